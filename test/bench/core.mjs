// The core's `recognize` and `analyze`, bundled as they ship: benches measure what runs, not what TypeScript is written in.
import { build } from 'esbuild';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const folder = mkdtempSync(join(tmpdir(), 'hopscope-bench-'));
const outfile = join(folder, 'core.mjs');
await build({
  stdin: {
    contents: "export { analyze } from './analyze'; export { recognize } from './detect';",
    resolveDir: join(import.meta.dirname, '../../src/analyzers'),
  },
  bundle: true,
  format: 'esm',
  platform: 'neutral',
  mainFields: ['module', 'main'],
  outfile,
});
export const { analyze, recognize } = await import(pathToFileURL(outfile).href);
rmSync(folder, { recursive: true });
