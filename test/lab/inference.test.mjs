// Forward and return trace of every network through the whole pipeline, against the ground truth of the routers, links and translators.
import assert from 'node:assert/strict';
import { groundTruth } from './truth.mjs';

const pairs = (groups) =>
  groups.flatMap((group) => group.flatMap((a) => group.filter((b) => a < b).map((b) => `${a} ${b}`))).sort();

/** UDP `traceroute`, one after the other: two at once would starve each other at the router that answers once a second. */
async function infer(stage, network, family = 'ip4') {
  const texts = [];
  for (const way of stage.ways().filter((one) => one.network === network && one.family === family)) {
    const { stdout } = await stage.run(network, way.from, [
      'traceroute',
      '-n',
      '-w',
      '3',
      '-q',
      '4',
      '-m',
      '14',
      way.target,
    ]);
    const name = `${texts.length + 1}.txt`;
    texts.push({ id: name, name, text: stdout });
  }
  const analysis = stage.analyze(texts);
  const seen = new Set(analysis.topology.interfaces.map(({ ip }) => ip));
  return { analysis, route: analysis.route, seen, text: texts.map(({ text }) => text).join('\n') };
}

function* cases(stage) {
  for (const network of stage.networks) {
    for (const family of ['ip4', 'ip6']) {
      if (network.nodes[network.home].interfaces[0][family]) {
        yield { network, family, truth: groundTruth(network, family) };
      }
    }
  }
}

/** Everything is traced once, all networks side by side, for all the tests. */
let inferred;
function routeOf(stage, network, family) {
  inferred ??= Promise.all(
    [...cases(stage)].map(async (one) => ({ ...one, found: await infer(stage, one.network, one.family) })),
  );
  return inferred.then((all) => all.find((one) => one.network === network && one.family === family).found);
}

export const tests = {
  'no two routers are joined, and what both directions show is': async (stage) => {
    for (const { network, family, truth } of cases(stage)) {
      const { route, seen, text } = await routeOf(stage, network, family);
      const found = pairs(route.routers.map(({ interfaces }) => interfaces));
      const same = pairs(truth.routers.map(({ ips }) => ips));
      assert.deepEqual(
        found.filter((pair) => !same.includes(pair)),
        [],
        `${network.name} ${family}\n${text}`,
      );
      const real = pairs(truth.routers.map(({ ips }) => ips.filter((ip) => seen.has(ip))));
      const missed = real.filter((pair) => !found.includes(pair));
      assert.ok(missed.length <= real.length / 4, `${network.name} ${family} missed ${missed.join(', ')}\n${text}`);
    }
  },

  'every link that shows both ends is found': async (stage) => {
    for (const { network, family, truth } of cases(stage)) {
      const { route, seen, text } = await routeOf(stage, network, family);
      const found = pairs(route.segments.filter(({ state }) => state === 'accepted').map(({ members }) => members));
      const real = pairs(truth.segments.map(({ ips }) => ips.filter((ip) => seen.has(ip))));
      assert.deepEqual(
        real.filter((pair) => !found.includes(pair)),
        [],
        `${network.name} ${family}\n${text}`,
      );
    }
  },

  'the translators are found where they are, and nowhere else': async (stage) => {
    for (const { network, family, truth } of cases(stage)) {
      const { route, text } = await routeOf(stage, network, family);
      const double = truth.nat.filter(({ kind }) => kind === 'napt').length > 1;
      const wanted = truth.nat.map(({ kind, inside }) => `${double ? 'double' : kind} ${inside}`).sort();
      assert.deepEqual(
        route.nat.map(({ kind, inside }) => `${kind} ${inside.join(' ')}`).sort(),
        wanted,
        `${network.name} ${family}\n${text}`,
      );
    }
  },

  'the directions are told, and no verdict contradicts the routes': async (stage) => {
    for (const { network, family, truth } of cases(stage)) {
      const { route, text } = await routeOf(stage, network, family);
      assert.deepEqual(
        route.roles.map(({ role }) => role),
        ['forward', 'return'],
        `${network.name} ${family}\n${text}`,
      );
      // Which of two parallel links was taken shows at no router: there either word may stand.
      if (truth.sameRouters && !truth.sameSegments) continue;
      const wrong = truth.sameRouters ? 'asymmetric' : 'symmetric';
      assert.notEqual(route.path.verdict, wrong, `${network.name} ${family}\n${text}`);
    }
  },

  'where the ways part, the stretch is suspected, and no other': async (stage) => {
    const network = stage.network('cgn');
    const { route, text } = await routeOf(stage, network, 'ip4');
    const open = route.spans.filter(({ verdict }) => verdict !== 'symmetric');
    assert.ok(open.length > 0, text);
    const elsewhere = ['192.0.2.65', '198.18.1.1', '198.18.1.2', '192.168.1.1', '100.64.10.1', '100.64.0.6'];
    const suspects = open.flatMap((span) => [...span.forward, ...span.return]);
    assert.deepEqual(
      suspects.filter((ip) => elsewhere.includes(ip)),
      [],
      text,
    );
    assert.ok(suspects.includes('203.0.113.26') && suspects.includes('198.18.2.2'), `${suspects.join(' ')}\n${text}`);
  },
};
