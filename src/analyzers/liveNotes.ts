import { canonicalIp } from '../model/address';
import type { Source } from '../model/source';
import type { Span } from '../model/span';
import { responders, type Hop, type RouteChange, type Trace } from '../model/trace';

/** Every line that a live trace writes about itself (src/live/label.ts) begins so. */
const MARK = '# hopscope: ';
const LINE = /^# hopscope: .*/gm;
// "# hopscope: from pc to login.example (192.0.2.70) by raw-socket, UDP", "# hopscope: pc から login.example (192.0.2.70) へ、…"
const LABEL = /^# hopscope: (?:from )?(\S+) (?:to|から) (\S+) \(([\da-f.:]+)\)/;
// "# hopscope: route change at hop 4: 203.0.113.10 → 203.0.113.14 in the same flow", "# hopscope: ホップ 4 で経路変更: 203.0.113.10 → …"
const CHANGE = /^# hopscope: [^\d:]*(\d{1,3})[^\d:]*: ([\da-f.:]+) → ([\da-f.:]+)/;

type Note =
  | {
      readonly kind: 'label';
      readonly at: number;
      readonly vantage: string;
      readonly target: string;
      readonly ip: string;
    }
  | { readonly kind: 'change'; readonly at: number; readonly ttl: number; readonly change: RouteChange };

/**
 * The traces of a text with what its own lines tell beyond the rows: the machine it started at and the name it was asked for stand above
 * a trace, changes of the route below it. Linear.
 */
export function withLiveNotes({ text }: Source, traces: readonly Trace[]): readonly Trace[] {
  if (traces.length === 0 || !text.includes(MARK)) return traces;
  const notes = [...text.matchAll(LINE)].flatMap((match) => noteOf(match[0], match.index) ?? []);
  let next = 0;
  return traces.map((trace, index) => {
    const after = traces[index + 1]?.span.start ?? Infinity;
    const above: Note[] = [];
    const below: Note[] = [];
    for (let note = notes[next]; note && note.at < after; note = notes[++next]) {
      // A label below this trace is one of the next.
      if (note.kind === 'label' && note.at >= trace.span.start) break;
      (note.at < trace.span.start ? above : below).push(note);
    }
    return withChanges(withLabel(trace, above), below);
  });
}

function noteOf(line: string, at: number): Note | undefined {
  const [, vantage, target, address] = LABEL.exec(line) ?? [];
  const ip = canonicalIp(address ?? '');
  if (vantage !== undefined && target !== undefined && ip !== undefined)
    return { kind: 'label', at, vantage, target, ip };
  const [, ttl, from, to] = CHANGE.exec(line) ?? [];
  const [before, now] = [canonicalIp(from ?? ''), canonicalIp(to ?? '')];
  if (before === undefined || now === undefined) return undefined;
  const span: Span = { start: at, end: at + line.length };
  return { kind: 'change', at, ttl: Number(ttl), change: { before, after: now, span } };
}

/** The label must mean this trace: somebody may have put other text between them. */
function withLabel(trace: Trace, notes: readonly Note[]): Trace {
  const label = notes.flatMap((note) => (note.kind === 'label' ? [note] : [])).at(-1);
  const ip = trace.targetIp ?? trace.target;
  if (!label || label.ip !== ip) return trace;
  const isNameless = trace.target === undefined || trace.target === ip;
  return {
    ...trace,
    ...(trace.sourceHost === undefined && { sourceHost: label.vantage }),
    ...(isNameless && { target: label.target, targetIp: ip }),
  };
}

function withChanges(trace: Trace, notes: readonly Note[]): Trace {
  const changes = new Map<number, RouteChange[]>();
  for (const note of notes) {
    if (note.kind !== 'change') continue;
    const own = changes.get(note.ttl) ?? [];
    own.push(note.change);
    changes.set(note.ttl, own);
  }
  if (changes.size === 0) return trace;
  return { ...trace, hops: trace.hops.map((hop) => withOwn(hop, changes.get(hop.ttl))) };
}

function withOwn(hop: Hop, changes: readonly RouteChange[] | undefined): Hop {
  if (!changes) return hop;
  const seen = new Set(responders(hop));
  const own = changes.filter(({ before, after }) => seen.has(before) && seen.has(after));
  return own.length > 0 ? { ...hop, changes: own } : hop;
}
