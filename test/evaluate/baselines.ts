import { addressScope, isInside } from '../../src/model/address';
import { blockOf, hostBlockLength, linkMates, parseAddress } from '../../src/model/prefix';
import { responders, type Trace } from '../../src/model/trace';
import type { Answer } from './answer';
import type { Case } from './truth';

/** Rows of one direction: what all its traces show at a TTL. */
function rowsOf(traces: readonly Trace[]): readonly (readonly string[])[] {
  const rows: Set<string>[] = [];
  for (const trace of traces) {
    for (const hop of trace.hops) for (const ip of responders(hop)) (rows[hop.ttl] ??= new Set()).add(ip);
  }
  return Array.from(rows, (row) => [...(row ?? [])]);
}

interface Table {
  readonly forward: readonly (readonly string[])[];
  readonly back: readonly (readonly string[])[];
  /** TTL of the server, or of the hop behind the last answer. */
  readonly length: number;
  readonly server: string | undefined;
}

function tableOf({ texts }: Case, traces: readonly Trace[]): Table {
  const side = (role: string): readonly Trace[] => traces.filter((_, index) => texts[index]?.role === role);
  const forward = rowsOf(side('forward'));
  const server = side('forward')[0]?.targetIp;
  const reached = forward.findIndex((row) => server !== undefined && row?.includes(server));
  const last = forward.reduce((best, row, ttl) => ((row?.length ?? 0) > 0 ? ttl : best), 0);
  return { forward, back: rowsOf(side('return')), length: reached > 0 ? reached : last + 1, server };
}

function group(pairs: readonly (readonly [string, string])[]): readonly (readonly string[])[] {
  const of = new Map<string, Set<string>>();
  for (const [a, b] of pairs) {
    const joined = new Set([a, b, ...(of.get(a) ?? []), ...(of.get(b) ?? [])]);
    for (const ip of joined) of.set(ip, joined);
  }
  return [...new Set(of.values())].map((one) => [...one]);
}

function privateHops(table: Table): readonly string[] {
  const found: string[] = [];
  for (const row of table.forward.slice(1)) {
    const inside = (row ?? []).filter((ip) => isInside(addressScope(ip)));
    if ((row?.length ?? 0) > 0 && inside.length === 0) break;
    found.push(...inside);
  }
  return found;
}

function natsOf(table: Table): Answer['nats'] {
  const hops = privateHops(table);
  return hops.map((ip) => ({ kind: hops.length > 1 ? 'double' : 'napt', inside: [ip] }));
}

/** The two hosts of one /30 or /31 are a link; what answers before one end is the router of the other. */
export function pairByThirty(one: Case, traces: readonly Trace[]): Answer {
  const table = tableOf(one, traces);
  const shown = new Set([...table.forward, ...table.back].flatMap((row) => row ?? []));
  const mateOf = (ip: string): string | undefined => {
    const address = parseAddress(ip);
    return address && linkMates(address).find((mate) => shown.has(mate));
  };
  const segments = [...shown].flatMap((a) => {
    const b = mateOf(a);
    const address = parseAddress(a);
    const other = b === undefined ? undefined : parseAddress(b);
    if (b === undefined || a > b || !address || !other) return [];
    return [{ a, b, prefix: blockOf(address, hostBlockLength(address, other) ?? 30), confidence: 0.95 }];
  });
  const aliases = [table.forward, table.back].flatMap((rows) =>
    rows.flatMap((row, ttl) =>
      (row ?? []).flatMap((next) => {
        const mate = mateOf(next);
        return mate === undefined
          ? []
          : (rows[ttl - 1] ?? []).flatMap((before) => (before === mate ? [] : [[before, mate] as const]));
      }),
    ),
  );
  return { routers: group(aliases), segments, nats: natsOf(table), asymmetric: [], verdict: 'symmetric', borders: [] };
}

/** Blocks wider than this are no segment for the lecture's reader. */
const WIDEST = { 4: 22, 6: 64 } as const;

/** The lecture's table: return hop r faces forward hop N + 1 - r, facing addresses are one segment, whatever they are. */
export function rowRule(one: Case, traces: readonly Trace[]): Answer {
  const table = tableOf(one, traces);
  const target = traces.find((_, index) => one.texts[index]?.role === 'return')?.targetIp;
  const inside = privateHops(table).length;
  const backAt = (ttl: number): readonly string[] => {
    const row = table.back[ttl] ?? [];
    return ttl === table.length - Math.max(inside, 1) + 0 && target !== undefined && row.length === 0 ? [target] : row;
  };
  const forwardAt = (ttl: number): readonly string[] =>
    ttl === table.length && table.server !== undefined ? [table.server] : (table.forward[ttl] ?? []);
  const segments: Answer['segments'][number][] = [];
  const aliases: (readonly [string, string])[] = [];
  const asymmetric: string[] = [];
  for (let row = 1; row <= table.length; row++) {
    const [a] = forwardAt(row);
    const [b] = backAt(table.length + 1 - row);
    const [x, y] = [a, b].map((ip) => (ip === undefined ? undefined : parseAddress(ip)));
    const length = x && y && hostBlockLength(x, y);
    if (a !== undefined && b !== undefined && x && length !== undefined && length >= WIDEST[x.family]) {
      segments.push({ a, b, prefix: blockOf(x, length), confidence: 0.8 });
    } else if (a !== undefined && b !== undefined && a !== b) asymmetric.push(a, b);
    const [own] = backAt(table.length - row);
    if (a !== undefined && own !== undefined && a !== own) aliases.push([a, own]);
  }
  return {
    routers: group(aliases),
    segments,
    nats: natsOf(table),
    asymmetric,
    verdict: asymmetric.length > 0 ? 'asymmetric' : 'symmetric',
    borders: [],
  };
}
