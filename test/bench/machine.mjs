// Reads RIPE Atlas results: how many a second, and against JSON.parse in the same run. Then growth on hostile input.
import { MEASURE, medianMs, printGrowth } from './measure.mjs';
import { recognize } from './core.mjs';

const RESULTS = 5_000;
const RUNS = 5;

/** The same results at every run: a linear congruential generator instead of Math.random. */
function atlasResults(count, v6 = false) {
  let state = 12_345;
  const below = (limit) => (state = (state * 1_103_515_245 + 12_345) & 0x7fffffff) % limit;
  const address = () =>
    v6
      ? `2001:db8:${below(65_536).toString(16)}::${below(65_536).toString(16)}`
      : `${1 + below(220)}.${below(256)}.${below(256)}.${1 + below(254)}`;
  return Array.from({ length: count }, (_, n) => {
    const target = address();
    const last = 6 + below(12);
    const result = Array.from({ length: last }, (_, h) => {
      const from = h + 1 === last ? target : address();
      const probe = () => (below(12) === 0 ? { x: '*' } : { from, ttl: 254 - h, size: 28, rtt: below(200_000) / 1000 });
      return { hop: h + 1, result: [probe(), probe(), probe()] };
    });
    return {
      ...{ fw: 5080, mver: '2.6.2', lts: 12, endtime: 1_700_000_010 + n, dst_name: target, dst_addr: target },
      ...{
        src_addr: v6 ? address() : '192.168.1.10',
        proto: 'ICMP',
        af: v6 ? 6 : 4,
        size: 48,
        paris_id: 1 + (n % 16),
        result,
      },
      ...{ msm_id: 5001, prb_id: 1000 + n, timestamp: 1_700_000_000 + n, msm_name: 'Traceroute', from: address() },
      ...{ type: 'traceroute', group_id: 5001, stored_timestamp: 1_700_000_100 + n },
    };
  });
}

function read(text) {
  return recognize({ id: 'bench', name: 'bench', text }).traces.length;
}

function compare(name, text, parse) {
  const count = read(text);
  if (count !== RESULTS) throw new Error(`${name}: ${count} traces instead of ${RESULTS}`);
  const floor = medianMs(RUNS, () => parse(text));
  const ms = medianMs(RUNS, () => read(text));
  const perSecond = Math.round((RESULTS / ms) * 1000);
  console.log(
    `${name.padEnd(22)} ${perSecond.toString().padStart(7)} results/s  ${(text.length / 1000 / ms).toFixed(1).padStart(6)} MB/s` +
      `  ×${(ms / floor).toFixed(2)} of JSON.parse`,
  );
}

const hostile = {
  'open braces with quotes': '{"',
  'nested objects': '{"a":',
  'nested arrays': '{"a":[[[[[[[[',
  'blanks behind braces': `{${' '.repeat(40)}`,
  'endless string': '{"a":"bbbbbbbb ',
  'endless number': '{"a":1111111111',
  backslashes: '{"a":"\\\\\\\\',
  'open elements': '<MTR SRC="a"><HUB COUNT="1">',
  'open comments': '<MTR><!-- ',
  'open attributes': '<nmaprun a="b ',
  'cut records': '{"msm_id":1,"prb_id":1,"type":"traceroute","result":[{"hop":1,"result":[{"from":"192.0.2.1"',
  'records with brackets': '[{"type":"traceroute","result":[{"hop":1,"result":[]}]}],[[[[ ',
};
const SIZE = 100_000;
const KINDS = { 'one line': '', lines: '\n' };
const cases = Object.entries(hostile).flatMap(([name, piece]) =>
  Object.entries(KINDS).map(([kind, joint]) => {
    const one = piece + joint;
    return [`${name}, ${kind}`, (size) => one.repeat(Math.ceil((SIZE * size) / one.length))];
  }),
);

if (!process.env.BENCH_CASE) printRates();
printGrowth(Object.fromEntries(cases), read);

function printRates() {
  console.log(`${MEASURE}:`);
  const lines = (results) => results.map((one) => JSON.stringify(one)).join('\n');
  const parseLines = (text) => text.split('\n').map((line) => JSON.parse(line));
  const results = atlasResults(RESULTS);
  compare('Atlas, a line each', lines(results), parseLines);
  compare('Atlas, one array', JSON.stringify(results), JSON.parse);
  compare('Atlas, pretty array', JSON.stringify(results, null, 2), JSON.parse);
  compare('Atlas, IPv6', lines(atlasResults(RESULTS, true)), parseLines);
}
