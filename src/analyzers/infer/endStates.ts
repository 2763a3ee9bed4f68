import type { AddressScope } from '../../model/address';
import type { EndState } from './joint';
import { isNumbered, type Node } from './node';
import { translatedFrom, type Path } from './path';

/** ln P that a target which kept silent stands 1, 2, 3 … hops behind the last answer; far behind it where the trace was cut. */
const SILENT_TARGET = [0, -2.2, -4.4, -5.5, -5.8, -6.1, -6.4, -6.7];

/** … and that the last answer is that of its translator: a carrier's box forwards, from its outside, to addresses of its pool that nobody has. */
const BEFORE_POOL = -4.5;

/** A forward trace that a firewall cut says little about the hops behind it. */
const UNSEEN_SERVER = [0, -0.2, -0.5, -1, -3, -4, -4.5, -5];

/** Space between a home and a carrier's translator. */
const CARRIER: ReadonlySet<AddressScope> = new Set(['shared', 'ds-lite']);

interface Share {
  readonly owner: number;
  readonly share: number;
}

/**
 * Which hop owns the traced address of the home, with its share of the cases (design/asymmetry.md, 3.1): the one inside hop, the
 * last of three or more, or of those that lead to shared space; of two private hops the second may be the provider's gateway.
 */
function owners(path: Path, nodes: ReadonlyMap<string, Node>): readonly Share[] {
  const first = (path.forward.rows[1]?.nodes.flatMap((id) => nodes.get(id) ?? []) ?? []).filter(isNumbered);
  if (path.inside === 0) {
    if (first.some((node) => node.address.family === 6)) return shares([0, 0.5], [1, 0.5]);
    return first.length === 0 ? shares([1, 0.7], [0, 0.25], [2, 0.05]) : shares([0, 0.97], [1, 0.03]);
  }
  const shared = path.inside < 3 && behindCarrier(path, nodes);
  // The traced address is one of the translator's pool; it may have kept silent itself.
  if (translatedFrom(path.forward, nodes) > 1) return shares([path.inside, 0.95], [path.inside + 1, 0.05]);
  if (path.inside === 2 && !shared) return shares([2, 0.55], [1, 0.45]);
  return shares([path.inside, 1]);
}

function shares(...rows: readonly (readonly [number, number])[]): readonly Share[] {
  return rows.map(([owner, share]) => ({ owner, share }));
}

/** Where the common way may begin; `access` weighs how the target and the first hop behind its owner lie to each other. */
export function startStates(
  path: Path,
  nodes: ReadonlyMap<string, Node>,
  access: (owner: number) => number,
): readonly EndState[] {
  const { reachedAt, rows, target } = path.back;
  const lengths: readonly { readonly j: number; readonly weight: number }[] =
    reachedAt === undefined
      ? [...lastAnswer(target, rows.length), ...SILENT_TARGET.map((weight, k) => ({ j: rows.length + k, weight }))]
      : [{ j: reachedAt, weight: 0 }];
  const pool =
    reachedAt === undefined && behindCarrier(path, nodes) && rows.length > 1
      ? [{ j: rows.length - 1, weight: BEFORE_POOL }]
      : [];
  return owners(path, nodes).flatMap(({ owner, share }) =>
    [...lengths, ...pool].map(({ j, weight }) => ({
      i: owner,
      j,
      weight: weight + Math.log(share) + (reachedAt === undefined ? access(owner) : 0),
    })),
  );
}

function behindCarrier({ forward, inside }: Path, nodes: ReadonlyMap<string, Node>): boolean {
  if (inside > 2) return true;
  return forward.rows
    .slice(1, inside + 1)
    .some((row) => row.nodes.some((id) => CARRIER.has(nodes.get(id)?.scope ?? 'global')));
}

/** A report that does not name its target most often ends with the answer of just that. */
function lastAnswer(
  target: string | undefined,
  length: number,
): readonly { readonly j: number; readonly weight: number }[] {
  return target === undefined && length > 1 ? [{ j: length - 1, weight: 1.5 }] : [];
}

/** Where it may end: at the TTL at which the server answered, else behind the last answer. */
export function stopStates(path: Path): readonly EndState[] {
  const { reachedAt, rows, target } = path.forward;
  if (reachedAt !== undefined) return [{ i: reachedAt, j: 0, weight: 0 }];
  const last = lastAnswer(target, rows.length).map(({ j, weight }) => ({ i: j, j: 0, weight }));
  return [...last, ...UNSEEN_SERVER.map((weight, k) => ({ i: rows.length + k, j: 0, weight }))];
}
