import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { recognize } from '../../../src/analyzers/detect';
import { buildTopology } from '../../../src/analyzers/build/topology';
import { inferRoute } from '../../../src/analyzers/infer/route';
import type { Trace } from '../../../src/model/trace';

const FOLDER = 'test/fixtures/lab/tools';

/** One tool out and any other one back: every third pair of the lab's captures, all tools in both roles. */
const EVERY = 3;

interface Network {
  readonly nat: readonly { readonly inside: string }[];
  readonly verdict: 'symmetric' | 'asymmetric';
}

function tracesOf(file: string): readonly Trace[] {
  return recognize({ id: file, name: file, text: readFileSync(`${FOLDER}/${file}`, 'utf8') }, {}).traces;
}

function pairsOf(scenario: string): readonly (readonly Trace[])[] {
  const of = (way: string): readonly (readonly Trace[])[] =>
    readdirSync(FOLDER)
      .filter((file) => file.startsWith(`${scenario}.${way}.`))
      .map(tracesOf);
  const back = of('return');
  return of('forward')
    .flatMap((out) => back.map((home) => [...out, ...home]))
    .filter((_, index) => index % EVERY === 0);
}

describe.each(['s1', 's2', 's3', 's4', 's1v6'])('one tool out and another one back: %s', (scenario) => {
  const network = JSON.parse(readFileSync(`${FOLDER}/${scenario.slice(0, 2)}.network.json`, 'utf8')) as Network;
  const rows = pairsOf(scenario).map((traces) => ({ traces, graph: inferRoute(buildTopology(traces), {}) }));
  const called = (verdict: string): number => rows.filter(({ graph }) => graph.path.verdict === verdict).length;

  it('finds every translator that a text shows, no other one, and both directions', () => {
    expect(rows.length).toBeGreaterThan(40);
    for (const { traces, graph } of rows) {
      const shown = new Set(
        traces.flatMap(({ hops }) => hops.flatMap(({ probes }) => probes.flatMap(({ ip }) => ip ?? []))),
      );
      const wanted = scenario.endsWith('v6')
        ? []
        : network.nat.map(({ inside }) => inside).filter((ip) => shown.has(ip));
      const name = traces.map(({ source }) => source).join(' ');
      expect(graph.nat.flatMap(({ inside }) => inside).sort(), name).toEqual([...wanted].sort());
      const roles = new Map(graph.roles.map(({ trace, role }) => [trace, role]));
      expect(
        traces.every(({ id, source }) => source.includes(`.${roles.get(id)}.`)),
        name,
      ).toBe(true);
    }
  });

  /**
   * What stays wrong: `traceroute -I` keeps to one of two branches and prints what `traceroute` prints, which sends three flows; and two
   * rows of branches on the other side are too few to tell.
   */
  it('seldom says the wrong verdict', () => {
    const wrong = called(network.verdict === 'symmetric' ? 'asymmetric' : 'symmetric');
    expect(wrong / rows.length).toBeLessThan(scenario === 's1v6' || scenario === 's3' ? 0.001 : 0.09);
  });
});
