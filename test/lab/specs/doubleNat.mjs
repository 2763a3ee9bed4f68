/** Two translators in the home, one behind the other; the outer one drops what it did not ask for, so the way back ends in silence. */
export default {
  name: 'doubleNat',
  home: 'pc',
  server: 'login',
  nodes: {
    pc: { host: true },
    ap: { nat: { kind: 'napt', inside: 'home', outside: 'gateway' } },
    gw: { nat: { kind: 'napt', inside: 'gateway', outside: 'access' }, dropsUnasked: 'access' },
    bng: {},
    core: {},
    edge: {},
    cfw: {},
    login: { host: true },
  },
  segments: {
    home: { known4: ['pc', 'ap'], ends: { pc: { ip4: '192.168.11.10/24' }, ap: { ip4: '192.168.11.1/24' } } },
    gateway: { known4: ['ap', 'gw'], ends: { ap: { ip4: '192.168.0.2/24' }, gw: { ip4: '192.168.0.1/24' } } },
    access: { ends: { gw: { ip4: '203.0.113.6/30' }, bng: { ip4: '203.0.113.5/30' } } },
    metro: { ends: { bng: { ip4: '203.0.113.9/30' }, core: { ip4: '203.0.113.10/30' } } },
    ix: { ends: { core: { ip4: '198.51.100.17/24' }, edge: { ip4: '198.51.100.33/24' } } },
    campus: { ends: { edge: { ip4: '198.18.1.1/30' }, cfw: { ip4: '198.18.1.2/30' } } },
    servers: { ends: { cfw: { ip4: '192.0.2.65/26' }, login: { ip4: '192.0.2.70/26' } } },
  },
};
