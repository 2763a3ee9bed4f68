import { basename } from 'node:path';
import type { ExportInput } from '../export/exporter';
import type { AnalysisConfig } from '../model/analysis';
import { checkConfig } from '../model/config';
import { messages } from '../messages';
import { isCompoundFile } from '../mime/compoundFile';
import { readMsg } from '../mime/readMsg';
import { sourceIds, type Role, type Side, type Source } from '../model/source';
import type { InputFile } from './arguments';
import { ByteInput } from './byteInput';
import { decodeText } from '../encoding/decodeText';
import { UsageError } from './usage';

/** One input document before it is read. */
export interface OpenInput {
  readonly id: string;
  readonly role?: Role;
  readonly side?: Side;
  readonly bytes: ByteInput;
}

/** What one document may have: all of it is held, many times over. Streams have no limit. */
const MOST_MB = 256;

/** The inputs in the order given, each with an id of its own; standard input when there is none. */
export async function openInputs(files: readonly InputFile[]): Promise<readonly OpenInput[]> {
  if (files.length === 0) return [{ id: '<stdin>', bytes: ByteInput.standardInput() }];
  const ids = sourceIds(files.map(({ path }) => ({ name: basename(path), path })));
  const inputs: OpenInput[] = [];
  for (const [index, { path, ...told }] of files.entries()) {
    inputs.push({ id: ids[index] ?? path, bytes: await ByteInput.open(path, basename(path)), ...told });
  }
  return inputs;
}

/** The whole text of an input. */
export async function readSource({ id, role, side, bytes }: OpenInput): Promise<Source> {
  const all = await bytes.peek(MOST_MB * 1e6);
  if (!all.ended) {
    throw new UsageError(
      `${bytes.name} has more than ${MOST_MB} MB: too much for one diagram; --jsonl answers for each of its traces and messages`,
    );
  }
  return {
    id,
    name: bytes.name,
    ...(await contentOf(all.bytes, bytes.name)),
    ...(role && { role }),
    ...(side && { side }),
  };
}

/** The text of a file; an Outlook file is known by its first bytes, whatever its name. */
async function contentOf(bytes: Uint8Array, name: string): Promise<Pick<Source, 'text' | 'attached'>> {
  if (!isCompoundFile(bytes)) return { text: decodeText(bytes).text };
  const read = await readMsg(bytes, name);
  if ('problem' in read) throw new UsageError(messages('en')(read.problem.key, read.problem.args));
  return read;
}

/** The user's font for pictures. */
export async function readFont(path: string | undefined): Promise<ExportInput['font']> {
  if (path === undefined) return undefined;
  return { name: basename(path), data: (await (await ByteInput.open(path, path)).peek(MOST_MB * 1e6)).bytes };
}

export async function readConfig(path: string | undefined): Promise<AnalysisConfig> {
  if (path === undefined) return {};
  const { text } = decodeText((await (await ByteInput.open(path, path)).peek(MOST_MB * 1e6)).bytes);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${path} is no JSON: ${(error as Error).message}`);
  }
  const { config, problems } = checkConfig(value);
  if (problems.length > 0) throw new UsageError(`${path}: ${problems.join('; ')}`);
  return config;
}
