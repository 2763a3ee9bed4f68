import type { SourceSpan } from '../../model/span';
import { linkMates } from '../../model/prefix';
import type { Node } from './node';
import type { Path } from './path';

/** Facing rows add up to one number, N + 1, when both ways have the same length (the lecture's table adds up to 13). */
export interface Vote {
  readonly total: number;
  /** Rows that agree, of all that voted. */
  readonly support: number;
  readonly votes: number;
  readonly evidence: readonly SourceSpan[];
}

/** Mode of forward TTL + return TTL over the point-to-point pairs; of two equal ones the smaller. */
export function voteTotal(path: Path, nodes: ReadonlyMap<string, Node>): Vote | undefined {
  const back = new Map<string, number>();
  for (const row of path.back.rows) for (const id of row.nodes) if (!back.has(id)) back.set(id, row.ttl);
  const sums = new Map<number, Set<number>>();
  const evidence = new Map<number, SourceSpan[]>();
  for (const row of path.forward.rows.slice(path.inside + 1)) {
    for (const id of row.nodes) {
      const node = nodes.get(id);
      const mate = node && linkMates(node.address).find((ip) => back.has(ip));
      if (mate === undefined || mate === id) continue;
      const sum = row.ttl + (back.get(mate) ?? 0);
      sums.set(sum, (sums.get(sum) ?? new Set()).add(row.ttl));
      evidence.set(sum, [
        ...(evidence.get(sum) ?? []),
        ...[node, nodes.get(mate)].flatMap((one) => one?.evidence[0] ?? []),
      ]);
    }
  }
  const [first] = [...sums].sort((a, b) => b[1].size - a[1].size || a[0] - b[0]);
  if (!first) return undefined;
  const votes = [...sums.values()].reduce((count, rows) => count + rows.size, 0);
  return { total: first[0], support: first[1].size, votes, evidence: evidence.get(first[0]) ?? [] };
}
