import type { Analysis } from '../model/analysis';
import type { Neighbour } from '../model/host';
import { makerOf } from '../model/makers';
import type { InspectorFact } from '../protocol/messages';
import type { Entry, Inspection } from './inspection';

/** Entries for the machines beside the route. */
export function inspectExtraHosts({ extraHosts = [], hosts = [] }: Analysis, inspection: Inspection): readonly Entry[] {
  const { t, places } = inspection;
  const neighbours = new Map<string, Neighbour>(hosts.flatMap((one) => one.neighbours).map((one) => [one.ip, one]));
  return extraHosts.map((host): Entry => {
    const mac = host.addresses.map((ip) => neighbours.get(ip)?.mac).find((one) => one !== undefined);
    const maker = mac === undefined ? undefined : makerOf(mac);
    const [place] = host.evidence ?? [];
    const facts: readonly InspectorFact[] = [
      ...host.addresses.map((value) => ({
        name: t('host.fact.address'),
        value,
        ...(place && { evidence: places.link(place) }),
      })),
      { name: t('host.fact.on'), value: host.at },
      ...(mac === undefined ? [] : [{ name: t('host.column.mac'), value: mac }]),
      ...(maker === undefined ? [] : [{ name: t('host.column.maker'), value: maker }]),
    ];
    const title = host.label || host.addresses[0] || t('host.unnamed');
    return [host.id, { title, kind: t('host.kind.extra'), facts, claims: [] }];
  });
}
