import type { Claim } from '../../model/claim';
import type { MailMessage } from '../../model/mail';
import type { RouteGraph, RouterKind } from '../../model/topology';

type JsonRouterKind = 'router' | 'host' | 'nat' | 'firewall' | 'mta' | 'mua' | 'mailbox' | 'silent';

/** The contract has fewer kinds than the drawing has icons. */
const KIND: Readonly<Record<RouterKind, JsonRouterKind>> = {
  router: 'router',
  host: 'host',
  nat: 'nat',
  firewall: 'firewall',
  switch: 'router',
  server: 'host',
  silent: 'silent',
};

function routePart(route: RouteGraph) {
  const { addresses, names } = telling(route);
  return {
    routers: route.routers.map(({ id, label, kind, domain, interfaces, names: called, confidence, rank }) => ({
      id,
      label,
      names: interfaces.length === 0 && called.length > 0 ? called : undefined,
      kind: KIND[kind],
      domain,
      interfaces,
      confidence,
      rank,
    })),
    segments: route.segments.map(({ id, prefix, kind, members, confidence, state, readings }) => ({
      id,
      prefix,
      kind: kind === 'home' ? 'lan' : kind,
      members,
      confidence,
      state,
      readings: state === 'ambiguous' ? readings : undefined,
    })),
    links: route.links,
    nat: route.nat.map(({ kind, inside, outside, confidence }) => ({ kind, inside, outside, confidence })),
    asymmetric: route.spans.map((span) => ({
      from: span.from,
      to: span.to,
      forward: addresses(span.forward),
      return: addresses(span.return),
      forwardNames: names(span.forward),
      returnNames: names(span.return),
      verdict: span.verdict,
      confidence: span.confidence,
      pAsymmetric: span.pAsymmetric,
    })),
    loadBalanced: route.loadBalanced.map(({ ips, direction, ttls }) => ({
      ips: addresses(ips),
      names: names(ips),
      direction,
      ttls,
    })),
    path: { verdict: route.path.verdict, confidence: route.path.confidence },
    boundaries: route.boundaries.map(({ kind, between, inside, outside, confidence }) => ({
      kind,
      between,
      inside,
      outside,
      confidence,
    })),
  };
}

/** Lists of addresses hold nothing else; what the tool printed a name alone of stands in lists of their own, absent where there is none. */
function telling({ routers }: RouteGraph) {
  const known = new Set(routers.flatMap(({ names }) => names));
  return {
    addresses: (list: readonly string[]) => list.filter((one) => !known.has(one)),
    names: (list: readonly string[]) => {
      const found = list.filter((one) => known.has(one));
      return found.length > 0 ? found : undefined;
    },
  };
}

interface Relay {
  readonly id: string;
  readonly label: string;
  readonly kind: JsonRouterKind;
  readonly interfaces: string[];
}

/** The relays of a message as a graph: each host that wrote a field, and the first that it says it heard from. */
function relaysOf(message: MailMessage) {
  const relays = new Map<string, Relay>();
  const relay = (name: string, kind: JsonRouterKind, ip?: string): Relay => {
    const id = `mta:${name.toLowerCase()}`;
    const known = relays.get(id) ?? { id, label: name, kind, interfaces: [] };
    if (ip && !known.interfaces.includes(ip)) known.interfaces.push(ip);
    relays.set(id, known);
    return known;
  };
  const segments: { id: string; kind: 'relay'; members: string[]; confidence: number }[] = [];
  message.hops.forEach((hop, index) => {
    const from = hop.from?.rdns?.value ?? hop.from?.helo?.value ?? hop.from?.address?.raw;
    const fromIp = hop.from?.address?.ip;
    if (from) relay(from, index === 0 ? 'mua' : 'mta', fromIp);
    const by = hop.by?.host?.value ?? hop.by?.address?.raw;
    if (by) relay(by, index === message.hops.length - 1 ? 'mailbox' : 'mta', hop.by?.address?.ip);
    const members = [fromIp, hop.by?.address?.ip].filter((ip) => ip !== undefined);
    if (members.length > 0) segments.push({ id: `segment:${hop.id}`, kind: 'relay', members, confidence: 1 });
  });
  return { routers: [...relays.values()].map((one) => ({ ...one, confidence: 1 })), segments };
}

/** The line between the first relay that is believed and the one before it. */
function trustBoundaryOf(message: MailMessage, claims: readonly Claim[]) {
  const at = message.hops.findIndex((hop) => hop.headerIndex === message.boundary?.hop);
  const hop = message.hops[at];
  const outside = message.boundary?.ip;
  const inside = hop?.by?.address?.ip ?? hop?.by?.host?.value;
  if (!outside || !inside || !message.boundary) return [];
  const confidence = claims.find((claim) => claim.id === message.boundary?.claim)?.confidence;
  return [
    {
      kind: 'trust',
      between: [inside, outside],
      inside: hop?.by?.host?.value ?? inside,
      outside: hop?.from?.helo?.value ?? outside,
      confidence,
    },
  ];
}

export function graphOf(route: RouteGraph | undefined, messages: readonly MailMessage[], claims: readonly Claim[]) {
  const base = route && routePart(route);
  const mail = messages.map(relaysOf);
  return {
    ...base,
    routers: [...(base?.routers ?? []), ...mail.flatMap((one) => one.routers)],
    segments: [...(base?.segments ?? []), ...mail.flatMap((one) => one.segments)],
    nat: base?.nat ?? [],
    asymmetric: base?.asymmetric ?? [],
    loadBalanced: base?.loadBalanced ?? [],
    path: base?.path ?? { verdict: 'unknown' as const },
    boundaries: [...(base?.boundaries ?? []), ...messages.flatMap((message) => trustBoundaryOf(message, claims))],
  };
}
