import type { Alternative, Claim, Reason } from '../../model/claim';
import type { Boundary, Link } from '../../model/topology';
import { alternative, claim, logistic, reason } from './claim';
import type { Alignment } from './align';
import type { Stations } from './stations';
import { HOME, type Standing, type Territory } from './territory';

/** An end without any sign of its owner: most often the network outside, seldom still the one inside. */
const UNKNOWN_LEAD = 2;

/** Names are old, and numbers are lent: no border is surer than this. */
const MOST_CONFIDENT = 0.995;

/**
 * A border of responsibility cuts every link whose two routers are in different networks (S22). The home's border and the
 * server's are drawn even when nobody tells what lies outside.
 */
export function findBorders(
  territory: Territory,
  links: readonly Link[],
  { stations, alignments }: { readonly stations: Stations; readonly alignments: readonly Alignment[] },
): { readonly boundaries: readonly Boundary[]; readonly claims: readonly Claim[] } {
  const own = new Set(
    alignments.flatMap(({ path, ends }) =>
      stations.at(path, 'forward', ends.forward).flatMap((id) => territory.of.get(id) ?? []),
    ),
  );
  const found = new Map<string, { boundary: Boundary; claim: Claim }>();
  for (const link of links) {
    const a = territory.standings.get(link.a);
    const b = territory.standings.get(link.b);
    const ends = a?.domain !== b?.domain ? orient(link, a, b, own) : undefined;
    if (!ends) continue;
    const [inner, outer] = [
      beyondSilence(ends[0], ends[1], links, territory),
      beyondSilence(ends[1], ends[0], links, territory),
    ];
    // Behind a silent router the border may as well be its far link's.
    const apart = inner === ends[0] && outer === ends[1] ? territory.apart.get(link.id) : undefined;
    const one = describe(link, [inner, outer], stations, apart);
    if (!one || found.has(one.boundary.id)) continue;
    // Below an even chance the border is more likely elsewhere: the router's own claim names the networks. Around a silent
    // router it is there for certain, only the side is open.
    const { confidence, inside } = one.boundary;
    const [here, there] = [inner.standing?.domain, outer.standing?.domain];
    const bySilence = (inner !== ends[0] || outer !== ends[1]) && there !== undefined && here !== there;
    if (confidence >= 0.5 || inside === HOME || bySilence) found.set(one.boundary.id, one);
  }
  const all = [...found.values()];
  return { boundaries: all.map((one) => one.boundary), claims: all.map((one) => one.claim) };
}

interface End {
  readonly router: string;
  readonly ip?: string;
  readonly standing?: Standing;
}

/** Inside is the server's network where it is one of the two, else the side nearer home. */
function orient(
  link: Link,
  a: Standing | undefined,
  b: Standing | undefined,
  own: ReadonlySet<string>,
): readonly [End, End] | undefined {
  const near: End = { router: link.a, ...(link.aIp !== undefined && { ip: link.aIp }), ...(a && { standing: a }) };
  const far: End = { router: link.b, ...(link.bIp !== undefined && { ip: link.bIp }), ...(b && { standing: b }) };
  if (!a && !b) return undefined;

  const serverSide = b !== undefined && own.has(b.domain) && a?.domain !== HOME;
  return serverSide || !a ? [far, near] : [near, far];
}

/** A silent router has neither address nor owner: the border then lies somewhere before the next router that answered. */
function beyondSilence(end: End, other: End, links: readonly Link[], territory: Territory): End {
  if (!end.router.startsWith('silent:')) return end;
  const next = new Map<string, End>();
  for (const { a, b, aIp, bIp } of links) {
    if (a !== end.router && b !== end.router) continue;
    const [router, ip] = a === end.router ? [b, bIp] : [a, aIp];
    const standing = territory.standings.get(router);
    if (router === other.router) continue;
    // Whose the end is is less sure: the silent router may belong to either side.
    next.set(router, {
      router,
      ...(ip !== undefined && { ip }),
      ...(standing && { standing: { ...standing, lead: 0 } }),
    });
  }
  const [only, another] = [...next.values()];
  return only && !another ? only : end;
}

function describe(
  link: Link,
  [inner, outer]: readonly [End, End],
  stations: Stations,
  apart: number | undefined,
): { boundary: Boundary; claim: Claim } | undefined {
  // Where the link's own end was not seen, the router's known address stands for it.
  const ipOf = (end: End): string | undefined => end.ip ?? stations.routers.get(end.router)?.nodes[0]?.ip;
  const between = [ipOf(inner), ipOf(outer)] as const;
  if (between[0] === undefined || between[1] === undefined || !inner.standing) return undefined;
  const inside = inner.standing.domain;
  const outside = outer.standing?.domain ?? 'unknown';
  // Sure only when both ends are; where the routers behind them are weighed together, that says it best.
  const both = logistic(inner.standing.lead) * logistic(outer.standing?.lead ?? UNKNOWN_LEAD);
  const confidence = apart === undefined ? both : Math.min(MOST_CONFIDENT, apart);
  const id = `boundary:responsibility:${between[0]}|${between[1]}`;
  const made = claim({
    rule: 'boundary/responsibility',
    subject: [id, inner.router, outer.router],
    key: inside === HOME ? 'route.claim.border-home' : 'route.claim.border',
    args: { inside, outside, a: between[0], b: between[1] },
    reasons: [
      belongs('route.reason.border-inside', inner, inside, between[0], stations),
      belongs('route.reason.border-outside', outer, outside, between[1], stations),
    ],
    confidence,
    alternatives: runnersUp(inner, outer),
  });
  return {
    boundary: {
      id,
      kind: 'responsibility',
      between: [between[0], between[1]],
      link: link.id,
      inside,
      outside,
      confidence,
      claim: made.id,
    },
    claim: made,
  };
}

function belongs(key: string, { router, standing }: End, domain: string, ip: string, stations: Stations): Reason {
  const evidence = stations.routers.get(router)?.nodes.flatMap((node) => node.evidence);
  return reason(key, { domain, ip }, standing?.lead ?? UNKNOWN_LEAD, evidence);
}

/** A network below this share is named only where no other is. */
const FAIR_SHARE = 0.02;
/** What nobody weighed has at most this share: no standing is surer. */
const LEAST_SHARE = 0.0025;

/**
 * The networks that came second at the ends: the border would then lie one link further. Every border has one: where nothing names a
 * third network, the router outside may still be the one inside's.
 */
function runnersUp(inner: End, outer: End): readonly Alternative[] {
  const found = [inner, outer].flatMap((end) => runnerUp(end) ?? []);
  const fair = found.filter(({ confidence }) => confidence > FAIR_SHARE);
  if (fair.length > 0) return fair;
  const [best] = [...found].sort((a, b) => b.confidence - a.confidence);
  return [best ?? elsewhere(outer.router, inner.standing?.domain ?? HOME, LEAST_SHARE)];
}

function runnerUp({ router, standing }: End): Alternative | undefined {
  if (standing?.runnerUp === undefined) return undefined;
  return elsewhere(router, standing.runnerUp, Math.max(LEAST_SHARE, standing.runnerUpShare ?? 0));
}

function elsewhere(router: string, domain: string, share: number): Alternative {
  return alternative('route.reading.border-elsewhere', { router, domain }, [], share);
}
