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

/** The same three probes a hop, the same patience, the same farthest hop for all. */
const CONTENDERS = {
  'hopscope, at most 1000 probes a second': (target) =>
    hopscope('trace', '--method', 'raw-socket', '--rounds', '3', '--rate', '1000', '--timeout', '3000', target),
  'hopscope, at most 20 probes a second (default)': (target) =>
    hopscope('trace', '--method', 'raw-socket', '--rounds', '3', '--timeout', '3000', target),
  'traceroute, 16 probes at once (its default)': (target) => ['traceroute', '-n', '-w', '3', target],
  'traceroute -N 1, one after the other': (target) => ['traceroute', '-n', '-N', '1', '-w', '3', target],
};
const RUNS = 3;

const lab = new Lab();
process.on('exit', () => lab.remove());
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(130));
const stage = new Stage(lab, analyze);
await stage.build();

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
      `  ${name.padEnd(48)} ${seconds.toFixed(2).padStart(6)} s   steady hops found: ${[...new Set(hops)].join(', ')}`,
    );
  }
}
process.exit(0);
