import { describe, expect, it } from 'vitest';
import type { Sketch } from './traces';
import { infer } from './traces';

const WAY = ['192.168.1.1', '203.0.113.1', '*', '*', '203.0.113.9', '198.51.100.80'];

function routers(...sketches: readonly Sketch[]): readonly string[] {
  return infer(sketches).routers.map(({ id }) => id);
}

function silent(...sketches: readonly Sketch[]): readonly string[] {
  return routers(...sketches).filter((id) => id.startsWith('silent:'));
}

describe('silence between the same routers', () => {
  it('is the same routers on every path that passes there', () => {
    const other = [...WAY.slice(0, 5), '198.51.100.90'];
    const two = [
      { id: 'a', target: '198.51.100.80', hops: WAY },
      { id: 'b', target: '198.51.100.90', hops: other },
    ];
    expect(silent(...two)).toHaveLength(2);
    expect(silent(...[...two].reverse())).toEqual(silent(...two));
  });

  it('is other routers where the run is longer, or ends elsewhere', () => {
    const longer = [...WAY.slice(0, 3), ...WAY.slice(2, 5), '198.51.100.90'];
    const elsewhere = ['192.168.1.1', '203.0.113.1', '*', '*', '203.0.113.17', '198.51.100.90'];
    for (const hops of [longer, elsewhere]) {
      const found = silent({ id: 'a', target: '198.51.100.80', hops: WAY }, { id: 'b', target: '198.51.100.90', hops });
      expect(found).toHaveLength(hops === longer ? 5 : 4);
    }
  });
});

describe('the host that traces left from', () => {
  const anonymous = { id: 'a', target: '198.51.100.80', hops: WAY };
  const from = (id: string, sourceIp: string): Sketch => ({
    id,
    sourceIp,
    target: '198.51.100.90',
    hops: [...WAY.slice(0, 5), '198.51.100.90'],
  });

  it('is one where one trace names it and the others start at the same place', () => {
    const found = routers(anonymous, from('b', '192.168.1.5'));
    expect(found).toContain('router:192.168.1.5');
    expect(found.filter((id) => id.startsWith('host:'))).toEqual([]);
  });

  it('stays unknown where two are named', () => {
    const found = routers(anonymous, from('b', '192.168.1.5'), {
      ...from('c', '192.168.1.6'),
      target: '203.0.113.9',
      hops: WAY.slice(0, 5),
    });
    expect(found.filter((id) => id.startsWith('host:'))).toHaveLength(1);
  });
});

describe('a border at a silent router', () => {
  const names = (far: string): readonly string[] => [
    '192.168.1.1',
    'a.one.example=203.0.113.1',
    'b.one.example=203.0.113.5',
    '*',
    `c.${far}=198.51.100.1`,
    `d.${far}=198.51.100.5`,
    '198.51.100.80',
  ];
  const borders = (far: string): readonly string[] =>
    infer([{ id: 'a', target: '198.51.100.80', hops: names(far) }]).boundaries.flatMap(
      ({ inside, outside, confidence }) =>
        [inside, outside].includes('home') ? [] : [`${inside} ${outside} ${confidence < 0.5 ? 'possible' : 'likely'}`],
    );

  it('is drawn as possible, for it lies on one of the two sides', () => {
    expect(borders('two.example')).toEqual(['two.example one.example possible']);
  });

  it('is none where both sides are one network', () => {
    expect(borders('one.example')).toEqual([]);
  });
});
