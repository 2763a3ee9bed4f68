/** A home NAPT behind the provider's carrier-grade NAT; the way back crosses two routers of another provider, the way there one. */
export default {
  name: 'cgn',
  home: 'pc',
  server: 'login',
  nodes: {
    pc: { host: true },
    hr: { nat: { kind: 'napt', inside: 'home', outside: 'access' } },
    acc: {},
    cgn: {
      loopback: '203.0.113.130',
      nat: { kind: 'cgn', inside: 'aggregate', outside: 'public', address: '203.0.113.130' },
    },
    core1: {},
    core2: {},
    t1: {},
    t2: {},
    sx: {},
    cfw: {},
    login: { host: true },
  },
  segments: {
    home: { known4: ['pc', 'hr'], ends: { pc: { ip4: '192.168.1.10/24' }, hr: { ip4: '192.168.1.1/24' } } },
    access: { known4: ['hr', 'acc', 'cgn'], ends: { hr: { ip4: '100.64.10.2/30' }, acc: { ip4: '100.64.10.1/30' } } },
    aggregate: { known4: ['hr', 'acc', 'cgn'], ends: { acc: { ip4: '100.64.0.5/30' }, cgn: { ip4: '100.64.0.6/30' } } },
    public: { ends: { cgn: { ip4: '203.0.113.1/30' }, core1: { ip4: '203.0.113.2/30' } } },
    core: { ends: { core1: { ip4: '203.0.113.25/30' }, core2: { ip4: '203.0.113.26/30' } } },
    ix: {
      ends: { core2: { ip4: '198.51.100.17/25' }, sx: { ip4: '198.51.100.33/25', cost: 50 } },
    },
    transitA: { ends: { sx: { ip4: '198.18.2.1/30' }, t1: { ip4: '198.18.2.2/30', cost: 50 } } },
    transitB: { ends: { t1: { ip4: '198.18.2.5/30' }, t2: { ip4: '198.18.2.6/30', cost: 50 } } },
    transitC: { ends: { t2: { ip4: '198.51.100.129/30' }, core1: { ip4: '198.51.100.130/30', cost: 50 } } },
    campus: { ends: { sx: { ip4: '198.18.1.1/30' }, cfw: { ip4: '198.18.1.2/30' } } },
    servers: { ends: { cfw: { ip4: '192.0.2.65/26' }, login: { ip4: '192.0.2.70/26' } } },
  },
};
