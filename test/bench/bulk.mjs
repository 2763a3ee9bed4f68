// `hopscope analyze --bulk` over 200,000 traces (BENCH_TRACES): time, peak memory, and the ratio to a Node process that reads the same file
// and splits it into lines. Wanted: 30 s and 1 GB (design/topology.md, 2.9).
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makeNetwork, traces } from './bulkTraces.mjs';

const cli = path.join(import.meta.dirname, '../../dist/cli.js');
const folder = mkdtempSync(path.join(tmpdir(), 'hopscope-bulk-'));
const count = Number(process.env.BENCH_TRACES ?? 200_000);
const file = path.join(folder, 'traces.txt');
const network = makeNetwork(4000);

const out = createWriteStream(file);
for (const text of traces(network, count / 500, 500)) if (!out.write(text)) await once(out, 'drain');
out.end();
await once(out, 'finish');

/** Seconds of the clock and of the processor, and the peak of the resident set in MB (VmHWM of Linux). */
async function run(args) {
  const began = process.hrtime.bigint();
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  let [peak, cpu] = [0, 0];
  const timer = setInterval(() => {
    try {
      peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0));
      const stat = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1].split(' ');
      cpu = (Number(stat[11]) + Number(stat[12])) / 100;
    } catch {
      // The process has just ended.
    }
  }, 50);
  const [code] = await once(child, 'exit');
  clearInterval(timer);
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}`);
  return { seconds: Number(process.hrtime.bigint() - began) / 1e9, cpu, peak: peak / 1024 };
}

const FLOOR = `const fs = require('fs'); let lines = 0; fs.createReadStream(process.argv[1], { highWaterMark: 1 << 20, encoding: 'utf8' })
  .on('data', (text) => (lines += text.split('\\n').length));`;

const floor = await run(['-e', FLOOR, file]);
const ours = await run([cli, 'analyze', '--bulk', '--format', 'json', file]);
console.log(
  `${count.toLocaleString('en')} traces, ${(statSync(file).size / 1e6).toFixed(0)} MB: ${ours.seconds.toFixed(1)} s ` +
    `(${ours.cpu.toFixed(1)} s of the processor), peak ${ours.peak.toFixed(0)} MB, ×${(ours.seconds / floor.seconds).toFixed(1)} of reading it`,
);
rmSync(folder, { recursive: true });
