// The live tracer as it ships (dist/cli.js and its helper), started inside the lab: against the ground truth and the system's traceroute.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { hopscope, traceAll } from './liveTracer.mjs';
import { answersByTtl, answersOfRuns, disagreements, missingBranches } from './stage.mjs';
import { walk } from './truth.mjs';

const PROTOCOLS = ['udp', 'icmp', 'tcp'];
const RAW = ['--method', 'raw-socket'];

async function agreesWithTruth(stage, ...options) {
  const all = await traceAll(stage, stage.ways(), options);
  assert.deepEqual(
    all.flatMap((runs) => disagreements(runs, runs[0].way.hops)),
    [],
  );
}

/** The helper that a command started last: the first one only asks whether raw sockets may be opened. */
function helperOf(pid) {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean);
  return children.map(Number).findLast((one) => commandOf(one).includes('probe.js'));
}

/** '' when there is no such process, or when it is dead and not yet buried. */
function commandOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

/** What the kernel counted in the network namespace of a process: `Udp OutDatagrams` and the like. */
function counter(pid, protocol, name) {
  const lines = readFileSync(`/proc/${pid}/net/snmp`, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith(`${protocol}: `));
  const [names, values] = lines.map((line) => line.split(' '));
  return Number(values[names.indexOf(name)]);
}

/** Waits without an end of its own: the test run as a whole is what is bounded. */
async function until(isSo) {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 50));
}

/** Starts a slow trace, does something to it once an answer came and was surely read, and waits for its end. */
async function interrupted(stage, interrupt) {
  const network = stage.network('napt');
  const words = hopscope('trace', ...RAW, '--rate', '2', '--rounds', '10', '192.0.2.70');
  const [command, ...args] = [...stage.lab.on(network, 'pc'), ...words];
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => (stdout += chunk));
  child.stderr.on('data', (chunk) => (stderr += chunk));
  const ended = new Promise((resolve) => child.once('close', (code, signal) => resolve({ code, signal })));
  await Promise.race([ended, until(() => stderr.includes('raw-socket'))]);
  const answers = () => counter(child.pid, 'Icmp', 'InTimeExcds');
  const probes = () => counter(child.pid, 'Udp', 'OutDatagrams');
  const before = answers();
  await until(() => answers() > before);
  // Who sends the next probes has read the answer before them.
  const then = probes();
  await until(() => probes() >= then + 3);
  const helper = helperOf(child.pid);
  interrupt(child, helper);
  return { ...(await ended), helper, stdout, stderr };
}

const WITHOUT_CAPABILITIES = ['setpriv', '--bounding-set=-all', '--inh-caps=-all'];

export const tests = {
  ...Object.fromEntries(
    PROTOCOLS.map((protocol) => [
      `raw-socket by ${protocol.toUpperCase()} agrees with the ground truth, over IPv4 and IPv6`,
      (stage) => agreesWithTruth(stage, ...RAW, '--protocol', protocol),
    ]),
  ),

  "the system's tool, started by us, agrees with the ground truth": (stage) =>
    agreesWithTruth(stage, '--method', 'system'),

  "raw-socket finds the hops and the branches that the system's traceroute finds": async (stage) => {
    const ways = stage.ways();
    const ours = await traceAll(stage, ways, [...RAW, '--rounds', '10', '--flows', '8'], missingBranches);
    const words = ['traceroute', '-n', '-q', '10', '-w', '3', '-m', '12'];
    const theirs = await Promise.all(ways.map((way) => stage.traced(way, [...words, way.target], missingBranches)));
    for (const [index, runs] of ours.entries()) {
      const [mine, tools] = [runs, theirs[index]].map(answersOfRuns);
      for (const [at, answers] of runs[0].way.hops.entries()) {
        if (answers.some((answer) => answer.answers === 'sometimes')) continue;
        const both = [mine, tools].map((seen) => [...(seen.get(at + 1) ?? [])].sort());
        assert.deepEqual(both[0], both[1], `hop ${at + 1}\n${runs[0].stdout}\n${theirs[index][0].stdout}`);
      }
    }
    assert.ok(ways.some(({ hops }) => hops.some((answers) => answers.length > 1)));
  },

  'one fixed flow stays on one branch': async (stage) => {
    const ways = stage.ways().filter(({ hops }) => hops.some((answers) => answers.length > 1));
    assert.ok(ways.length >= 2);
    const traceOne = (protocol) =>
      traceAll(stage, ways, [...RAW, '--protocol', protocol, '--flows', '1', '--rounds', '6']);
    for (const { trace, stdout } of (await Promise.all(PROTOCOLS.map(traceOne))).flat(2)) {
      for (const [ttl, ips] of answersByTtl(trace)) assert.ok(ips.length <= 1, `hop ${ttl}\n${stdout}`);
    }
  },

  'label stacks arrive as evidence, over IPv4 and IPv6': async (stage) => {
    const ways = stage.ways().filter(({ hops }) => hops.flat().some(({ labels }) => labels));
    assert.ok(ways.length >= 4);
    for (const { way, trace, stdout } of (await traceAll(stage, ways, RAW)).flat()) {
      for (const hop of trace.hops) {
        const wanted = way.hops[hop.ttl - 1]?.[0].labels ?? [];
        for (const probe of hop.probes.filter(({ ip }) => ip)) {
          const labels = (probe.mpls ?? []).map(({ label }) => label);
          assert.deepEqual(labels, wanted, `hop ${hop.ttl}\n${stdout}`);
        }
      }
    }
  },

  'TTL of the answer and of the quoted probe arrive as evidence': async (stage) => {
    const way = stage.ways().find(({ network, from }) => network.name === 'cgn' && from === 'pc');
    const words = hopscope('trace', ...RAW, '--json', '--rounds', '2', '--max-hops', '10', way.target);
    const runs = await stage.traced(way, words, undefined, (text) => JSON.parse(text)[0]);
    const hops = runs.flatMap(({ trace }) => trace.hops);
    const answered = (ttl) =>
      hops.filter((hop) => hop.ttl === ttl).flatMap(({ probes }) => probes.filter(({ ip }) => ip));
    const { length } = way.hops;
    // Beyond the exchange the way back crosses two routers where the way there crosses one.
    const lengths = Array.from({ length }, (_, at) => 64 - answered(at + 1)[0]?.replyTtl + 1);
    assert.deepEqual(lengths, [1, 2, 3, 4, 5, 7, 8, 9], runs[0].stdout);
    for (let ttl = 1; ttl < length; ttl += 1) {
      assert.ok(
        answered(ttl).every(({ quotedTtl }) => quotedTtl === 1),
        runs[0].stdout,
      );
    }
  },

  'the JSON of a trace is read as the hops that it shows': async (stage) => {
    const ways = stage.ways().filter(({ network }) => network.name === 'campus');
    for (const runs of await traceAll(stage, ways, [...RAW, '--json'])) {
      assert.deepEqual(disagreements(runs, runs[0].way.hops), []);
      for (const { trace, stdout } of runs) {
        const [printed] = JSON.parse(stdout);
        assert.equal(trace.dialect, 'hopscope-json');
        assert.deepEqual(
          trace.hops.map(({ probes }) => probes.map(({ ip, replyTtl, flowId }) => [ip, replyTtl, flowId])),
          printed.hops.map(({ probes }) => probes.map(({ ip, replyTtl, flowId }) => [ip, replyTtl, flowId])),
        );
      }
    }
  },

  'four traces at once from one machine keep their answers apart': async (stage) => {
    const network = stage.network('napt');
    const targets = ['192.0.2.70', '192.0.2.80', '192.0.2.230', '198.51.100.17'];
    const ways = targets.map((target) => ({ network, from: 'pc', target, ...walk(network, 'pc', target) }));
    for (const protocol of PROTOCOLS) {
      const all = await traceAll(stage, ways, [...RAW, '--protocol', protocol]);
      const wrong = all.flatMap((runs) => disagreements(runs, runs[0].way.hops));
      assert.deepEqual(wrong, [], protocol);
      const reached = all.map((runs) => [...new Set(runs.map(({ trace }) => trace.reached))].join(' or '));
      assert.deepEqual(reached, ['yes', 'no', 'no', 'yes'], protocol);
    }
  },

  'a target that keeps silent ends in silence, not in a guess': async (stage) => {
    const ways = stage.ways().filter(({ hops }) => hops.at(-1)[0].answers === 'never');
    assert.equal(ways.length, 1);
    const [runs] = await traceAll(stage, ways, RAW);
    for (const { trace, stdout } of runs) assert.notEqual(trace.reached, 'yes', stdout);
    const answered = [...answersOfRuns(runs)].filter(([, ips]) => ips.length > 0).map(([ttl]) => ttl);
    assert.equal(Math.max(...answered), ways[0].hops.length - 1, runs[0].stdout);
  },

  'without the capability raw-socket says so, and the system tool traces instead': async (stage) => {
    const [way] = stage.ways().filter(({ network }) => network.name === 'campus');
    const refused = await stage.run(way.network, way.from, [
      ...WITHOUT_CAPABILITIES,
      ...hopscope('trace', ...RAW, way.target),
    ]);
    assert.equal(refused.code, 1, refused.stderr);
    assert.match(refused.stderr, /raw sockets are not permitted to this user/);
    assert.equal(refused.stdout, '');
    const words = hopscope('trace', '--rounds', '3', '--max-hops', '12', way.target);
    const runs = await stage.traced(way, [...WITHOUT_CAPABILITIES, ...words]);
    assert.deepEqual(disagreements(runs, way.hops), []);
    for (const { stdout } of runs) {
      assert.match(stdout, /^# hopscope: .* by \S*traceroute, UDP/);
      assert.match(stdout, /raw sockets are not permitted to this user/);
    }
  },

  'a helper that is killed costs the trace its rest, not what it had': async (stage) => {
    const { code, stdout, stderr } = await interrupted(stage, (_child, helper) => process.kill(helper, 'SIGKILL'));
    assert.equal(code, 1, stderr);
    assert.match(stderr, /the helper process ended by itself \(SIGKILL\)/);
    assert.match(stdout, /^ 1 {2}192\.168\.1\.1 /m);
  },

  'Ctrl+C prints what is there and ends the helper': async (stage) => {
    const { code, stdout, stderr, helper } = await interrupted(stage, (child) => child.kill('SIGINT'));
    assert.equal(code, 0, stderr);
    assert.match(stdout, /cancelled, so incomplete/);
    assert.match(stdout, /^ 1 {2}192\.168\.1\.1 /m, stderr);
    await until(() => !commandOf(helper).includes('probe.js'));
  },
};
