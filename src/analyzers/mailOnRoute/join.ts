import { addressScope, isInside, isReachable } from '../../model/address';
import type { Claim, Reason } from '../../model/claim';
import type { MailMessage } from '../../model/mail';
import type { MailOnRoute, MailStation, StationAddress } from '../../model/mailOnRoute';
import { alternative, claim, reason, sumOf } from '../infer/claim';
import type { RoutePlaces } from './places';
import { wayOf, type MailWay } from './stations';

/**
 * What speaks for one machine, in natural-log odds. A routed address has one holder, so a relay that is believed settles it; what the
 * sender may have made up is a little better than a coin. A private address has a holder at every site: it counts only together with
 * something that says it is this site (RFC 1918, section 4).
 */
const WEIGHTS = {
  address: 3.2,
  unvouched: -2.8,
  'address-inside': -3,
  translation: 5.2,
  outside: 0,
  'own-name': 5,
  'same-site': 4.2,
  name: 2,
} as const;

/** A place that a station may be, with everything that speaks for it. */
interface Candidate {
  readonly place: string;
  readonly what: string;
  readonly reasons: readonly Reason[];
}

export interface JoinedMail {
  /** Only messages that have a machine in common with the route, in the order of their ids. */
  readonly ways: readonly MailOnRoute[];
  readonly claims: readonly Claim[];
}

/** Which machines of mail paths are machines of the route. Independent of the order of the messages. */
export function joinMail(messages: readonly MailMessage[], places: RoutePlaces): JoinedMail {
  const sorted = [...messages].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const found = sorted.map((message) => joinOne(message, places));
  return { ways: found.flatMap(({ way }) => way ?? []), claims: found.flatMap(({ claims }) => claims) };
}

function joinOne(
  message: MailMessage,
  places: RoutePlaces,
): { readonly way?: MailOnRoute; readonly claims: readonly Claim[] } {
  const way = wayOf(message);
  const claims: Claim[] = [];
  const stations = way.stations.map((station, index): MailStation => {
    const site: Site = { way, index, places };
    const candidates = candidatesOf(station, site).sort((a, b) => sumOf(b.reasons) - sumOf(a.reasons));
    const [best, ...others] = candidates;
    if (!best || sumOf(best.reasons) <= 0) {
      claims.push(...elsewhere(station, site, message));
      return station;
    }
    const made = claimOf(station, best, others, message, places);
    claims.push(made);
    return { ...station, onRoute: best.place, claim: made.id };
  });
  if (stations.every(({ onRoute }) => onRoute === undefined)) return { claims };
  return { way: { message: message.id, stations, legs: way.legs }, claims };
}

/** A station in its path, beside the route. */
interface Site {
  readonly way: MailWay;
  readonly index: number;
  readonly places: RoutePlaces;
}

/** Everything that speaks for one place counts together. */
function candidatesOf(station: MailStation, site: Site): Candidate[] {
  const byPlace = new Map<string, { what: string; reasons: Reason[] }>();
  const add = (place: string, what: string, reasons: readonly Reason[]): void => {
    const known = byPlace.get(place);
    if (known) known.reasons.push(...reasons);
    else byPlace.set(place, { what, reasons: [...reasons] });
  };
  for (const address of station.addresses) {
    const place = site.places.byAddress.get(address.text);
    if (place !== undefined) add(place, address.text, reasonsFor(address, station, site));
    const behind = behindTranslation(address, station, site.places);
    if (behind) add(behind.place, address.text, behind.reasons);
  }
  for (const name of new Set(site.way.names.get(station.id) ?? [])) {
    const place = site.places.byName.get(name);
    if (place !== undefined) add(place, name, [said('name', { name }, station.evidence.slice(0, 1))]);
  }
  return [...byPlace].map(([place, one]) => ({ place, ...one }));
}

function reasonsFor(address: StationAddress, station: MailStation, site: Site): readonly Reason[] {
  const { text, vouched, evidence } = address;
  const here = [evidence, ...site.places.evidenceOf(text)];
  const scope = addressScope(text);
  if (isReachable(scope)) return [said('address', { ip: text }, here), ...doubt(vouched, evidence)];
  if (!isInside(scope)) return [];
  const proof = siteReasons(address, station, site);
  return proof.length > 0 ? [said('address-inside', { ip: text }, here), ...proof] : [];
}

function said(what: keyof typeof WEIGHTS, args: Reason['args'], evidence: Reason['evidence']): Reason {
  return reason(`mailOnRoute.reason.${what}`, args, WEIGHTS[what], evidence);
}

const doubt = (vouched: boolean, evidence: StationAddress['evidence']): readonly Reason[] =>
  vouched ? [] : [said('unvouched', {}, [evidence])];

/** The translator's address outside, and the name of the machine that stands behind it: then it is that machine. */
function behindTranslation(
  { text, vouched, evidence }: StationAddress,
  { label }: MailStation,
  { home, behind }: RoutePlaces,
): Pick<Candidate, 'place' | 'reasons'> | undefined {
  if (!home || label.toLowerCase() !== home.name || behind.get(text)?.has(home.ip) !== true) return undefined;
  const translated = said('outside', { ip: text, inside: home.ip }, [evidence]);
  return {
    place: home.place,
    reasons: [translated, said('own-name', { name: label }, [evidence]), ...doubt(vouched, evidence)],
  };
}

/** What says that a private address of the header is this site's: the way out, the machine's own name, or a relay of the same site. */
function siteReasons({ text, evidence }: StationAddress, station: MailStation, site: Site): readonly Reason[] {
  const { way, index, places } = site;
  const outside = way.stations
    .slice(index)
    .flatMap(({ addresses }) => addresses)
    .find((one) => isReachable(addressScope(one.text)));
  const through = outside && places.behind.get(outside.text)?.has(text) === true ? outside : undefined;
  const place = places.byAddress.get(text) ?? '';
  const domain = places.domainOf(place);
  const next = way.stations[index + 1];
  const relay = next && routedPlace(next, places);
  const isNear = relay !== undefined && domain !== undefined && places.domainOf(relay.place) === domain;
  return [
    ...(through ? [said('translation', { ip: text, outside: through.text }, [through.evidence])] : []),
    ...(station.label.toLowerCase() === places.home?.name
      ? [said('own-name', { name: station.label }, [evidence])]
      : []),
    ...(isNear && !through ? [said('same-site', { relay: relay.ip }, [evidence])] : []),
  ];
}

/** The relay has a routed address of the route, and a trusted field says so. */
function routedPlace(
  { addresses }: MailStation,
  places: RoutePlaces,
): { readonly place: string; readonly ip: string } | undefined {
  for (const { text, vouched } of addresses) {
    const place = places.byAddress.get(text);
    if (place !== undefined && vouched && isReachable(addressScope(text))) return { place, ip: text };
  }
  return undefined;
}

function claimOf(
  station: MailStation,
  best: Candidate,
  others: readonly Candidate[],
  message: MailMessage,
  places: RoutePlaces,
): Claim {
  const args = (place: string, what: string): Claim['args'] => ({ what, name: places.labelOf(place) });
  return claim({
    rule: 'mail/on-route',
    subject: [station.id, best.place, ...(station.wrote === undefined ? [] : [station.wrote]), message.id],
    key: 'mailOnRoute.claim.same',
    args: args(best.place, best.what),
    reasons: best.reasons,
    alternatives: others.map(({ place, what, reasons }) =>
      alternative('mailOnRoute.claim.same', args(place, what), reasons),
    ),
  });
}

/** A private address that the route has as well, and nothing says that both are one. */
function elsewhere(station: MailStation, { places }: Site, message: MailMessage): readonly Claim[] {
  return station.addresses
    .filter(({ text }) => isInside(addressScope(text)) && places.byAddress.has(text))
    .map(({ text, evidence }) =>
      claim({
        rule: 'mail/private-elsewhere',
        subject: [station.id, places.byAddress.get(text) ?? '', message.id],
        key: 'mailOnRoute.claim.elsewhere',
        args: { ip: text },
        reasons: [
          reason('mailOnRoute.reason.every-site', { ip: text }, -WEIGHTS['address-inside'], [
            evidence,
            ...places.evidenceOf(text),
          ]),
        ],
      }),
    );
}
