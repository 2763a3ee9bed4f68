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
  readonly packed: Int32Array;
}

/**
 * Takes traces one by one and keeps what they add up to: a row per address, and a way only once. Memory grows with addresses and ways,
 * not with traces.
 */
export class TraceCollector {
  private readonly indices = new Map<string, number>();
  private readonly facts: Facts[] = [];
  private readonly walks = new Map<string, Draft>();
  private readonly copies = new Map<string, string>();
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
    const packed = this.pack(walk, home);
    this.readFacts(trace, walk, home);
    const text = String.fromCharCode(...new Uint16Array(packed.buffer));
    const key = `${trace.role ?? ''} ${home} ${target} ${walk.reachedAt !== undefined ? 1 : 0} ${text}`;
    const known = this.walks.get(key);
    if (known) {
      known.count += 1;
      if (trace.id < known.trace) known.trace = trace.id;
      return;
    }
    this.walks.set(key, {
      ...(trace.role && { role: trace.role }),
      home,
      target,
      reached: walk.reachedAt !== undefined,
      trace: trace.id,
      count: 1,
      packed,
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
    const walks = [...this.walks.values()].map(({ packed, ...draft }): MergedWalk => ({
      ...draft,
      steps: unpack(packed, place, single),
    }));
    const keys = new Map(walks.map((walk) => [walk, `${walk.home} ${walk.target} ${walk.role ?? ''} ${walk.trace}`]));
    walks.sort((a, b) => ((keys.get(a) ?? '') < (keys.get(b) ?? '') ? -1 : 1));
    return { nodes, walks, traces: this.count };
  }

  /** A word cut from a text keeps the whole text alive; its copy does not. */
  private copy(word: string): string {
    const known = this.copies.get(word);
    if (known !== undefined) return known;
    const own = [...word].join('');
    this.copies.set(own, own);
    return own;
  }

  private index(id: string): number {
    const known = this.indices.get(id);
    if (known !== undefined) return known;
    const index = this.indices.size;
    this.indices.set(this.copy(id), index);
    this.facts.push({ names: new Set(), asn: new Set() });
    return index;
  }

  private pack(walk: Walk, home: string): Int32Array {
    const inside = insideLength(walk);
    const packed: number[] = [];
    for (const { ttl, ips } of walk.steps) {
      if (ips.length === 0) packed.push(SILENT);
      const own = [...ips].sort().map((ip) => this.index(nodeId(ip, ttl <= inside ? home : '')));
      own.forEach((index, at) => packed.push(at === 0 ? index : -2 - index));
    }
    return Int32Array.from(packed);
  }

  private readFacts(trace: Trace, walk: Walk, home: string): void {
    const inside = insideLength(walk);
    for (const { ttl, probes } of trace.hops) {
      for (const { ip, host, asn } of probes) {
        if (ip === undefined || ((host === undefined || host === ip) && asn === undefined)) continue;
        const index = this.indices.get(nodeId(ip, ttl <= inside ? home : ''));
        const facts = index === undefined ? undefined : this.facts[index];
        if (!facts) continue;
        if (host !== undefined && host !== ip) keep(facts.names, this.copy(host.toLowerCase()));
        for (const number of asn ?? []) keep(facts.asn, String(number));
      }
    }
  }
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
  return steps;
}
