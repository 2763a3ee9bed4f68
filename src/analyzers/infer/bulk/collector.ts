import { addressScope, isInside } from '../../../model/address';
import { hostNameOf } from '../../../model/hostName';
import { parseAddress, type Address } from '../../../model/prefix';
import type { Role } from '../../../model/source';
import type { Span } from '../../../model/span';
import type { Trace } from '../../../model/trace';
import { isGlobal, isLocalNameId, isNameId, isOutside, nameId } from '../hopNames';
import { readName } from '../naming';
import { compareNodes, namelessNode, type Node } from '../node';
import { cleanUp, type Walk } from '../walk';

/** Traces that were read together. */
export interface Batch {
  readonly traces: readonly Trace[];
  /** Absent where nobody wants to know. */
  readonly origin?: Origin;
}

/** Where the text begins that the spans of a batch count in. */
export interface Origin {
  /** Number of the file in the order of reading. */
  readonly file: number;
  /** Of the text's first character in the file. UTF-16 units. */
  readonly offset: number;
  /** Line in the file of an offset in the text, beginning at 1. */
  lineAt(offset: number): number;
}

/** The first answer of an address: the smallest file number, then the smallest offset. */
export interface FirstSight {
  readonly file: number;
  readonly line: number;
  /** In the file. */
  readonly span: Span;
  readonly ttl: number;
  readonly trace: string;
}

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
  /** By node; absent where no batch told its origin. */
  readonly firstSeen: readonly (FirstSight | undefined)[];
}

/** Names and AS numbers kept of an address, the first in the alphabet: any order of input keeps the same ones. */
const MOST_NAMES = 4;

/** In a packed way: no answer. Alternatives of the address before are `-2 - index`. */
const SILENT = -1;

interface Facts {
  readonly names: Set<string>;
  readonly asn: Set<string>;
  first?: FirstSight;
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
  private readonly ids: string[] = [];
  private readonly facts: Facts[] = [];
  private readonly walks = new Map<string, Draft>();
  private readonly copies = new Map<string, { readonly text: string; readonly number: number }>();
  private readonly pool = new Pool();
  private count = 0;
  /** The farthest place that was read. */
  private last = { file: 0, start: 0 };

  get traces(): number {
    return this.count;
  }

  get addresses(): number {
    return this.indices.size;
  }

  add(trace: Trace, origin?: Origin): void {
    this.count += 1;
    const walk = cleanUp(trace);
    if (walk.steps.length === 0) return;
    const home = this.copy(homeOf(walk));
    const target = this.copy(walk.target ?? '');
    const known = this.ids.length;
    const packed = this.pack(walk, home.text);
    // Traces that come in order show something first only where an address is new.
    if (origin && (!this.isLater(trace, origin) || this.ids.length > known)) this.readPlaces(trace, packed, origin);
    this.readFacts(trace, walk, home.text);
    const reached = walk.reachedAt !== undefined;
    const key = keyOf([ROLES.indexOf(trace.role), home.number, target.number, reached ? 1 : 0, ...packed]);
    const same = this.walks.get(key);
    if (same) {
      same.count += 1;
      if (trace.id < same.trace) same.trace = trace.id;
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
    const rows = this.ids.flatMap((id, index): Row[] => {
      const ip = addressOf(id);
      const address = isNameId(ip) ? undefined : parseAddress(ip);
      return address ? [{ id, ip, address, index }] : isNameId(ip) ? [{ id, ip, index }] : [];
    });
    rows.sort((a, b) => compareNodes(a, b));
    const place = new Int32Array(this.ids.length);
    rows.forEach(({ index }, at) => (place[index] = at));
    const nodes = rows.map((row) => nodeOf(row, this.facts[row.index] ?? NO_FACTS));
    // Most hops have one address: all ways share its row.
    const single = nodes.map((_, at): readonly number[] => [at]);
    const walks = Array.from(this.walks.values(), ({ start, end, ...draft }): MergedWalk => ({
      ...draft,
      steps: unpack(this.pool.slice(start, end), place, single),
    }));
    walks.sort(compareWalks);
    const firstSeen = rows.map(({ index }) => this.facts[index]?.first);
    return { nodes, walks, traces: this.count, firstSeen };
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
    const { text } = this.copy(id);
    this.indices.set(text, index);
    this.ids.push(text);
    this.facts.push({ names: new Set(), asn: new Set() });
    return index;
  }

  private pack(walk: Walk, home: string): readonly number[] {
    const inside = insideLength(walk);
    const packed: number[] = [];
    for (const { ttl, ips } of walk.steps) {
      const [first] = ips;
      if (first === undefined) packed.push(SILENT);
      else if (ips.length === 1) packed.push(this.index(nodeId(first, ttl <= inside, home)));
      else {
        const own = [...ips].sort().map((ip) => this.index(nodeId(ip, ttl <= inside, home)));
        own.forEach((index, at) => packed.push(at === 0 ? index : -2 - index));
      }
    }
    return packed;
  }

  /** Whether the trace stands behind all that came before it. */
  private isLater({ span }: Trace, { file, offset }: Origin): boolean {
    const { last } = this;
    const start = offset + span.start;
    if (file < last.file || (file === last.file && start < last.start)) return false;
    this.last = { file, start };
    return true;
  }

  private readPlaces(trace: Trace, packed: readonly number[], { file, offset, lineAt }: Origin): void {
    for (const value of packed) {
      if (value === SILENT) continue;
      const index = value >= 0 ? value : -2 - value;
      const facts = this.facts[index];
      const known = facts?.first;
      if (!facts || (known && !isBefore(file, offset + trace.span.start, known))) continue;
      const place = placeOf(trace, addressOf(this.ids[index] ?? ''));
      if (!place || (known && !isBefore(file, offset + place.start, known))) continue;
      const { ttl, start, end } = place;
      facts.first = {
        file,
        line: lineAt(start),
        span: { start: offset + start, end: offset + end },
        ttl,
        trace: this.copy(trace.id).text,
      };
    }
  }

  private readFacts(trace: Trace, walk: Walk, home: string): void {
    const inside = insideLength(walk);
    for (const { ttl, probes } of trace.hops) {
      for (const { host, ip = idOfName(host), asn } of probes) {
        if (ip === undefined || ((host === undefined || host === ip) && asn === undefined)) continue;
        const index = this.indices.get(nodeId(ip, ttl <= inside, home));
        const facts = index === undefined ? undefined : this.facts[index];
        if (!facts) continue;
        if (host !== undefined && host !== ip)
          keep(facts.names, this.copy(isNameId(ip) ? hostNameOf(host) : host.toLowerCase()).text);
        for (const number of asn ?? []) keep(facts.asn, String(number));
      }
    }
  }
}

/** An address, or a name alone, with its place in the order of reading. */
interface Row {
  readonly id: string;
  readonly ip: string;
  readonly address?: Address;
  readonly index: number;
}

function nodeOf({ id, ip, address }: Row, facts: Facts): Node {
  const names = [...facts.names].sort();
  const asn = [...facts.asn].map(Number).sort((x, y) => x - y);
  if (!address) {
    const own = { id, translated: false, answered: true, seen: [], evidence: [] };
    return namelessNode(ip, own, { names, asn });
  }
  // Written out: there may be a million of them, and copied objects are slow to read.
  return {
    id,
    ip,
    address,
    translated: false,
    scope: addressScope(ip),
    names: names.map((name) => readName(name, ip)),
    asn,
    answered: true,
    seen: [],
    evidence: [],
  };
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

function isBefore(file: number, start: number, known: FirstSight): boolean {
  return file < known.file || (file === known.file && start < known.span.start);
}

export function isEarlier({ file, span }: FirstSight, than: FirstSight): boolean {
  return isBefore(file, span.start, than);
}

/** Where a trace names an address first. */
function placeOf(trace: Trace, address: string | undefined): (Span & { readonly ttl: number }) | undefined {
  for (const { ttl, probes } of trace.hops) {
    const probe = probes.find(({ host, ip = idOfName(host) }) => ip === address);
    if (probe) return { ...(probe.spans.address ?? probe.spans.all), ttl };
  }
  return undefined;
}

const NO_FACTS: Facts = { names: new Set(), asn: new Set() };

function keep(known: Set<string>, one: string): void {
  if (known.has(one)) return;
  known.add(one);
  if (known.size > MOST_NAMES) known.delete([...known].sort().at(-1) ?? '');
}

function idOfName(host: string | undefined): string | undefined {
  return host ? nameId(host) : undefined;
}

/** Private addresses are those of one home only, and so are local names. */
function nodeId(ip: string, inside: boolean, home: string): string {
  return home !== '' && (isLocalNameId(ip) || (inside && isInside(addressScope(ip)))) ? `${ip}@${home}` : ip;
}

function addressOf(id: string): string {
  return id.split('@')[0] ?? id;
}

function homeOf({ trace, steps }: Walk): string {
  const told = trace.publicIp ?? trace.sourceIp ?? trace.sourceHost;
  if (told !== undefined) return told;
  for (const { ips } of steps) for (const ip of ips) if (isGlobal(ip)) return ip;
  return trace.source;
}

/** Number of leading hops in inside space, when a public hop follows. */
function insideLength({ steps }: Walk): number {
  const first = steps.findIndex(({ ips }) => ips.some(isOutside));
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
