import type { Analysis } from '../model/analysis';
import { drawnMachines } from '../layout/host/layout';
import { routeId, type Machine, type Neighbour } from '../model/host';
import { machinesOf } from '../model/machines';
import type { SourceSpan } from '../model/span';
import type { InspectorFact } from '../protocol/messages';
import { claimTexts } from './claims';
import type { Entry, Inspection } from './inspection';

/** Entries for the machines beside the route. */
export function inspectExtraHosts({ extraHosts = [], hosts = [] }: Analysis, inspection: Inspection): readonly Entry[] {
  const { t, places } = inspection;
  const neighbours = new Map<string, Neighbour>(hosts.flatMap((one) => one.neighbours).map((one) => [one.ip, one]));
  return extraHosts.map((host): Entry => {
    const mac = host.addresses.map((ip) => neighbours.get(ip)?.mac).find((one) => one !== undefined);
    const [place] = host.evidence ?? [];
    const facts: readonly InspectorFact[] = [
      ...host.addresses.map((value) => ({
        name: t('host.fact.address'),
        value,
        ...(place && { evidence: places.link(place) }),
      })),
      { name: t('host.fact.on'), value: host.at },
      ...(mac === undefined ? [] : [{ name: t('host.column.mac'), value: mac }]),
      ...(host.maker === undefined ? [] : [{ name: t('host.column.maker'), value: host.maker }]),
    ];
    const title = host.label || host.addresses[0] || t('host.unnamed');
    return [host.id, { title, kind: t('host.kind.extra'), facts, claims: [] }];
  });
}

/** Entries for machines that no trace shows, their gateways, links and routes. */
export function inspectMachines({ hosts = [], lans = [] }: Analysis, inspection: Inspection): readonly Entry[] {
  const { t, places, claims } = inspection;
  const fact = (name: string, value: string, place?: SourceSpan): InspectorFact => ({
    name,
    value,
    ...(place && { evidence: places.link(place) }),
  });
  const title = ({ hostName }: Machine): string => hostName ?? t('host.scene.self');
  return machinesOf(hosts).flatMap((machine): readonly Entry[] => {
    const addresses = machine.addresses.map(({ ip, length, evidence }) =>
      fact(t('host.fact.address'), length === undefined ? ip : `${ip}/${length}`, evidence),
    );
    const gateways = machine.gateways.map(({ ip, evidence }) => fact(t('host.gateway'), ip, evidence));
    const own = { title: title(machine), kind: t('host.kind.self'), facts: [...addresses, ...gateways], claims: [] };
    const links = lans.filter((lan) => lan.machine === machine.id);
    return [
      [machine.id, own],
      ...links.flatMap((lan): readonly Entry[] => [
        [`${machine.id}@${lan.own[0]?.ip ?? lan.id}`, own],
        [
          `lan:${machine.id}:${lan.id}`,
          {
            title: lan.prefix ?? t('host.scene.lan'),
            kind: t('host.kind.lan'),
            facts: [
              ...lan.own.map(({ ip, evidence }) => fact(t('host.address'), ip, evidence)),
              ...lan.gateways.map((ip) => fact(t('host.gateway'), ip)),
            ],
            claims: [],
          },
        ],
        ...lan.gateways.map((ip): Entry => [
          `gateway:${ip}`,
          { title: ip, kind: t('host.kind.gateway'), facts: [fact(t('host.fact.address'), ip)], claims: [] },
        ]),
      ]),
      ...machine.routes.map((route): Entry => {
        const via = route.reject ? t('host.rejects') : (route.gateway ?? t('host.onLink'));
        const facts = [
          fact(t('host.column.prefix'), route.prefix, route.evidence),
          fact(t('host.column.gateway'), via),
          ...(route.interface === undefined ? [] : [fact(t('host.column.interface'), route.interface)]),
          ...(route.metric === undefined ? [] : [fact(t('host.column.metric'), String(route.metric))]),
        ];
        const about = claimTexts(claims.about(routeId(route)), places, t);
        return [routeId(route), { title: route.prefix, kind: t('host.kind.route'), facts, claims: about }];
      }),
    ];
  });
}

/** Ids of the entries about the scenes of machines, in their order. */
export function hostOverviews(analysis: Analysis): readonly string[] {
  return drawnMachines(analysis).map(({ id }) => id);
}
