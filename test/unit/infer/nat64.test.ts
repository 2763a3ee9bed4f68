import { describe, expect, it } from 'vitest';
import { embeddedIpv4, plainIp } from '../../../src/model/embedded';
import { parseAddress } from '../../../src/model/prefix';
import { inferRoute, prepare } from '../../../src/analyzers/infer/route';
import { buildTopology } from '../../../src/analyzers/build/topology';
import type { Enrichment } from '../../../src/model/enrichment';
import { caseOf } from '../../evaluate/cases';
import { FAMILIES } from '../../evaluate/settings';
import { infer, together, traceOf } from './traces';

function embedded(ip: string): unknown {
  const address = parseAddress(ip);
  return address && embeddedIpv4(address);
}

describe('IPv4 inside IPv6', () => {
  it('is read from NAT64, 6to4 and Teredo addresses alone', () => {
    expect(embedded('64:ff9b::c633:6446')).toEqual({ kind: 'nat64', ip: '198.51.100.70' });
    expect(embedded('2002:c000:204::1')).toEqual({ kind: '6to4', ip: '192.0.2.4' });
    expect(embedded('2001:0:c000:204::1')).toMatchObject({ kind: 'teredo', ip: '192.0.2.4' });
    expect(embedded('2001:db8::1')).toBeUndefined();
    expect(plainIp('2002:c000:204::1')).toBe('2002:c000:204::1');
  });

  it('pairs a way out through NAT64 with the way back over IPv4, and finds the translator', () => {
    const graph = infer([
      {
        id: 'out',
        target: '64:ff9b::c633:6446',
        hops: ['2001:db8:1::1', '2001:db8:2::1', '64:ff9b::cb00:710a', '64:ff9b::cb00:7112', '64:ff9b::c633:6446'],
      },
      { id: 'back', target: '203.0.113.200', hops: ['198.51.100.65', '203.0.113.17', '203.0.113.9', '203.0.113.200'] },
    ]);
    expect(graph.roles.map(({ role }) => role).sort()).toEqual(['forward', 'return']);
    expect(graph.nat).toMatchObject([{ kind: 'nat64', inside: ['2001:db8:2::1'], outside: ['203.0.113.200'] }]);
    expect(together(graph, '64:ff9b::cb00:710a', '203.0.113.17')).toBe(true);
  });

  it('names addresses everywhere as the texts print them', () => {
    const family = FAMILIES.find(({ name }) => name === 'nat64');
    const graphs = Array.from({ length: 12 }, (_, seed) => {
      const { one, traces } = caseOf(family as (typeof FAMILIES)[number], seed);
      return inferRoute(buildTopology(traces), one.config);
    });
    for (const { spans, routers } of graphs) {
      const shown = new Set(routers.flatMap(({ interfaces }) => interfaces));
      expect(spans.flatMap((span) => [...span.forward, ...span.return]).filter((ip) => !shown.has(ip))).toEqual([]);
    }
    expect(graphs.some(({ spans }) => spans.some(({ verdict }) => verdict === 'asymmetric'))).toBe(true);
  });

  it('looks the IPv4 address up in the tables of networks', () => {
    const enrichment: Enrichment = {
      asOf: '2026-01-01',
      lookup: (ip) =>
        ip.startsWith('203.0.113.') ? { rule: 'table', asn: 64500, organisation: 'Example Transit' } : { rule: 'none' },
      brandOf: () => undefined,
      cityOf: () => undefined,
      countryOf: () => undefined,
    };
    const hops = ['2001:db8:1::1', '64:ff9b::cb00:710a', '64:ff9b::cb00:7112', '64:ff9b::c633:6446'];
    const traces = [traceOf({ id: 'out', target: '64:ff9b::c633:6446', hops })];
    const { owners } = prepare(buildTopology(traces), { enrichment });
    expect(owners.of.get('203.0.113.10')).toBe('Example Transit');
    expect(owners.of.has('2001:db8:1::1')).toBe(false);
  });
});
