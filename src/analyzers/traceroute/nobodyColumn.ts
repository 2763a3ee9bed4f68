import type { Span } from '../../model/span';
import type { Hop, Probe } from '../../model/trace';

/**
 * A table that has a column for the responder prints a star there too where nobody answered: `2  *       *  *  *` between rows of three
 * times. No hop has more probes than all that were answered, so the first star is nobody's name and no probe.
 */
export function withoutNobody(hops: readonly Hop[], text: string): readonly Hop[] {
  if (hops.every((hop) => hop.probes.length <= 1 || !isSilent(hop))) return hops;
  const counts = new Set(hops.flatMap((hop) => (isSilent(hop) ? [] : hop.probes.length)));
  const [usual = 0, other] = counts;
  if (usual === 0 || other !== undefined) return hops;
  return hops.map((hop) => {
    const more = isSilent(hop) ? hop.probes.length - usual : 0;
    return more === 1 || more === 2 ? withoutFirst(hop, more, text) : hop;
  });
}

function isSilent({ probes }: Hop): boolean {
  return probes.every(({ lost }) => lost);
}

/** One column is that of the address, another one that of the name. */
function withoutFirst(hop: Hop, columns: number, text: string): Hop {
  const [star, next] = hop.probes;
  const first = hop.probes[columns];
  if (!star || !next || !first || !standsApart(text, star.spans.all, next.spans.all)) return hop;
  const all = { start: star.spans.all.start, end: first.spans.all.end };
  const probes: Probe[] = [{ ...first, spans: { all } }, ...hop.probes.slice(columns + 1)];
  return { ...hop, probes: probes.map((probe, index) => ({ ...probe, index })) };
}

/** In a column of its own, behind a tab or what a string makes of one: one or two blanks divide the stars of a row without columns. */
function standsApart(text: string, star: Span, next: Span): boolean {
  return next.start - star.end > 2 || text[star.end] === '\t' || text.startsWith('\\t', star.end);
}
