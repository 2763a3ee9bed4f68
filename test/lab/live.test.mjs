// The live tracer as it ships (dist/cli.js and its helper), started inside the lab: against the ground truth and the system's traceroute.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { answersByTtl, disagreements } from './stage.mjs';
import { hopscope, traceLive } from './liveTracer.mjs';
import { walk } from './truth.mjs';

const PROTOCOLS = ['udp', 'icmp', 'tcp'];
const about = (way) => `${way.network.name} ${way.from} → ${way.target}`;

/** One trace a way; all ways side by side, which is also how answers of different traces would get mixed up. */
function traceAll(stage, ways, ...options) {
  return Promise.all(
    ways.map(async (way) => ({
      way,
      ...(await traceLive(stage, way, '--max-hops', '12', '--rounds', '3', '--rate', '50', ...options)),
    })),
  );
}

async function agreesWithTruth(stage, ...options) {
  const results = await traceAll(stage, stage.ways(), ...options);
  const wrong = results.flatMap(({ way, trace, stdout }) =>
    disagreements(trace, way.hops).map((line) => `${about(way)}, ${line}\n${stdout}`),
  );
  assert.deepEqual(wrong, []);
}

/** The process a command started, once there is one of that script. */
async function childOf(pid, script) {
  for (let patience = 0; patience < 200; patience += 1) {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean);
    const child = children.map(Number).find((one) => commandOf(one).includes(script));
    if (child) return child;
    await pause(50);
  }
  throw new Error(`no ${script} was started by ${pid}`);
}

function commandOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Starts a trace, does something to it once the tracer is chosen and some hops are there, and waits for its end. */
async function interrupted(stage, interrupt) {
  const network = stage.network('napt');
  const [command, ...args] = [
    ...stage.lab.on(network, 'pc'),
    ...hopscope('trace', '--method', 'raw-socket', '192.0.2.70'),
  ];
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => (stdout += chunk));
  const started = new Promise((resolve) => {
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
      if (stderr.includes('raw-socket')) resolve();
    });
  });
  const ended = new Promise((resolve) => child.once('close', (code, signal) => resolve({ code, signal })));
  await Promise.race([started, ended]);
  // The first helper only asks whether raw sockets may be opened; by now it has made way for the one that traces.
  await pause(2500);
  const helper = await childOf(child.pid, 'probe.js');
  interrupt(child, helper);
  return { ...(await ended), helper, stdout, stderr };
}

const WITHOUT_CAPABILITIES = ['setpriv', '--bounding-set=-all', '--inh-caps=-all'];

export const tests = {
  ...Object.fromEntries(
    PROTOCOLS.map((protocol) => [
      `raw-socket by ${protocol.toUpperCase()} agrees with the ground truth, over IPv4 and IPv6`,
      (stage) => agreesWithTruth(stage, '--method', 'raw-socket', '--protocol', protocol),
    ]),
  ),

  "the system's tool, started by us, agrees with the ground truth": (stage) =>
    agreesWithTruth(stage, '--method', 'system'),

  "raw-socket finds the hops and the branches that the system's traceroute finds": async (stage) => {
    const ways = stage.ways();
    const live = await traceAll(stage, ways, '--method', 'raw-socket', '--rounds', '10', '--flows', '8');
    const tools = await Promise.all(
      ways.map((way) =>
        stage.run(way.network, way.from, ['traceroute', '-n', '-q', '10', '-w', '3', '-m', '12', way.target]),
      ),
    );
    for (const [index, { way, trace, stdout }] of live.entries()) {
      const tool = tools[index];
      const [ours, theirs] = [answersByTtl(trace), answersByTtl(stage.read(tool.stdout))];
      for (const [at, answers] of way.hops.entries()) {
        if (answers.some((answer) => answer.answers === 'sometimes')) continue;
        const both = [ours, theirs].map((seen) => [...(seen.get(at + 1) ?? [])].sort());
        assert.deepEqual(both[0], both[1], `${about(way)} hop ${at + 1}\n${stdout}\n${tool.stdout}`);
      }
    }
    assert.ok(live.some(({ trace }) => trace.hops.some((hop) => new Set(hop.probes.map(({ ip }) => ip)).size > 1)));
  },

  'one fixed flow stays on one branch': async (stage) => {
    const ways = stage.ways().filter(({ hops }) => hops.some((answers) => answers.length > 1));
    const traceOne = (protocol) =>
      traceAll(stage, ways, '--method', 'raw-socket', '--protocol', protocol, '--flows', '1', '--rounds', '6');
    for (const { trace, stdout } of (await Promise.all(PROTOCOLS.map(traceOne))).flat()) {
      for (const [ttl, ips] of answersByTtl(trace)) assert.ok(ips.length <= 1, `hop ${ttl}\n${stdout}`);
    }
  },

  'label stacks arrive as evidence, over IPv4 and IPv6': async (stage) => {
    const ways = stage.ways().filter(({ hops }) => hops.flat().some(({ labels }) => labels));
    assert.ok(ways.length >= 4);
    for (const { way, trace, stdout } of await traceAll(stage, ways, '--method', 'raw-socket')) {
      for (const hop of trace.hops) {
        const wanted = way.hops[hop.ttl - 1]?.[0].labels ?? [];
        for (const probe of hop.probes.filter(({ ip }) => ip)) {
          assert.deepEqual(
            (probe.mpls ?? []).map(({ label }) => label),
            wanted,
            `${about(way)} hop ${hop.ttl}\n${stdout}`,
          );
        }
      }
    }
  },

  'TTL of the answer and of the quoted probe arrive as evidence': async (stage) => {
    const [way] = stage.ways().filter(({ network }) => network.name === 'cgn');
    const options = ['--method', 'raw-socket', '--json', '--rounds', '2', '--max-hops', '10', way.target];
    const { stdout } = await stage.run(way.network, way.from, hopscope('trace', ...options));
    const [trace] = JSON.parse(stdout);
    // Beyond the exchange the way back crosses two routers where the way there crosses one.
    const lengths = trace.hops.map(({ probes }) => 64 - probes.find(({ ip }) => ip)?.replyTtl + 1);
    assert.deepEqual(lengths, [1, 2, 3, 4, 5, 7, 8, 9], stdout);
    assert.ok(
      trace.hops.slice(0, -1).every(({ probes }) => probes.every(({ quotedTtl }) => quotedTtl === 1)),
      stdout,
    );
  },

  'four traces at once from one machine keep their answers apart': async (stage) => {
    const network = stage.network('napt');
    const targets = ['192.0.2.70', '192.0.2.80', '192.0.2.230', '198.51.100.17'];
    const ways = targets.map((target) => ({ network, from: 'pc', target, ...walk(network, 'pc', target) }));
    const results = await traceAll(stage, ways, '--method', 'raw-socket', '--protocol', 'icmp');
    assert.deepEqual(
      results.flatMap(({ way, trace, stdout }) =>
        disagreements(trace, way.hops).map((line) => `${about(way)}, ${line}\n${stdout}`),
      ),
      [],
    );
    assert.deepEqual(
      results.map(({ trace }) => trace.reached),
      ['yes', 'no', 'no', 'yes'],
    );
  },

  'a target that keeps silent ends in silence, not in a guess': async (stage) => {
    const ways = stage.ways().filter(({ hops }) => hops.at(-1)[0].answers === 'never');
    assert.equal(ways.length, 1);
    const [{ trace, stdout }] = await traceAll(stage, ways, '--method', 'raw-socket');
    assert.notEqual(trace.reached, 'yes', stdout);
    assert.equal(
      Math.max(...[...answersByTtl(trace)].filter(([, ips]) => ips.length > 0).map(([ttl]) => ttl)),
      ways[0].hops.length - 1,
    );
  },

  'without the capability raw-socket says so, and the system tool traces instead': async (stage) => {
    const [way] = stage.ways().filter(({ network }) => network.name === 'campus');
    const refused = await stage.run(way.network, way.from, [
      ...WITHOUT_CAPABILITIES,
      ...hopscope('trace', '--method', 'raw-socket', way.target),
    ]);
    assert.equal(refused.code, 1, refused.stderr);
    assert.match(refused.stderr, /raw sockets|permission|CAP_NET_RAW/i);
    assert.equal(refused.stdout, '');
    const fallen = await stage.run(way.network, way.from, [
      ...WITHOUT_CAPABILITIES,
      ...hopscope('trace', '--rounds', '3', '--max-hops', '12', way.target),
    ]);
    assert.equal(fallen.code, 0, fallen.stderr);
    assert.match(fallen.stderr, /traceroute/);
    assert.deepEqual(disagreements(stage.read(fallen.stdout), way.hops), [], fallen.stdout);
  },

  'a helper that is killed costs the trace its rest, not what it had': async (stage) => {
    const { code, stdout, stderr } = await interrupted(stage, (_child, helper) => process.kill(helper, 'SIGKILL'));
    assert.equal(code, 1, stderr);
    assert.match(stderr, /SIGKILL/);
    assert.match(stdout, /^ 1 {2}192\.168\.1\.1 /m);
  },

  'Ctrl+C prints what is there and ends the helper': async (stage) => {
    const { stdout, stderr, helper } = await interrupted(stage, (child) => child.kill('SIGINT'));
    assert.match(stdout, /^ 1 {2}192\.168\.1\.1 /m, stderr);
    await pause(1000);
    assert.ok(!commandOf(helper).includes('probe.js'), `helper ${helper} lives on`);
  },
};
