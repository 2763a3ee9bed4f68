// What the benches share: how long work takes, and how that grows with the input.

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

/** Shorter times say more of the clock and the compiler than of the input. */
const SHORTEST_MS = 30;
const LARGEST = 64;

/**
 * How much longer ten times the text takes. `make(size)` gives a text of `size` units; the small one is doubled until it takes long
 * enough for a ratio to mean something. Over ×11 is more than linear, or memory that runs out.
 */
export function printGrowth(name, make, read) {
  let size = 1;
  let small = make(size);
  while (medianMs(3, () => read(small)) < SHORTEST_MS && size < LARGEST) small = make((size *= 2));
  const large = make(size * 10);
  const once = medianMs(5, () => read(small));
  const ten = medianMs(3, () => read(large));
  const ratio = ten / once;
  const megabytes = (small.length / 1e6).toFixed(1).padStart(5);
  console.log(
    `×10 input, ${name.padEnd(34)} ×${ratio.toFixed(1).padStart(4)} time (${megabytes} MB in ${once.toFixed(0)} ms → ${ten.toFixed(0)} ms)${ratio > 11 ? '  over ×11' : ''}`,
  );
}
