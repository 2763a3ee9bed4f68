import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { recognize } from '../analyzers/detect';
import { inferBulk, type BulkAnswer } from '../analyzers/infer/bulk/inferBulk';
import type { Analysis, AnalysisConfig } from '../model/analysis';
import type { Role } from '../model/source';
import type { Trace } from '../model/trace';
import type { InputFile } from './arguments';
import { ChunkDecoder } from '../encoding/decodeText';
import { ByteInput } from './byteInput';
import { Progress } from './progress';

/** The traces of any number of files and folders as one graph; Ctrl+C stops reading and answers with what is there, twice ends at once. */
export async function analyzeBulk(
  files: readonly InputFile[],
  config: AnalysisConfig,
): Promise<{ readonly analysis: Analysis; readonly answer: BulkAnswer }> {
  const stop = new AbortController();
  const interrupt = (): void => stop.abort();
  process.once('SIGINT', interrupt);
  try {
    const answer = await inferBulk(batchesOf(files), { config, signal: stop.signal });
    return { answer, analysis: analysisOf(answer) };
  } finally {
    process.off('SIGINT', interrupt);
  }
}

function analysisOf({ topology, route, traces, ways, cancelled }: BulkAnswer): Analysis {
  const args = { traces, ways, addresses: topology.interfaces.length, routers: route.routers.length };
  return {
    sources: [],
    traces: [],
    messages: [],
    topology,
    route,
    claims: route.claims,
    unparsed: [],
    notices: [
      ...(cancelled ? [{ key: 'bulk.cancelled', args: { traces }, source: '' }] : []),
      { key: 'bulk.read', args, source: '' },
    ],
  };
}

async function* batchesOf(files: readonly InputFile[]): AsyncGenerator<readonly Trace[]> {
  let read = 0;
  let ordinal = 0;
  for await (const { path, role } of filesIn(files)) {
    const bytes = path === '' ? ByteInput.standardInput() : await ByteInput.open(path, basename(path));
    const progress = new Progress(bytes);
    // Ids only tell traces apart: a file name that occurs twice would make two traces one.
    const id = `${ordinal++}:${basename(path)}`;
    for await (const traces of tracesIn(bytes, id)) {
      read += traces.length;
      yield role ? traces.map((trace) => ({ ...trace, role })) : traces;
      progress.step(read);
    }
    progress.end();
  }
}

/** Characters that are read at once, and the most that one trace may have. */
const WINDOW = 400_000;
const MOST_HELD = 64_000_000;

/** The traces of an input of any size. Each window is read once; its last trace waits for what follows. */
async function* tracesIn(bytes: ByteInput, id: string): AsyncGenerator<readonly Trace[]> {
  const decoder = new ChunkDecoder();
  let [text, window, part] = ['', WINDOW, 0];
  const read = (): readonly Trace[] => recognize({ id: `${id}#${part++}`, name: bytes.name, text }).traces;
  for await (const chunk of bytes) {
    text += decoder.decode(chunk);
    if (text.length < window) continue;
    const traces = [...read()].sort((a, b) => a.span.start - b.span.start);
    const whole = text.length > MOST_HELD ? traces : traces.slice(0, -1);
    yield whole;
    text = text.length > MOST_HELD ? '' : text.slice(whole.at(-1)?.span.end ?? 0);
    window = Math.max(WINDOW, 2 * text.length);
  }
  text += decoder.end();
  yield read();
}

/** Files as they are given; of a folder all that it holds, by name. Standard input where none is given. */
async function* filesIn(files: readonly InputFile[]): AsyncGenerator<{ readonly path: string; readonly role?: Role }> {
  if (files.length === 0) yield { path: '' };
  for (const { path, role } of files) {
    const folder = await stat(path).then(
      (found) => found.isDirectory(),
      () => false,
    );
    if (!folder) yield { path, ...(role && { role }) };
    else {
      const inside = (await readdir(path)).sort().map((name) => ({ path: join(path, name), ...(role && { role }) }));
      if (inside.length > 0) yield* filesIn(inside);
    }
  }
}
