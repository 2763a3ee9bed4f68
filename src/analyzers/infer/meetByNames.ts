import type { Reason } from '../../model/claim';
import { canonicalIp } from '../../model/address';
import { reason } from './claim';
import { compareEnds, OPENING_HOPS, type EndNetworks } from './endNetworks';
import { isLocalName, isNameId } from './hopNames';
import { readName } from './naming';
import type { Group } from './opposite';

/** Log-odds of each router met in one order or the other, as for addresses. */
const MET = { each: 1.5, most: 6 };

/** A name in more groups than this tells nothing new about any pair of them; it keeps the work linear. */
const MAX_PLACES = 16;

interface Place {
  readonly group: number;
  readonly ttl: number;
  /** The text has no address of it: what addresses say is not said twice. */
  readonly nameless: boolean;
}

interface Meeting {
  readonly sums: Map<number, number>;
  readonly differences: Map<number, number>;
}

/**
 * How groups of traces run to each other by the names of routers, where the tool printed no addresses: `ae1.cr1` on the way out and
 * `xe-0.cr1` on the way back are met in opposite order. By `a b`, the smaller index first.
 */
export function meetByNames(groups: readonly Group[]): ReadonlyMap<string, readonly Reason[]> {
  const found = new Map<string, Reason[]>();
  if (!groups.some(({ walks }) => walks.some(({ steps }) => steps.some(({ ips }) => ips.some(isNameId))))) return found;
  for (const [key, meeting] of meetingsOf(placesByRouter(groups))) {
    const reasons = reasonsOf(meeting);
    if (reasons.length > 0) found.set(key, reasons);
  }
  const ends = meetAtEnds(groups);
  if (ends.length > 0) found.set('0 1', [...(found.get('0 1') ?? []), ...ends]);
  return found;
}

function placesByRouter(groups: readonly Group[]): ReadonlyMap<string, readonly Place[]> {
  const places = new Map<string, Place[]>();
  groups.forEach(({ walks }, group) => {
    const seen = new Set<string>();
    for (const { trace, steps } of walks) {
      for (const { ttl, probes } of trace.hops) {
        if (ttl > steps.length) continue;
        for (const { ip, host } of probes) {
          const router = host === undefined || isLocalName(host) ? undefined : readName(host, ip).router;
          if (router === undefined || seen.has(router)) continue;
          seen.add(router);
          const list = places.get(router) ?? [];
          places.set(router, list);
          if (list.length < MAX_PLACES) list.push({ group, ttl, nameless: ip === undefined });
        }
      }
    }
  });
  return places;
}

function meetingsOf(places: ReadonlyMap<string, readonly Place[]>): ReadonlyMap<string, Meeting> {
  const meetings = new Map<string, Meeting>();
  for (const list of places.values()) {
    list.forEach((a, index) => {
      for (const b of list.slice(index + 1)) {
        if (!a.nameless && !b.nameless) continue;
        const key = `${a.group} ${b.group}`;
        const found = meetings.get(key) ?? { sums: new Map(), differences: new Map() };
        meetings.set(key, found);
        bump(found.sums, a.ttl + b.ttl);
        bump(found.differences, a.ttl - b.ttl);
      }
    });
  }
  return meetings;
}

function bump(map: Map<number, number>, key: number): void {
  map.set(key, (map.get(key) ?? 0) + 1);
}

/** One router fits both orders; from the second on the order shows. */
function reasonsOf({ sums, differences }: Meeting): Reason[] {
  const [against, along] = [Math.max(0, ...sums.values()), Math.max(0, ...differences.values())];
  const count = Math.max(against, along);
  const weight = Math.min(MET.most, MET.each * count);
  if (against > along) return [reason('names.reason.opposite-order', { count }, weight)];
  return along > against ? [reason('names.reason.same-order', { count }, -weight)] : [];
}

/** Of the only two groups: of many it would pair strangers. */
function meetAtEnds([a, b, more]: readonly Group[]): readonly Reason[] {
  const met = a && b && !more ? compareEnds(endsOf(a), endsOf(b)) : undefined;
  return met ? [reason(`names.reason.networks-${met.order}`, { a: met.a, b: met.b }, met.weight)] : [];
}

function endsOf({ walks: [first] }: Group): EndNetworks {
  const hosts = (first?.trace.hops ?? []).slice(0, first?.steps.length).flatMap(({ probes }) => {
    const host = probes.find((probe) => probe.host !== undefined && !isLocalName(probe.host))?.host;
    return host === undefined ? [] : [host];
  });
  const asked = first?.trace.target;
  // A report that does not name its target ends with the answer of just that, as a rule.
  const last = asked !== undefined && canonicalIp(asked) === undefined ? asked : hosts.at(-1);
  return {
    start: new Set(hosts.slice(0, OPENING_HOPS).flatMap((host) => readName(host).domain ?? [])),
    stop: last === undefined ? undefined : readName(last).domain,
  };
}
