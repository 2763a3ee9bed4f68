// The core's `recognize`, bundled as it ships: benches measure what runs, not what TypeScript is written in.
import { build } from 'esbuild';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const folder = mkdtempSync(join(tmpdir(), 'hopscope-bench-'));
const outfile = join(folder, 'detect.mjs');
await build({
  entryPoints: [join(import.meta.dirname, '../../src/analyzers/detect.ts')],
  bundle: true,
  format: 'esm',
  platform: 'neutral',
  mainFields: ['module', 'main'],
  outfile,
});
export const { recognize } = await import(pathToFileURL(outfile).href);
rmSync(folder, { recursive: true });
