import { describe, expect, it } from 'vitest';
import { inferSample } from './homeCampus';
import { infer } from './traces';

const PUBLIC_HOPS = ['203.0.113.1', '198.51.100.9', '198.51.100.70'];

describe('the two ends of a path', () => {
  it('calls the server what the user asked for, not what its reverse name says', () => {
    const route = inferSample();
    expect(route.routers.find((router) => router.interfaces.includes('202.244.38.109'))).toMatchObject({
      label: 'login.cuc.ac.jp',
      names: expect.arrayContaining(['login.cuc.ac.jp', 'hedgehog.cc.cuc.ac.jp']),
    });
  });

  it('does not call the source of a lone public trace a home', () => {
    const { routers, domains } = infer([{ id: 'a', target: '198.51.100.70', hops: PUBLIC_HOPS }]);
    expect(routers.find((router) => router.rank === 0)).toMatchObject({ label: 'source', interfaces: [] });
    expect(domains.map(({ id }) => id)).not.toContain('home');
  });

  it('takes a private first hop for the home', () => {
    const { routers, domains } = infer([{ id: 'a', target: '198.51.100.70', hops: ['192.168.1.1', ...PUBLIC_HOPS] }]);
    expect(routers.find((router) => router.rank === 0)?.label).toBe('PC');
    expect(domains.map(({ id }) => id)).toContain('home');
  });

  it('reads a lone return trace without inventing a home', () => {
    expect(inferSample(['return.traceroute.txt']).domains.map(({ id }) => id)).not.toContain('home');
  });
});
