import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { AssetName, WebviewAssets } from '../export/exporter';
import { UsageError } from './usage';

/** What a shell tells of a program that was interrupted. */
export const INTERRUPTED = 130;

function partialName(path: string): string {
  return join(dirname(path), `.${basename(path)}.${process.pid}.part`);
}

/** Written beside its place and renamed, so that a failure leaves nothing half-written. */
export async function writeWhole(path: string, data: string | Uint8Array): Promise<void> {
  const partial = partialName(path);
  try {
    await writeFile(partial, data);
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { force: true });
    throw new UsageError(`${path} cannot be written: ${(error as Error).message}`);
  }
}

/**
 * The same for texts that come piece by piece; without a path to standard output. False = there was none, and nothing was written.
 * Ctrl+C leaves no part of a file behind.
 */
export async function writeStream(path: string | undefined, pieces: AsyncIterable<string>): Promise<boolean> {
  let written = false;
  const counted = async function* () {
    for await (const piece of pieces) {
      written = true;
      yield piece;
    }
  };
  if (path === undefined) {
    for await (const piece of counted()) {
      if (!process.stdout.write(piece)) await new Promise((resolve) => process.stdout.once('drain', resolve));
    }
    return written;
  }
  const partial = partialName(path);
  const interrupted = () => {
    rmSync(partial, { force: true });
    process.exit(INTERRUPTED);
  };
  process.once('SIGINT', interrupted);
  try {
    await writeFile(partial, counted());
    if (written) await rename(partial, path);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${path} cannot be written: ${(error as Error).message}`);
  } finally {
    process.off('SIGINT', interrupted);
    await rm(partial, { force: true });
  }
  return written;
}

/** The webview's own code and style, as built beside the command line. */
export function webviewAssets(): WebviewAssets {
  const read = (name: string) => readFileSync(join(__dirname, name), 'utf8');
  const hash = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`;
  const script = read('webview.js');
  const style = read('webview.css');
  return { script, style, scriptHash: hash(script), styleHash: hash(style) };
}

/** What is built beside the command line for pictures. */
export function asset(name: AssetName): Promise<Uint8Array> {
  return readFile(join(__dirname, name));
}
