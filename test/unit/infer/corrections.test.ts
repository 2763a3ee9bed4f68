import { describe, expect, it } from 'vitest';
import { inferCorrected } from '../../../src/analyzers/infer/corrected';
import type { AnalysisConfig } from '../../../src/model/analysis';
import type { Correction } from '../../../src/model/correction';
import type { RouteGraph } from '../../../src/model/topology';
import { buildTopology } from '../../../src/analyzers/build/topology';
import { readSample } from './homeCampus';
import { traceOf } from './traces';

const sample = readSample();
const plain = inferCorrected(sample, {});

function corrected(...corrections: readonly Correction[]): RouteGraph {
  return inferCorrected(sample, { corrections });
}

function holding(graph: RouteGraph, ip: string): readonly string[] {
  return graph.routers.find(({ interfaces }) => interfaces.includes(ip))?.interfaces ?? [];
}

function claimOf(graph: RouteGraph, kind: Correction['kind']) {
  const found = graph.claims.filter(({ rule }) => rule === `user/${kind}`);
  expect(found).toHaveLength(1);
  expect(found[0]).toMatchObject({ confidence: 1, grade: 'certain' });
  expect(found[0]?.evidence.length).toBeGreaterThan(0);
  return found[0];
}

/** Everything in a graph that names a claim names one that is there. */
function expectWhole(graph: RouteGraph): void {
  const ids = new Set(graph.claims.map(({ id }) => id));
  const named = [...graph.nat, ...graph.segments, ...graph.boundaries, ...graph.spans].map(({ claim }) => claim);
  expect(named.filter((id) => !ids.has(id))).toEqual([]);
  expect(ids.size).toBe(graph.claims.length);
  const routers = new Set(graph.routers.map(({ id }) => id));
  expect(graph.links.filter(({ a, b }) => a === b || !routers.has(a) || !routers.has(b))).toEqual([]);
}

describe('corrections of the user', () => {
  it('change nothing where there are none, or where the traces do not show what they are about', () => {
    expect(inferCorrected(sample, { corrections: [] })).toEqual(plain);
    const unknown: readonly Correction[] = [
      { kind: 'one-router', addresses: ['192.0.2.1', '192.0.2.2'] },
      { kind: 'nat', address: '192.0.2.1' },
      { kind: 'segment', addresses: ['192.0.2.1', '61.118.36.189'] },
      { kind: 'border', between: ['192.0.2.1', '61.118.36.189'] },
    ];
    expect(corrected(...unknown)).toEqual(plain);
  });

  it('join what the inference keeps apart, and keep its reading', () => {
    const addresses = ['114.147.63.117', '122.1.245.50'];
    expect(holding(plain, '114.147.63.117')).not.toContain('122.1.245.50');
    const graph = corrected({ kind: 'one-router', addresses });
    expect(holding(graph, '114.147.63.117')).toEqual(expect.arrayContaining(addresses));
    const keys = claimOf(graph, 'one-router')?.alternatives.map(({ key }) => key);
    expect(keys?.[0]).toBe('user.reading.different-routers');
    expectWhole(graph);
  });

  it('part what the inference joins', () => {
    const addresses = ['203.178.136.161', '203.178.140.218'];
    expect(holding(plain, '203.178.136.161')).toEqual(expect.arrayContaining(addresses));
    const graph = corrected({ kind: 'different-routers', addresses });
    expect(holding(graph, '203.178.136.161')).not.toContain('203.178.140.218');
    expect(claimOf(graph, 'different-routers')?.alternatives.map(({ key }) => key)).toContain('route.claim.alias');
    expectWhole(graph);
  });

  it('move an address to the router that it belongs to, and leave the rest of its old router', () => {
    const graph = corrected({ kind: 'belongs', address: '122.1.245.66', router: '122.1.245.65' });
    expect(holding(graph, '122.1.245.66')).toContain('122.1.245.65');
    expect(holding(graph, '122.1.245.66')).not.toContain('60.37.54.162');
    expect(holding(graph, '60.37.54.162')).toContain('202.249.2.131');
    claimOf(graph, 'belongs');
    expectWhole(graph);
  });

  it('deny a translation and name another', () => {
    const none = corrected({ kind: 'no-nat', address: '192.168.56.254' });
    expect(none.nat).toEqual([]);
    expect(claimOf(none, 'no-nat')?.alternatives.map(({ key }) => key)).toEqual(['route.claim.nat-napt']);
    expectWhole(none);
    const more = corrected({ kind: 'nat', address: '61.118.36.190' });
    expect(more.nat.map(({ kind, inside }) => [kind, ...inside])).toEqual([
      ['double', '61.118.36.190'],
      ['double', '192.168.56.254'],
    ]);
    const user = claimOf(more, 'nat');
    expect(more.nat[0]).toMatchObject({ confidence: 1, claim: user?.id });
    expect(user?.alternatives.map(({ key }) => key)).toEqual(['user.reading.no-nat']);
    expectWhole(more);
  });

  it('make the one that is left a simple translation, which leads to the address outside', () => {
    const way = ['203.0.113.1', '203.0.113.10', '198.51.100.2', '198.51.100.70'];
    const topology = buildTopology([
      traceOf({ id: 'f', target: '198.51.100.70', hops: ['192.168.11.1', '192.168.0.1', ...way] }),
      traceOf({ id: 'r', target: '203.0.113.33', hops: ['198.51.100.65', '198.51.100.1', '203.0.113.9', '*'] }),
    ]);
    const infer = (config: AnalysisConfig) =>
      inferCorrected(topology, config).nat.map(({ kind, inside, outside }) => [kind, ...inside, ...outside]);
    expect(infer({})).toEqual([
      ['double', '192.168.11.1'],
      ['double', '192.168.0.1', '203.0.113.33'],
    ]);
    expect(infer({ corrections: [{ kind: 'no-nat', address: '192.168.0.1' }] })).toEqual([
      ['napt', '192.168.11.1', '203.0.113.33'],
    ]);
  });

  it('settle a row that has two readings, either way', () => {
    const pair = ['114.147.63.114', '114.147.63.117'];
    const ambiguous = (graph: RouteGraph) =>
      graph.segments.filter(({ state }) => state === 'ambiguous').map(({ members }) => members);
    expect(ambiguous(plain)).toContainEqual(pair);
    const one = corrected({ kind: 'segment', addresses: pair });
    expect(one.segments.find(({ members }) => members.includes(pair[0] ?? ''))).toMatchObject({
      state: 'accepted',
      prefix: '114.147.63.112/29',
      confidence: 1,
      claim: claimOf(one, 'segment')?.id,
    });
    expect(claimOf(one, 'segment')?.alternatives.map(({ key }) => key)).toEqual(['route.claim.segment-ambiguous']);
    expectWhole(one);
    const two = corrected({ kind: 'no-segment', addresses: pair });
    expect(two.segments.filter(({ members }) => pair.every((ip) => members.includes(ip)))).toEqual([]);
    claimOf(two, 'no-segment');
    expectWhole(two);
  });

  it('take the prefix that the user gives', () => {
    const graph = corrected({
      kind: 'segment',
      addresses: ['202.244.32.225', '202.244.32.228'],
      prefix: '202.244.32.224/28',
    });
    expect(graph.segments.find(({ members }) => members.includes('202.244.32.225'))?.prefix).toBe('202.244.32.224/28');
    expectWhole(graph);
  });

  it('draw a border, take one away, and move one with the router between', () => {
    const borders = (graph: RouteGraph) => graph.boundaries.map(({ between }) => between.join(' '));
    const between = ['203.178.136.161', '203.178.136.162'] as const;
    const drawn = corrected({ kind: 'border', between, inside: 'Core', outside: 'Edge' });
    expect(borders(drawn)).toEqual([...borders(plain), '203.178.136.161 203.178.136.162']);
    expect(drawn.boundaries.at(-1)).toMatchObject({
      inside: 'Core',
      outside: 'Edge',
      confidence: 1,
      claim: claimOf(drawn, 'border')?.id,
    });
    expectWhole(drawn);

    const exchange = '202.249.2.131 202.249.2.83';
    expect(borders(plain)).toContain(exchange);
    const away = corrected({ kind: 'no-border', between: ['202.249.2.83', '202.249.2.131'] });
    expect(borders(away)).toEqual(borders(plain).filter((one) => one !== exchange));
    expectWhole(away);

    const moved = corrected({ kind: 'network', address: '202.249.2.83', network: 'AS4713' });
    expect(borders(moved)).not.toContain(exchange);
    expect(borders(moved)).toContain('203.178.140.194 203.178.140.218');
    expect(claimOf(moved, 'network')?.alternatives.map(({ args }) => args)).toEqual([{ network: 'wide.ad.jp' }]);
    expectWhole(moved);
  });

  it('say the same whatever their order', () => {
    const all: readonly Correction[] = [
      { kind: 'one-router', addresses: ['114.147.63.117', '122.1.245.50'] },
      { kind: 'no-nat', address: '192.168.56.254' },
      { kind: 'network', address: '202.249.2.83', network: 'AS4713' },
      { kind: 'border', between: ['203.178.136.161', '203.178.136.162'] },
      { kind: 'segment', addresses: ['60.37.54.70', '60.37.54.73'] },
    ];
    const graph = corrected(...all);
    expect(corrected(...[...all].reverse())).toEqual(graph);
    expectWhole(graph);
  });
});
