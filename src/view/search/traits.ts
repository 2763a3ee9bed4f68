import { planOrigins } from '../../layout/mail/originsPlan';
import { drawnMessages } from '../../layout/scenes';
import type { Translate } from '../../messages/catalog';
import { namedEnds } from '../../messages/namedEnds';
import { isInside } from '../../model/address';
import type { Analysis } from '../../model/analysis';
import { durationText } from '../../model/duration';
import type { Registration } from '../../model/enrichment';
import type { MailHop, MailMessage } from '../../model/mail';
import type { Role } from '../../model/source';
import type { Interface, Link, RouteGraph, Router } from '../../model/topology';
import type { PanelTable, Traits } from '../../protocol/traits';
import { mapTraits } from '../inspectMap';

type Entry = readonly [id: string, traits: Traits];

/** Traits of everything in an analysis that can be selected, by id. */
export function traitsOf(analysis: Analysis, t: Translate): Readonly<Record<string, Traits>> {
  const entries = [
    ...(analysis.route ? routeTraits(analysis, namedEnds(analysis.route, t), t) : []),
    ...mailTraits(analysis, t),
    ...originTraits(analysis),
    ...mapTraits(analysis, t),
  ];
  // A map first: ids hold text of strangers, and an object would treat `__proto__` as something else.
  return Object.fromEntries(new Map(entries));
}

const columns = (names: readonly string[], t: Translate): readonly string[] =>
  names.map((name) => t(`picture.column.${name}`));

/** The tables of the scenes, in their order; the origins of a mailbox are a table already. */
export function tablesOf(analysis: Analysis, t: Translate): readonly PanelTable[] {
  const { route, mailbox } = analysis;
  const byRank = [...(route?.routers ?? [])].sort((a, b) => a.rank - b.rank);
  return [
    ...(route ? [{ columns: columns(['hop', 'name', 'address', 'rtt'], t), rows: byRank.map(({ id }) => id) }] : []),
    ...(mailbox ? [{ columns: [], rows: [] }] : []),
    ...drawnMessages(analysis).map((message) => mailTable(message, t)),
  ];
}

export function mailTable({ hops }: MailMessage, t: Translate): PanelTable {
  return {
    columns: columns(['hop', 'from', 'by', 'with', 'time', 'delay', 'network'], t),
    rows: hops.map(({ id }) => id),
  };
}

/* Route ------------------------------------------------------------------------------------------------------- */

interface Sights {
  readonly byIp: ReadonlyMap<string, Interface>;
  readonly roles: ReadonlyMap<string, Role>;
  /** UTC day of a trace, where its text tells. */
  readonly days: ReadonlyMap<string, string>;
  readonly nats: ReadonlySet<string>;
}

function routeTraits(analysis: Analysis, route: RouteGraph, t: Translate): readonly Entry[] {
  const sights: Sights = {
    byIp: new Map(analysis.topology.interfaces.map((one) => [one.ip, one])),
    roles: new Map(route.roles.map(({ trace, role }) => [trace, role])),
    days: new Map(analysis.traces.flatMap(({ id, startedAt }) => daysIn(startedAt).map((day) => [id, day]))),
    nats: new Set(route.nat.map(({ router }) => router)),
  };
  return [
    ...route.routers.map((router): Entry => [router.id, routerTraits(router, sights, t)]),
    ...analysis.topology.interfaces.map((one): Entry => [one.id, interfaceTraits(one, sights)]),
    ...route.links.map((link): Entry => [link.id, linkTraits(link, sights)]),
  ];
}

function routerTraits(router: Router, sights: Sights, t: Translate): Traits {
  const own = router.interfaces.flatMap((ip) => sights.byIp.get(ip) ?? []);
  const words = [router.label, ...router.names, router.domain ?? '', ...own.flatMap(({ names }) => names)];
  const seen = seenBy(
    router.hops.map(({ trace }) => trace),
    sights,
  );
  const best = smallest(own.map((one) => timeOf(one, sights)));
  const ms = best === undefined ? '' : t('picture.ms', { ms: Math.round(best * 100) / 100 });
  return {
    text: [...new Set([...words, ...router.interfaces])].join('\n').toLowerCase(),
    ips: router.interfaces,
    rttMs: own.flatMap((one) => timesOf(one, sights)),
    asn: asnOf(own),
    roles: [...new Set([router.kind, ...(sights.nats.has(router.id) ? ['nat'] : [])])],
    ...seen,
    private: own.length > 0 && own.every(({ scope }) => isInside(scope)),
    row: [String(router.rank), router.kind === 'silent' ? '*' : router.label, router.interfaces.join(' '), ms],
  };
}

function interfaceTraits(one: Interface, sights: Sights): Traits {
  return {
    text: [one.ip, ...one.names].join('\n').toLowerCase(),
    ips: [one.ip],
    rttMs: timesOf(one, sights),
    asn: asnOf([one]),
    roles: [],
    ...seenBy(
      one.sightings.map(({ trace }) => trace),
      sights,
    ),
    private: isInside(one.scope),
  };
}

function linkTraits(link: Link, sights: Sights): Traits {
  const ips = [link.aIp, link.bIp].filter((ip) => ip !== undefined);
  const inside = ips.every((ip) => isInside(sights.byIp.get(ip)?.scope ?? 'global'));
  return {
    text: [...ips, link.segment ?? ''].join('\n').toLowerCase(),
    ips,
    rttMs: [],
    asn: [],
    roles: [],
    directions: [...new Set(link.lanes.map(({ direction }) => direction))],
    traces: [...new Set(link.lanes.flatMap(({ traces }) => traces))],
    ...daysOf([...new Set(link.lanes.flatMap(({ traces }) => traces))], sights),
    private: ips.length > 0 && inside,
  };
}

function seenBy(traces: readonly string[], sights: Sights): Pick<Traits, 'directions' | 'traces' | 'days'> {
  const distinct = [...new Set(traces)];
  return {
    directions: [...new Set(distinct.map((trace) => sights.roles.get(trace) ?? 'other'))],
    traces: distinct,
    ...daysOf(distinct, sights),
  };
}

/** Of a thing that a trace without a day met, nobody knows all days. */
function daysOf(traces: readonly string[], { days }: Sights): Pick<Traits, 'days'> {
  const known = traces.flatMap((trace) => days.get(trace) ?? []);
  return known.length > 0 && known.length === traces.length ? { days: [...new Set(known)] } : {};
}

// "2026-11-20T09:00:00Z"
const DAY = /^\d{4}-\d{2}-\d{2}(?=T)/;

const daysIn = (time: string | undefined): readonly string[] => DAY.exec(time ?? '')?.slice(0, 1) ?? [];

/** The best of each direction. */
function timesOf({ sightings }: Interface, { roles }: Sights): readonly number[] {
  const best = new Map<Role, number>();
  for (const { trace, rttMs } of sightings) {
    const role = roles.get(trace) ?? 'other';
    for (const ms of rttMs) best.set(role, Math.min(best.get(role) ?? Infinity, ms));
  }
  return [...best.values()];
}

/** Of the forward traces where there are any, as in the drawing: a machine's time is its distance from home. */
function timeOf({ sightings }: Interface, { roles }: Sights): number | undefined {
  const forward = sightings.filter(({ trace }) => roles.get(trace) !== 'return');
  return smallest((forward.length > 0 ? forward : sightings).flatMap(({ rttMs }) => rttMs));
}

function smallest(times: readonly (number | undefined)[]): number | undefined {
  return times.reduce((best, one) => (best === undefined || (one !== undefined && one < best) ? one : best), undefined);
}

const asnOf = (interfaces: readonly Interface[]): readonly number[] => [
  ...new Set(interfaces.flatMap(({ asn }) => asn ?? [])),
];

/* Mailbox ---------------------------------------------------------------------------------------------------- */

function originTraits({ mailbox }: Analysis): readonly Entry[] {
  const rows = mailbox ? planOrigins(mailbox).flatMap((relay) => relay.rows) : [];
  const drawn = rows.flatMap(({ origin }) => origin ?? []);
  return drawn.map(({ id, address, network, organisation, relay, days }): Entry => [
    id,
    {
      text: [address, network ?? '', organisation ?? '', relay].join('\n').toLowerCase(),
      ips: [address],
      rttMs: [],
      asn: [],
      roles: [],
      directions: [],
      traces: [],
      ...(days && { days }),
      private: false,
    },
  ]);
}

/* Mail -------------------------------------------------------------------------------------------------------- */

function mailTraits({ messages, registrations = [] }: Analysis, t: Translate): readonly Entry[] {
  const told = new Map(registrations.map(({ ip, registration }) => [ip, registration]));
  return messages.flatMap(({ hops }) =>
    hops.map((hop, index): Entry => [hop.id, hopTraits(hop, index, told.get(hop.from?.address?.ip ?? ''), t)]),
  );
}

function hopTraits(hop: MailHop, index: number, told: Registration | undefined, t: Translate): Traits {
  const { from, by } = hop;
  const ips = [from?.address?.ip, by?.address?.ip].filter((ip) => ip !== undefined);
  const fromNames = [from?.helo?.value, from?.rdns?.value].filter((name) => name !== undefined);
  const address = from?.address ? `[${from.address.ip ?? from.address.raw}]` : '';
  const cells = [
    String(index + 1),
    [[...new Set(fromNames)].join(' / '), address].filter((part) => part !== '').join(' ') || `(${hop.kind})`,
    by?.host?.value ?? by?.address?.raw ?? '',
    hop.with?.value ?? '',
    hop.date?.raw ?? '',
    hop.delayMs === undefined ? '' : durationText(hop.delayMs),
    networkOf(told),
  ];
  return {
    text: [...cells.slice(1, 4), networkOf(told), t('ui.inspect.kind.relay')].join('\n').toLowerCase(),
    ips,
    rttMs: [],
    asn: told?.asn === undefined ? [] : [told.asn],
    roles: ['relay'],
    directions: [],
    traces: [],
    private: false,
    row: cells,
  };
}

/** "AS4713 NTT Communications Corporation, JP" */
function networkOf(told: Registration | undefined): string {
  const { asn, organisation, exchange, special, country } = told ?? {};
  const holder = [asn === undefined ? '' : `AS${asn}`, organisation ?? exchange ?? special?.name ?? ''];
  return [holder.join(' ').trim(), country ?? ''].filter((part) => part !== '').join(', ');
}
