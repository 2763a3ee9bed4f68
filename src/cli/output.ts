import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { WebviewAssets } from '../export/exporter';
import { UsageError } from './usage';

/** Written beside its place and renamed, so that a failure leaves nothing half-written. */
export async function writeWhole(path: string, data: string | Uint8Array): Promise<void> {
  const partial = join(dirname(path), `.${basename(path)}.${process.pid}.part`);
  try {
    await writeFile(partial, data);
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { force: true });
    throw new UsageError(`${path} cannot be written: ${(error as Error).message}`);
  }
}

/** The webview's own code and style, as built beside the command line. */
export function webviewAssets(): WebviewAssets {
  const read = (name: string) => readFileSync(join(__dirname, name), 'utf8');
  const hash = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`;
  const script = read('webview.js');
  const style = read('webview.css');
  return { script, style, scriptHash: hash(script), styleHash: hash(style) };
}
