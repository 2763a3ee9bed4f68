import { isInside } from '../../model/address';
import { adjacentThirties, hostBlockLength, isHost } from '../../model/prefix';
import type { NumberedNode } from './node';
import { exchangeLength, type Exchanges } from './relation';

/**
 * How two addresses lie to each other, as the fitted tables know it: the smallest block in which both are hosts (`/29s`, `/28s`:
 * each could also be a host of a /30 of its own), one exchange LAN, one address, or nothing in common.
 */
export type RelationClass =
  | 'same'
  | 'ix'
  | '/31'
  | '/30'
  | '/29'
  | '/29s'
  | '/28'
  | '/28s'
  | '/27'
  | '/26'
  | '/25'
  | '/24'
  | '/22'
  | '/20'
  | '/16'
  | '/127'
  | '/126'
  | '/64'
  | '/56'
  | '/48'
  | 'none';

export function relationClass(a: NumberedNode, b: NumberedNode, exchanges: Exchanges): RelationClass {
  if (a === b) return 'same';
  const [x, y] = [a.address, b.address];
  // Most pairs of a long table differ in their first bits: the quick way out keeps it cheap.
  if (x.family !== y.family || ((x.words[0] ?? 0) ^ (y.words[0] ?? 0)) >>> 16 !== 0) return 'none';
  if (isInside(a.scope) !== isInside(b.scope)) return 'none';
  if (exchangeLength(a, b, exchanges) !== undefined) return 'ix';
  const length = hostBlockLength(x, y);
  if (length === undefined) return 'none';
  return x.family === 4 ? class4(a, b, length) : class6(length);
}

function class4(a: NumberedNode, b: NumberedNode, length: number): RelationClass {
  if (length === 29) return adjacentThirties(a.address, b.address) ? '/29s' : '/29';
  if (length === 28) return isHost(a.address, 30) && isHost(b.address, 30) ? '/28s' : '/28';
  if (length >= 24) return `/${length as 31 | 30 | 27 | 26 | 25 | 24}`;
  if (length >= 22) return '/22';
  return length >= 20 ? '/20' : '/16';
}

function class6(length: number): RelationClass {
  if (length >= 64) return `/${length as 127 | 126 | 64}`;
  return length >= 56 ? '/56' : length >= 48 ? '/48' : 'none';
}

/** Two ends of a link that only two routers share. */
export function isPair(relation: RelationClass): boolean {
  return relation === '/31' || relation === '/30' || relation === '/127' || relation === '/126';
}

/** How closely an address lies to those of a hop, in one letter: pair, near block, wide block, nothing in common, silent. */
export function closeness(
  node: NumberedNode,
  hop: readonly NumberedNode[],
  exchanges: Exchanges,
): 'p' | 'n' | 'w' | '-' | 's' {
  if (hop.length === 0) return 's';
  const classes = hop.map((other) => relationClass(node, other, exchanges));
  if (classes.some(isPair)) return 'p';
  if (classes.some((one) => NEAR.has(one))) return 'n';
  return classes.some((one) => one !== 'none') ? 'w' : '-';
}

const NEAR: ReadonlySet<RelationClass> = new Set(['ix', '/29', '/29s', '/28', '/28s', '/27', '/26', '/64']);
