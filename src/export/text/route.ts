import type { Analysis } from '../../model/analysis';
import type { RouteGraph, Router, Segment } from '../../model/topology';
import { addressScope, isReachable } from '../../model/address';
import { answerers, type Trace } from '../../model/trace';
import { dialectNameOf } from '../../messages/dialectName';
import type { Translate } from '../../messages/catalog';
import { observations } from './observations';
import { tableOf } from './table';

function percent(value: number): number {
  return Math.round(value * 100);
}

function traceLine(trace: Trace, route: RouteGraph, t: Translate): string {
  const role = route.roles.find((one) => one.trace === trace.id)?.role ?? 'other';
  return t('summary.trace', {
    direction: t(`summary.direction.${role}`),
    dialect: dialectNameOf(trace, t),
    target: trace.target ?? trace.targetIp ?? t('summary.unknownTarget'),
    hops: trace.hops.length,
    silent: trace.hops.filter((hop) => answerers(hop).length === 0).length,
    reached: t(`summary.reached.${trace.reached}`),
  });
}

function routerRow(router: Router, t: Translate): string[] {
  const addresses = router.interfaces.length > 0 ? router.interfaces.join('  ') : unknownAddress(router, t);
  return [String(router.rank), router.label, addresses, router.domain ?? '', `${percent(router.confidence)} %`];
}

/** Without addresses the names tell which ports answered, where they say more than the router is called. */
function unknownAddress({ names, label }: Router, t: Translate): string {
  const ports = names.filter((name) => name !== label);
  return ports.length > 0 ? `${t('summary.unknown')} (${ports.join('  ')})` : t('summary.unknown');
}

function segmentRow(segment: Segment, t: Translate): string[] {
  const readings = segment.readings.map((one) =>
    t('summary.reading', { prefixes: one.prefixes.join(' + '), percent: percent(one.confidence) }),
  );
  const prefix =
    segment.state === 'ambiguous' ? t('summary.open', { readings: readings.join(' / ') }) : (segment.prefix ?? '');
  const sure = segment.state === 'ambiguous' ? '?' : `${percent(segment.confidence)} %`;
  return [prefix, segment.members.join('  '), segment.kind, sure];
}

interface Table {
  readonly header: string[];
  readonly rows: string[][];
}

export function segmentRows({ segments }: RouteGraph, t: Translate): Table {
  const header = ['segment', 'members', 'kind', 'sure'].map((name) => t(`summary.column.${name}`));
  return { header, rows: segments.map((segment) => segmentRow(segment, t)) };
}

function segmentTable(route: RouteGraph, t: Translate): string[] {
  const { header, rows } = segmentRows(route, t);
  return rows.length === 0 ? [] : [...tableOf(header, rows), ''];
}

/** From the far end to home, as the drawing has them. */
export function routerTable({ routers }: RouteGraph, t: Translate): Table {
  const sorted = [...routers].sort((a, b) => b.rank - a.rank || (a.id < b.id ? -1 : 1));
  const header = ['rank', 'router', 'addresses', 'domain', 'sure'].map((name) => t(`summary.column.${name}`));
  return { header, rows: sorted.map((router) => routerRow(router, t)) };
}

/** One line a trace: direction, dialect, target, hops. */
export function traceLines({ traces }: Analysis, route: RouteGraph, t: Translate): string[] {
  return traces.map((trace) => traceLine(trace, route, t));
}

function labelOf(route: RouteGraph, id: string): string {
  return route.routers.find((router) => router.id === id)?.label ?? id;
}

/** Hops without addresses before the first public one: any of them may translate, or none. */
function isNatUnknown({ routers }: RouteGraph): boolean {
  const first = (fits: (router: Router) => boolean): number =>
    routers.reduce((rank, router) => (router.rank > 0 && fits(router) ? Math.min(rank, router.rank) : rank), Infinity);
  const nameless = first(({ interfaces, names }) => interfaces.length === 0 && names.length > 0);
  return (
    nameless !== Infinity &&
    nameless <= first(({ interfaces }) => interfaces.some((ip) => isReachable(addressScope(ip))))
  );
}

/** NAT, load balancing, asymmetry and borders in sentences. */
export function routeFindings(route: RouteGraph, t: Translate): string[] {
  const nats = route.nat.map((nat) =>
    t('summary.nat', {
      kind: nat.kind,
      inside: nat.inside.join(' '),
      outside: nat.outside.join(' ') || t('summary.unknown'),
      percent: percent(nat.confidence),
    }),
  );
  const balanced = route.loadBalanced.map((one) =>
    t('summary.balanced', { direction: t(`summary.direction.${one.direction}`), ips: one.ips.join(' | ') }),
  );
  const spans = route.spans.map(
    (span) =>
      '  ' +
      t('summary.span', {
        from: labelOf(route, span.from),
        to: labelOf(route, span.to),
        verdict: t(`summary.verdict.${span.verdict}`),
        percent: percent(span.pAsymmetric),
      }),
  );
  const borders = route.boundaries.map((border) =>
    t('summary.boundary', {
      inside: border.exchange === undefined ? border.inside : `${border.inside} | ${border.exchange}`,
      outside: border.outside,
      a: border.between[0],
      b: border.between[1],
      percent: percent(border.confidence),
    }),
  );
  return [
    ...(nats.length > 0 ? nats : [t(isNatUnknown(route) ? 'names.nat.unknown' : 'summary.nat.none')]),
    ...balanced,
    t('summary.path', { verdict: t(`summary.verdict.${route.path.verdict}`) }),
    ...spans,
    ...borders,
  ];
}

/** The route as indented plain lines. */
export function routeLines(analysis: Analysis, route: RouteGraph, t: Translate): string[] {
  const forward = analysis.traces.find((trace) =>
    route.roles.some((one) => one.trace === trace.id && one.role === 'forward'),
  );
  const server = forward?.target ?? forward?.targetIp;
  const source = route.routers.find((router) => router.rank === 0);
  const home = source && source.domain !== 'home' ? source.label : t('summary.home');
  const title = server ? t('summary.routeBetween', { home, server }) : t('summary.route');
  const { header, rows } = routerTable(route, t);
  const counts = t('summary.counts', {
    routers: route.routers.filter(
      (router) => router.kind !== 'host' && router.kind !== 'server' && router.kind !== 'silent',
    ).length,
    segments: route.segments.length,
    nats: route.nat.length,
    balanced: route.loadBalanced.reduce((sum, one) => sum + one.ttls.length, 0),
  });
  return [
    title,
    ...traceLines(analysis, route, t).map((line) => '  ' + line),
    '  ' + counts,
    '',
    ...tableOf(header, rows),
    '',
    ...segmentTable(route, t),
    ...[...routeFindings(route, t), ...observations(analysis, t)].map((line) => '  ' + line),
  ];
}
