import type { Analysis } from '../model/analysis';
import { durationText } from '../model/duration';
import type { MailLeg, MailStation } from '../model/mailOnRoute';
import type { InspectorFact } from '../protocol/messages';
import { claimTexts } from './claims';
import type { Entry, Inspection } from './inspection';

/** Facts of the route that a hop of a mail shows, and the other way round. */
const BORROWED = 6;

/**
 * Entries for the relays and hand-overs that are drawn beside the route. A machine that both sides tell of gets the facts of both,
 * whichever side is asked: `entries` are those made so far.
 */
export function inspectMailOnRoute(
  { mailOnRoute = [], messages }: Analysis,
  entries: readonly Entry[],
  inspection: Inspection,
): readonly Entry[] {
  const made = new Map(entries);
  const subjects = new Map(messages.map(({ id, subject }) => [id, subject ?? inspection.t('summary.noSubject')]));
  const found: Entry[] = [];
  for (const { message, stations, legs } of mailOnRoute) {
    const subject = subjects.get(message) ?? '';
    const names = new Map(stations.map(({ id, label }) => [id, label || inspection.t('mailOnRoute.unnamed')]));
    const into = new Map(legs.map((leg) => [leg.to, leg]));
    for (const station of stations) {
      const own = stationFacts(station, into.get(station.id), subject, inspection);
      for (const entry of stationEntries(station, own, made, inspection)) {
        made.set(...entry);
        found.push(entry);
      }
    }
    found.push(...legs.map((leg) => legEntry(leg, names, subject, inspection)));
  }
  return found;
}

function stationEntries(
  station: MailStation,
  own: readonly InspectorFact[],
  made: ReadonlyMap<string, Entry[1]>,
  inspection: Inspection,
): readonly Entry[] {
  const { t, claims, places } = inspection;
  const title = station.label || t('mailOnRoute.unnamed');
  const said = claimTexts(claims.about(station.id), places, t);
  const self: Entry = [station.id, { title, kind: t('mailOnRoute.kind.station'), facts: own, claims: said }];
  const place = station.onRoute === undefined ? undefined : made.get(station.onRoute);
  if (station.onRoute === undefined || !place) return [self];
  const hop = station.wrote === undefined ? undefined : made.get(station.wrote);
  const there = place.facts.slice(0, BORROWED);
  const here: InspectorFact = { name: t('mailOnRoute.column.onRoute'), value: place.title };
  return [
    [station.id, { ...self[1], facts: [...own, here, ...there] }],
    [station.onRoute, { ...place, facts: [...place.facts, ...own], claims: withNew(place.claims, said) }],
    ...(hop && station.wrote !== undefined
      ? [[station.wrote, { ...hop, facts: [...hop.facts, here, ...there] }] as const]
      : []),
  ];
}

function withNew(claims: Entry[1]['claims'], more: Entry[1]['claims']): Entry[1]['claims'] {
  const known = new Set(claims.map(({ text }) => text));
  return [...claims, ...more.filter(({ text }) => !known.has(text))];
}

function stationFacts(
  station: MailStation,
  leg: MailLeg | undefined,
  subject: string,
  { t, places }: Inspection,
): readonly InspectorFact[] {
  const [place] = station.evidence;
  return [
    { name: t('mailOnRoute.fact.mail'), value: subject, ...(place && { evidence: places.link(place) }) },
    ...station.addresses.map(({ text, vouched, evidence }) => ({
      name: t('host.fact.address'),
      value: vouched ? text : `${text} (${t('mailOnRoute.unverified')})`,
      evidence: places.link(evidence),
    })),
    ...(station.operator === undefined ? [] : [{ name: t('mailOnRoute.fact.operator'), value: station.operator }]),
    ...legFacts(leg, t),
  ];
}

function legFacts(leg: MailLeg | undefined, t: Inspection['t']): readonly InspectorFact[] {
  if (!leg) return [];
  const { protocol, delayMs, vouched } = leg;
  return [
    ...(protocol === undefined ? [] : [{ name: t('mailOnRoute.fact.protocol'), value: protocol }]),
    ...(delayMs === undefined ? [] : [{ name: t('mailOnRoute.fact.delay'), value: durationText(delayMs) }]),
    { name: t('mailOnRoute.fact.vouched'), value: t(`mailOnRoute.vouched.${vouched}`) },
  ];
}

function legEntry(leg: MailLeg, names: ReadonlyMap<string, string>, subject: string, { t }: Inspection): Entry {
  const title = t('mailOnRoute.leg', { from: names.get(leg.from) ?? '', to: names.get(leg.to) ?? '' });
  const facts = [{ name: t('mailOnRoute.fact.mail'), value: subject }, ...legFacts(leg, t)];
  return [leg.id, { title, kind: t('mailOnRoute.kind.leg'), facts, claims: [] }];
}
