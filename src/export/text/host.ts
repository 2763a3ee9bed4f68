import { machinesOf } from '../../model/machines';
import type { Translate } from '../../messages/catalog';
import type { HostRoute, HostReport, Machine } from '../../model/host';
import { longestMatch, type LongestMatch, type MatchedRoute } from '../../model/longestMatch';
import { tableOf } from './table';

/** What each machine says about itself. */
export function hostBlocks(hosts: readonly HostReport[], t: Translate): readonly (readonly string[])[] {
  return machinesOf(hosts).map((machine) => machineLines(machine, t));
}

function machineLines(machine: Machine, t: Translate): readonly string[] {
  const { addresses, gateways, routes, neighbours, hostName } = machine;
  const own = addresses.map(({ ip, length, interface: name }) => [
    length === undefined ? ip : `${ip}/${length}`,
    name ?? '',
  ]);
  const near = neighbours.map(({ ip, mac, maker, name }) => [ip, mac ?? '', maker ?? '', name ?? '']);
  const head = (...names: readonly string[]): readonly string[] => names.map((name) => t(`host.column.${name}`));
  return [
    hostName === undefined ? t('host.title') : t('host.titleNamed', { name: hostName }),
    ...(own.length > 0 ? [t('host.address'), ...tableOf(head('address', 'interface'), own)] : []),
    ...gateways.map(({ ip }) => `${t('host.gateway')}: ${ip}`),
    ...(routes.length > 0
      ? [
          t('host.routes'),
          ...tableOf(
            head('prefix', 'gateway', 'interface', 'metric'),
            routes.map((one) => routeCells(one, t)),
          ),
        ]
      : []),
    ...(near.length > 0 ? [t('host.neighbours'), ...tableOf(head('address', 'mac', 'maker', 'name'), near)] : []),
  ];
}

function routeCells({ prefix, gateway, interface: name, metric, reject }: HostRoute, t: Translate): readonly string[] {
  const via = reject ? t('host.rejects') : (gateway ?? t('host.onLink'));
  return [prefix, via, name ?? '', metric === undefined ? '' : String(metric)];
}

/** Which route wins for a destination, and for each other one why it loses; ends with a line end. */
export function matchText(routes: readonly HostRoute[], destination: string, t: Translate): string {
  const match = longestMatch(routes, destination);
  if (!match) return `${t('host.match.badDestination', { text: destination })}\n`;
  const columns = ['prefix', 'gateway', 'interface', 'metric', 'verdict'];
  const rows = match.routes.map((one) => [
    ...routeCells(one.route, t).map((cell, index) => (index === 0 && one.verdict.kind === 'wins' ? `> ${cell}` : cell)),
    verdictText(one, match, t),
  ]);
  const lines = [
    t('host.match.title', { destination }),
    ...tableOf(
      columns.map((name) => t(`host.column.${name}`)),
      rows,
    ),
    conclusion(match, destination, t),
  ];
  return `${lines.join('\n')}\n`;
}

function conclusion({ winner }: LongestMatch, destination: string, t: Translate): string {
  if (!winner) return t('host.match.none', { destination });
  const { gateway, reject } = winner.route;
  const where = reject
    ? t('host.match.dropped')
    : gateway === undefined
      ? t('host.match.direct')
      : t('host.match.via', { gateway });
  return t('host.match.goes', { destination, where });
}

function verdictText({ verdict, length, route }: MatchedRoute, { winner }: LongestMatch, t: Translate): string {
  const best = winner?.length ?? 0;
  switch (verdict.kind) {
    case 'wins': {
      const keys = { length: 'wins', metric: 'winsMetric', order: 'winsOrder' } as const;
      return t(`host.match.${keys[verdict.by]}`, { length });
    }
    case 'outside':
      return t('host.match.outside');
    case 'shorter':
      return t('host.match.shorter', { length, best });
    case 'metric':
      return t('host.match.metric', { metric: route.metric ?? 0, best: winner?.route.metric ?? 0 });
    case 'order':
      return t('host.match.order');
  }
}
