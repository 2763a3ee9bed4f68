import { describe, expect, it } from 'vitest';
import { groupWalks } from '../../../src/analyzers/infer/groups';
import { findSources } from '../../../src/analyzers/infer/sources';
import { cleanUp } from '../../../src/analyzers/infer/walk';
import { infer, traceOf, type Sketch } from './traces';

const OUT = ['192.168.1.1', '203.0.113.9', '203.0.113.18', '203.0.113.26', '198.51.100.33', '192.0.2.70'];
const aimed: Sketch = { id: 'a', target: '192.0.2.70', hops: OUT };

function groupsOf(sketches: readonly Sketch[]): readonly string[] {
  const walks = sketches.map((one) => cleanUp(traceOf(one)));
  return groupWalks(walks, findSources(walks)).map((group) => group.walks.map(({ trace }) => trace.id).join(' '));
}

describe('a trace that prints no target (an mtr report, tcptraceroute, tracepath)', () => {
  it('goes with those from the same place that show its hops', () => {
    expect(groupsOf([aimed, { id: 'b', hops: OUT.slice(0, 5) }])).toEqual(['a b']);
    // One hop in four may be another branch.
    expect(groupsOf([aimed, { id: 'b', hops: [...OUT.slice(0, 2), '203.0.113.22', ...OUT.slice(3, 5)] }])).toEqual([
      'a b',
    ]);
  });

  it('stays alone where two ways show its hops alike, and goes with the one that shows its last', () => {
    const other: Sketch = { id: 'c', target: '192.0.2.99', hops: [...OUT.slice(0, 4), '198.18.5.5', '192.0.2.99'] };
    expect(groupsOf([aimed, { id: 'b', hops: OUT.slice(0, 4) }, other])).toEqual(
      expect.arrayContaining(['a', 'b', 'c']),
    );
    expect(groupsOf([aimed, { id: 'b', hops: OUT.slice(0, 5) }, other])).toEqual(expect.arrayContaining(['a b', 'c']));
  });

  it('stays alone where its last hop is none of theirs, or too little is common', () => {
    const lone = (hops: readonly string[]): readonly string[] => groupsOf([aimed, { id: 'b', hops }]);
    expect([...lone([...OUT.slice(0, 4), '198.18.7.7'])].sort()).toEqual(['a', 'b']);
    expect([...lone(OUT.slice(0, 2))].sort()).toEqual(['a', 'b']);
    expect([...lone(['10.0.0.1', '203.0.113.9', '198.18.1.1', '198.18.2.1', '198.51.100.33'])].sort()).toEqual([
      'a',
      'b',
    ]);
  });

  it('fills what the others were not answered (S04)', () => {
    const silent = { ...aimed, hops: OUT.map((ip, index) => (index === 4 ? '*' : ip)) };
    const graph = infer([silent, { id: 'b', hops: OUT }]);
    expect(graph.routers.filter(({ kind }) => kind === 'silent')).toEqual([]);
    expect(infer([silent]).routers.filter(({ kind }) => kind === 'silent')).toHaveLength(1);
  });
});
