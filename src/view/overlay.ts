import type { Analysis, Notice } from '../model/analysis';
import type { Overlay } from '../model/diagram';
import type { ExtraHost } from '../model/extraHost';
import { contains, parseAddress, parsePrefix } from '../model/prefix';
import type { RouteGraph, Router } from '../model/topology';

/**
 * The analysis with what the user wrote over it: names, symbols, machines that no trace shows, places. Before redaction and layout, so
 * that every painter and exporter has it. Corrections are no part of it: the inference has them already.
 */
export function withOverlay(analysis: Analysis, overlay: Overlay): Analysis {
  const { route, extraHosts = [] } = analysis;
  const own = new Set(overlay.hosts.map(({ id }) => id));
  const placed = overlay.hosts.map((host) => ({ ...host, at: placeOf(host.at, route) }));
  const hosts = [...extraHosts.filter(({ id }) => !own.has(id)), ...placed].map((host) => named(host, overlay));
  const lost = placed.filter(({ at }) => at === '');
  return {
    ...analysis,
    ...(hosts.length > 0 && { extraHosts: hosts.filter(({ at }) => at !== '') }),
    ...(overlay.folds.length > 0 && { folds: overlay.folds }),
    ...(lost.length > 0 && { notices: [...(analysis.notices ?? []), ...lost.map((host) => nowhere(host, overlay))] }),
    ...(route && { route: overRoute(route, overlay) }),
  };
}

/** A thing of the drawing: the segment of that prefix, or the machine that has that address, that id, or an address in that prefix. */
function placeOf(at: string, route: RouteGraph | undefined): string {
  if (!route) return '';
  const block = at.includes('/') ? parsePrefix(at) : undefined;
  if (!block) return route.routers.some(({ id, interfaces }) => id === at || interfaces.includes(at)) ? at : '';
  if (route.segments.some(({ prefix }) => prefix === at)) return at;
  const holds = (ip: string): boolean => {
    const address = parseAddress(ip);
    return address !== undefined && contains(block, address);
  };
  const segment = route.segments.find(({ prefix, members }) => prefix !== undefined && members.every(holds));
  return segment?.prefix ?? route.routers.flatMap(({ interfaces }) => interfaces).find(holds) ?? '';
}

function nowhere({ id, label }: ExtraHost, { hosts }: Overlay): Notice {
  const at = hosts.find((one) => one.id === id)?.at ?? '';
  return { key: 'saved.hostNowhere', args: { name: label || id, at }, source: '' };
}

function named(host: ExtraHost, { names, icons }: Overlay): ExtraHost {
  const [label, icon] = [valueOf(names, [host.id]), valueOf(icons, [host.id])];
  return { ...host, ...(label !== undefined && { label }), ...(icon !== undefined && { icon }) };
}

function overRoute(route: RouteGraph, overlay: Overlay): RouteGraph {
  return {
    ...route,
    routers: route.routers.map((router) => overRouter(router, overlay)),
    domains: route.domains.map((domain) => ({ ...domain, label: valueOf(overlay.names, [domain.id]) ?? domain.label })),
  };
}

/** A hop that kept silent and that the user knows is drawn as what he says. */
function overRouter(router: Router, { names, icons, pins }: Overlay): Router {
  const keys = [...router.interfaces, router.id];
  const [label, icon, pin] = [valueOf(names, keys), valueOf(icons, keys), valueOf(pins, keys)];
  if (label === undefined && icon === undefined && pin === undefined) return router;
  const known = router.kind === 'silent' && (label !== undefined || icon !== undefined);
  return {
    ...router,
    ...(known && { kind: 'router', label: `R${router.rank}` }),
    ...(label !== undefined && { label }),
    ...(icon !== undefined && { icon }),
    ...(pin !== undefined && { pin }),
  };
}

function valueOf<T>(table: Readonly<Record<string, T>>, keys: readonly string[]): T | undefined {
  const key = keys.find((one) => Object.hasOwn(table, one));
  return key === undefined ? undefined : table[key];
}
