// What the benches share: how long work takes, and how that grows with the input.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');

/**
 * Milliseconds of processor time, of all threads: the time of day also counts what other programs do on the machine. The median of
 * several runs, the first of which only warms the engine up.
 */
export function medianMs(runs, work) {
  const times = Array.from({ length: runs + 1 }, () => {
    const began = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(began);
    return (user + system) / 1_000;
  });
  return times.slice(1).sort((a, b) => a - b)[Math.floor(runs / 2)];
}

/** The least of several runs: whatever else happens on the machine only adds. Each begins without the garbage of the one before. */
function leastMs(runs, work) {
  const times = Array.from({ length: runs }, () => {
    collect();
    const began = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(began);
    return (user + system) / 1_000;
  });
  return Math.min(...times);
}

/**
 * In shorter times the small text has what the large one has not: it lies in the processor's cache, and its result dies before the
 * collector ever copies it. That is a step between two kinds of input and no growth.
 */
const SHORTEST_MS = 120;
const LARGEST = 64;

/**
 * How much longer ten times the text takes. `make(size)` gives a text of `size` units; the small one is doubled until it takes long
 * enough for a ratio to mean something. Over ×11 is more than linear, or memory that runs out.
 */
export function printGrowth(name, make, read) {
  let size = 1;
  let small = make(size);
  while (leastMs(3, () => read(small)) < SHORTEST_MS && size < LARGEST) small = make((size *= 2));
  const large = make(size * 10);
  const once = leastMs(5, () => read(small));
  const ten = leastMs(3, () => read(large));
  const ratio = ten / once;
  const megabytes = (small.length / 1e6).toFixed(1).padStart(5);
  console.log(
    `×10 input, ${name.padEnd(34)} ×${ratio.toFixed(1).padStart(4)} time (${megabytes} MB in ${once.toFixed(0)} ms → ${ten.toFixed(0)} ms)${ratio > 11 ? '  over ×11' : ''}`,
  );
}
