// Live traces against the system's traceroute, in the lab and in the same run: time to completion, the hops found, the answers lost.
import { spawn } from 'node:child_process';
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

const OURS = ['trace', '--method', 'raw-socket', '--rounds', '3'];
const ours = (rate, timeoutMs) => (target) =>
  hopscope(...OURS, '--rate', String(rate), '--timeout', String(timeoutMs), target);
const theirs =
  (...options) =>
  (target) => ['traceroute', '-n', ...options, target];

/**
 * Three probes a hop and 30 hops for all. Of each budget one of ours and one of theirs: probes a second, and how long silence is waited
 * for at most. What traceroute does by itself (5 s, but only 3 or 10 times what its neighbours took) stands alone: nobody else does it.
 */
const BUDGETS = {
  'no limit of probes, 3 s of patience': {
    hopscope: ours(1000, 3000),
    'traceroute -w 3 (16 at once)': theirs('-w', '3'),
  },
  '20 probes a second, 3 s of patience': {
    hopscope: ours(20, 3000),
    'traceroute -w 3 -z 50': theirs('-w', '3', '-z', '50'),
  },
  'as they come': {
    'hopscope (20 a second, 3.2 s)': (target) => hopscope(...OURS, target),
    'traceroute (no limit, 16 at once, -w 5,3,10)': theirs(),
  },
};
const FAIR = Object.keys(BUDGETS).slice(0, 2);
const RUNS = 3;

const lab = new Lab();
process.on('exit', () => lab.remove());
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(130));
const stage = new Stage(lab, analyze);
await stage.build();

const figure = (number) => number.toFixed(2).padStart(6);
const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

/** What a busy machine needs to start our Node at all: part of every time of ours. */
async function startUp(way) {
  const times = [];
  for (let run = 0; run < RUNS; run += 1)
    times.push((await stage.run(way.network, way.from, hopscope('trace', '--help'))).ms);
  return median(times) / 1000;
}

/** Against the truth: hops that always answer and did, answers that cannot be there, probes that such a hop answered too late for the tracer. */
function score(trace, hops) {
  const steady = hops.flatMap((answers, at) =>
    answers.every(({ answers: when }) => when === 'always') ? [at + 1] : [],
  );
  const seen = answersByTtl(trace);
  const at = (ttl) => hops[Math.min(ttl, hops.length) - 1].map(({ ip }) => ip);
  const wrong = [...seen].flatMap(([ttl, ips]) => ips.filter((ip) => !at(ttl).includes(ip)));
  const probes = trace.hops.filter(({ ttl }) => steady.includes(ttl)).flatMap((hop) => hop.probes);
  const found = steady.filter((ttl) => seen.get(ttl)?.length > 0);
  const missed = probes.filter(({ ip }) => !ip).length;
  return { steady: steady.length, found: found.length, wrong: wrong.length, probes: probes.length, missed, seen };
}

/** `tracingMs` leaves out what comes before our tracer says that it begins: two processes of Node that start. */
function timed(way, argv) {
  const [command, ...args] = [...lab.on(way.network, way.from), ...argv];
  const began = performance.now();
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  let said = began;
  child.stdout.on('data', (chunk) => (stdout += chunk));
  child.stderr.on('data', (chunk) => {
    if (stderr === '') said = performance.now();
    stderr += chunk;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => {
      const end = performance.now();
      if (stdout === '') reject(new Error(`${argv.join(' ')}: ${stderr}`));
      else resolve({ stdout, ms: end - began, tracingMs: end - said });
    });
  });
}

async function contend(way, command) {
  const runs = [];
  for (let run = 0; run < RUNS; run += 1) {
    const { stdout, ms, tracingMs } = await timed(way, command(way.target));
    runs.push({ ms, tracingMs, ...score(stage.read(stdout), way.hops) });
  }
  const sum = (of) => runs.reduce((total, run) => total + of(run), 0);
  const hopSet = new Set(
    runs.flatMap(({ seen }) => [...seen].flatMap(([ttl, ips]) => ips.map((ip) => `${ttl} ${ip}`))),
  );
  return {
    seconds: median(runs.map(({ ms }) => ms)) / 1000,
    tracing: median(runs.map(({ tracingMs }) => tracingMs)) / 1000,
    text: `steady hops ${sum((run) => run.found)}/${sum((run) => run.steady)}, wrong ${sum((run) => run.wrong)}, answers missed ${sum((run) => run.missed)}/${sum((run) => run.probes)}`,
    hopSet,
  };
}

/** Hops that both or only one of two tracers saw, branches and hops that answer now and then aside. */
function compareSets(way, [a, b]) {
  const steady = new Set(
    way.hops.flatMap((answers, at) =>
      answers.length === 1 && answers[0].answers === 'always' ? [`${at + 1} ${answers[0].ip}`] : [],
    ),
  );
  const only = (one, other) => [...one].filter((hop) => steady.has(hop) && !other.has(hop));
  const both = [...a].filter((hop) => steady.has(hop) && b.has(hop)).length;
  return `hops that both saw: ${both} of ${steady.size}; only ours: ${only(a, b).length}, only theirs: ${only(b, a).length}`;
}

const keepsWaiting = (answers) => answers.every(({ answers: when }) => when !== 'always');
// node test/bench/probe.mjs [part of a network's name]
const wanted = process.argv[2] ?? '';
const ways = stage.ways().filter(({ family, network }) => family === 'ip4' && network.name.includes(wanted));
console.log(`start-up of hopscope alone: ${(await startUp(ways[0])).toFixed(2)} s; median of ${RUNS} runs each`);

const tally = { silent: { faster: 0, tracing: 0, of: 0 }, answering: { faster: 0, tracing: 0, of: 0 } };
for (const way of ways) {
  const silent = way.hops.filter(keepsWaiting).length;
  const length = way.hops.length;
  console.log(
    `\n${way.network.name}, ${way.from} → ${way.target}: ${length} hops, ${silent} of them silent or rate-limited${keepsWaiting(way.hops.at(-1)) ? ', the target too' : ''}`,
  );
  for (const [budget, contenders] of Object.entries(BUDGETS)) {
    const results = [];
    console.log(`  ${budget}`);
    for (const [name, command] of Object.entries(contenders)) {
      const result = await contend(way, command);
      results.push(result);
      console.log(
        `    ${name.padEnd(46)} ${figure(result.seconds)} s, tracing ${figure(result.tracing)} s   ${result.text}`,
      );
    }
    const [mine, tool] = results;
    const sets = results.map(({ hopSet }) => hopSet);
    console.log(
      `    ${'ours / theirs'.padEnd(46)} ${figure(mine.seconds / tool.seconds)}    tracing ${figure(mine.tracing / tool.tracing)}     ${compareSets(way, sets)}`,
    );
    if (!FAIR.includes(budget)) continue;
    const kind = tally[silent > 0 ? 'silent' : 'answering'];
    kind.of += 1;
    kind.faster += mine.seconds < tool.seconds ? 1 : 0;
    kind.tracing += mine.tracing < tool.tracing ? 1 : 0;
  }
}
const told = ({ faster, tracing, of }) => `on ${faster} of ${of} (${tracing} without the start of Node)`;
console.log(
  `\nsame budget, same patience, faster: with silent hops ${told(tally.silent)}, without ${told(tally.answering)}`,
);
process.exit(0);
