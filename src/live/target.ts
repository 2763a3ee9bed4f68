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

/**
 * One host name or one address. Refused are options (`-w`), lists, ranges and prefixes (`10.0.0.0/8`, `10.0.0.1-9`), addresses of no one
 * machine, zone ids, and everything that a shell could read: the alphabet has none of it.
 */
export function checkTarget(text: string): Target | Problem {
  // "[2001:db8::1]" as in a URL
  const word = text.trim().replace(/^\[([^\][]*)\]$/, '$1');
  if (word === '') return { key: 'live.target.empty' };
  const address = canonicalIp(word);
  if (address !== undefined) return addressTarget(address);
  const name = word.toLowerCase().replace(/\.$/, '');
  const labels = name.split('.');
  const isName = name.length <= LONGEST_NAME && labels.every((label) => LABEL.test(label));
  if (!isName || ODD_NUMBER.test(labels.at(-1) ?? ''))
    return { key: 'live.target.wrong', args: { target: shown(word) } };
  if (name === 'localhost') return { name };
  return labels.length === 1 || name.endsWith('.local') ? { name, doubt: 'single-label' } : { name };
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
