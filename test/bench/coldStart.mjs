// `npm run bench`: how long one analysis takes from a cold start, beside an empty Node process in the same run.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const cli = path.join(root, 'dist/cli.js');
const RUNS = 15;

function medianMs(args) {
  const times = Array.from({ length: RUNS }, () => {
    const began = process.hrtime.bigint();
    const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
    if (status !== 0) throw new Error(`${args.join(' ')} failed: ${stderr}`);
    return Number(process.hrtime.bigint() - began) / 1e6;
  });
  return times.sort((a, b) => a - b)[Math.floor(RUNS / 2)];
}

const route = ['forward.tracert.txt', 'forward.nmap.txt', 'return.traceroute.txt'].map(
  (file) => `examples/home-campus/${file}`,
);
const floor = medianMs(['-e', '0']);
const rows = [
  ['empty Node process', floor],
  ['analyze, route, JSON', medianMs([cli, 'analyze', '--format', 'json', ...route])],
  ['analyze, route, SVG', medianMs([cli, 'analyze', '--format', 'svg', ...route])],
  ['analyze, mail, JSON', medianMs([cli, 'analyze', '--format', 'json', 'examples/mail/pot-seller.eml'])],
];
for (const [name, ms] of rows)
  console.log(`${name.padEnd(24)} ${ms.toFixed(0).padStart(5)} ms  ×${(ms / floor).toFixed(2)}`);
