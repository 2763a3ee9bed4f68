import { addressScope, canonicalIp } from '../model/address';
import type { Problem } from './tracer';

export interface Target {
  /** A canonical address or a host name in lower case: letters, digits, hyphens, dots. Safe as an argument and as text. */
  readonly name: string;
  readonly address?: string;
  /** Why the user should be asked before anything is sent: it is inside the own network, or a name that any network may answer. */
  readonly doubt?: 'private' | 'single-label';
}

/** RFC 1035 section 2.3.4. */
const LONGEST_NAME = 253;
// "login", "xn--bcher-kva", "_dmarc"; RFC 1123 section 2.1 and RFC 2181 section 11
const LABEL = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/;
// "10", "0x7f", "1-9": a number that the C library would read as an address in a form of its own, or a range of addresses
const ODD_NUMBER = /^(?:0x[\da-f]*|[\d_-]+)$/;

// "https://user@example.org:8443/path?x"
const URL_TEXT = /^[a-z][a-z\d+.-]{0,20}:\/\/(?:[^/?#@]{0,255}@)?([^/?#@:[\]]{1,253}|\[[\da-f:.]{2,45}\])/i;
// "fe80::1%eth0", "[fe80::1%25en0]"
const ZONED = /^\[?([\da-f:.]{2,45})%[^\s%]{1,40}$/i;
// "日本語.jp", "bücher。example": letters, marks, digits and the full stops of UTS 46
const INTERNATIONAL = /^[\p{L}\p{M}\p{N}.\u3002\uff0e\uff61-]{1,253}$/u;

/**
 * One host name or one address. Refused are options (`-w`), lists, ranges and prefixes (`10.0.0.0/8`, `10.0.0.1-9`), addresses of no one
 * machine, zone ids, URLs, and everything that a shell could read: the alphabet has none of it. International names become what the DNS
 * holds (UTS 46), which is also what is shown from then on: letters that look alike do not there.
 */
export function checkTarget(text: string): Target | Problem {
  // "[2001:db8::1]" as in a URL
  const word = text.trim().replace(/^\[([^\][]*)\]$/, '$1');
  if (word === '') return { key: 'live.target.empty' };
  const address = canonicalIp(word);
  if (address !== undefined) return addressTarget(address);
  const host = URL_TEXT.exec(word)?.[1];
  if (host !== undefined) return { key: 'live.target.url', args: { target: shown(word), host: shown(host) } };
  if (canonicalIp(ZONED.exec(word)?.[1] ?? '') !== undefined)
    return { key: 'live.target.zone', args: { target: shown(word) } };
  return nameTarget(word);
}

function nameTarget(word: string): Target | Problem {
  // "１９２.0.2.1" of a Japanese keyboard
  const isInternational = !IS_ASCII.test(word) && INTERNATIONAL.test(word);
  const folded = isInternational ? word.normalize('NFKC').replaceAll('\u3002', '.') : word;
  const address = canonicalIp(folded);
  if (address !== undefined) return addressTarget(address);
  const wrong = { key: 'live.target.wrong', args: { target: shown(word) } };
  if (ODD_NUMBER.test(folded.replace(/\.$/, '').split('.').at(-1) ?? '')) return wrong;
  const name = (isInternational ? asciiOf(folded) : word).toLowerCase().replace(/\.$/, '');
  const labels = name.split('.');
  if (name.length > LONGEST_NAME || !labels.every((label) => LABEL.test(label))) return wrong;
  if (name === 'localhost') return { name };
  return labels.length === 1 || name.endsWith('.local') ? { name, doubt: 'single-label' } : { name };
}

const IS_ASCII = /^[\x20-\x7e]*$/;

/** As the DNS holds the name (xn--…); '' where it has a letter that no name may have. */
function asciiOf(name: string): string {
  try {
    return new URL(`http://${name}`).hostname;
  } catch {
    return '';
  }
}

function addressTarget(address: string): Target | Problem {
  const scope = addressScope(address);
  if (scope === 'multicast' || scope === 'reserved') return { key: 'live.target.nobody', args: { target: address } };
  const isOwn = ['private', 'shared', 'link-local', 'unique-local'].includes(scope);
  return { name: address, address, ...(isOwn && { doubt: 'private' }) };
}

/** What a name was resolved to is asked about like an address that was given. */
export function doubtOf(address: string): Target['doubt'] {
  const target = addressTarget(address);
  return 'key' in target ? undefined : target.doubt;
}

const LONGEST_SHOWN = 60;

function shown(word: string): string {
  const text = word.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '\ufffd');
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}
