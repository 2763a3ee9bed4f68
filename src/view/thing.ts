import type { Analysis } from '../model/analysis';
import type { ExtraHost } from '../model/extraHost';
import type { Boundary, Domain, Link, RouteGraph, Router, Segment } from '../model/topology';

/** What a mark of the picture shows, as it was read: an edit needs the address behind a mask. */
export type Thing =
  | { readonly kind: 'router'; readonly router: Router; readonly ip?: string }
  | { readonly kind: 'link'; readonly link: Link }
  | { readonly kind: 'boundary'; readonly boundary: Boundary }
  | { readonly kind: 'domain'; readonly domain: Domain }
  | { readonly kind: 'host'; readonly host: ExtraHost };

/** Redaction renames things and keeps their order, so that `shown` and `whole` have the same thing at the same place. */
export function thingOf(subject: string, shown: Analysis, whole: Analysis): Thing | undefined {
  const [seen, route] = [shown.route, whole.route];
  const host = whole.extraHosts?.[indexOf(shown.extraHosts, subject)];
  if (host) return { kind: 'host', host };
  if (!seen || !route) return undefined;
  const router = route.routers[indexOf(seen.routers, subject)];
  if (router) return { kind: 'router', router };
  const link =
    route.links[indexOf(seen.links, subject)] ?? linkOf(route.segments[indexOf(seen.segments, subject)], route);
  if (link) return { kind: 'link', link };
  const boundary = route.boundaries[indexOf(seen.boundaries, subject)];
  if (boundary) return { kind: 'boundary', boundary };
  const domain = route.domains[indexOf(seen.domains, subject)];
  if (domain) return { kind: 'domain', domain };
  const ip = whole.topology.interfaces[indexOf(shown.topology.interfaces, subject)]?.ip;
  const holder = ip === undefined ? undefined : route.routers.find(({ interfaces }) => interfaces.includes(ip));
  return holder && ip !== undefined ? { kind: 'router', router: holder, ip } : undefined;
}

function indexOf(things: readonly { readonly id: string }[] | undefined, id: string): number {
  return things?.findIndex((one) => one.id === id) ?? -1;
}

function linkOf(segment: Segment | undefined, { links }: RouteGraph): Link | undefined {
  return segment && links.find((link) => link.segment === segment.id);
}

/** What a machine goes by in a saved diagram, the name to be written first. */
export function keysOf({ id, interfaces }: Pick<Router, 'id' | 'interfaces'>): readonly [string, ...string[]] {
  const [first = id, ...more] = interfaces;
  return first === id ? [id] : [first, ...more, id];
}

/** Addresses of the two ends of a link: those on it where they were seen, else any of their routers. */
export function endsOf(link: Link, { routers }: RouteGraph): readonly [string, string] | undefined {
  const any = (id: string): string | undefined => routers.find((one) => one.id === id)?.interfaces[0];
  const [a, b] = [link.aIp ?? any(link.a), link.bIp ?? any(link.b)];
  return a !== undefined && b !== undefined ? [a, b] : undefined;
}
