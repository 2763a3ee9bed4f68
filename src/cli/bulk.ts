import { stat } from 'node:fs/promises';
import { analyzeFiles, type FilesAnswer } from '../folder/analyzeFiles';
import { listFiles, type FileList } from '../folder/listFiles';
import { localTree } from '../folder/localTree';
import type { AnalysisConfig } from '../model/analysis';
import type { InputFile } from './arguments';
import { reasonOf } from './byteInput';
import { StatusLine } from './progress';
import { UsageError } from './usage';

/** The traces of any number of files and folders as one graph; Ctrl+C stops reading and answers with what is there, twice ends at once. */
export async function analyzeBulk(files: readonly InputFile[], config: AnalysisConfig): Promise<FilesAnswer> {
  const { signal, abort } = abortable();
  process.once('SIGINT', abort);
  const status = new StatusLine();
  try {
    const list = files.length === 0 ? standardInput(signal) : await listed(files, signal);
    return await analyzeFiles(list, {
      config,
      signal,
      roleOf: (root) => files[root]?.role,
      onProgress: (tally) =>
        status.show(() => {
          const done = ((tally.files + tally.part) / list.files.length) * 100;
          const of = `${tally.files.toLocaleString('en')} of ${list.files.length.toLocaleString('en')} files`;
          return `${of} (${done.toFixed(0)} %), ${tally.traces.toLocaleString('en')} traces read`;
        }),
    });
  } finally {
    process.off('SIGINT', abort);
    status.end();
  }
}

function abortable(): { readonly signal: AbortSignal; readonly abort: () => void } {
  const stop = new AbortController();
  return { signal: stop.signal, abort: () => stop.abort() };
}

async function listed(files: readonly InputFile[], signal: AbortSignal): Promise<FileList> {
  for (const { path } of files) {
    await stat(path).catch((error: unknown) => {
      throw new UsageError(`${path} cannot be read: ${reasonOf(error)}`);
    });
  }
  return listFiles(
    localTree,
    files.map(({ path }) => path),
    { signal },
  );
}

/** Reading it ends with the signal: nobody may ever write to it again. */
function standardInput(signal: AbortSignal): FileList {
  const name = 'standard input';
  signal.addEventListener('abort', () => process.stdin.destroy());
  const chunks = untilAborted(process.stdin, signal);
  return { files: [{ root: 0, path: [], name, open: () => Promise.resolve({ chunks }) }], links: 0, unreadable: [] };
}

async function* untilAborted(chunks: AsyncIterable<Uint8Array>, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  try {
    yield* chunks;
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
