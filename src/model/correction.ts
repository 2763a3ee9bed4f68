import { canonicalIp } from './address';
import { parsePrefix } from './prefix';

/**
 * What the user knows better than the inference. Each is a constraint: the inference runs again under it (src/analyzers/infer). Addresses
 * are canonical; one that the traces do not show makes its correction do nothing.
 */
export type Correction =
  /** All these addresses belong to one router. */
  | { readonly kind: 'one-router'; readonly addresses: readonly string[] }
  /** No two of these addresses belong to one router. */
  | { readonly kind: 'different-routers'; readonly addresses: readonly string[] }
  /** The address belongs to the router that holds `router`, and to no other that it was given to. */
  | { readonly kind: 'belongs'; readonly address: string; readonly router: string }
  /** The router that holds the address translates; `outside`: the address it translates to. */
  | { readonly kind: 'nat'; readonly address: string; readonly outside?: string }
  | { readonly kind: 'no-nat'; readonly address: string }
  /** These addresses share one segment. Without a prefix the smallest block that holds them as hosts. */
  | { readonly kind: 'segment'; readonly addresses: readonly string[]; readonly prefix?: string }
  /** No two of these addresses share a segment. */
  | { readonly kind: 'no-segment'; readonly addresses: readonly string[] }
  /** The router that holds the address is in this network: borders follow. */
  | { readonly kind: 'network'; readonly address: string; readonly network: string }
  | Border
  | { readonly kind: 'no-border'; readonly between: readonly [string, string] };

/** A border of responsibility cuts the link between these two addresses, the inside end first; the names of both sides where given. */
export interface Border {
  readonly kind: 'border';
  readonly between: readonly [string, string];
  readonly inside?: string;
  readonly outside?: string;
}

/** What is wrong with an entry: its place (`corrections[2]`), and the form that the place wants. */
export interface FormProblem {
  readonly field: string;
  readonly form: string;
}

/** More addresses than this in one correction are no correction of a person. */
const MOST_ADDRESSES = 1000;
const LONGEST_NAME = 200;

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A short text with something in it; undefined for anything else. */
export function readName(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.length > LONGEST_NAME) return undefined;
  const name = value.trim();
  return name === '' ? undefined : name;
}

export function readAddress(value: unknown): string | undefined {
  return typeof value === 'string' && value.length <= 64 ? canonicalIp(value.trim()) : undefined;
}

function readAddresses(value: unknown): readonly string[] | undefined {
  if (!Array.isArray(value) || value.length > MOST_ADDRESSES) return undefined;
  const addresses = value.flatMap((one) => readAddress(one) ?? []);
  return addresses.length === value.length && new Set(addresses).size >= 2 ? [...new Set(addresses)] : undefined;
}

function readPair(value: unknown): readonly [string, string] | undefined {
  const [a, b, ...more] = readAddresses(value) ?? [];
  return a !== undefined && b !== undefined && more.length === 0 ? [a, b] : undefined;
}

export function readPrefix(value: unknown): string | undefined {
  return typeof value === 'string' && value.includes('/') ? parsePrefix(value.trim())?.text : undefined;
}

/** `key: value` where there is a value; undefined where something stands there that is none. */
function optional<K extends string>(
  key: K,
  value: unknown,
  read: (value: unknown) => string | undefined,
): Partial<Record<K, string>> | undefined {
  if (value === undefined) return {};
  const found = read(value);
  return found === undefined ? undefined : ({ [key]: found } as Record<K, string>);
}

type Kind = Correction['kind'];
type Reader = (entry: Readonly<Record<string, unknown>>) => Correction | undefined;

const withAddresses =
  (kind: 'one-router' | 'different-routers' | 'no-segment'): Reader =>
  (entry) => {
    const addresses = readAddresses(entry.addresses);
    return addresses && { kind, addresses };
  };

/** One reader for each kind; it answers undefined for an entry that is not of its form. */
const READERS: Readonly<Record<Kind, Reader>> = {
  'one-router': withAddresses('one-router'),
  'different-routers': withAddresses('different-routers'),
  'no-segment': withAddresses('no-segment'),
  belongs(entry) {
    const [address, router] = readPair([entry.address, entry.router]) ?? [];
    return address !== undefined && router !== undefined ? { kind: 'belongs', address, router } : undefined;
  },
  nat(entry) {
    const address = readAddress(entry.address);
    const outside = optional('outside', entry.outside, readAddress);
    return address !== undefined && outside ? { kind: 'nat', address, ...outside } : undefined;
  },
  'no-nat'(entry) {
    const address = readAddress(entry.address);
    return address === undefined ? undefined : { kind: 'no-nat', address };
  },
  segment(entry) {
    const addresses = readAddresses(entry.addresses);
    const prefix = optional('prefix', entry.prefix, readPrefix);
    return addresses && prefix && { kind: 'segment', addresses, ...prefix };
  },
  network(entry) {
    const [address, network] = [readAddress(entry.address), readName(entry.network)];
    return address !== undefined && network !== undefined ? { kind: 'network', address, network } : undefined;
  },
  border(entry) {
    const between = readPair(entry.between);
    const [inside, outside] = [
      optional('inside', entry.inside, readName),
      optional('outside', entry.outside, readName),
    ];
    return between && inside && outside && { kind: 'border', between, ...inside, ...outside };
  },
  'no-border'(entry) {
    const between = readPair(entry.between);
    return between && { kind: 'no-border', between };
  },
};

/** One entry of a list of corrections, or the name of the form that it misses. */
export function readCorrection(value: unknown): Correction | string {
  if (!isObject(value) || typeof value.kind !== 'string' || !Object.hasOwn(READERS, value.kind)) return 'correction';
  return READERS[value.kind as Kind](value) ?? value.kind;
}
