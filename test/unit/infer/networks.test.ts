import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { recognize } from '../../../src/analyzers/detect';
import { buildTopology } from '../../../src/analyzers/build/topology';
import { inferRoute } from '../../../src/analyzers/infer/route';
import type { RouteGraph } from '../../../src/model/topology';
import type { Trace } from '../../../src/model/trace';

const FOLDER = 'test/fixtures/networks';

interface Truth {
  readonly about: string;
  readonly routers: Readonly<Record<string, readonly string[]>>;
  readonly segments: readonly (readonly string[])[];
  readonly nat: readonly { readonly kind: string; readonly inside: readonly string[] }[];
  readonly verdict: 'symmetric' | 'asymmetric' | 'unknown';
}

interface Gaps {
  readonly routers?: readonly string[];
  readonly segments?: readonly string[];
  readonly extraSegments?: readonly string[];
  readonly wrongVerdict?: true;
}

/** What the texts leave open, or the rules get wrong. */
const KNOWN: Readonly<Record<string, Gaps>> = {
  // The hoster's virtual gateway (172.31.1.1) is a hop from the server only: the lengths differ.
  'hosting-private-hops': { wrongVerdict: true },
  // .65 and .70 may be two ends of one /29, or of two /30s.
  'hot-potato': { extraSegments: ['198.51.100.65 198.51.100.70'] },
  // Its two addresses have nothing in common but the place.
  'ipv6-linklocal-core': { routers: ['2001:db8:f:1:: 2001:db8:f::1'] },
  // The loop shows .21 where the way should go on: one trace shows both addresses at two hops.
  loop: { routers: ['203.0.113.18 203.0.113.21'], segments: ['203.0.113.21 203.0.113.22'] },
  // The pool of a shared address is no neighbour; the text cannot tell it from an access network.
  'map-e': { extraSegments: ['203.0.113.1 203.0.113.200'] },
  // Nothing but the order of numbers pairs three routers of equal rank.
  'satellite-balanced': {
    routers: ['203.0.113.34 203.0.113.65', '203.0.113.38 203.0.113.69', '203.0.113.42 203.0.113.73'],
    segments: ['203.0.113.1 203.0.113.2'],
  },
};

const names = readdirSync(FOLDER).filter((name) => existsSync(`${FOLDER}/${name}/truth.json`));

function read(name: string): { readonly truth: Truth; readonly traces: readonly Trace[]; readonly graph: RouteGraph } {
  const traces = ['forward', 'return'].flatMap((way) => {
    const file = `${FOLDER}/${name}/${way}.txt`;
    if (!existsSync(file)) return [];
    return recognize({ id: file, name: file, text: readFileSync(file, 'utf8') }, {}).traces;
  });
  const truth = JSON.parse(readFileSync(`${FOLDER}/${name}/truth.json`, 'utf8')) as Truth;
  return { truth, traces, graph: inferRoute(buildTopology(traces), {}) };
}

/** `a b` of every two addresses of a group, of those that the truth knows. */
function pairs(groups: readonly (readonly string[])[], known: ReadonlySet<string>): readonly string[] {
  const found = groups.flatMap((group) => {
    const ips = group.filter((ip) => known.has(ip));
    return ips.flatMap((a) => ips.filter((b) => a < b).map((b) => `${a} ${b}`));
  });
  return found.sort();
}

function without(list: readonly string[], others: readonly string[]): readonly string[] {
  return list.filter((one) => !others.includes(one));
}

it('has many networks', () => {
  expect(names.length).toBeGreaterThan(19);
  expect(Object.keys(KNOWN).filter((name) => !names.includes(name))).toEqual([]);
});

describe.each(names)('%s', (name) => {
  const { truth, traces, graph } = read(name);
  const gaps = KNOWN[name] ?? {};

  it('is read whole, and each trace runs its way', () => {
    const roles = new Map(graph.roles.map(({ trace, role }) => [trace, role]));
    expect(traces.length).toBe(existsSync(`${FOLDER}/${name}/return.txt`) ? 2 : 1);
    for (const { id, source, unparsed } of traces) {
      expect(unparsed).toEqual([]);
      expect(source).toContain(`/${roles.get(id)}.txt`);
    }
  });

  it('has its translators and no others', () => {
    const written = (list: Truth['nat']): readonly string[] =>
      list.map(({ kind, inside }) => `${kind} ${inside.join(' ')}`).sort();
    expect(written(graph.nat)).toEqual(written(truth.nat));
  });

  it('has its routers', () => {
    const known = new Set(Object.values(truth.routers).flat());
    const real = pairs(Object.values(truth.routers), known);
    const found = pairs(
      graph.routers.map((router) => router.interfaces),
      known,
    );
    expect(without(found, real)).toEqual([]);
    expect(without(real, found)).toEqual(gaps.routers ?? []);
  });

  it('has its segments', () => {
    const known = new Set([...Object.values(truth.routers).flat(), ...truth.segments.flat()]);
    const real = pairs(truth.segments, known);
    const accepted = graph.segments.filter(({ state }) => state === 'accepted');
    const found = pairs(
      accepted.map(({ members }) => members),
      known,
    );
    expect(without(found, real)).toEqual(gaps.extraSegments ?? []);
    expect(without(real, found)).toEqual(gaps.segments ?? []);
  });

  it('has its verdict, or none', () => {
    const said = graph.path.verdict;
    expect(said !== 'unknown' && said !== truth.verdict).toBe(gaps.wrongVerdict ?? false);
  });
});

it('leaves few verdicts open', () => {
  const open = names.map(read).filter(({ truth, graph }) => truth.verdict !== graph.path.verdict);
  expect(open.length / names.length).toBeLessThan(0.3);
});
