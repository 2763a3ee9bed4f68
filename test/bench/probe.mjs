// Live traces against the system's traceroute, in the lab and in the same run: time to completion and the hops found.
import { existsSync } from 'node:fs';
import { Lab, whyNoLab } from '../lab/kernel.mjs';
import { CLI, hopscope } from '../lab/liveTracer.mjs';
import { answersByTtl, Stage } from '../lab/stage.mjs';
import { analyze } from './core.mjs';

const obstacle = whyNoLab() ?? (existsSync(CLI) ? undefined : 'dist/cli.js is missing (npm run build)');
if (obstacle) {
  console.log(`bench:probe: NOT RUN, ${obstacle}`);
  process.exit(1);
}

const ours = (rate) => (target) =>
  hopscope('trace', '--method', 'raw-socket', '--rounds', '3', '--rate', String(rate), '--timeout', '3000', target);
const theirs =
  (...options) =>
  (target) => ['traceroute', '-n', '-w', '3', ...options, target];

/** The same three probes a hop, the same patience, the same farthest hop for all; of each pace one of ours and one of theirs. */
const CONTENDERS = {
  'unlimited: hopscope (1000 a second), all hops at once': ours(1000),
  'unlimited: traceroute, 16 probes at once (its default)': theirs(),
  'unlimited: traceroute -N 1, one after the other': theirs('-N', '1'),
  '20 a second: hopscope (its default), all hops at once': ours(20),
  '20 a second: traceroute -z 50': theirs('-z', '50'),
};
const RUNS = 3;

const lab = new Lab();
process.on('exit', () => lab.remove());
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(130));
const stage = new Stage(lab, analyze);
await stage.build();

/** What a busy machine needs to start our Node at all: part of every time of ours. */
async function startUp(way) {
  const times = [];
  for (let run = 0; run < RUNS; run += 1)
    times.push((await stage.run(way.network, way.from, hopscope('trace', '--help'))).ms);
  return median(times) / 1000;
}

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

/** How many of the hops that always answer were seen, over how many there are; and answers that cannot be there. */
function score(trace, hops) {
  const seen = answersByTtl(trace);
  const steady = hops
    .map((answers, at) => ({ answers, ttl: at + 1 }))
    .filter(({ answers }) => answers.every((one) => one.answers === 'always'));
  const found = steady.filter(({ answers, ttl }) => seen.get(ttl)?.some((ip) => answers.some((one) => one.ip === ip)));
  return `${found.length} of ${steady.length}`;
}

/** With and without hops that keep a tracer waiting. */
const ways = stage
  .ways()
  .filter(({ network, family }) => family === 'ip4' && ['napt', 'campus'].includes(network.name));

console.log(`start-up of hopscope alone: ${(await startUp(ways[0])).toFixed(2)} s; median of ${RUNS} runs each`);
for (const way of ways) {
  const silent = way.hops.filter((answers) => answers.every((one) => one.answers !== 'always')).length;
  console.log(
    `\n${way.network.name}, ${way.from} → ${way.target}: ${way.hops.length} hops, ${silent} of them silent or rate-limited`,
  );
  for (const [name, command] of Object.entries(CONTENDERS)) {
    const results = [];
    for (let run = 0; run < RUNS; run += 1) results.push(await stage.run(way.network, way.from, command(way.target)));
    const hops = results.map(({ stdout }) => score(stage.read(stdout), way.hops));
    const seconds = median(results.map(({ ms }) => ms)) / 1000;
    console.log(
      `  ${name.padEnd(54)} ${seconds.toFixed(2).padStart(6)} s   steady hops found: ${[...new Set(hops)].join(', ')}`,
    );
  }
}
process.exit(0);
