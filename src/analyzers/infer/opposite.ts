import type { AnalysisConfig } from '../../model/analysis';
import type { Reason } from '../../model/claim';
import { addressScope, isInside } from '../../model/address';
import { plainIp } from '../../model/embedded';
import { hostBlockLength, linkMates, parseAddress } from '../../model/prefix';
import { reason, sumOf } from './claim';
import { meetAcrossFamilies } from './dualStack/meet';
import { meetByNetworks } from './dualStack/meetNetworks';
import { isGlobal, isLocalNameId, isNameId, textOf } from './hopNames';
import { meetByNames } from './meetByNames';
import type { Walk } from './walk';

/** Traces from one place to one target, with one given role: they go the same way. */
export interface Group {
  readonly key: string;
  readonly walks: readonly Walk[];
}

/** How two groups relate: positive log-odds = they run against each other, negative = the same way. */
export interface Relation {
  readonly a: number;
  readonly b: number;
  readonly weight: number;
  readonly reasons: readonly Reason[];
}

/** An address in more groups than this tells nothing new about any pair of them; it keeps the work linear. */
const MAX_GROUPS_PER_ADDRESS = 16;

/** Below this two groups are left unrelated: better two drawings than one false one. */
const MIN_WEIGHT = 2;

interface Counts {
  readonly mateSums: Map<number, number>;
  readonly sameSums: Map<number, number>;
  readonly differences: Map<number, number>;
}

interface Place {
  readonly group: number;
  readonly ttl: number;
}

/**
 * Weighs which groups of traces run against each other: one group's target lies beside the other's source, and the two
 * ends of a link are met in opposite order. The same address in the same order speaks for the same direction.
 */
export function relateGroups(groups: readonly Group[], config: AnalysisConfig): readonly Relation[] {
  const counts = countMeetings(groups);
  const relations: Relation[] = [];
  const near = nearTargets(groups, counts);
  for (const [key, twins] of meetAcrossFamilies(groups)) near.set(key, [...(near.get(key) ?? []), ...twins]);
  const ends = meetByNetworks(groups, config);
  if (ends.length > 0) near.set(pairKey(0, 1), [...(near.get(pairKey(0, 1)) ?? []), ...ends]);
  for (const [key, said] of meetByNames(groups)) near.set(key, [...(near.get(key) ?? []), ...said]);
  const alone = onlyPair(groups);
  if (alone && !near.has(alone.key)) near.set(alone.key, []);
  for (const [key, said] of near) {
    const [a = 0, b = 0] = key.split(' ').map(Number);
    const own = [...said, ...orderReasons(counts.get(key))];
    const reasons = key === alone?.key && sumOf(own) >= alone.least ? [...own, alone.reason] : own;
    const weight = reasons.reduce((sum, one) => sum + (one.weight ?? 0), 0);
    if (Math.abs(weight) >= MIN_WEIGHT) relations.push({ a, b, weight, reasons });
  }
  return relations.sort((x, y) => Math.abs(y.weight) - Math.abs(x.weight) || x.a - y.a || x.b - y.b);
}

interface OnlyPair {
  readonly key: string;
  readonly reason: Reason;
  /** Weight that other signs must have. */
  readonly least: number;
}

/** Natural-log odds that one way out and one way back, called so by the user, belong together when there are no others. */
const CALLED = 3;

/** The same for two groups of traces that nobody named, when something else speaks for it, too. */
const TWO_ALONE = 1;

/** People paste a route and its way back: where there is one of each and nothing else, they are a pair as a rule. */
function onlyPair(groups: readonly Group[]): OnlyPair | undefined {
  const called = (role: string): readonly number[] =>
    groups.flatMap(({ walks }, index) => (walks[0]?.trace.role === role ? [index] : []));
  const [[out, more], [back, others]] = [called('forward'), called('return')];
  if (out !== undefined && back !== undefined && more === undefined && others === undefined)
    return { key: pairKey(out, back), reason: reason('route.reason.opposite-called', {}, CALLED), least: -1 };
  if (groups.length !== 2) return undefined;
  return { key: pairKey(0, 1), reason: reason('route.reason.opposite-alone', {}, TWO_ALONE), least: TWO_ALONE };
}

function pairKey(a: number, b: number): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

function placesByIp(groups: readonly Group[]): ReadonlyMap<string, readonly Place[]> {
  const places = new Map<string, Place[]>();
  groups.forEach(({ walks }, group) => {
    const seen = new Set<string>();
    for (const { steps } of walks) {
      for (const { ttl, ips } of steps) {
        for (const ip of ips.map(plainIp)) {
          if (seen.has(ip) || isNameId(ip)) continue;
          seen.add(ip);
          const list = places.get(ip) ?? [];
          places.set(ip, list);
          if (list.length < MAX_GROUPS_PER_ADDRESS) list.push({ group, ttl });
        }
      }
    }
  });
  return places;
}

function countMeetings(groups: readonly Group[]): Map<string, Counts> {
  const counts = new Map<string, Counts>();
  const places = placesByIp(groups);
  const at = (a: Place, b: Place): Counts => {
    const key = pairKey(a.group, b.group);
    const found = counts.get(key) ?? { mateSums: new Map(), sameSums: new Map(), differences: new Map() };
    counts.set(key, found);
    return found;
  };
  for (const [ip, mine] of places) {
    for (const [a, b] of pairsOf(mine, mine)) {
      if (a.group >= b.group) continue;
      bump(at(a, b).sameSums, a.ttl + b.ttl);
      bump(at(a, b).differences, a.ttl - b.ttl);
    }
    const address = parseAddress(ip);
    const mate = address && linkMates(address).find((one) => places.has(one));
    if (mate === undefined || mate < ip) continue;
    for (const [a, b] of pairsOf(mine, places.get(mate) ?? [])) {
      if (a.group !== b.group) bump(at(a, b).mateSums, a.ttl + b.ttl);
    }
  }
  return counts;
}

function pairsOf(left: readonly Place[], right: readonly Place[]): readonly (readonly [Place, Place])[] {
  return left.flatMap((a) => right.map((b) => [a, b] as const));
}

function bump(map: Map<number, number>, key: number): void {
  map.set(key, (map.get(key) ?? 0) + 1);
}

function orderReasons(counts: Counts | undefined): readonly Reason[] {
  if (!counts) return [];
  const mates = Math.max(0, ...counts.mateSums.values());
  const against = Math.max(0, ...counts.sameSums.values());
  const along = Math.max(0, ...counts.differences.values());
  const reasons: Reason[] = [];
  if (mates > 0) reasons.push(reason('route.reason.opposite-mates', { count: mates }, Math.min(6, 1.5 * mates)));
  // One shared address fits both orders; from the second on the order shows.
  if (against > along)
    reasons.push(reason('route.reason.opposite-order', { count: against }, Math.min(6, 1.5 * against)));
  if (along > against) reasons.push(reason('route.reason.same-order', { count: along }, -Math.min(6, 1.5 * along)));
  return reasons;
}

/** Pairs where a target of one group lies beside the source of the other, and all pairs that share or face addresses. */
function nearTargets(groups: readonly Group[], counts: ReadonlyMap<string, Counts>): Map<string, Reason[]> {
  const found = new Map<string, Reason[]>([...counts.keys()].map((key) => [key, []]));
  const sources = new Map<string, { group: number; ip: string; exact: boolean }[]>();
  groups.forEach((group, index) => {
    for (const { ip, exact } of sourceAddresses(group)) {
      const list = sources.get(neighbourhood(ip)) ?? [];
      sources.set(neighbourhood(ip), list);
      if (list.length < MAX_GROUPS_PER_ADDRESS) list.push({ group: index, ip, exact });
    }
  });
  groups.forEach((group, index) => {
    const target = plainIp(group.walks[0]?.target ?? '');
    if (target === '' || isLocalNameId(target)) return;
    const best = new Map<number, Reason>();
    for (const source of sources.get(neighbourhood(target)) ?? []) {
      if (source.group === index) continue;
      const weight = nearness(target, source.ip, source.exact);
      if (weight <= (best.get(source.group)?.weight ?? 0)) continue;
      const evidence = group.walks.flatMap((walk) => walk.header);
      best.set(
        source.group,
        reason(
          'route.reason.target-near-source',
          { target: textOf(target), source: textOf(source.ip) },
          weight,
          evidence,
        ),
      );
    }
    for (const [other, one] of best) {
      const key = pairKey(index, other);
      found.set(key, [...(found.get(key) ?? []), one]);
    }
  });
  return found;
}

/** The traced-from address where the text has it, and the first two hops that answered. */
function sourceAddresses(group: Group): readonly { ip: string; exact: boolean }[] {
  const found = new Map<string, boolean>();
  for (const { trace, steps } of group.walks.slice(0, MAX_GROUPS_PER_ADDRESS)) {
    if (trace.sourceIp) found.set(trace.sourceIp, true);
    const visible = steps.filter((step) => step.ips.some(isGlobal));
    const first = [...steps.slice(0, 1), ...visible.slice(0, 2)].flatMap((step) =>
      // The last name is that of the target as a rule, however short the way.
      step.ips.slice(0, 2).filter((id) => !isNameId(id) || step !== steps.at(-1)),
    );
    for (const ip of first) if (!found.has(ip)) found.set(ip, false);
  }
  return [...found].map(([ip, exact]) => ({ ip, exact }));
}

/** Addresses can only be near each other within one of these: /24 or /64. */
function neighbourhood(ip: string): string {
  const address = parseAddress(ip);
  if (!address) return ip;
  return address.family === 4 ? ip.slice(0, ip.lastIndexOf('.')) : address.words.slice(0, 2).join(' ');
}

function nearness(target: string, source: string, exact: boolean): number {
  if (target === source) return exact ? 5 : 3;
  const [a, b] = [parseAddress(target), parseAddress(source)];
  const length = a && b && hostBlockLength(a, b);
  if (length === undefined) return 0;
  // Every second home has a 192.168.1.0/24: nearness in private space may be two places.
  const factor = isInside(addressScope(target)) ? 0.5 : 1;
  return factor * (length >= 64 ? 2.5 : length >= 30 ? 3 : length >= 26 ? 2.5 : 2);
}
