import type { Enrichment, Registration } from '../../src/model/enrichment';
import { contains, parseAddress, parsePrefix, type Prefix } from '../../src/model/prefix';
import type { Network } from './network';
import { hashOf, Random } from './random';
import type { Scenario } from './scenario';

/**
 * How the tables of an installation differ from the truth. `unknown` is measured: of 200,000 random addresses that the shipped tables
 * place in a country 10 % have no AS. The others are assumed: a customer's block that its provider announces as its own, a second
 * company name of one operator, and exchanges, of which the shipped list knows the largest only.
 */
const SHARES = { unknown: 0.1, announcedByProvider: 0.06, sibling: 0.04, exchangeKnown: 0.3, exchangeAsNetwork: 0.4 };

const NOTHING: Registration = { rule: 'none' };

interface Row {
  readonly prefix: Prefix;
  readonly registration: Registration;
}

/** What every installation knows about the addresses of a scenario without asking anybody, with its gaps and errors. */
export function offlineTable(scenario: Scenario): Enrichment {
  const random = new Random(hashOf(`${scenario.name} offline`));
  const networks = scenario.networks.slice(1);
  const rows = [
    ...networks.flatMap((network, index) => rowsOf(network, networks[index - 1], random)),
    ...scenario.exchanges.filter((one) => one !== '').flatMap((text) => exchangeRow(text, random)),
  ];
  return {
    asOf: '2026-01-01',
    lookup: (ip) => {
      const address = parseAddress(ip);
      const row = address && rows.find(({ prefix }) => contains(prefix, address));
      return row?.registration ?? NOTHING;
    },
    brandOf: () => undefined,
    cityOf: () => undefined,
    countryOf: () => undefined,
  };
}

function rowsOf(network: Network, provider: Network | undefined, random: Random): readonly Row[] {
  // A table knows a company by the name that its domain has, or by another one.
  const own = random.chance(0.7) ? `${network.id} Net` : `Company ${network.asn}`;
  return network.blocks.flatMap((text): Row[] => {
    const prefix = parsePrefix(widened(text));
    if (!prefix || random.chance(SHARES.unknown)) return [];
    const announced = provider !== undefined && random.chance(SHARES.announcedByProvider) ? provider : undefined;
    const sibling = random.chance(SHARES.sibling);
    if (announced) return [{ prefix, registration: registered(announced.asn, `Company ${announced.asn}`) }];
    return [{ prefix, registration: registered(network.asn + (sibling ? 1000 : 0), sibling ? `${own} Asia` : own) }];
  });
}

function registered(asn: number, organisation: string): Registration {
  return { rule: 'table', asn, organisation };
}

function exchangeRow(text: string, random: Random): readonly Row[] {
  const prefix = parsePrefix(widened(text));
  if (!prefix) return [];
  if (random.chance(SHARES.exchangeKnown))
    return [{ prefix, registration: { rule: 'exchange', exchange: `IX ${text}` } }];
  const asn = 65000 + (hashOf(text) % 400);
  const company = random.chance(0.5) ? `EX${asn} Internet Exchange` : `Company ${asn}`;
  return random.chance(SHARES.exchangeAsNetwork) ? [{ prefix, registration: registered(asn, company) }] : [];
}

/** IPv6 blocks are written without their last groups. */
function widened(prefix: string): string {
  return prefix.includes(':') && !prefix.includes('::') ? `${prefix.split('/')[0]}::/32` : prefix;
}
