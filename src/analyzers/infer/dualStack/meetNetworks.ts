import type { AnalysisConfig } from '../../../model/analysis';
import type { Reason } from '../../../model/claim';
import { contains, parseAddress, parsePrefix } from '../../../model/prefix';
import { reason } from '../claim';
import { compareEnds, OPENING_HOPS, type EndNetworks } from '../endNetworks';
import { isNameId, isOutside } from '../hopNames';
import type { Group } from '../opposite';

/**
 * How the only two groups of traces, of two families, run to each other by the networks at their ends: one begins where the other ends
 * and the other way round, or both begin and end alike. Of many groups it would pair strangers between two large networks.
 */
export function meetByNetworks(groups: readonly Group[], config: AnalysisConfig): readonly Reason[] {
  const [a, b, more] = groups;
  if (!a || !b || more || familyOf(a) === familyOf(b)) return [];
  const networkOf = networksOf(config);
  const met = compareEnds(endsOf(a, networkOf), endsOf(b, networkOf));
  if (!met) return [];
  const evidence = [a, b].flatMap(({ walks }) => walks.flatMap(({ header }) => header));
  return [reason(`route.reason.networks-${met.order}`, { a: met.a, b: met.b }, met.weight, evidence)];
}

function endsOf({ walks }: Group, networkOf: (ip: string) => string | undefined): EndNetworks {
  const start = walks.flatMap(({ steps }) => {
    const visible = steps.filter(({ ips }) => ips.some(isOutside));
    return visible.slice(0, OPENING_HOPS).flatMap(({ ips }) => ips.slice(0, 2).flatMap((ip) => networkOf(ip) ?? []));
  });
  const target = walks[0]?.target;
  return { start: new Set(start), stop: target === undefined ? undefined : networkOf(target) };
}

function familyOf({ walks }: Group): 4 | 6 | undefined {
  const target = walks[0]?.target;
  return target === undefined ? undefined : parseAddress(target)?.family;
}

/** By the user's table first, then by the offline ones. */
function networksOf({ prefixes = [], enrichment }: AnalysisConfig): (ip: string) => string | undefined {
  const rows = prefixes.flatMap(({ prefix, name, kind }) => {
    const parsed = kind === 'network' ? parsePrefix(prefix) : undefined;
    return parsed ? [{ parsed, name }] : [];
  });
  return (ip) => {
    if (isNameId(ip)) return undefined;
    const address = parseAddress(ip);
    const row = address && rows.find(({ parsed }) => contains(parsed, address));
    const asn = enrichment?.lookup(ip).asn;
    return row?.name ?? (asn === undefined ? undefined : `AS${asn}`);
  };
}
