// The system's own tools inside the lab: what they print, read by our dialects, against the ground truth.
import assert from 'node:assert/strict';
import { lookUp } from './network.mjs';
import { answersOfRuns, disagreements, missingBranches } from './stage.mjs';
import { walk } from './truth.mjs';

const family6 = ({ family }) => (family === 'ip6' ? ['-6'] : []);

/** Silent hops cost a tool its patience once or three times each: hop limits keep that in bounds. */
const TOOLS = {
  'traceroute (UDP)': (way) => ['traceroute', ...family6(way), '-n', '-w', '3', '-m', '14', way.target],
  'traceroute -I': (way) => ['traceroute', ...family6(way), '-I', '-n', '-w', '3', '-m', '14', way.target],
  'traceroute -T': (way) => ['traceroute', ...family6(way), '-T', '-p', '80', '-n', '-w', '3', '-m', '14', way.target],
  'traceroute --back': (way) => ['traceroute', ...family6(way), '--back', '-n', '-w', '3', '-m', '14', way.target],
  'mtr -r': (way) => ['mtr', ...family6(way), '-n', '-r', '-c', '3', '-m', '14', way.target],
  'mtr --json': (way) => ['mtr', ...family6(way), '-n', '--json', '-c', '3', '-m', '14', way.target],
  'mtr -r -u': (way) => ['mtr', ...family6(way), '-u', '-n', '-r', '-c', '3', '-m', '14', way.target],
  tracepath: (way) => ['tracepath', ...family6(way), '-n', '-m', '10', way.target],
  'inetutils-traceroute': (way) => ['inetutils-traceroute', '-w', '1', '-q', '2', '-m', '10', way.target],
  'nmap --traceroute': (way) => ['nmap', ...family6(way), '-n', '-Pn', '-sn', '--traceroute', way.target],
};

/** nmap without a reason to call the host up prints no trace; inetutils-traceroute knows IPv4 only. */
function runsOn(tool, way) {
  if (tool === 'inetutils-traceroute') return way.family === 'ip4';
  if (tool.startsWith('nmap')) return way.hops.at(-1)[0].answers === 'always';
  return true;
}

/** The tools wait more than they work, so all of them run side by side; each test then looks at its own. */
let comparisons;
async function compareTool(stage, tool) {
  comparisons ??= Object.fromEntries(
    Object.keys(TOOLS).map((each) => [each, problemsOf(stage, each).catch((error) => [String(error)])]),
  );
  assert.deepEqual(await comparisons[tool], []);
}

async function problemsOf(stage, tool) {
  const ways = stage.ways().filter((way) => runsOn(tool, way));
  assert.ok(ways.length >= 6, `${tool} runs on ${ways.length} ways`);
  const all = await Promise.all(ways.map((way) => stage.traced(way, TOOLS[tool](way))));
  return all.flatMap((runs) => disagreements(runs, runs[0].way.hops));
}

/** `traceroute` with more options on several ways at once. */
function runAll(stage, ways, options = [], lacks) {
  const words = (way) => ['traceroute', ...family6(way), '-n', '-w', '3', '-m', '14', ...options, way.target];
  return Promise.all(ways.map((way) => stage.traced(way, words(way), lacks)));
}

export const tests = {
  'the kernel forwards as the plan says': async (stage) => {
    let compared = 0;
    for (const way of stage.ways()) {
      for (const name of way.routers) {
        const route = lookUp(way.network, name, way.target);
        if (!route || route.via.length === 0) continue;
        const { stdout } = await stage.run(way.network, name, ['ip', 'route', 'get', way.target]);
        const next = / via (\S+) dev (\S+)/.exec(stdout); // 192.0.2.70 via 203.0.113.10 dev eth1 src …
        assert.ok(next, `${way.network.name} ${name}: ${stdout}`);
        assert.ok(
          route.via.some(({ ip, device }) => ip === next[1] && device === next[2]),
          `${way.network.name} ${name} → ${way.target}: ${stdout}`,
        );
        compared += 1;
      }
    }
    assert.ok(compared > 40, `${compared} next hops compared`);
  },

  ...Object.fromEntries(
    Object.keys(TOOLS).map((tool) => [`${tool} agrees with the ground truth`, (stage) => compareTool(stage, tool)]),
  ),

  'every equal-cost branch is found by changing flows': async (stage) => {
    const ways = stage.ways().filter(({ hops }) => hops.some((answers) => answers.length > 1));
    assert.ok(ways.length >= 2);
    for (const runs of await runAll(stage, ways, ['-q', '10'], missingBranches)) {
      assert.deepEqual(missingBranches(runs, runs[0].way.hops), [], runs[0].stdout);
    }
  },

  'label stacks are read as the router wrote them': async (stage) => {
    const ways = stage.ways().filter(({ hops }) => hops.flat().some(({ labels }) => labels));
    assert.ok(ways.length >= 4);
    for (const runs of await runAll(stage, ways, ['-e'])) {
      const { hops } = runs[0].way;
      for (const { trace, stdout } of runs) {
        for (const { ttl, probes } of trace.hops) {
          const stacks = probes.filter(({ ip }) => ip).map(({ mpls = [] }) => mpls.map(({ label }) => label));
          assert.deepEqual(
            stacks,
            stacks.map(() => hops[ttl - 1]?.[0].labels ?? []),
            `hop ${ttl}\n${stdout}`,
          );
        }
      }
      const labelled = hops.findIndex(([answer]) => answer.labels) + 1;
      assert.ok(answersOfRuns(runs).get(labelled)?.length > 0, runs[0].stdout);
    }
  },

  'a prohibited prefix and a rejected host are told apart from silence': async (stage) => {
    const network = stage.network('napt');
    const targets = ['192.0.2.230', '192.0.2.80', '2001:db8:b:e::1', '2001:db8:b:1::80'];
    const ways = targets.map((target) => {
      const family = target.includes(':') ? 'ip6' : 'ip4';
      return { network, family, from: network.home, target, ...walk(network, network.home, target) };
    });
    const refusal = ({ trace }) =>
      trace.hops.flatMap(({ probes }) => probes).find(({ annotation }) => annotation?.kind === 'prohibited');
    for (const runs of await runAll(stage, ways, [], (all) => (all.some(refusal) ? [] : ['no refusal']))) {
      const told = runs.filter(refusal);
      assert.ok(told.length > 0, runs[0].stdout);
      for (const run of told) {
        assert.ok(['198.18.1.2', '2001:db8:a:4::2'].includes(refusal(run).ip), run.stdout);
        assert.equal(run.trace.reached, 'no', run.stdout);
      }
    }
  },
};
