// What the benches share: how long work takes, and how that grows with the input.
import { spawnSync } from 'node:child_process';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
/** Collects all garbage at once. */
export const collect = runInNewContext('gc');

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

/** The small text takes at least so long: in shorter times its result dies before it is ever copied. */
const SHORTEST_MS = 200;
/**
 * No small text is longer, in characters: ten times as much is the longest string that the engine has. Forms of one endless line come
 * near it before the shortest time, far beyond what processors hold: a search for one sign takes .04 ns a character in 25 MB of text, and
 * .12 ns in 50, 100, 250 and 500 MB. So both sizes are read from the same memory.
 */
const LONGEST = 53_000_000;
/** A process for the small text, one for the large, and again: whatever else the machine does falls on both alike. */
const ROUNDS = 3;
const RUNS = 2;
/** Milliseconds for which a process reads the text of size 1 before it measures any. */
const WARM_MS = 500;

/**
 * How much longer ten times the text takes, for each of `cases` (name → `make(size)`, a text of `size` units): the least of all runs of a
 * size. Each size has a process of its own with the same warm-up, for the second text that a process reads is faster than the first. Call
 * it before all other work: in such a process (`BENCH_CASE`) it measures and ends. `BENCH_ONLY` = a part of the names; `BENCH_ONLY=-` =
 * none of them. Over ×11 is more than linear.
 */
export function printGrowth(cases, read) {
  if (process.env.BENCH_CASE) measureCase(cases, read);
  const names = Object.keys(cases).filter((name) => name.includes(process.env.BENCH_ONLY ?? ''));
  for (const name of names) {
    const { size } = inProcess(name, 0);
    const rounds = Array.from({ length: ROUNDS }, () => [inProcess(name, size), inProcess(name, size * 10)]);
    const [small, large] = [0, 1].map((n) => Math.min(...rounds.map((round) => round[n].ms)));
    const ratio = large / small;
    console.log(
      `×10 input, ${name.padEnd(34)} ×${ratio.toFixed(1).padStart(4)} CPU time (${rounds[0][0].megabytes.toFixed(1).padStart(5)} MB in ` +
        `${small.toFixed(0)} ms → ${large.toFixed(0)} ms)${ratio > 11 ? '  over ×11' : ''}`,
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

/** The first size that takes long enough or is the longest. */
function enough(make, read) {
  for (let size = 1; ; size *= 2) {
    const text = make(size);
    if (text.length * 2 > LONGEST || leastMs(2, () => read(text)) >= SHORTEST_MS) return size;
  }
}
