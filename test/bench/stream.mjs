// Streams files through the built command line: throughput, the memory at its peak for a file and one ten times as large, and the ratio to
// a floor measured in the same run (a Node process that reads the file and splits it into lines).
import { spawn } from 'node:child_process';
import { createWriteStream, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { mailbox } from './mailbox.mjs';

const cli = path.join(import.meta.dirname, '../../dist/cli.js');
const folder = mkdtempSync(path.join(tmpdir(), 'hopscope-stream-'));
/** Size of the small file in MB; `npm run bench` takes minutes with the 50 that the figures in the documents have. */
const SIZE = Number(process.env.BENCH_MB ?? 20);

const TRACE = `traceroute to www.example.net (203.0.113.80), 30 hops max, 60 byte packets
${Array.from({ length: 12 }, (_, n) => `${String(n + 1).padStart(2)}  198.51.100.${n} (198.51.100.${n})  ${n}.123 ms  ${n}.234 ms  ${n}.345 ms`).join('\n')}

`;

function* traces() {
  for (;;) yield TRACE;
}

async function write(file, pieces, megabytes) {
  const out = createWriteStream(file);
  let size = 0;
  for (const piece of pieces) {
    if ((size += piece.length) > megabytes * 1e6) break;
    if (!out.write(piece)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}

/** Seconds and the peak of the resident set in MB (VmHWM of Linux, read while the process lives). */
async function run(args) {
  const began = process.hrtime.bigint();
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  let peak = 0;
  const timer = setInterval(() => {
    try {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0));
    } catch {
      // The process has just ended.
    }
  }, 20);
  const [code] = await once(child, 'exit');
  clearInterval(timer);
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}`);
  return { seconds: Number(process.hrtime.bigint() - began) / 1e9, peak: peak / 1024 };
}

const FLOOR = `const fs = require('fs'); let lines = 0; fs.createReadStream(process.argv[1], { highWaterMark: 1 << 20, encoding: 'utf8' })
  .on('data', (text) => (lines += text.split('\\n').length));`;

const CASES = {
  'mbox, table of origins': { pieces: () => mailbox(1e9), args: (file) => [cli, 'analyze', file, '--format', 'csv'] },
  'mbox, --jsonl': { pieces: () => mailbox(1e9), args: (file) => [cli, 'analyze', '--jsonl', file] },
  'traces, --jsonl': { pieces: traces, args: (file) => [cli, 'analyze', '--jsonl', '--only', 'traces', file] },
  'traces, convert --to csv': { pieces: traces, args: (file) => [cli, 'convert', '--to', 'csv', file] },
};

for (const [name, { pieces, args }] of Object.entries(CASES)) {
  const rows = [];
  for (const times of [1, 10]) {
    const file = path.join(folder, 'input.txt');
    await write(file, pieces(), SIZE * times);
    const megabytes = statSync(file).size / 1e6;
    const floor = await run(['-e', FLOOR, file]);
    const ours = await run(args(file));
    rows.push({ megabytes, ...ours, ratio: ours.seconds / floor.seconds });
    rmSync(file);
  }
  for (const { megabytes, seconds, peak, ratio } of rows) {
    console.log(
      `${name.padEnd(26)} ${megabytes.toFixed(0).padStart(5)} MB  ${(megabytes / seconds).toFixed(1).padStart(6)} MB/s  ` +
        `peak ${peak.toFixed(0).padStart(4)} MB  ×${ratio.toFixed(1)} of the floor`,
    );
  }
  const [one, ten] = rows;
  console.log(
    `${''.padEnd(26)} ×10 input: ×${(ten.seconds / one.seconds).toFixed(1)} time, ×${(ten.peak / one.peak).toFixed(2)} memory`,
  );
}
rmSync(folder, { recursive: true });
