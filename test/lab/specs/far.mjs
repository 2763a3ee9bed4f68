/** A long way: tens of milliseconds that vary, a home NAPT, and in the middle two silent routers in a row and one that answers once a second. */
export default {
  name: 'far',
  home: 'pc',
  server: 'login',
  nodes: {
    pc: { host: true },
    hr: { nat: { kind: 'napt', inside: 'home', outside: 'access' } },
    bng: {},
    core: {},
    dark1: { silent: true },
    dark2: { silent: true },
    transit: { rateLimited: true },
    cfw: {},
    login: { host: true },
  },
  segments: {
    home: { known4: ['pc', 'hr'], ends: { pc: { ip4: '192.168.1.10/24' }, hr: { ip4: '192.168.1.1/24' } } },
    access: { ends: { hr: { ip4: '203.0.113.6/30' }, bng: { ip4: '203.0.113.5/30' } } },
    metro: {
      delayMs: 4,
      jitterMs: 2,
      ends: { bng: { ip4: '203.0.113.9/30' }, core: { ip4: '203.0.113.10/30' } },
    },
    sea: {
      delayMs: 30,
      jitterMs: 5,
      ends: { core: { ip4: '198.51.100.1/30' }, dark1: { ip4: '198.51.100.2/30' } },
    },
    land: { ends: { dark1: { ip4: '198.51.100.5/30' }, dark2: { ip4: '198.51.100.6/30' } } },
    coast: { ends: { dark2: { ip4: '198.51.100.9/30' }, transit: { ip4: '198.51.100.10/30' } } },
    campus: { ends: { transit: { ip4: '198.18.1.1/30' }, cfw: { ip4: '198.18.1.2/30' } } },
    servers: { ends: { cfw: { ip4: '192.0.2.65/26' }, login: { ip4: '192.0.2.70/26' } } },
  },
};
