// The extension as a user gets it: built and packed into a VSIX.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

export const repository = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

/** The tests run what was built last: building takes longer than many a test. */
export function requireBuild() {
  if (!existsSync(join(repository, 'dist/extension.js'))) {
    throw new Error('There is no built extension in dist/; run "npm run build" first.');
  }
}

/** The package without its Node entry, as VS Code for the Web sees it: the workbench then runs it in a worker of the page. */
export function forWebOnly(vsix) {
  const files = unzipSync(readFileSync(vsix));
  const manifest = JSON.parse(strFromU8(files['extension/package.json']));
  delete manifest.main;
  delete manifest.extensionKind; // a server would be preferred although it has nothing to run
  files['extension/package.json'] = strToU8(JSON.stringify(manifest));
  const file = join(mkdtempSync(join(tmpdir(), 'hs-web-')), 'web.vsix');
  writeFileSync(file, zipSync(files, { level: 1 }));
  return file;
}

/** Packs what is in dist/ just as a release is packed; with `build`, builds it first. Returns the VSIX's path. */
export function packVsix({ build = false } = {}) {
  if (!build) requireBuild();
  const args = [join(repository, 'scripts/package.mjs'), ...(build ? [] : ['--no-build'])];
  execFileSync(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  const { name, version } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'));
  return join(repository, `${name}-${version}.vsix`);
}
