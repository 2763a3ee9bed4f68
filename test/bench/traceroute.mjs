// Reads traces in the form of Linux traceroute: how many a second, beside a floor measured in the same run (split the lines, one regular
// expression for each), and how the time grows with the input, on ordinary and on adversarial text.
import { MEASURE, medianMs, printGrowth } from './measure.mjs';
import { analyze, recognize } from './core.mjs';

const TRACES = 20_000;

/** The same texts at every run: a linear congruential generator instead of Math.random. */
function synthesize(count, hops) {
  let state = 4_242;
  const below = (limit) => (state = (state * 1_103_515_245 + 12_345) & 0x7fffffff) % limit;
  const address = () => `${1 + below(220)}.${below(256)}.${below(256)}.${1 + below(254)}`;
  return Array.from({ length: count }, () => {
    const target = address();
    const rows = Array.from({ length: hops ?? 8 + below(12) }, (_, n) => {
      if (below(15) === 0) return `${String(n + 1).padStart(2)}  * * *`;
      const from = address();
      const times = Array.from({ length: 3 }, () => `${(below(90_000) / 1000).toFixed(3)} ms`);
      return `${String(n + 1).padStart(2)}  ${below(2) ? from : `r${below(999)}.example.net`} (${from})  ${times.join('  ')}`;
    });
    return `traceroute to ${target} (${target}), 30 hops max, 60 byte packets\n${rows.join('\n')}\n`;
  });
}

const FLOOR = /^\s*(\d+)\s+(\S+) \((\S+)\)\s+([\d.]+) ms/;
const read = (text) => recognize({ id: 'bench', name: 'bench', text }).traces.length;

const texts = synthesize(TRACES);

const HOSTILE = {
  traces: (size) => Array.from({ length: 200 * size }, (_, n) => texts[n % TRACES]).join('\n'),
  prose: (size) => 'It was 1 of 3 attempts: the quick brown fox (or not) says nothing at all.\n'.repeat(2_000 * size),
  blanks: (size) => ' '.repeat(400_000 * size),
  digits: (size) => '1 '.repeat(200_000 * size),
  brackets: (size) => '([<'.repeat(130_000 * size),
  stars: (size) => ` 1 ${'* '.repeat(200_000 * size)}`,
  'line ends': (size) => '\n'.repeat(100_000 * size),
  breaks: (size) => '<br>a'.repeat(20_000 * size),
  'lines of headers': (size) =>
    'traceroute to 192.0.2.9 (192.0.2.9), 30 hops max, 60 byte packets\n'.repeat(2_000 * size),
  'lines of stars': (size) => ' 1  * * *\n'.repeat(5_000 * size),
  'lines of rows with one TTL': (size) => ' 1  192.0.2.1  1.0 ms\n'.repeat(2_000 * size),
};
if (!process.env.BENCH_CASE) printRates();
printGrowth(HOSTILE, read);

function printRates() {
  const print = (name, value) => console.log(`${name.padEnd(46)} ${value}`);
  console.log(`${MEASURE}:`);
  for (const text of texts.slice(0, 2_000)) read(text); // warm
  const parsed = medianMs(5, () => texts.forEach(read));
  let matched = 0;
  const floor = medianMs(5, () =>
    texts.forEach((text) => text.split('\n').forEach((line) => (matched += FLOOR.test(line) ? 1 : 0))),
  );
  print(
    '20,000 Linux traces, one text each',
    `${Math.round(TRACES / (parsed / 1e3)).toLocaleString('en')} traces/s, ×${(parsed / floor).toFixed(1)} of the floor`,
  );
  print(
    'the floor: split and one expression per line',
    `${Math.round(TRACES / (floor / 1e3)).toLocaleString('en')} traces/s (${matched > 0 ? 'matched' : 'nothing matched'})`,
  );
  const [long] = synthesize(1, 30);
  print(
    'one pasted trace of 30 hops',
    `${(medianMs(5, () => Array.from({ length: 100 }, () => read(long))) / 100).toFixed(2)} ms`,
  );
  const thousand = texts.slice(0, 1_000).join('\n');
  print('1,000 traces in one document', `${medianMs(5, () => read(thousand)).toFixed(0)} ms`);

  const whole = medianMs(5, () => analyze([{ id: 'bench', name: 'bench', text: thousand }]));
  print('the same with topology and inference', `${whole.toFixed(0)} ms`);
}
