import { blockOf, isHost, linkMates } from '../../../model/prefix';
import { logOdds, reason } from '../claim';
import { isNumbered, type Node, type NumberedNode } from '../node';
import { exchangeLength, type Exchanges } from '../relation';
import type { DraftSegment } from '../segments';
import type { Merged } from './collector';
import { widestDistance, type Occurrences } from './occurrences';

/** Measured on generated scenarios: of the pairs that fill a /30 or /31 and never break a condition (design/topology.md, 2.4). */
const PAIR = 0.95;
const LAN = 0.8;
const EXCHANGE = 0.97;

/** Blocks wider than a pair: how many of their hosts must be seen (completeness of Gunes and Sarac, design/topology.md, 2.3). */
const LANS: readonly { readonly length: number; readonly least: number }[] = [
  { length: 29, least: 3 },
  { length: 28, least: 7 },
];

export interface BulkSegments {
  readonly segments: readonly DraftSegment[];
  /** The other end of a point-to-point link, by node; -1 = none. */
  readonly mates: Int32Array;
}

/** Segments of all traces together, each pair and block once: linear in addresses but for the look at their places. */
export function findBulkSegments({ nodes }: Merged, places: Occurrences, exchanges: Exchanges): BulkSegments {
  const index = new Map(nodes.map((node, at) => [node.id, at]));
  const mates = new Int32Array(nodes.length).fill(-1);
  const segments: DraftSegment[] = [];
  nodes.forEach((node, at) => {
    if (!isNumbered(node) || node.id !== node.ip || (mates[at] ?? -1) >= 0) return;
    const other = index.get(mateOf(node, index) ?? '');
    const mate = other === undefined ? undefined : nodes[other];
    if (other === undefined || !mate || !isNumbered(mate) || other <= at || (mates[other] ?? -1) >= 0) return;
    if (exchangeLength(node, mate, exchanges) !== undefined || breaks([at, other], places)) return;
    mates[at] = other;
    mates[other] = at;
    const length = pairLength(node, mate);
    segments.push(draft([node, mate], 'p2p', length, PAIR, 'route.reason.bulk-pair'));
  });
  const taken = (at: number): boolean => (mates[at] ?? -1) >= 0;
  segments.push(...findExchanges(nodes, exchanges));
  const held = new Set(segments.flatMap(({ members }) => members.map(({ id }) => id)));
  for (const { length, least } of LANS) {
    for (const [, members] of groupBy(nodes, length, (at) => taken(at) || held.has(nodes[at]?.id ?? ''))) {
      if (members.length < least || breaks(members, places)) continue;
      const own = members.flatMap((at) => nodes[at] ?? []).filter(isNumbered);
      for (const { id } of own) held.add(id);
      segments.push(draft(own, 'lan', length, LAN, 'route.reason.bulk-block'));
    }
  }
  return { segments, mates };
}

/** The other host of the /30, or of the /31 where an address that no /30 has as host is used. */
function mateOf(node: NumberedNode, known: ReadonlyMap<string, number>): string | undefined {
  const options = linkMates(node.address).filter((ip) => known.has(ip));
  if (options.length < 2) return options[0];
  if (node.address.family === 6) return options[0];
  return options.find((ip) => pairLengthOf(node.ip, ip) === 31) ?? options[0];
}

function pairLengthOf(a: string, b: string): number {
  const last = (ip: string): number => Number(ip.split('.').at(-1));
  return last(a) >> 1 === last(b) >> 1 ? 31 : 30;
}

function pairLength(a: NumberedNode, b: NumberedNode): number {
  if (a.address.family === 4) return pairLengthOf(a.ip, b.ip);
  const [x, y] = [a, b].map(({ address: { words } }) => words.at(-1) ?? 0);
  return (x ?? 0) >>> 1 === (y ?? 0) >>> 1 ? 127 : 126;
}

/** Two members of one segment never stand apart in one way. */
function breaks(members: readonly number[], places: Occurrences): boolean {
  return members.some((a, at) =>
    members.slice(at + 1).some((b) => {
      const [x, y] = [places[a], places[b]];
      return x !== undefined && y !== undefined && widestDistance(x, y) > 1;
    }),
  );
}

function groupBy(
  nodes: readonly Node[],
  length: number,
  skip: (at: number) => boolean,
): ReadonlyMap<string, readonly number[]> {
  const groups = new Map<string, number[]>();
  nodes.forEach((node, at) => {
    if (
      !isNumbered(node) ||
      node.address.family !== 4 ||
      node.scope !== 'global' ||
      skip(at) ||
      !isHost(node.address, length)
    )
      return;
    const key = blockOf(node.address, length);
    const list = groups.get(key);
    if (list) list.push(at);
    else groups.set(key, [at]);
  });
  return groups;
}

function findExchanges(nodes: readonly Node[], exchanges: Exchanges): readonly DraftSegment[] {
  const members = new Map<string, NumberedNode[]>();
  for (const node of nodes.filter(isNumbered)) {
    const length = exchangeLength(node, node, exchanges);
    if (length === undefined) continue;
    const block = blockOf(node.address, length);
    members.set(block, [...(members.get(block) ?? []), node]);
  }
  return [...members].flatMap(([block, own]) =>
    own.length < 2 ? [] : [draft(own, 'ix', Number(block.split('/')[1]), EXCHANGE, 'route.reason.bulk-exchange')],
  );
}

function draft(
  members: readonly NumberedNode[],
  kind: DraftSegment['kind'],
  length: number,
  confidence: number,
  key: string,
): DraftSegment {
  const [first] = members as readonly [NumberedNode];
  const prefix = blockOf(first.address, length);
  const why = reason(key, { prefix, count: members.length }, logOdds(confidence));
  return { members, pairs: [], kind, prefix, confidence, reasons: [why], refused: [] };
}
