import { likelyChain } from './chain';
import { alignFamilies } from './dualStack/alignFamilies';
import { sharesNoNumbers } from './dualStack/twins';
import { startStates, stopStates } from './endStates';
import type { Ends } from './ends';
import { computePosterior, type Posterior } from './joint';
import { JointScores } from './jointScores';
import { isNumbered, type Node } from './node';
import type { Path } from './path';
import type { Owners } from './owner';
import { relationClass } from './relationClass';
import type { Exchanges } from './relation';
import { SPAN_TABLES } from './tables/spanTables';

/** Forward hop `forward` and return hop `back` are taken for one router; hop 0 is the end a trace leaves from. */
export interface Anchor {
  readonly forward: number;
  readonly back: number;
}

/** The two directions laid side by side, from home to the server. Between two anchors lie hops of one direction only. */
export interface Alignment {
  readonly path: Path;
  readonly ends: Ends;
  readonly anchors: readonly Anchor[];
  /** Absent for a path without traces in both directions, and where these share no numbers: of two families, or names alone. */
  readonly posterior?: Posterior;
  /** The same where the directions share no numbers, which says less. */
  readonly families?: Posterior;
}

/** Lays the two directions side by side: the common routers are those that are likelier than not. */
export function align(
  path: Path,
  nodes: ReadonlyMap<string, Node>,
  exchanges: Exchanges,
  inServerNetwork: (node: Node) => boolean,
  owners: Owners,
): Alignment {
  if (path.forward.walks.length === 0 || path.back.walks.length === 0)
    return { path, ends: lonelyEnds(path), anchors: [] };
  if (sharesNoNumbers(path, nodes)) return alignFamilies(path, nodes, owners);
  const posteriorOf = (one: Path): Posterior => computeFor(one, nodes, exchanges, inServerNetwork);
  const posterior = posteriorOf(path);
  const early = answeredEarly(path);
  const other = early && posteriorOf(early);
  if (early && other && other.evidence + EARLY_ODDS > posterior.evidence)
    return { path: early, ends: other.ends, anchors: likelyChain(other, other.ends), posterior: other };
  return { path, ends: posterior.ends, anchors: likelyChain(posterior, posterior.ends), posterior };
}

function computeFor(
  path: Path,
  nodes: ReadonlyMap<string, Node>,
  exchanges: Exchanges,
  inServerNetwork: (node: Node) => boolean,
): Posterior {
  const scores = new JointScores(path, nodes, exchanges, inServerNetwork, SPAN_TABLES);
  const target = path.back.target === undefined ? undefined : nodes.get(path.back.target);
  const access = (owner: number): number => {
    const first = path.forward.rows[owner + 1]?.nodes.flatMap((id) => nodes.get(id) ?? [])[0];
    return target && first && isNumbered(target) && isNumbered(first)
      ? (SPAN_TABLES.link['access']?.[relationClass(first, target, exchanges)] ?? 0)
      : 0;
  };
  return computePosterior(scores, startStates(path, nodes, access), stopStates(path));
}

/** ln odds that a firewall answers a TCP probe in the name of the server. */
const EARLY_ODDS = -1.5;

/**
 * The other reading of a way that TCP probes alone have measured to its end: a firewall answered one hop early in the name of the
 * server, so that the hop before the server is missing. Routers do not answer with an address that is not theirs; firewalls do.
 */
function answeredEarly(path: Path): Path | undefined {
  const { forward } = path;
  const { reachedAt, walks, rows, target } = forward;
  if (reachedAt === undefined || reachedAt < 2 || target === undefined) return undefined;
  const reaching = walks.filter((walk) => walk.reachedAt !== undefined);
  if (reaching.some(({ trace }) => trace.protocol !== 'tcp')) return undefined;
  const before = rows
    .slice(0, reachedAt + 1)
    .map((row) => (row.ttl === reachedAt ? { ...row, nodes: row.nodes.filter((id) => id !== target) } : row));
  const later = [...before, { ttl: reachedAt + 1, nodes: [target] }];
  return { ...path, forward: { ...forward, rows: later, reachedAt: reachedAt + 1 } };
}

/** A trace without its counterpart ends where its target answered, else behind its last answer. */
function lonelyEnds(path: Path): Ends {
  const { forward, back } = path;
  return {
    forward: forward.reachedAt ?? (forward.walks.length > 0 ? forward.rows.length : 0),
    back: back.reachedAt ?? (back.walks.length > 0 ? back.rows.length : 0),
    owner: path.inside,
    forwardKnown: forward.reachedAt !== undefined,
    backKnown: back.reachedAt !== undefined,
  };
}
