// Forward and return trace of every network through the whole pipeline, against the ground truth of the routers, links and translators.
import assert from 'node:assert/strict';
import { hopscope } from './liveTracer.mjs';
import { missingBranches } from './stage.mjs';
import { groundTruth } from './truth.mjs';

const pairs = (groups) =>
  groups.flatMap((group) => group.flatMap((a) => group.filter((b) => a < b).map((b) => `${a} ${b}`))).sort();

/** Enough flows that hardly ever all of them take one branch. */
const WIDE = ['--rate', '50', '--max-hops', '14', '--rounds', '8', '--flows', '8'];

/** What forward and return trace come from: the system's tool as it is pasted, and our own tracer as it ships. */
const TRACERS = {
  traceroute: (target) => ['traceroute', '-n', '-w', '3', '-q', '8', '-m', '14', target],
  'raw-socket': (target) => hopscope('trace', '--method', 'raw-socket', ...WIDE, target),
};

/** One direction after the other: two traces at once would starve each other at the router that answers once a second. */
async function infer(stage, { network, family, tracer }) {
  const files = [];
  for (const way of stage.ways().filter((one) => one.network === network && one.family === family)) {
    // Of a branch that no flow took nothing can be known, so one run must show them all: the last, unless none did.
    const lacks = (all, hops) => missingBranches(all.slice(-1), hops);
    const runs = await stage.traced(way, TRACERS[tracer](way.target), lacks);
    const name = `${files.length + 1}.txt`;
    files.push({ id: name, name, text: runs.at(-1).stdout });
  }
  const analysis = stage.analyze(files);
  // A target that never answers stands in the text all the same.
  const targets = analysis.traces.map(({ targetIp }) => targetIp);
  const seen = new Set([...analysis.topology.interfaces.map(({ ip }) => ip), ...targets]);
  const about = [network.name, family, tracer, ...files.map(({ text }) => text)].join('\n');
  return { route: analysis.route, seen, about };
}

function casesOf(stage) {
  return Object.keys(TRACERS).flatMap((tracer) =>
    stage.networks.flatMap((network) =>
      ['ip4', 'ip6']
        .filter((family) => network.nodes[network.home].interfaces[0][family])
        .map((family) => ({ tracer, network, family, truth: groundTruth(network, family) })),
    ),
  );
}

/** Everything is traced once for all the tests: all networks side by side, in each of them one trace after the other. */
let inferred;
function inferAll(stage) {
  inferred ??= Promise.all(
    stage.networks.map(async (network) => {
      const found = [];
      for (const one of casesOf(stage).filter((each) => each.network === network)) {
        found.push({ ...one, ...(await infer(stage, one)) });
      }
      return found;
    }),
  );
  return inferred.then((all) => all.flat());
}

/** A check of every network in every family by every tracer; what fails says what both traces printed. */
const everywhere = (check) => async (stage) => {
  const all = await inferAll(stage);
  assert.equal(all.length, casesOf(stage).length);
  for (const one of all) check(one);
};

const without = (list, other) => list.filter((one) => !other.includes(one));
const shown = (ips, seen) => ips.filter((ip) => seen.has(ip));

/** The addresses that routers of one direction alone answered from, as far as the other direction could have shown them. */
function oneWay({ truth, seen }) {
  const hidden = (name) => truth.hiddenFromReturn.includes(name);
  const alone = (way, other) =>
    way.hops
      .flat()
      .filter(({ node }) => !other.routers.includes(node) && !hidden(node))
      .map(({ ip }) => ip);
  return [...new Set(shown([...alone(truth.forward, truth.return), ...alone(truth.return, truth.forward)], seen))];
}

export const tests = {
  'the routers are exactly those that are there': everywhere(({ truth, route, seen, about }) => {
    const found = pairs(route.routers.map(({ interfaces }) => interfaces));
    assert.deepEqual(found, pairs(truth.routers.map(({ ips }) => shown(ips, seen))), about);
  }),

  'the links are exactly those that show both ends': everywhere(({ truth, route, seen, about }) => {
    const found = pairs(route.segments.filter(({ state }) => state === 'accepted').map(({ members }) => members));
    const real = pairs(truth.segments.map(({ ips }) => ips));
    assert.deepEqual(without(pairs(truth.segments.map(({ ips }) => shown(ips, seen))), found), [], about);
    assert.deepEqual(without(found, real), [], about);
  }),

  'the translators are exactly those that are there, with both sides': everywhere(({ truth, route, seen, about }) => {
    const double = truth.nat.filter(({ kind }) => kind === 'napt').length > 1;
    const real = truth.nat.map(({ kind, inside, outside }) => [
      double ? 'double' : kind,
      inside,
      ...shown([outside], seen),
    ]);
    const found = route.nat.map(({ kind, inside, outside }) => [kind, ...inside, ...outside]);
    assert.deepEqual(found.sort(), real.sort(), about);
  }),

  'the directions are told, and whether they pass the same routers': everywhere(({ truth, route, about }) => {
    assert.deepEqual(
      route.roles.map(({ role }) => role),
      ['forward', 'return'],
      about,
    );
    assert.equal(route.path.verdict, truth.sameRouters ? 'symmetric' : 'asymmetric', about);
  }),

  'where the ways part, exactly that stretch is asymmetric': everywhere(({ truth, route, seen, about }) => {
    const spans = route.spans.filter(({ verdict }) => verdict !== 'symmetric');
    assert.deepEqual(
      spans.map(({ verdict }) => verdict),
      truth.sameRouters ? [] : ['asymmetric'],
      about,
    );
    const suspects = spans.flatMap((span) => [...span.forward, ...span.return]);
    assert.deepEqual(suspects.sort(), oneWay({ truth, seen }).sort(), about);
  }),

  'branches of equal cost are found where they are, and nowhere else': everywhere(({ truth, route, seen, about }) => {
    for (const [direction, way] of Object.entries({ forward: truth.forward, return: truth.return })) {
      const branching = way.hops.filter(
        (answers) =>
          new Set(
            shown(
              answers.map(({ ip }) => ip),
              seen,
            ),
          ).size > 1,
      );
      const real = branching.flat().map(({ ip }) => ip);
      const found = route.loadBalanced.filter((one) => one.direction === direction).flatMap(({ ips }) => ips);
      assert.deepEqual([...found].sort(), shown(real, seen).sort(), `${direction}\n${about}`);
    }
  }),
};
