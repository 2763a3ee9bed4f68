import { describe, expect, it } from 'vitest';
import { analyze } from '../../src/analyzers/analyze';
import { checkConfig } from '../../src/model/config';

describe('the configuration', () => {
  it('takes what the contract allows', () => {
    const given = {
      trustedNetworks: ['192.0.2.0/24'],
      trustedHosts: ['mx.example.org'],
      prefixes: [{ prefix: '202.249.2.0/24', name: 'NSPIXP2', kind: 'ix' }],
      endpoints: { home: '192.168.56.10' },
      enrich: 'none',
    };
    expect(checkConfig(given)).toEqual({ config: given, problems: [] });
  });

  it('leaves out and names what is wrong', () => {
    const { config, problems } = checkConfig({
      trustedNetworks: 'x',
      trustedHosts: [1],
      prefixes: 5,
      endpoints: [],
      enrich: 1,
      other: 2,
    });
    expect(config).toEqual({});
    expect(problems.map((problem) => problem.split(' ')[0])).toEqual([
      'trustedNetworks',
      'trustedHosts',
      'prefixes',
      'endpoints',
      'enrich',
    ]);
    expect(checkConfig(null).problems).toHaveLength(1);
  });

  it('takes the settings of trust, and names each entry that is none', () => {
    const given = {
      trustedNetworks: ['192.0.2.0/24', '2001:db8::/32', '300.1.1.1/8'],
      internalNetworks: ['198.51.100.7', 'x'],
      submissionNetworks: ['203.0.113.0/99'],
      trustedHosts: ['mx.example.org', '.example.net', '192.0.2.7', 'a b'],
    };
    const { config, problems } = checkConfig(given);
    expect(config).toEqual({
      trustedNetworks: ['192.0.2.0/24', '2001:db8::/32'],
      internalNetworks: ['198.51.100.7'],
      submissionNetworks: [],
      trustedHosts: ['mx.example.org', '.example.net', '192.0.2.7'],
    });
    expect(problems).toEqual([
      'trustedNetworks: "300.1.1.1/8" is not a prefix such as 192.0.2.0/24 or 2001:db8::/32',
      'internalNetworks: "x" is not a prefix such as 192.0.2.0/24 or 2001:db8::/32',
      'submissionNetworks: "203.0.113.0/99" is not a prefix such as 192.0.2.0/24 or 2001:db8::/32',
      'trustedHosts: "a b" is not a host name, domain or address',
    ]);
  });

  it('may hold prefixes and addresses that are none: they are passed over', () => {
    const raw = ' 1  192.168.1.1  1.0 ms  1.0 ms  1.0 ms\n 2  203.0.113.1  2.0 ms  2.0 ms  2.0 ms\n';
    const { config } = checkConfig({
      trustedNetworks: ['', '300.1.1.1/8', '192.0.2.0/99', 'x'],
      prefixes: [{ prefix: '203.0.113.0/x', name: 'A' }],
      endpoints: { home: 'nowhere', server: '' },
    });
    const { route } = analyze([{ id: 'a', name: 'a', text: raw }], config);
    expect(route?.routers.flatMap((router) => router.interfaces)).toEqual(['192.168.1.1', '203.0.113.1']);
  });
});
