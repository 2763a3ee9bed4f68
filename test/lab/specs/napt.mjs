/**
 * A home behind one NAPT router, dual stack, and all that makes single traces hard to read: equal-cost branches, two parallel core links
 * of which each direction takes one, a router that answers once a second, a silent one, a labelled one, prohibitions.
 */
export default {
  name: 'napt',
  home: 'pc',
  server: 'login',
  nodes: {
    pc: { host: true },
    hr: { nat: { kind: 'napt', inside: 'home', outside: 'access' } },
    bng: {},
    agg1: {},
    agg2: { answersFrom: 'route' },
    core1: {},
    core2: { rateLimited: true },
    sx: { silent: true },
    p1: { labels: [{ label: 24017 }, { label: 299776 }] },
    cfw: { prohibits: ['192.0.2.224/27', '2001:db8:b:e::/64'], rejects: ['192.0.2.80/32', '2001:db8:b:1::80/128'] },
    login: { host: true },
    www: { host: true },
  },
  segments: {
    home: {
      known4: ['pc', 'hr'],
      ends: {
        pc: { ip4: '192.168.1.10/24', ip6: '2001:db8:100:1::10/64' },
        hr: { ip4: '192.168.1.1/24', ip6: '2001:db8:100:1::1/64' },
      },
    },
    access: {
      ends: {
        hr: { ip4: '203.0.113.6/30', ip6: '2001:db8:0:4::2/64' },
        bng: { ip4: '203.0.113.5/30', ip6: '2001:db8:0:4::1/64' },
      },
    },
    branch1: {
      ends: {
        bng: { ip4: '203.0.113.9/30', ip6: '2001:db8:0:8::/127' },
        agg1: { ip4: '203.0.113.10/30', ip6: '2001:db8:0:8::1/127' },
      },
    },
    branch2: { ends: { bng: { ip4: '203.0.113.13/30' }, agg2: { ip4: '203.0.113.14/30' } } },
    join1: {
      ends: {
        agg1: { ip4: '203.0.113.17/30', ip6: '2001:db8:0:10::/127' },
        core1: { ip4: '203.0.113.18/30', ip6: '2001:db8:0:10::1/127' },
      },
    },
    join2: { ends: { agg2: { ip4: '203.0.113.21/30' }, core1: { ip4: '203.0.113.22/30' } } },
    out: {
      ends: {
        core1: { ip4: '203.0.113.25/30', ip6: '2001:db8:0:18::1/64', cost: 10 },
        core2: { ip4: '203.0.113.26/30', ip6: '2001:db8:0:18::2/64', cost: 30 },
      },
    },
    back: {
      ends: {
        core1: { ip4: '203.0.113.28/31', cost: 30 },
        core2: { ip4: '203.0.113.29/31', cost: 10 },
      },
    },
    ix: {
      ends: {
        core2: { ip4: '198.51.100.17/24', ip6: '2001:db8:ffff::17/64' },
        sx: { ip4: '198.51.100.33/24', ip6: '2001:db8:ffff::33/64' },
      },
    },
    tunnel: {
      ends: {
        sx: { ip4: '198.18.0.1/30', ip6: '2001:db8:a::/127' },
        p1: { ip4: '198.18.0.2/30', ip6: '2001:db8:a::1/127' },
      },
    },
    campus: {
      ends: {
        p1: { ip4: '198.18.1.1/30', ip6: '2001:db8:a:4::1/64' },
        cfw: { ip4: '198.18.1.2/30', ip6: '2001:db8:a:4::2/64' },
      },
    },
    servers: {
      ends: {
        cfw: { ip4: '192.0.2.65/26', ip6: '2001:db8:b:1::1/64' },
        login: { ip4: '192.0.2.70/26', ip6: '2001:db8:b:1::70/64' },
        www: { ip4: '192.0.2.80/26', ip6: '2001:db8:b:1::80/64' },
      },
    },
  },
};
