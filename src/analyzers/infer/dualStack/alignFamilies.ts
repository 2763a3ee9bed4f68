import type { Alignment } from '../align';
import { likelyChain } from '../chain';
import { stopStates } from '../endStates';
import { computePosterior, type EndState } from '../joint';
import { isNameId } from '../hopNames';
import type { Node } from '../node';
import type { Owners } from '../owner';
import type { Path, Side } from '../path';
import { FamilyScores, type Rows } from './familyScores';

/** A hop of a hostile input may list thousands of addresses. */
const MAX_RESPONDERS = 8;

/**
 * Which hop from home owns the address that is traced back. Over IPv4 that is the router which translates, over IPv6 the host itself, or
 * its router. Set by hand.
 */
const OWNERS = {
  four: [0.08, 0.7, 0.12, 0.05, 0.05],
  six: { host: 0.4, border: 0.45, inside: 0.15 },
  /** A name does not tell whether anything is translated. */
  names: [0.45, 0.4, 0.1, 0.05],
} as const;

/** ln P that a target which kept silent stands so many hops behind the last answer. */
const SILENT_TARGET = [0, -2.2, -4.4, -5.5];

/** Lays a way out in one address family, or of names alone, beside the way back, as the joint model does within one family. */
export function alignFamilies(path: Path, nodes: ReadonlyMap<string, Node>, owners: Owners): Alignment {
  const [forward, back] = [rowsOf(path.forward, nodes), rowsOf(path.back, nodes)];
  const scores = new FamilyScores(forward, back, owners, 'against');
  const families = computePosterior(scores, startsOf(path, back), stopStates(path));
  const { ends } = families;
  const anchors = likelyChain(families, ends);
  const bare = [
    { forward: ends.owner, back: ends.back },
    { forward: ends.forward, back: 0 },
  ];
  // Two ways of one length prove nothing by themselves.
  return scores.joins(anchors) ? { path, ends, anchors, families } : { path, ends, anchors: bare };
}

export function rowsOf(side: Side, nodes: ReadonlyMap<string, Node>): Rows {
  return side.rows.map((row) => row.nodes.slice(0, MAX_RESPONDERS).flatMap((id) => nodes.get(id) ?? []));
}

function startsOf({ forward, back, inside }: Path, rows: Rows): readonly EndState[] {
  const known = forward.rows[1]?.nodes.some(isNameId) ? OWNERS.names : overIpv4(rows) ? OWNERS.four : undefined;
  const owners = known
    ? known.map((share, i) => ({ i, share }))
    : [
        { i: 0, share: OWNERS.six.host },
        { i: Math.max(1, inside), share: OWNERS.six.border },
        ...Array.from({ length: Math.max(0, inside - 1) }, (_, k) => ({ i: k + 1, share: OWNERS.six.inside })),
      ];
  const ends =
    back.reachedAt === undefined
      ? SILENT_TARGET.map((weight, k) => ({ j: rows.length + k, weight }))
      : [{ j: back.reachedAt, weight: 0 }];
  const last = (forward.reachedAt ?? forward.rows.length) - 1;
  return owners
    .filter(({ i }) => i === 0 || i <= last)
    .flatMap(({ i, share }) => ends.map(({ j, weight }) => ({ i, j, weight: weight + Math.log(share) })));
}

function overIpv4(rows: Rows): boolean {
  return rows.some((row) => row.some(({ address }) => address?.family === 4));
}
