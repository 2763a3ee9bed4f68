// Bundles the suites into CommonJS, which the extension host loads. One bundle per suite: to add tests is to add a file.
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild'; // comes with esbuild-loader
import { repository } from '../host/vsix.mjs';

/** Returns the path of the bundled index module. `part`: only suites whose file name has it. */
export async function bundleSuites(part = '') {
  const source = join(repository, 'test/integration');
  const outdir = join(repository, 'out/integration');
  rmSync(outdir, { recursive: true, force: true });
  const suites = readdirSync(join(source, 'suite'))
    .filter((file) => file.endsWith('.test.ts') && file.includes(part))
    .map((file) => join(source, 'suite', file));
  await build({
    entryPoints: [join(source, 'index.ts'), ...suites],
    outbase: source,
    outdir,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    sourcemap: 'inline',
    external: ['vscode', 'mocha'], // given by the host; taken from node_modules, since Mocha loads its parts by path
    logLevel: 'warning',
  });
  return join(outdir, 'index.js');
}
