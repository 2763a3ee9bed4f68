import { addressScope, isInside } from '../../../model/address';
import { compareAddresses, parseAddress } from '../../../model/prefix';
import type { Role } from '../../../model/source';
import type { Trace } from '../../../model/trace';
import { readName } from '../naming';
import type { Node } from '../node';
import { cleanUp, type Walk } from '../walk';

/** One way that packets took, however many traces show it. */
export interface MergedWalk {
  readonly role?: Role;
  /** Address or name of the place the traces left from, as far as they tell; else their first public hop. */
  readonly home: string;
  readonly target: string;
  readonly reached: boolean;
  /** Smallest id of its traces. */
  readonly trace: string;
  /** Number of traces. */
  readonly count: number;
  /** Node indices by TTL from 1; empty = silent. */
  readonly steps: readonly (readonly number[])[];
}

/** All traces as one: nodes in order of address, ways in an order that does not depend on that of the traces. */
export interface Merged {
  readonly nodes: readonly Node[];
  readonly walks: readonly MergedWalk[];
  readonly traces: number;
}

/** Names and AS numbers kept of an address, the first in the alphabet: any order of input keeps the same ones. */
const MOST_NAMES = 4;

/** In a packed way: no answer. Alternatives of the address before are `-2 - index`. */
const SILENT = -1;

interface Facts {
  readonly names: Set<string>;
  readonly asn: Set<string>;
}

interface Draft extends Omit<MergedWalk, 'steps' | 'trace' | 'count'> {
  trace: string;
  count: number;
  /** Where its hops lie in the pool. */
  readonly start: number;
  readonly end: number;
}

/** Numbers of all ways in one array: an array for each would cost more than what it holds. */
class Pool {
  private values = new Int32Array(1 << 16);
  private length = 0;

  /** Appends numbers and answers with where they begin. */
  add(numbers: readonly number[]): number {
    const start = this.length;
    this.length += numbers.length;
    if (this.length > this.values.length) {
      const wider = new Int32Array(2 * Math.max(this.length, this.values.length));
      wider.set(this.values);
      this.values = wider;
    }
    this.values.set(numbers, start);
    return start;
  }

  slice(start: number, end: number): Int32Array {
    return this.values.subarray(start, end);
  }
}

/**
 * Takes traces one by one and keeps what they add up to: a row per address, and a way only once. Memory grows with addresses and ways,
 * not with traces.
 */
export class TraceCollector {
  private readonly indices = new Map<string, number>();
  private readonly facts: Facts[] = [];
  private readonly walks = new Map<string, Draft>();
  private readonly copies = new Map<string, { readonly text: string; readonly number: number }>();
  private readonly pool = new Pool();
  private count = 0;

  get traces(): number {
    return this.count;
  }

  get addresses(): number {
    return this.indices.size;
  }

  add(trace: Trace): void {
    this.count += 1;
    const walk = cleanUp(trace);
    if (walk.steps.length === 0) return;
    const home = this.copy(homeOf(walk));
    const target = this.copy(walk.target ?? '');
    const packed = this.pack(walk, home.text);
    this.readFacts(trace, walk, home.text);
    const reached = walk.reachedAt !== undefined;
    const key = keyOf([ROLES.indexOf(trace.role), home.number, target.number, reached ? 1 : 0, ...packed]);
    const known = this.walks.get(key);
    if (known) {
      known.count += 1;
      if (trace.id < known.trace) known.trace = trace.id;
      return;
    }
    const start = this.pool.add(packed);
    this.walks.set(key, {
      ...(trace.role && { role: trace.role }),
      home: home.text,
      target: target.text,
      reached,
      trace: trace.id,
      count: 1,
      start,
      end: start + packed.length,
    });
  }

  /** Sorts everything; the collector may go on taking traces. */
  merged(): Merged {
    const ids = [...this.indices.keys()];
    const rows = ids.flatMap((id, index) => {
      const ip = id.split('@')[0] ?? id;
      const address = parseAddress(ip);
      return address ? [{ id, ip, address, index }] : [];
    });
    rows.sort((a, b) => compareAddresses(a.address, b.address) || (a.id < b.id ? -1 : 1));
    const place = new Int32Array(ids.length);
    rows.forEach(({ index }, at) => (place[index] = at));
    const nodes = rows.map(({ id, ip, address, index }): Node => {
      const { names, asn } = this.facts[index] ?? NO_FACTS;
      return {
        id,
        ip,
        address,
        translated: false,
        scope: addressScope(ip),
        names: [...names].sort().map((name) => readName(name, ip)),
        asn: [...asn].map(Number).sort((x, y) => x - y),
        answered: true,
        seen: [],
        evidence: [],
      };
    });
    // Most hops have one address: all ways share its row.
    const single = nodes.map((_, at): readonly number[] => [at]);
    const walks = Array.from(this.walks.values(), ({ start, end, ...draft }): MergedWalk => ({
      ...draft,
      steps: unpack(this.pool.slice(start, end), place, single),
    }));
    walks.sort(compareWalks);
    return { nodes, walks, traces: this.count };
  }

  /** A word cut from a text keeps the whole text alive; its copy does not. */
  private copy(word: string): { readonly text: string; readonly number: number } {
    const known = this.copies.get(word);
    if (known !== undefined) return known;
    const own = { text: [...word].join(''), number: this.copies.size };
    this.copies.set(own.text, own);
    return own;
  }

  private index(id: string): number {
    const known = this.indices.get(id);
    if (known !== undefined) return known;
    const index = this.indices.size;
    this.indices.set(this.copy(id).text, index);
    this.facts.push({ names: new Set(), asn: new Set() });
    return index;
  }

  private pack(walk: Walk, home: string): readonly number[] {
    const inside = insideLength(walk);
    const packed: number[] = [];
    for (const { ttl, ips } of walk.steps) {
      if (ips.length === 0) packed.push(SILENT);
      const own = [...ips].sort().map((ip) => this.index(nodeId(ip, ttl <= inside ? home : '')));
      own.forEach((index, at) => packed.push(at === 0 ? index : -2 - index));
    }
    return packed;
  }

  private readFacts(trace: Trace, walk: Walk, home: string): void {
    const inside = insideLength(walk);
    for (const { ttl, probes } of trace.hops) {
      for (const { ip, host, asn } of probes) {
        if (ip === undefined || ((host === undefined || host === ip) && asn === undefined)) continue;
        const index = this.indices.get(nodeId(ip, ttl <= inside ? home : ''));
        const facts = index === undefined ? undefined : this.facts[index];
        if (!facts) continue;
        if (host !== undefined && host !== ip) keep(facts.names, this.copy(host.toLowerCase()).text);
        for (const number of asn ?? []) keep(facts.asn, String(number));
      }
    }
  }
}

const ROLES: readonly (Role | undefined)[] = [undefined, 'forward', 'return', 'other'];

/** Numbers that are made text in one call: a hop of a hostile input may list any number of addresses. */
const AT_ONCE = 4096;

/** A short text of whole numbers: what makes two ways one. */
function keyOf(numbers: readonly number[]): string {
  const units = new Uint16Array(Int32Array.from(numbers).buffer);
  let text = '';
  for (let at = 0; at < units.length; at += AT_ONCE) text += String.fromCharCode(...units.subarray(at, at + AT_ONCE));
  return text;
}

function compareWalks(a: MergedWalk, b: MergedWalk): number {
  return (
    compareTexts(a.home, b.home) ||
    compareTexts(a.target, b.target) ||
    compareTexts(a.role ?? '', b.role ?? '') ||
    compareTexts(a.trace, b.trace)
  );
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

const NO_FACTS: Facts = { names: new Set(), asn: new Set() };

function keep(known: Set<string>, one: string): void {
  if (known.has(one)) return;
  known.add(one);
  if (known.size > MOST_NAMES) known.delete([...known].sort().at(-1) ?? '');
}

/** Private addresses are those of one home only. */
function nodeId(ip: string, home: string): string {
  return home !== '' && isInside(addressScope(ip)) ? `${ip}@${home}` : ip;
}

function homeOf({ trace, steps }: Walk): string {
  const told = trace.publicIp ?? trace.sourceIp ?? trace.sourceHost;
  if (told !== undefined) return told;
  for (const { ips } of steps) for (const ip of ips) if (!isInside(addressScope(ip))) return ip;
  return trace.source;
}

/** Number of leading hops in inside space, when a public hop follows. */
function insideLength({ steps }: Walk): number {
  const first = steps.findIndex(({ ips }) => ips.some((ip) => !isInside(addressScope(ip))));
  return Math.max(0, first);
}

const SILENT_ROW: readonly number[] = [];

function unpack(
  packed: Int32Array,
  place: Int32Array,
  single: readonly (readonly number[])[],
): readonly (readonly number[])[] {
  const steps: (readonly number[])[] = [];
  for (const value of packed) {
    if (value === SILENT) steps.push(SILENT_ROW);
    else if (value >= 0) steps.push(single[place[value] ?? 0] ?? SILENT_ROW);
    else steps.push([...(steps.pop() ?? []), place[-2 - value] ?? 0]);
  }
  // A list that grew has room for more; its copy has not.
  return steps.slice();
}
