import type { Reason } from '../../model/claim';
import { linkMates } from '../../model/prefix';
import type { Alignment } from './align';
import { reason } from './claim';
import type { DraftNat } from './nat';
import type { Node } from './node';
import { nodesAt } from './path';
import { isServerNetwork } from './serverNetwork';
import { relationReasons, relationWeight, type Exchanges } from './relation';
import type { Vote } from './vote';

/** Two addresses that may be the ends of one segment, with all that speaks for and against. */
export interface Candidate {
  readonly a: Node;
  readonly b: Node;
  readonly reasons: readonly Reason[];
  /** Rows of the table in which they face each other: forward TTL, return TTL. */
  readonly row?: { readonly path: string; readonly forward: number; readonly back: number };
  readonly facesTarget: boolean;
  readonly inServerNetwork: boolean;
}

/** A hop of a hostile input may list thousands of addresses. */
const MAX_RESPONDERS = 8;

/** No place in the traces outweighs this: two addresses of different blocks. */
const HOPELESS = -3.9;

/**
 * Every pair worth weighing: addresses in facing rows of the alignment (S12, S13), and the two ends of a point-to-point
 * block wherever they stand.
 */
export function findCandidates(
  alignment: Alignment,
  vote: Vote | undefined,
  nodes: ReadonlyMap<string, Node>,
  exchanges: Exchanges,
  nats: readonly DraftNat[],
): readonly Candidate[] {
  const found = new Map<string, Candidate>();
  const add = (candidate: Candidate): void => {
    const key = pairKey(candidate.a.id, candidate.b.id);
    if (!found.has(key)) found.set(key, candidate);
  };
  // The traced address of a carrier's translator is one of a pool and lies on no segment.
  const pool = nats.some((nat) => nat.kind === 'cgn') ? alignment.path.back.target : undefined;
  for (const candidate of facingPairs(alignment, vote, nodes, exchanges)) if (candidate.b.id !== pool) add(candidate);
  for (const candidate of distantMates(alignment, nodes, exchanges)) add(candidate);
  return [...found.values()];
}

export function pairKey(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

function facingPairs(
  { path, ends, anchors }: Alignment,
  vote: Vote | undefined,
  nodes: ReadonlyMap<string, Node>,
  exchanges: Exchanges,
): readonly Candidate[] {
  const present = (ids: readonly string[]): readonly Node[] =>
    ids.slice(0, MAX_RESPONDERS).flatMap((id) => nodes.get(id) ?? []);
  const server = path.forward.target === undefined ? undefined : nodes.get(path.forward.target);
  return anchors.flatMap((anchor, index) => {
    const next = anchors[index + 1];
    // Only one common link has facing ends; where the ways part, nothing faces.
    if (next?.forward !== anchor.forward + 1 || next.back !== anchor.back - 1) return [];
    const row = { path: path.id, forward: next.forward, back: anchor.back };
    const facesTarget = index === 0 && path.back.target !== undefined;
    const left = present(nodesAt(path.forward, row.forward, ends.forward));
    const right = present(nodesAt(path.back, row.back, ends.back));
    return left.flatMap((a) =>
      right.flatMap((b): Candidate[] => {
        if (a.id === b.id || relationWeight(a, b, exchanges) < HOPELESS) return [];
        const inServerNetwork = server !== undefined && isServerNetwork(a, b, server);
        const reasons = [...relationReasons(a, b, exchanges), rowReason(row, vote)];
        if (facesTarget)
          reasons.push(reason('route.reason.target-faces-gateway', { target: b.ip, ip: a.ip }, 1.5, b.evidence));
        if (inServerNetwork) reasons.push(reason('route.reason.server-network', { server: server.ip }, 1.2));
        return [{ a, b, reasons, row, facesTarget, inServerNetwork }];
      }),
    );
  });
}

function rowReason(row: { forward: number; back: number }, vote: Vote | undefined): Reason {
  const { forward, back } = row;
  if (vote?.total !== forward + back) return reason('route.reason.facing', { forward, back }, 1.2);
  return reason('route.reason.facing-sum', { forward, back, total: vote.total, rows: vote.support }, 1.2);
}

/** Link ends that one direction shows and the other one too, away from their row: load balancing, or another way. */
function distantMates(
  { path }: Alignment,
  nodes: ReadonlyMap<string, Node>,
  exchanges: Exchanges,
): readonly Candidate[] {
  const back = new Set(path.back.rows.flatMap((row) => row.nodes));
  const forward = path.forward.rows.slice(path.inside + 1).flatMap((row) => row.nodes);
  return forward.flatMap((id): Candidate[] => {
    const a = nodes.get(id);
    const mate = a && linkMates(a.address).find((ip) => back.has(ip));
    const b = mate === undefined || mate === id ? undefined : nodes.get(mate);
    if (!a || !b) return [];
    return [{ a, b, reasons: relationReasons(a, b, exchanges), facesTarget: false, inServerNetwork: false }];
  });
}
