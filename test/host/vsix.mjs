// The extension as a user gets it: built and packed into a VSIX.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const repository = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

/** The tests run what was built last: building takes longer than many a test. */
export function requireBuild() {
  if (!existsSync(join(repository, 'dist/extension.js'))) {
    throw new Error('There is no built extension in dist/; run "npm run build" first.');
  }
}

/** Packs what is in dist/ just as a release is packed; with `build`, builds it first. Returns the VSIX's path. */
export function packVsix({ build = false } = {}) {
  if (!build) requireBuild();
  const args = [join(repository, 'scripts/package.mjs'), ...(build ? [] : ['--no-build'])];
  execFileSync(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  const { name, version } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'));
  return join(repository, `${name}-${version}.vsix`);
}
