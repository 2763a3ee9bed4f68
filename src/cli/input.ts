import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { AnalysisConfig } from '../model/analysis';
import { checkConfig } from '../model/config';
import { sourceIds, type Source } from '../model/source';
import { messages } from '../messages';
import { isCompoundFile } from '../mime/compoundFile';
import { readMsg } from '../mime/readMsg';
import type { InputFile } from './arguments';
import { decodeText } from './decode';
import { UsageError } from './usage';

function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  const known: Record<string, string> = {
    ENOENT: 'there is no such file',
    EACCES: 'reading it is not permitted',
    EISDIR: 'it is a folder',
  };
  return (code && known[code]) ?? String((error as Error).message);
}

async function readInput(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    throw new UsageError(`${path} cannot be read: ${reasonOf(error)}`);
  }
}

async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** The text of a file; an Outlook file is known by its first bytes, whatever its name. */
async function contentOf(bytes: Uint8Array, name: string): Promise<Pick<Source, 'text' | 'attached'>> {
  if (!isCompoundFile(bytes)) return { text: decodeText(bytes).text };
  const read = await readMsg(bytes, name);
  if ('problem' in read) throw new UsageError(messages('en')(read.problem.key, read.problem.args));
  return read;
}

/** Sources in the order given, each with an id of its own. */
export async function readSources(files: readonly InputFile[]): Promise<readonly Source[]> {
  if (files.length === 0) {
    const name = 'standard input';
    return [{ id: '<stdin>', name, ...(await contentOf(await readStandardInput(), name)) }];
  }
  const ids = sourceIds(files.map(({ path }) => ({ name: basename(path), path })));
  const sources: Source[] = [];
  for (const [index, { path, role }] of files.entries()) {
    sources.push({
      id: ids[index] ?? path,
      name: basename(path),
      ...(await contentOf(await readInput(path), basename(path))),
      ...(role && { role }),
    });
  }
  return sources;
}

export async function readConfig(path: string | undefined): Promise<AnalysisConfig> {
  if (path === undefined) return {};
  const { text } = decodeText(await readInput(path));
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
