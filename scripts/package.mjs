// `npm run package`: hopscope-VERSION.vsix from a fresh build. Runs without a network.
import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const LIMIT_MB = 8;
const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const vsix = `hopscope-${version}.vsix`;
const node = (...args) => {
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) process.exit(status ?? 1); // the tool has said why
};

if (!process.argv.includes('--no-build')) node('node_modules/webpack-cli/bin/cli.js', '--stats', 'errors-only');
node(
  'node_modules/@vscode/vsce/vsce',
  'package',
  '--no-dependencies',
  '--allow-missing-repository',
  '--no-rewrite-relative-links',
  '-o',
  vsix,
);
const megabytes = statSync(path.join(root, vsix)).size / 1e6;
console.log(`${vsix}: ${megabytes.toFixed(2)} MB`);
if (megabytes > LIMIT_MB) {
  console.error(`The package is larger than ${LIMIT_MB} MB: see what .vscodeignore lets in.`);
  process.exit(1);
}
