import type { HostRoute, Neighbour } from '../../model/host';
import { parsePrefix } from '../../model/prefix';
import { ipOf, LONGEST_ROW, macOf, prefixOf, wordsOf, type HostForm, type Reading } from './form';
import { maskLength, mayHoldMask } from './mask';

// "UG", "UGScg", "UHLWIir", "U", "!H"
const FLAGS = /^!?[A-Z1-3][A-Za-z1-3!]{0,11}$/;
// "UGScg", "UHLWIir"
const BSD_FLAGS = /^U[A-Za-z1-3!]{0,11}$/;
// "default 192.168.1.1 UGScg en0"
const BSD_SIGN = / U[A-Za-z1-3!]{0,11}\s/;
// "1234"
const COUNTER = /^\d{1,12}$/;
// "link#4", "link#4i"
const LINK = /^link#\d+/;
// "192.168.1", "10", "169.254": what BSD leaves of a network (trailing zero parts are cut)
const SHORT = /^(\d{1,3})(?:\.(\d{1,3}))?(?:\.(\d{1,3}))?(?:\.(\d{1,3}))?(?:\/(\d{1,2}))?$/;

/** `netstat -rn` and `route -n`: Linux with a mask column, BSD, macOS and Solaris without. */
export const netstatRn: HostForm = {
  command: 'netstat-rn',
  read(lines, at) {
    const line = lines[at];
    if (!line || line.text.length > LONGEST_ROW) return undefined;
    if (!BSD_SIGN.test(line.text) && !mayHoldMask(line.text)) return undefined;
    const words = wordsOf(line.text);
    const route = linuxRow(words) ?? bsdRow(words);
    if (!route) return undefined;
    const { neighbour, ...row } = route;
    const reading: Reading = { next: at + 1, routes: [{ ...row, evidence: line.evidence }] };
    return neighbour ? { next: at + 1, neighbours: [{ ...neighbour, evidence: line.evidence }] } : reading;
  },
};

type Row = Omit<HostRoute, 'evidence'> & { readonly neighbour?: Omit<Neighbour, 'evidence'> };

// "0.0.0.0  192.168.1.1  0.0.0.0  UG  0 0 0 eth0"
function linuxRow(words: readonly string[]): Row | undefined {
  const [destination = '', via, mask = '', flags = '', fifth] = words;
  const length = maskLength(mask);
  const ip = destination === 'default' ? '0.0.0.0' : ipOf(destination);
  if (words.length !== 8 || length === undefined || ip === undefined || !FLAGS.test(flags)) return undefined;
  const prefix = prefixOf(ip, length);
  const gateway = ipOf(via);
  if (prefix === undefined || (gateway === undefined && via !== '*' && via !== '-')) return undefined;
  // `route -n` has the metric where `netstat -rn` has the window; there it is 0 nearly always, as on a route without a metric.
  const metric = Number(fifth);
  return {
    prefix,
    ...(gateway !== undefined && gateway !== '0.0.0.0' && { gateway }),
    ...(Number.isInteger(metric) && metric > 0 && { metric }),
    ...(flags.includes('!') && { reject: true as const }),
    interface: words[7] ?? '',
  };
}

// "default  192.168.1.1  UGScg  en0", "192.168.1  link#4  UCS  en0", "default 192.168.1.1 UG 1 5 hme0"
function bsdRow(words: readonly string[]): Row | undefined {
  const [destination = '', via = '', flags = '', ...rest] = words;
  if (!BSD_FLAGS.test(flags) || rest.length === 0) return undefined;
  const gateway = ipOf(via);
  const mac = macOf(via);
  const onLink = LINK.test(via) || mac !== undefined;
  if (gateway === undefined && !onLink) return undefined;
  const prefix = bsdPrefix(destination, gateway ?? '', flags);
  if (prefix === undefined) return undefined;
  const name = rest.find((word) => /^[a-z]+[\w.:]*\d|^lo$/.test(word));
  // Solaris names no interface for a route by way of a gateway, only counters.
  if (name === undefined && !(flags.includes('G') && rest.every((word) => COUNTER.test(word)))) return undefined;
  const beside = name === undefined ? {} : { interface: name };
  const [ip = ''] = prefix.split('/');
  if (mac !== undefined) return { prefix, ...beside, neighbour: { ip, mac, ...beside } };
  return {
    prefix,
    ...(gateway !== undefined && flags.includes('G') && { gateway }),
    ...(/[RB]/.test(flags) && { reject: true as const }),
    ...beside,
  };
}

function bsdPrefix(text: string, gateway: string, flags: string): string | undefined {
  if (text === 'default') return gateway.includes(':') ? '::/0' : '0.0.0.0/0';
  if (text.includes(':')) return parsePrefix(text.replace(/%[^/]*/, ''))?.text;
  const [, a, b, c, d, bits] = SHORT.exec(text) ?? [];
  if (a === undefined) return undefined;
  const ip = [a, b ?? '0', c ?? '0', d ?? '0'].join('.');
  const given = [a, b, c, d].filter((part) => part !== undefined).length;
  const parts = given === 4 && !flags.includes('H') ? withoutZeros([a, b, c, d]) : given;
  const length = bits ? Number(bits) : flags.includes('H') ? 32 : ip === '224.0.0.0' ? 4 : 8 * parts;
  return ipOf(ip) === undefined ? undefined : prefixOf(ip, length);
}

/** Solaris writes the zeros of a network whose mask it does not tell. */
function withoutZeros(parts: readonly (string | undefined)[]): number {
  const zeros = [...parts].reverse().findIndex((part) => part !== '0');
  return zeros < 0 ? 1 : parts.length - zeros;
}
