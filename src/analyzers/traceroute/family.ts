import type { Span } from '../../model/span';
import type { Trace } from '../../model/trace';
import type { Family, Found, Recognized } from '../dialect';
import { cutBlocks, type Block } from './blocks';
import type { Dialect } from './dialect';
import { dialects } from './dialects';

interface Judged {
  readonly block: Block;
  readonly dialect: Dialect;
  readonly score: number;
}

/** Text output of path tracers: cut into blocks once, every dialect scores every block, the best one parses it. */
export const tracerouteFamily: Family = {
  id: 'traceroute',
  find({ source, pieces }) {
    const judged: Judged[] = [];
    for (const block of cutBlocks(source, pieces, dialects)) judged.push(...judge(block));
    return runs(judged).map((run) => found(source.id, run));
  },
};

function judge(block: Block): readonly Judged[] {
  let best: Judged | undefined;
  for (const dialect of dialects) {
    const score = dialect.detect(block);
    if (score > (best?.score ?? 0)) best = { block, dialect, score };
  }
  if (!best) return [];
  const { dialect, score } = best;
  return (dialect.cut?.(block) ?? [block]).map((piece) => ({ block: piece, dialect, score }));
}

/** Blocks of one report stay together where their dialect links them; all others stand alone. */
function runs(judged: readonly Judged[]): readonly (readonly [Judged, ...Judged[]])[] {
  const all: [Judged, ...Judged[]][] = [];
  for (const one of judged) {
    const run = all.at(-1);
    const linked = one.dialect.link && (one.dialect.continues?.(one.block) ?? true);
    if (run && linked && run[0].dialect === one.dialect) run.push(one);
    else all.push([one]);
  }
  return all;
}

function found(sourceId: string, run: readonly [Judged, ...Judged[]]): Found {
  const { dialect } = run[0];
  return {
    dialect: dialect.id,
    span: hull(run),
    score: run.reduce((best, one) => Math.max(best, one.score), 0),
    parse: (ordinal) => parseRun(sourceId, run, ordinal),
  };
}

function parseRun(sourceId: string, run: readonly [Judged, ...Judged[]], ordinal: number): Recognized {
  const { dialect } = run[0];
  const traces: Trace[] = [];
  const taken: Span[] = [];
  for (const { block } of run) {
    const trace = dialect.parse(block, `trace:${sourceId}@${ordinal + traces.length}`);
    const rest = dialect.takes?.(block);
    if (trace) traces.push(trace);
    if (rest) taken.push(rest);
  }
  // A scan without a single trace is no business of ours.
  return { traces: dialect.link?.(traces) ?? traces, messages: [], taken: traces.length > 0 ? taken : [] };
}

function hull(run: readonly Judged[]): Span {
  return { start: run[0]?.block.span.start ?? 0, end: run.at(-1)?.block.span.end ?? 0 };
}
