// What the benches share: how long work takes, and how that grows with the input.
import { spawnSync } from 'node:child_process';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');

/** What all figures count: the work runs in one thread, and what the engine's own threads (compiler, collector) add is in it. */
export const MEASURE = 'single thread, user + system CPU time';

/** Milliseconds of processor time: the time of day also counts what other programs do on the machine. */
function cpuMs(work) {
  const began = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1_000;
}

/** The median of several runs, the first of which only warms the engine up. */
export function medianMs(runs, work) {
  const times = Array.from({ length: runs + 1 }, () => cpuMs(work));
  return times.slice(1).sort((a, b) => a - b)[Math.floor(runs / 2)];
}

/** The least of several runs: whatever else happens on the machine only adds. Each begins without the garbage of the one before. */
function leastMs(runs, work) {
  const times = Array.from({ length: runs }, () => {
    collect();
    return cpuMs(work);
  });
  return Math.min(...times);
}

/** The small text takes at least so long: in shorter times it lies in the processor's cache and its result dies before it is ever copied. */
const SHORTEST_MS = 200;
/** Ten times as much is a text of up to 256 MB; forms of one endless line stay below the shortest time even so. */
const LARGEST = 64;
const RUNS = 5;
/** Milliseconds for which a process reads the text of size 1 before it measures any. */
const WARM_MS = 500;

/**
 * How much longer ten times the text takes, for each of `cases` (name → `make(size)`, a text of `size` units). Each size has a process of
 * its own with the same warm-up, for the second text that a process reads is faster than the first. Call it before all other work: in
 * such a process (`BENCH_CASE`) it measures and ends. `BENCH_ONLY` = a part of the names. Over ×11 is more than linear.
 */
export function printGrowth(cases, read) {
  if (process.env.BENCH_CASE) measureCase(cases, read);
  const names = Object.keys(cases).filter((name) => name.includes(process.env.BENCH_ONLY ?? ''));
  for (const name of names) {
    const { size } = inProcess(name, 0);
    const small = inProcess(name, size);
    const large = inProcess(name, size * 10);
    const ratio = large.ms / small.ms;
    console.log(
      `×10 input, ${name.padEnd(34)} ×${ratio.toFixed(1).padStart(4)} CPU time (${small.megabytes.toFixed(1).padStart(5)} MB in ` +
        `${small.ms.toFixed(0)} ms → ${large.ms.toFixed(0)} ms)${ratio > 11 ? '  over ×11' : ''}`,
    );
  }
}

/** Size 0 asks for the size that takes long enough. */
function inProcess(name, size) {
  const env = { ...process.env, BENCH_CASE: JSON.stringify({ name, size }) };
  const { stdout, stderr } = spawnSync(process.execPath, [process.argv[1]], { env, encoding: 'utf8' });
  if (!stdout) throw new Error(`${name}: ${stderr}`);
  return JSON.parse(stdout);
}

function measureCase(cases, read) {
  const { name, size } = JSON.parse(process.env.BENCH_CASE);
  const make = cases[name];
  const unit = make(1);
  for (let spent = 0; spent < WARM_MS;) spent += cpuMs(() => read(unit));
  if (size === 0) console.log(JSON.stringify({ size: enough(make, read) }));
  else {
    const text = make(size);
    console.log(JSON.stringify({ megabytes: text.length / 1e6, ms: leastMs(RUNS, () => read(text)) }));
  }
  process.exit();
}

function enough(make, read) {
  let size = 1;
  for (let text = make(1); size < LARGEST && leastMs(2, () => read(text)) < SHORTEST_MS;) text = make((size *= 2));
  return size;
}
