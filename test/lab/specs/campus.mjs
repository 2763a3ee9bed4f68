/** No translator at all: a public address at home, one link inside the campus numbered from RFC 1918, one router that answers from its loopback. */
export default {
  name: 'campus',
  home: 'pc',
  server: 'login',
  nodes: {
    pc: { host: true },
    hr: {},
    bng: {},
    core: { answersFrom: 'loopback', loopback: '203.0.113.244' },
    edge: {},
    cfw: {},
    dept: {},
    login: { host: true },
  },
  segments: {
    home: {
      ends: {
        pc: { ip4: '203.0.113.98/29', ip6: '2001:db8:100:1::10/64' },
        hr: { ip4: '203.0.113.97/29', ip6: '2001:db8:100:1::1/64' },
      },
    },
    access: {
      ends: {
        hr: { ip4: '203.0.113.6/30', ip6: '2001:db8:0:4::2/64' },
        bng: { ip4: '203.0.113.5/30', ip6: '2001:db8:0:4::1/64' },
      },
    },
    metro: {
      ends: {
        bng: { ip4: '203.0.113.9/30', ip6: '2001:db8:0:8::/127' },
        core: { ip4: '203.0.113.10/30', ip6: '2001:db8:0:8::1/127' },
      },
    },
    ix: {
      ends: {
        core: { ip4: '198.51.100.17/24', ip6: '2001:db8:ffff::17/64' },
        edge: { ip4: '198.51.100.33/24', ip6: '2001:db8:ffff::33/64' },
      },
    },
    campus: {
      ends: {
        edge: { ip4: '198.18.1.1/30', ip6: '2001:db8:a:4::1/64' },
        cfw: { ip4: '198.18.1.2/30', ip6: '2001:db8:a:4::2/64' },
      },
    },
    inner: {
      known4: ['cfw', 'dept'],
      ends: {
        cfw: { ip4: '10.200.0.1/30', ip6: '2001:db8:a:8::1/64' },
        dept: { ip4: '10.200.0.2/30', ip6: '2001:db8:a:8::2/64' },
      },
    },
    servers: {
      ends: {
        dept: { ip4: '192.0.2.65/26', ip6: '2001:db8:b:1::1/64' },
        login: { ip4: '192.0.2.70/26', ip6: '2001:db8:b:1::70/64' },
      },
    },
  },
};
