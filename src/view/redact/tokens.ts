import { parse } from 'tldts';
import { canonicalIp } from '../../model/address';

/** What stands in a text and may tell who somebody is. `text` is as written, `key` the same for all spellings of one thing. */
export type Token =
  | { readonly kind: 'address'; readonly text: string; readonly key: string }
  | { readonly kind: 'prefix'; readonly text: string; readonly key: string; readonly bits: number }
  | { readonly kind: 'name'; readonly text: string; readonly key: string; readonly domain?: string }
  | { readonly kind: 'local-part'; readonly text: string; readonly key: string };

/** Undefined leaves the token as it is. */
export type Replace = (token: Token) => string | undefined;

// "alice@mail.example.net", "if:2001:db8::1", "[203.0.113.4]:25" (without the brackets)
const RUN = /[^\s<>()[\]{}"',;|/\\=]+(?:\/\d{1,3}(?![\w.]))?/g;
// "nexus1.otemachi.wide.ad.jp", "203.0.113.4", "pc"
const DOTTED = /[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)*/gu;
// "203.0.113.4"
const IPV4 = /\d{1,3}(?:\.\d{1,3}){3}/g;
// "2001", "", "203.0.113.4", "1%eth0"
const GROUP = /^(?:[\da-f]{0,4}|\d{1,3}(?:\.\d{1,3}){3})(?:%.*)?$/i;
// "/26" behind a prefix
const LENGTH = /\/(\d{1,3})$/;
const MOST_GROUPS = 9;

/** Top-level names that only mean something at home (RFC 6761, 6762, 8375) or in documents; they are in no public list. */
const LOCAL_TLDS = new Set(
  'local lan home internal intranet corp private localdomain localhost test example invalid arpa onion'.split(' '),
);

/** Whether a host name is one token wherever it stands: others would be met in parts, which nobody knows as that name. */
export function isOneToken(name: string): boolean {
  return WHOLE.test(name);
}

// "nexus1.otemachi.wide.ad.jp."
const WHOLE = /^[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)*\.?$/u;

/** Rewrites every address, prefix, host name and local part in a text. Linear in its length. `known` = host names without a public suffix. */
export function rewriteTokens(text: string, known: ReadonlySet<string>, replace: Replace): string {
  return text.replace(RUN, (run) => rewriteRun(run, known, replace));
}

function rewriteRun(run: string, known: ReadonlySet<string>, replace: Replace): string {
  const at = run.lastIndexOf('@');
  const host = run.slice(at + 1);
  if (at > 0 && isMailHost(host, known)) {
    const local = run.slice(0, at);
    const replaced = replace({ kind: 'local-part', text: local, key: local.toLowerCase() }) ?? local;
    return `${replaced}@${rewriteHosts(host, known, replace)}`;
  }
  return rewriteHosts(run, known, replace);
}

function isMailHost(host: string, known: ReadonlySet<string>): boolean {
  return host === '' || canonicalIp(host) !== undefined || nameToken(host.replace(/\.$/, ''), known) !== undefined;
}

function rewriteHosts(run: string, known: ReadonlySet<string>, replace: Replace): string {
  const bits = LENGTH.exec(run)?.[1];
  const body = bits === undefined ? run : run.slice(0, -bits.length - 1);
  const rewritten = run.includes(':')
    ? rewriteColons(body, bits, known, replace)
    : rewriteDotted(body, bits, known, replace);
  return rewritten + (bits === undefined ? '' : `/${bits}`);
}

/** Colons stand in IPv6 addresses, before ports and behind the words of ids: `if:2001:db8::1`. The longest address that fits is taken. */
function rewriteColons(body: string, bits: string | undefined, known: ReadonlySet<string>, replace: Replace): string {
  const groups = body.split(':');
  const parts: string[] = [];
  for (let i = 0; i < groups.length;) {
    const last = Math.min(groups.length, i + MOST_GROUPS);
    let end = i;
    while (end < last && GROUP.test(groups[end] ?? '')) end++;
    let taken = 0;
    for (let j = end; j >= i + 3 && taken === 0; j--) {
      const text = groups.slice(i, j).join(':');
      const key = canonicalIp(text.replace(/%.*$/, ''));
      if (key === undefined) continue;
      parts.push(addressText(text, key, j === groups.length ? bits : undefined, replace));
      taken = j - i;
    }
    if (taken === 0) {
      const only = i === groups.length - 1 ? bits : undefined;
      parts.push(rewriteDotted(groups[i] ?? '', only, known, replace));
      taken = 1;
    }
    i += taken;
  }
  return parts.join(':');
}

function rewriteDotted(text: string, bits: string | undefined, known: ReadonlySet<string>, replace: Replace): string {
  return text.replace(DOTTED, (word) => {
    const name = nameToken(word, known);
    const replaced = name && replace(name);
    if (replaced !== undefined) return replaced;
    return word.replace(IPV4, (ip) => addressText(ip, ip, word === ip ? bits : undefined, replace));
  });
}

function addressText(text: string, key: string, bits: string | undefined, replace: Replace): string {
  const token: Token =
    bits === undefined ? { kind: 'address', text, key } : { kind: 'prefix', text, key, bits: Number(bits) };
  return replace(token) ?? text;
}

function nameToken(word: string, known: ReadonlySet<string>): Token | undefined {
  const key = word.toLowerCase();
  if (known.has(key)) return named(word, key);
  const dot = key.lastIndexOf('.');
  if (dot < 0 || key.length > 253) return undefined;
  if (LOCAL_TLDS.has(key.slice(dot + 1))) return { kind: 'name', text: word, key };
  const token = named(word, key);
  return token.domain === undefined ? undefined : token;
}

function named(text: string, key: string): Token & { kind: 'name' } {
  const domain = domainOf(key);
  return { kind: 'name', text, key, ...(domain !== undefined && { domain }) };
}

/** Registrable domain of a name under a public suffix. File names have dots too: `forward.txt` has none. */
export function domainOf(name: string): string | undefined {
  if (!name.includes('.') || name.length > 253) return undefined;
  const { domain, isIcann } = parse(name, { validateHostname: false, extractHostname: false, detectIp: false });
  return domain !== null && isIcann ? domain : undefined;
}
