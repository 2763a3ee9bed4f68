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
  const seen = new Set(analysis.topology.interfaces.map(({ ip }) => ip));
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

export const tests = {
  'no two routers are joined, and what both directions show is': async (stage) => {
    for (const { truth, route, seen, about } of await inferAll(stage)) {
      const found = pairs(route.routers.map(({ interfaces }) => interfaces));
      const same = pairs(truth.routers.map(({ ips }) => ips));
      assert.deepEqual(
        found.filter((pair) => !same.includes(pair)),
        [],
        about,
      );
      const real = pairs(truth.routers.map(({ ips }) => ips.filter((ip) => seen.has(ip))));
      const missed = real.filter((pair) => !found.includes(pair));
      assert.ok(missed.length <= real.length / 4, `missed ${missed.join(', ')} in ${about}`);
    }
  },

  'every link that shows both ends is found': async (stage) => {
    for (const { truth, route, seen, about } of await inferAll(stage)) {
      const found = pairs(route.segments.filter(({ state }) => state === 'accepted').map(({ members }) => members));
      const real = pairs(truth.segments.map(({ ips }) => ips.filter((ip) => seen.has(ip))));
      assert.deepEqual(
        real.filter((pair) => !found.includes(pair)),
        [],
        about,
      );
    }
  },

  'the translators are found where they are, and nowhere else': async (stage) => {
    for (const { truth, route, about } of await inferAll(stage)) {
      const double = truth.nat.filter(({ kind }) => kind === 'napt').length > 1;
      const wanted = truth.nat.map(({ kind, inside }) => `${double ? 'double' : kind} ${inside}`).sort();
      assert.deepEqual(route.nat.map(({ kind, inside }) => `${kind} ${inside.join(' ')}`).sort(), wanted, about);
    }
  },

  'the directions are told, and no verdict contradicts the routes': async (stage) => {
    for (const { truth, route, about } of await inferAll(stage)) {
      assert.deepEqual(
        route.roles.map(({ role }) => role),
        ['forward', 'return'],
        about,
      );
      // Which of two parallel links was taken shows at no router: there either word may stand.
      if (truth.sameRouters && !truth.sameSegments) continue;
      const wrong = truth.sameRouters ? 'asymmetric' : 'symmetric';
      assert.notEqual(route.path.verdict, wrong, about);
    }
  },

  'where the ways part, the stretch is suspected, and no other': async (stage) => {
    const all = (await inferAll(stage)).filter(({ network }) => network.name === 'cgn');
    assert.equal(all.length, Object.keys(TRACERS).length);
    const elsewhere = ['192.0.2.65', '198.18.1.1', '198.18.1.2', '192.168.1.1', '100.64.10.1', '100.64.0.6'];
    for (const { route, about } of all) {
      const suspects = route.spans
        .filter(({ verdict }) => verdict !== 'symmetric')
        .flatMap((span) => [...span.forward, ...span.return]);
      assert.deepEqual(
        suspects.filter((ip) => elsewhere.includes(ip)),
        [],
        about,
      );
      assert.ok(
        suspects.includes('203.0.113.26') && suspects.includes('198.18.2.2'),
        `${suspects.join(' ')}\n${about}`,
      );
    }
  },
};
