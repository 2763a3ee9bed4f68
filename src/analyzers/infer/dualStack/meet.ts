import { canonicalIp } from '../../../model/address';
import type { Reason } from '../../../model/claim';
import { plainIp } from '../../../model/embedded';
import { linkMates, parseAddress } from '../../../model/prefix';
import { inSource, type SourceSpan } from '../../../model/span';
import { reason } from '../claim';
import { isNameId } from '../hopNames';
import { readName } from '../naming';
import type { Group } from '../opposite';
import { IP_KEY, twinKeys } from './twins';

/** Log-odds of two routers met in both families, and of each further one: always less than two links met from both ends say. */
const TWINS = { two: 2, more: 0.1, most: 5 };

/** A key in more groups than this tells nothing new about any pair of them; it keeps the work linear. */
const MAX_PLACES = 16;

interface Place {
  readonly group: number;
  readonly ttl: number;
  readonly family: 4 | 6;
  readonly evidence: SourceSpan;
}

interface Meeting {
  readonly sums: Map<number, number>;
  readonly differences: Map<number, number>;
  readonly evidence: SourceSpan[];
}

/**
 * How groups of traces of different families run to each other, by the routers that names or carried addresses show in both: by
 * `a b`, the smaller index first. Groups of one family are left to their addresses.
 */
export function meetAcrossFamilies(groups: readonly Group[]): ReadonlyMap<string, readonly Reason[]> {
  const places = placesByKey(groups);
  const meetings = new Map<string, Meeting>();
  const pairs = (list: readonly Place[], others: readonly Place[], see: (a: Place, b: Place) => void): void => {
    for (const a of list.filter(({ family }) => family === 4)) {
      for (const b of others.filter(({ family }) => family === 6)) if (a.group !== b.group) see(a, b);
    }
  };
  for (const [key, list] of places) {
    pairs(list, list, (a, b) => note(meetings, a, b));
    for (const mate of matesOf(key)) pairs(list, places.get(mate) ?? [], (a, b) => noteLink(meetings, a, b));
  }
  return new Map([...meetings].map(([key, one]) => [key, reasonsOf(one, givenOpposite(groups, key))]));
}

/** Keys of the other ends of the link that a carried address may lie on. */
function matesOf(key: string): readonly string[] {
  const address = key.startsWith(IP_KEY) ? parseAddress(key.slice(IP_KEY.length)) : undefined;
  return address ? linkMates(address).map((ip) => `${IP_KEY}${ip}`) : [];
}

/** The ends of one link show to ways against each other, and the routers behind them a hop apart. */
function noteLink(meetings: Map<string, Meeting>, a: Place, b: Place): void {
  const found = meetingOf(meetings, a, b);
  bump(found.sums, a.ttl + b.ttl - 1);
  found.evidence.push(a.evidence, b.evidence);
}

function note(meetings: Map<string, Meeting>, a: Place, b: Place): void {
  const found = meetingOf(meetings, a, b);
  bump(found.sums, a.ttl + b.ttl);
  bump(found.differences, a.group < b.group ? a.ttl - b.ttl : b.ttl - a.ttl);
  found.evidence.push(a.evidence, b.evidence);
}

function meetingOf(meetings: Map<string, Meeting>, a: Place, b: Place): Meeting {
  const key = a.group < b.group ? `${a.group} ${b.group}` : `${b.group} ${a.group}`;
  const found: Meeting = meetings.get(key) ?? { sums: new Map(), differences: new Map(), evidence: [] };
  meetings.set(key, found);
  return found;
}

function bump(map: Map<number, number>, key: number): void {
  map.set(key, (map.get(key) ?? 0) + 1);
}

function reasonsOf({ sums, differences, evidence }: Meeting, opposite: boolean): readonly Reason[] {
  const most = (counts: ReadonlyMap<number, number>): number => Math.max(0, ...counts.values());
  const [against, along] = [most(sums), most(differences)];
  const weigh = (count: number): number => TWINS.two + TWINS.more * Math.min(TWINS.most, count - 2);
  const tell = (key: string, count: number, weight: number): readonly Reason[] => [
    reason(`route.reason.twins-${key}`, { count }, weight, evidence),
  ];
  // One router fits both orders: it pairs only what the user calls a way out and a way back.
  if (against > along) return tell('opposite', against, weigh(against));
  if (along > against) return tell('same', along, -weigh(along));
  return opposite && against > 0 ? tell('opposite', against, TWINS.two) : [];
}

function givenOpposite(groups: readonly Group[], key: string): boolean {
  const roles = key.split(' ').map((index) => groups[Number(index)]?.walks[0]?.trace.role);
  return roles.includes('forward') && roles.includes('return');
}

function placesByKey(groups: readonly Group[]): ReadonlyMap<string, readonly Place[]> {
  const families = new Set(groups.flatMap(({ walks }) => walks.slice(0, 1).flatMap(familiesOf)));
  const places = new Map<string, Place[]>();
  if (families.size < 2) return places;
  groups.forEach(({ walks }, group) => {
    const seen = new Set<string>();
    for (const { trace, steps } of walks) {
      for (const hop of trace.hops) {
        if (hop.ttl > steps.length) continue;
        for (const { ip, host, spans } of hop.probes) {
          const address = ip === undefined ? undefined : parseAddress(plainIp(ip));
          if (ip === undefined || !address) continue;
          const names = host === undefined || canonicalIp(host) !== undefined ? [] : [readName(host, ip)];
          const evidence = inSource(trace.source, spans.address ?? spans.all);
          for (const key of twinKeys({ ip, address, names })) {
            if (seen.has(key)) continue;
            seen.add(key);
            const list = places.get(key) ?? [];
            places.set(key, list);
            if (list.length < MAX_PLACES) list.push({ group, ttl: hop.ttl, family: address.family, evidence });
          }
        }
      }
    }
  });
  return places;
}

function familiesOf({ steps }: Group['walks'][number]): readonly (4 | 6)[] {
  const ips = new Set(steps.flatMap((step) => step.ips.filter((id) => !isNameId(id))));
  return [...new Set([...ips].map((ip): 4 | 6 => (plainIp(ip).includes(':') ? 6 : 4)))];
}
