import type { AnalysisConfig } from '../../../model/analysis';
import type { Reason } from '../../../model/claim';
import { contains, parseAddress, parsePrefix } from '../../../model/prefix';
import { reason } from '../claim';
import { isNameId, isOutside } from '../hopNames';
import type { Group } from '../opposite';

/** Log-odds of two traces that begin and end in the same two networks: enough for a pair, less than routers met in both families. */
const SAME_ENDS = 2;

/** Public hops from the start that are still in the network, or next to it, that a trace leaves from. */
const OPENING_HOPS = 2;

interface EndNetworks {
  readonly start: ReadonlySet<string>;
  readonly stop: string | undefined;
}

/**
 * How the only two groups of traces, of two families, run to each other by the networks at their ends: one begins where the other ends
 * and the other way round, or both begin and end alike. Of many groups it would pair strangers between two large networks.
 */
export function meetByNetworks(groups: readonly Group[], config: AnalysisConfig): readonly Reason[] {
  const [a, b, more] = groups;
  if (!a || !b || more || familyOf(a) === familyOf(b)) return [];
  const networkOf = networksOf(config);
  const [x, y] = [a, b].map((group) => endsOf(group, networkOf)) as [EndNetworks, EndNetworks];
  if (x.stop === undefined || y.stop === undefined) return [];
  const evidence = [a, b].flatMap(({ walks }) => walks.flatMap(({ header }) => header));
  const tell = (key: string, weight: number): readonly Reason[] => [
    reason(`route.reason.networks-${key}`, { a: x.stop ?? '', b: y.stop ?? '' }, weight, evidence),
  ];
  if (x.stop !== y.stop && x.start.has(y.stop) && y.start.has(x.stop)) return tell('opposite', SAME_ENDS);
  const alike = x.stop === y.stop && [...x.start].some((one) => one !== x.stop && y.start.has(one));
  return alike ? tell('same', -SAME_ENDS) : [];
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
