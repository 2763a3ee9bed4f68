import { namedEnds } from '../../messages/namedEnds';
import type { Translate } from '../../messages/catalog';
import { isInside } from '../../model/address';
import type { Analysis } from '../../model/analysis';
import type { PlaceHint, RegisteredAddress } from '../../model/enrichment';
import type { MailHop, MailMessage } from '../../model/mail';
import type { Mailbox } from '../../model/mailbox';
import type { Role } from '../../model/source';
import { inSource, type SourceSpan } from '../../model/span';
import type { Interface, RouteGraph, Router } from '../../model/topology';

/** Why a machine is on no map: it means something only at home, it never answered, or nobody knows. */
export type Unplaced = 'inside' | 'silent' | 'unknown';

/** A machine at a place, or at none. */
export interface Stop {
  /** Id of the router, the mail hop or the origin. */
  readonly id: string;
  readonly label: string;
  readonly ip?: string;
  /** Hop number, from home or from the author; absent in a mailbox. */
  readonly rank?: number;
  /** Messages that came from there; 1 where nothing is counted. */
  readonly count: number;
  /** The part of the name that says so; absent where the country of the registration is all there is. */
  readonly token?: string;
  /** Light rules the place out (claim `place/rtt`), or only the sender says so (below the trust boundary). */
  readonly doubt?: 'rtt' | 'claimed';
  readonly evidence: readonly SourceSpan[];
}

/** All machines that claim one place. */
export interface PlaceGroup {
  /** `place:<precision>:<country>:<name>` */
  readonly id: string;
  readonly place: PlaceHint;
  readonly stops: readonly Stop[];
}

/** From one place to the next; `gap` = machines without a place lie between. */
export interface Leg {
  readonly from: string;
  readonly to: string;
  readonly direction: Role;
  readonly gap: boolean;
}

export interface MapPlan {
  /** `map:route`, `map:mailbox`, `map:<message>` */
  readonly id: string;
  readonly kind: 'route' | 'mail' | 'mailbox';
  readonly places: readonly PlaceGroup[];
  readonly legs: readonly Leg[];
  readonly unplaced: readonly (Stop & { readonly why: Unplaced })[];
}

/** What can be put on a map: the route, and where mail comes from. Nothing where no place is known or no outlines are at hand. */
export function mapPlansOf(analysis: Analysis, t: Translate): readonly MapPlan[] {
  const { route, mailbox, messages, registrations, world } = analysis;
  if (!world || !registrations) return [];
  const known = new Map(registrations.map((one) => [one.ip, one]));
  const [message, ...others] = messages;
  const plans = [
    ...(route ? [planRoute(analysis, namedEnds(route, t))] : []),
    ...(mailbox ? [planMailbox(mailbox, known)] : []),
    ...(message && others.length === 0 && !mailbox ? [planMail(message, known)] : []),
  ];
  return plans.filter(({ places }) => places.length > 0);
}

/* Places ------------------------------------------------------------------------------------------------------ */

type Placed = Stop & { readonly place?: PlaceHint | undefined; readonly why: Unplaced };

const idOf = ({ precision, country, name }: PlaceHint): string => `place:${precision}:${country}:${name}`;

function grouped(stops: readonly Placed[]): Pick<MapPlan, 'places' | 'unplaced'> {
  const groups = new Map<string, { readonly place: PlaceHint; readonly stops: Stop[] }>();
  const unplaced: (Stop & { readonly why: Unplaced })[] = [];
  for (const { place, why, ...stop } of stops) {
    if (!place) unplaced.push({ ...stop, why });
    else {
      const id = idOf(place);
      const group = groups.get(id) ?? { place, stops: [] };
      groups.set(id, group);
      group.stops.push(place.precision === 'city' ? { ...stop, token: place.token } : stop);
    }
  }
  return { places: [...groups].map(([id, group]) => ({ id, ...group })), unplaced };
}

/** The middle of a country is nowhere in particular: no way leads from there to a place in the same country. */
const isVague = (one: PlaceHint, other: PlaceHint): boolean =>
  one.country === other.country && one.precision !== other.precision;

/** Legs between the places of a walk; the same way taken twice is one leg, and it has a gap only where every taking has one. */
class Legs {
  private readonly legs = new Map<string, Leg>();

  walk(stops: readonly (PlaceHint | undefined)[], direction: Role): void {
    let [from, gap]: [PlaceHint | undefined, boolean] = [undefined, false];
    for (const place of stops) {
      if (!place || (from && isVague(from, place) && place.precision === 'country')) gap = from !== undefined;
      else {
        const [start, to] = [from && idOf(from), idOf(place)];
        if (from && start !== undefined && start !== to && !isVague(from, place))
          this.add({ from: start, to, direction, gap });
        [from, gap] = [place, false];
      }
    }
  }

  private add(leg: Leg): void {
    const key = `${leg.from}\n${leg.to}\n${leg.direction}`;
    const known = this.legs.get(key);
    this.legs.set(key, known ? { ...leg, gap: leg.gap && known.gap } : leg);
  }

  all(): readonly Leg[] {
    return [...this.legs.values()];
  }
}

/* Route ------------------------------------------------------------------------------------------------------- */

function planRoute(analysis: Analysis, route: RouteGraph): MapPlan {
  const byIp = new Map(analysis.topology.interfaces.map((one) => [one.ip, one]));
  const ruledOut = new Set(
    analysis.claims.filter(({ rule }) => rule === 'place/rtt').map(({ subject }) => subject[0] ?? ''),
  );
  const routers = [...route.routers].sort((a, b) => a.rank - b.rank);
  const roles = new Map(route.roles.map(({ trace, role }) => [trace, role]));
  const legs = new Legs();
  for (const trace of analysis.traces) {
    const places = trace.hops.map(({ probes }) => {
      const ip = probes.find((probe) => probe.ip !== undefined)?.ip;
      return ip === undefined ? undefined : byIp.get(ip)?.place;
    });
    legs.walk(places, roles.get(trace.id) ?? 'other');
  }
  const stops = routers.map((router) => stopOfRouter(router, byIp, ruledOut));
  return { id: 'map:route', kind: 'route', ...grouped(stops), legs: legs.all() };
}

function stopOfRouter(router: Router, byIp: ReadonlyMap<string, Interface>, ruledOut: ReadonlySet<string>): Placed {
  const own = router.interfaces.flatMap((ip) => byIp.get(ip) ?? []);
  // A city in the name of any interface says more of the machine than the country of another one's holder.
  const told = own.find(({ place }) => place?.precision === 'city') ?? own.find(({ place }) => place) ?? own[0];
  const inside = own.length > 0 && own.every(({ scope }) => isInside(scope));
  const evidence = own.flatMap(({ sightings }) => sightings.slice(0, 1).map((one) => one.evidence));
  return {
    id: router.id,
    label: router.label,
    ...(told && { ip: told.ip }),
    rank: router.rank,
    count: 1,
    ...(told && ruledOut.has(told.id) && { doubt: 'rtt' as const }),
    evidence: evidence.slice(0, 3),
    place: told?.place,
    why: inside ? 'inside' : router.kind === 'silent' ? 'silent' : 'unknown',
  };
}

/* Mail -------------------------------------------------------------------------------------------------------- */

type Known = ReadonlyMap<string, RegisteredAddress>;

function planMail(message: MailMessage, known: Known): MapPlan {
  const trust = new Map(message.trust.map((one) => [one.hop, one.trust]));
  const stops = message.hops.flatMap((hop, index) => {
    const claimed = trust.get(hop.id) === 'untrusted';
    return stopOfHop(hop, index, message.source, claimed, known) ?? [];
  });
  const legs = new Legs();
  legs.walk(
    stops.map(({ place }) => place),
    'forward',
  );
  return { id: `map:${message.id}`, kind: 'mail', ...grouped(stops), legs: legs.all() };
}

/** The machine that handed the message over. A hand-over inside one machine is no stop. */
function stopOfHop(hop: MailHop, index: number, source: string, claimed: boolean, known: Known): Placed | undefined {
  const address = hop.from?.address;
  if (!address || address.scope === 'loopback') return undefined;
  const { ip } = address;
  const name = hop.from?.rdns?.value ?? hop.from?.helo?.value;
  const told = ip === undefined ? undefined : known.get(ip);
  return {
    id: hop.id,
    label: name ?? ip ?? address.raw,
    ...(ip !== undefined && { ip }),
    rank: index + 1,
    count: 1,
    ...(claimed && { doubt: 'claimed' as const }),
    evidence: [inSource(source, address.span)],
    place: told?.place,
    why: address.scope !== undefined && isInside(address.scope) ? 'inside' : 'unknown',
  };
}

function planMailbox(mailbox: Mailbox, known: Known): MapPlan {
  const stops = mailbox.origins.map((origin): Placed => {
    const told = known.get(origin.address);
    return {
      id: origin.id,
      label: origin.organisation ?? origin.address,
      ip: origin.address,
      count: origin.count,
      evidence: [],
      place: told?.place,
      why: told?.registration.rule === 'special' ? 'inside' : 'unknown',
    };
  });
  return { id: 'map:mailbox', kind: 'mailbox', ...grouped(stops), legs: [] };
}
