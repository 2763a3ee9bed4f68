// Reads traces in the form of Linux traceroute: how many a second, beside a floor measured in the same run (split the lines, one regular
// expression for each), and how the time grows with the input, on ordinary and on adversarial text.
import { recognize } from './recognize.mjs';

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

function ms(work) {
  const began = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - began) / 1e6;
}

const best = (runs, work) => Math.min(...Array.from({ length: runs }, () => ms(work)));
const print = (name, value) => console.log(`${name.padEnd(46)} ${value}`);

const texts = synthesize(TRACES);
for (const text of texts.slice(0, 2_000)) read(text); // warm
const parsed = best(3, () => texts.forEach(read));
let matched = 0;
const floor = best(3, () =>
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
print('one pasted trace of 30 hops', `${best(50, () => read(long)).toFixed(2)} ms`);
const thousand = texts.slice(0, 1_000).join('\n');
print('1,000 traces in one document', `${best(3, () => read(thousand)).toFixed(0)} ms`);

const HOSTILE = {
  traces: () => texts.slice(0, 200).join('\n'),
  blanks: () => ' '.repeat(400_000),
  digits: () => '1 '.repeat(200_000),
  brackets: () => '([<'.repeat(130_000),
  stars: () => ` 1 ${'* '.repeat(200_000)}`,
  'lines of stars': () => ' 1  * * *\n'.repeat(40_000),
  'lines of rows with one TTL': () => ' 1  192.0.2.1  1.0 ms\n'.repeat(18_000),
};
for (const [name, make] of Object.entries(HOSTILE)) {
  const small = make();
  const [once, ten] = [best(3, () => read(small)), best(1, () => read(small.repeat(10)))];
  print(`×10 input, ${name}`, `×${(ten / once).toFixed(1)} time (${once.toFixed(0)} → ${ten.toFixed(0)} ms)`);
}
