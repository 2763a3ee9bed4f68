import { recognize } from '../analyzers/detect';
import type { Batch } from '../analyzers/infer/bulk/collector';
import { ChunkDecoder, isBinary } from '../encoding/decodeText';
import type { Role } from '../model/source';
import type { Trace } from '../model/trace';
import type { OpenFile, TraceFile } from './traceFile';

/** What reading files has come to; counts go up while it goes on. */
export interface Tally {
  /** Files looked at, and how much of the one that is being read: 0 … 1. */
  files: number;
  part: number;
  traces: number;
  /** Files that hold no trace. */
  foreign: number;
  /** Files that hold mail and no trace. */
  mail: number;
  unreadable: string[];
  /** Numbers of the files that hold traces, as long as they are few. */
  readonly holding: number[];
  /** Bytes of those. */
  held: number;
}

export function emptyTally(): Tally {
  return { files: 0, part: 0, traces: 0, foreign: 0, mail: 0, unreadable: [], holding: [], held: 0 };
}

/** Characters that are read together: most files as a whole; of a larger one so little that its traces die young (memory, scavenges). */
const FIRST_WINDOW = 1_000_000;
const WINDOW = 60_000;
/** The most that one trace may have. */
const MOST_HELD = 64_000_000;
/** What stays of a window in which nothing is known: a trace may have begun in it. */
const TAIL = 30_000;
/** Nobody looks at a longer list. */
const MOST_NOTED = 100;

/** The traces of files of any number and size, as a stream. Traces of a root that has a role get that role. What cannot be read is counted. */
export async function* readTraces(
  files: readonly TraceFile[],
  tally: Tally,
  roleOf: (root: number) => Role | undefined = () => undefined,
  signal?: { readonly aborted: boolean },
): AsyncGenerator<Batch> {
  for (const [number, file] of files.entries()) {
    if (signal?.aborted) return;
    const before = tally.traces;
    const role = roleOf(file.root);
    tally.part = 0;
    const kind = { mail: false };
    try {
      const opened = await file.open();
      // Ids only tell traces apart: a file name that occurs twice would make two traces one.
      for await (const batch of tracesIn(
        opened,
        { number, id: `${number}:${file.name}`, name: file.name },
        tally,
        kind,
      )) {
        tally.traces += batch.traces.length;
        yield role ? { ...batch, traces: batch.traces.map((trace) => ({ ...trace, role })) } : batch;
      }
      if (tally.traces === before) tally[kind.mail ? 'mail' : 'foreign'] += 1;
      else if (tally.holding.length < MOST_NOTED) {
        tally.holding.push(number);
        tally.held += opened.size ?? 0;
      }
    } catch {
      // The traces that were read before stay.
      if (signal?.aborted) return;
      if (tally.traces === before) tally.unreadable.push(file.name);
    }
    tally.files += 1;
  }
}

interface Place {
  readonly number: number;
  readonly id: string;
  readonly name: string;
}

/** The traces of an input of any size. Each window is read once; its last trace waits for what follows. */
async function* tracesIn(
  { size, chunks }: OpenFile,
  place: Place,
  tally: Tally,
  kind: { mail: boolean },
): AsyncGenerator<Batch> {
  const decoder = new ChunkDecoder();
  let [text, window, ordinal, offset, line, done] = ['', FIRST_WINDOW, 1, 0, 1, 0];
  const read = (): readonly Trace[] => {
    const { traces, messages } = recognize({ ...place, text, part: { offset, line, ordinal } });
    kind.mail ||= ordinal === 1 && traces.length === 0 && messages.length > 0;
    return [...traces].sort((a, b) => a.span.start - b.span.start);
  };
  const batch = (traces: readonly Trace[]): Batch => {
    ordinal += traces.length;
    return { traces, origin: originOf(place.number, text, offset, line) };
  };
  for await (const chunk of chunks) {
    if (done === 0 && isBinary(chunk)) return;
    done += chunk.length;
    tally.part = size ? Math.min(1, done / size) : 0;
    text += decoder.decode(chunk);
    if (text.length < window) continue;
    const traces = read();
    if (kind.mail) return;
    const whole = text.length > MOST_HELD ? traces : traces.slice(0, -1);
    const end =
      traces.length === 0 ? text.length - TAIL : text.length > MOST_HELD ? text.length : whole.at(-1)?.span.end;
    yield batch(whole);
    line += lineEnds(text, end ?? 0);
    offset += end ?? 0;
    text = text.slice(end ?? 0);
    window = Math.max(WINDOW, 2 * text.length);
  }
  text += decoder.end();
  yield batch(read());
}

function originOf(file: number, text: string, offset: number, line: number): Batch['origin'] {
  // Offsets are asked for from the first to the last, and only where an address is new.
  let [counted, lines] = [0, 0];
  const lineAt = (at: number): number => {
    if (at < counted) [counted, lines] = [0, 0];
    lines += lineEnds(text, at, counted);
    counted = at;
    return line + lines;
  };
  return { file, offset, lineAt };
}

/** Line ends from `start` to `end`: LF, CRLF, or a lone CR, as in VS Code. */
function lineEnds(text: string, end: number, start = 0): number {
  let count = 0;
  for (let at = start; at < end; at++) {
    const c = text.charCodeAt(at);
    if (c === 10 || (c === 13 && text.charCodeAt(at + 1) !== 10)) count++;
  }
  return count;
}
