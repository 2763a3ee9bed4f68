import { describe, expect, it } from 'vitest';
import { infer, routerWith, together, type Sketch } from './traces';

const FORWARD: Sketch = {
  id: 'there',
  target: '198.51.100.70',
  hops: ['192.168.1.1', '203.0.113.1', '203.0.113.10', '203.0.113.14', '198.51.100.2', '198.51.100.70'],
};
const BACK: Sketch = {
  id: 'back',
  target: '203.0.113.33',
  hops: ['198.51.100.65', '198.51.100.1', '203.0.113.13', '203.0.113.9', '203.0.113.33'],
};

function rolesOf(sketches: readonly Sketch[], config = {}): Record<string, string> {
  return Object.fromEntries(infer(sketches, config).roles.map(({ trace, role }) => [trace, role]));
}

describe('roles', () => {
  it('finds the pair from who traces to whom', () => {
    expect(rolesOf([FORWARD, BACK])).toEqual({ there: 'forward', back: 'return' });
  });

  it('finds it without a private first hop, when the settings name an end', () => {
    const open = { ...FORWARD, target: '198.51.100.70', hops: FORWARD.hops.slice(1) };
    const config = { endpoints: { server: '198.51.100.70' } };
    expect(rolesOf([open, BACK], config)).toEqual({ there: 'forward', back: 'return' });
    expect(rolesOf([open, BACK], { endpoints: { homePublic: ' 203.0.113.33 ' } })).toEqual({
      there: 'forward',
      back: 'return',
    });
  });

  it('lets the user win over the addresses', () => {
    expect(
      rolesOf([
        { ...FORWARD, role: 'return' },
        { ...BACK, role: 'forward' },
      ]),
    ).toEqual({ there: 'return', back: 'forward' });
    expect(rolesOf([{ ...FORWARD, role: 'other' }, BACK])).toMatchObject({ there: 'other' });
  });

  it('reads one trace alone as forward, with no claim to certainty', () => {
    const graph = infer([BACK]);
    expect(graph.roles.map((one) => one.role)).toEqual(['forward']);
    expect(graph.claims.find((claim) => claim.id === graph.roles[0]?.claim)?.grade).not.toBe('certain');
  });

  it('reads a lone trace at the home address of the settings as a return trace', () => {
    const graph = infer([BACK], { endpoints: { homePublic: '203.0.113.33' } });
    expect(graph.roles.map((one) => one.role)).toEqual(['return']);
    expect(routerWith(graph, '203.0.113.33')?.rank).toBe(0);
    expect(routerWith(graph, '198.51.100.65')?.rank).toBe(4);
    expect(graph.spans).toEqual([]);
  });

  it('takes several forward traces with one return trace', () => {
    const other = {
      ...FORWARD,
      id: 'there2',
      hops: ['192.168.1.1', '203.0.113.1', '203.0.113.10', '*', '198.51.100.2', '198.51.100.70'],
    };
    expect(rolesOf([FORWARD, other, BACK])).toEqual({ there: 'forward', there2: 'forward', back: 'return' });
  });
});

describe('traces that do not belong together', () => {
  const elsewhere: Sketch = {
    id: 'else',
    target: '192.0.2.99',
    hops: ['10.0.0.1', '192.0.2.1', '192.0.2.33', '192.0.2.99'],
  };

  it('does not pair two unrelated traces', () => {
    const graph = infer([FORWARD, elsewhere]);
    expect(graph.roles.map((one) => one.role)).toEqual(['forward', 'forward']);
    expect(graph.segments).toEqual([]);
    expect(graph.spans).toEqual([]);
    expect(graph.routers.filter((router) => router.kind === 'host')).toHaveLength(2);
    expect(graph.routers.every((router) => router.interfaces.length <= 1)).toBe(true);
    expect(graph.nat).toHaveLength(2);
  });

  it('does not take equal private addresses of two homes for one router', () => {
    const graph = infer([FORWARD, { ...elsewhere, hops: ['192.168.1.1', ...elsewhere.hops.slice(1)] }]);
    const gateways = graph.routers.filter((router) => router.interfaces.includes('192.168.1.1'));
    expect(gateways).toHaveLength(2);
    expect(new Set(gateways.map((router) => router.id)).size).toBe(2);
  });

  it('shares a router only where the address is equal', () => {
    const graph = infer([FORWARD, { ...elsewhere, hops: ['10.0.0.1', '192.0.2.1', '203.0.113.14', '192.0.2.99'] }]);
    expect(graph.routers.filter((router) => router.interfaces.includes('203.0.113.14'))).toHaveLength(1);
  });

  it('takes a trace that is pasted twice once', () => {
    const twice = infer([FORWARD, { ...FORWARD, id: 'there again' }, BACK]);
    const once = infer([FORWARD, BACK]);
    const plain = (graph: typeof once) =>
      graph.routers.map(({ id, interfaces, rank, confidence }) => ({ id, interfaces, rank, confidence }));
    expect(plain(twice)).toEqual(plain(once));
    expect(twice.segments.map((one) => [one.id, one.confidence])).toEqual(
      once.segments.map((one) => [one.id, one.confidence]),
    );
    expect(together(twice, '203.0.113.10', '203.0.113.13')).toBe(true);
  });

  it('gives several homes to one server, each with its own return trace', () => {
    const second: Sketch = {
      id: 'there b',
      target: '198.51.100.70',
      hops: ['192.168.1.1', '192.0.2.1', '192.0.2.10', '198.51.100.6', '198.51.100.2', '198.51.100.70'],
    };
    const secondBack: Sketch = {
      id: 'back b',
      target: '192.0.2.33',
      hops: ['198.51.100.65', '198.51.100.1', '198.51.100.5', '192.0.2.9', '192.0.2.33'],
    };
    const graph = infer([FORWARD, BACK, second, secondBack]);
    expect(graph.roles.map((one) => one.role).sort()).toEqual(['forward', 'forward', 'return', 'return']);
    expect(graph.nat.map((one) => one.outside[0]).sort()).toEqual(['192.0.2.33', '203.0.113.33']);
    expect(together(graph, '203.0.113.10', '203.0.113.13')).toBe(true);
    expect(together(graph, '198.51.100.6', '192.0.2.10')).toBe(false);
  });
});
