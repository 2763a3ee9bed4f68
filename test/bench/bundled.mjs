// Modules of the core, bundled as they ship: benches measure what runs, not what TypeScript is written in.
import { build } from 'esbuild';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** `entry` = path below src/. */
export async function bundled(entry) {
  const folder = mkdtempSync(join(tmpdir(), 'hopscope-bench-'));
  const outfile = join(folder, 'bundle.mjs');
  await build({
    entryPoints: [join(import.meta.dirname, '../../src', entry)],
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    outfile,
  });
  const bundle = await import(pathToFileURL(outfile).href);
  rmSync(folder, { recursive: true });
  return bundle;
}
