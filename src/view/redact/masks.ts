import type { RedactionMode } from './mode';
import type { Token } from './tokens';

/**
 * Gives each hidden thing one replacement that keeps its shape and no two things the same: the drawing and the ids stay whole. Numbers
 * count in order of first appearance, so the same text gives the same picture.
 */
export class Masks {
  private readonly given = new Map<string, string>();
  private readonly counts = new Map<string, number>();

  constructor(private readonly mode: Exclude<RedactionMode, 'off'>) {}

  /** The replacement of a token that is to be hidden. */
  of(token: Token): string {
    const id = `${token.kind} ${token.key}${token.kind === 'prefix' ? `/${token.bits}` : ''}`;
    const known = this.given.get(id);
    if (known !== undefined) return known;
    const mask = this.make(token);
    this.given.set(id, mask);
    return mask;
  }

  private make(token: Token): string {
    switch (token.kind) {
      case 'address':
        return this.address(token.key, 'x');
      case 'prefix':
        return this.prefix(token.key, token.bits);
      case 'name':
        return this.name(token.key, token.domain);
      case 'local-part':
        return this.next('user');
    }
  }

  private address(ip: string, letter: string): string {
    if (this.mode === 'pseudonyms') return this.next(`${this.letters(networkOf(ip))}.${letter === 'x' ? '' : letter}`);
    if (this.mode === 'home') return this.next('home-');
    const kept = this.mode === 'last-bits' ? networkOf(ip) : blockOf(ip);
    return this.next(`${kept}${letter}`);
  }

  /** A prefix as long as what stays visible, or shorter, says nothing more than that. */
  private prefix(network: string, bits: number): string {
    const visible = network.includes(':') ? 64 : 24;
    if (this.mode === 'last-bits' && bits <= visible) return network;
    if (this.mode === 'pseudonyms' && bits === visible) return this.letters(networkOf(network));
    return this.address(network, 'n');
  }

  private name(name: string, domain: string | undefined): string {
    if (this.mode === 'home') return this.next('home-host');
    if (this.mode === 'private' || this.mode === 'mail' || domain === undefined) return this.next('host');
    const shown = this.mode === 'pseudonyms' ? this.mask('net', domain) : domain;
    return name === domain ? shown : `${this.next('host')}.${shown}`;
  }

  private letters(network: string): string {
    return this.mask('network', network, (n) => {
      let letters = '';
      for (let rest = n; rest > 0; rest = Math.floor((rest - 1) / 26))
        letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
      return letters;
    });
  }

  private mask(kind: string, key: string, write = (n: number) => `${kind}${n}`): string {
    const id = `${kind} ${key}`;
    const mask = this.given.get(id) ?? write(this.count(kind));
    this.given.set(id, mask);
    return mask;
  }

  private next(stem: string): string {
    return `${stem}${this.count(stem)}`;
  }

  private count(stem: string): number {
    const n = (this.counts.get(stem) ?? 0) + 1;
    this.counts.set(stem, n);
    return n;
  }
}

/** The first 24 bits of an IPv4 address, the first 64 of an IPv6 one, with the separator behind. */
function networkOf(ip: string): string {
  if (!ip.includes(':')) return ip.slice(0, ip.lastIndexOf('.') + 1);
  const groups = full(ip).slice(0, 4);
  return `${groups.join(':')}:`.replace(/(?::0){1,3}:$/, '::');
}

/** What every private address of its kind shares: `192.168.x.`, `10.x.x.`, `fd00::`. */
function blockOf(ip: string): string {
  if (ip.includes(':')) return `${full(ip)[0]}::`;
  const [first = '', second = ''] = ip.split('.');
  const shared = (first === '192' && second === '168') || first === '169';
  return shared ? `${first}.${second}.x.` : `${first}.x.x.`;
}

function full(ip: string): readonly string[] {
  const [head = '', tail] = ip.toLowerCase().split('::');
  const before = head === '' ? [] : head.split(':');
  if (tail === undefined) return before;
  const after = tail === '' ? [] : tail.split(':');
  return [...before, ...Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0'), ...after];
}
