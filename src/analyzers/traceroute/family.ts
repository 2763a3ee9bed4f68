import type { Span } from '../../model/span';
import type { Trace } from '../../model/trace';
import type { Family, Found, Line } from '../dialect';
import { cutBlocks, sliceBlock, type Block } from './blocks';
import { halves, rowsAbove, rowsBelow } from './rest';
import type { Dialect } from './dialect';
import { dialects } from './dialects';
import { scanLines } from './prefix';
import { closedUp } from './spacing';

interface Judged {
  readonly block: Block;
  readonly dialect: Dialect;
  readonly score: number;
}

/** Blocks that one dialect reads together. */
type Run = readonly [Judged, ...Judged[]];

/** Text output of path tracers: cut into blocks once, every dialect scores every block, the best one parses it. */
export const tracerouteFamily: Family = {
  id: 'traceroute',
  find({ source, pieces, walls }) {
    const found: Found[] = [];
    for (const stretch of stretchesOf(pieces, walls)) {
      let run: [Judged, ...Judged[]] | undefined;
      for (const block of cutBlocks(source, scanLines(closedUp(stretch)), dialects)) {
        for (const one of judge(block, MOST_CUTS)) {
          if (run && joins(one, run)) run.push(one);
          else {
            if (run) found.push(...foundIn(source.id, run, MOST_CUTS));
            run = [one];
          }
        }
      }
      if (run) found.push(...foundIn(source.id, run, MOST_CUTS));
    }
    return found;
  },
};

/** The lines between what other families took: a find that reached across would lose its place to them, and all its traces with it. */
function* stretchesOf(pieces: readonly Line[], walls: readonly Span[]): Generator<readonly Line[], void, undefined> {
  let from = 0;
  for (const wall of walls) {
    let to = from;
    while (to < pieces.length && (pieces[to] as Line).start < wall.start) to++;
    if (to > from) yield pieces.slice(from, to);
    from = to;
  }
  yield from === 0 ? pieces : pieces.slice(from);
}

/** So often a block is cut again where two traces run into each other: what stands in a text is seldom more, and the time stays linear. */
const MOST_CUTS = 3;

function judge(block: Block, cuts: number): readonly Judged[] {
  let best: Dialect | undefined;
  let score = 0;
  for (const dialect of dialects) {
    if ((dialect.most ?? 1) <= score) continue;
    const own = dialect.detect(block);
    if (own > score) [best, score] = [dialect, own];
  }
  if (!best) return cuts > 0 ? (halves(block)?.flatMap((half) => judge(half, cuts - 1)) ?? NONE) : NONE;
  const dialect = best;
  return (dialect.cut?.(block) ?? [block]).map((piece) => ({ block: piece, dialect, score }));
}

const NONE: readonly Judged[] = [];

/** Blocks of one report stay together where their dialect links them; all others stand alone. */
function joins({ dialect, block }: Judged, [first]: Run): boolean {
  return dialect.link !== undefined && first.dialect === dialect && (dialect.continues?.(block) ?? true);
}

/**
 * Parsed at once, although another family may win the place: so the lines and words of a long document need not be kept. Rows above and
 * below that the dialect could not read are judged for themselves: they are of a trace without header that does not begin with TTL 1.
 */
function foundIn(sourceId: string, run: Run, cuts: number): readonly Found[] {
  const [{ dialect, block }] = run;
  const { traces, taken } = parse(run);
  const [first, last] = [traces[0], traces.at(-1)];
  const end = run.at(-1)?.block.span.end ?? block.span.end;
  const again = (rest: Block | undefined): readonly Found[] =>
    rest ? judge(rest, 0).flatMap((one) => foundIn(sourceId, [one], cuts - 1)) : [];
  const top = cuts > 0 && first ? rowsAbove(block, beginOf(first, block)) : undefined;
  const above = again(top);
  if (top && above.length > 0) {
    const [head, ...others] = run;
    const own = { ...head, block: sliceBlock(block, top.lines.length) };
    return [...above, ...foundIn(sourceId, [own, ...others], cuts - 1)];
  }
  const reach = taken.reduce((most, one) => Math.max(most, one.end), last?.span.end ?? end);
  const below = again(cuts > 0 && last ? rowsBelow(run.at(-1)?.block ?? block, reach) : undefined);
  const found: Found = {
    dialect: dialect.id,
    span: { start: block.span.start, end: below.length > 0 ? reach : end },
    score: run.reduce((best, one) => Math.max(best, one.score), 0),
    parse: (ordinal) => ({
      traces: traces.map((trace, n) => ({ ...trace, id: `trace:${sourceId}@${ordinal + n}` })),
      messages: [],
      // A scan without a single trace is no business of ours.
      taken: traces.length > 0 ? taken : [],
    }),
  };
  return [found, ...below];
}

/** Of what was read: the command may stand above rows that were not. */
function beginOf({ frame = [], hops }: Trace, { command }: Block): number {
  let begin = Infinity;
  for (const { start } of frame) if (start < begin && start !== command?.start) begin = start;
  for (const { span } of hops) if (span.start < begin && span.start !== command?.start) begin = span.start;
  return begin;
}

function parse(run: Run): { readonly traces: readonly Trace[]; readonly taken: readonly Span[] } {
  const [{ dialect }] = run;
  const traces: Trace[] = [];
  const taken: Span[] = [];
  for (const { block } of run) {
    const trace = dialect.parse(block, UNNUMBERED);
    const rest = dialect.takes?.(block);
    if (trace) traces.push(trace);
    if (rest) taken.push(rest);
  }
  return { traces: dialect.link?.(traces) ?? traces, taken };
}

/** The number of a trace is its place among those that are kept. */
const UNNUMBERED = '';
