import type { Alignment } from './align';
import type { DraftSpan } from './spans';

/** Facing hops inside a stretch that was judged symmetric, where each direction shows one address: one router each. */
export function symmetricRows(
  spans: readonly DraftSpan[],
  alignments: readonly Alignment[],
): readonly (readonly [string, string])[] {
  const pathOf = new Map(alignments.map(({ path }) => [path.id, path]));
  return spans.flatMap(({ path: id, verdict, start, end }) => {
    const path = pathOf.get(id);
    if (!path || verdict !== 'symmetric' || end.forward - start.forward !== start.back - end.back) return [];
    return Array.from({ length: Math.max(0, end.forward - start.forward - 1) }, (_, k) => k + 1).flatMap((k) => {
      const forward = path.forward.rows[start.forward + k]?.nodes ?? [];
      const back = path.back.rows[start.back - k]?.nodes ?? [];
      const [a, b] = [forward[0], back[0]];
      return forward.length === 1 && back.length === 1 && a !== undefined && b !== undefined ? [[a, b] as const] : [];
    });
  });
}
