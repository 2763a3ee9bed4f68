import type { Translate } from '../../messages/catalog';
import type { Analysis } from '../../model/analysis';
import { durationText } from '../../model/duration';
import type { MailLeg, MailStation } from '../../model/mailOnRoute';
import { labelText, type Network, type NetworkLink, type NetworkNode } from './network';

/** The network of a route with the relays of the mails that passed machines of it. */
export function withMail(network: Network, { mailOnRoute = [], extraHosts = [] }: Analysis, t: Translate): Network {
  if (mailOnRoute.length === 0) return network;
  const stations = mailOnRoute.flatMap((way) => way.stations);
  const drawn = new Set(network.nodes.map(({ id }) => id));
  const used = new Set(stations.flatMap(({ onRoute }) => onRoute ?? []));
  const beside = extraHosts
    .filter(({ id }) => used.has(id) && !drawn.has(id))
    .map(({ id, label, addresses }): NetworkNode => ({
      id,
      label: labelText(label || id.replace(/^host:/, '')),
      kind: 'host',
      addresses: addresses.map(labelText),
      doubtful: false,
    }));
  const known = new Set([...drawn, ...beside.map(({ id }) => id)]);
  const nodeOf = new Map(stations.map(({ id, onRoute }) => [id, onRoute && known.has(onRoute) ? onRoute : id]));
  return {
    ...network,
    nodes: [
      ...network.nodes,
      ...beside,
      ...stations.filter(({ id }) => nodeOf.get(id) === id).map((one) => relayOf(one, t)),
    ],
    links: [...network.links, ...mailOnRoute.flatMap((way) => way.legs).flatMap((leg) => linkOf(leg, nodeOf))],
  };
}

function relayOf({ id, label, addresses, wrote, vouched }: MailStation, t: Translate): NetworkNode {
  return {
    id,
    label: labelText(label || t('mailOnRoute.unnamed')),
    kind: wrote === undefined ? 'sender' : 'relay',
    addresses: addresses.map(({ text }) => labelText(text)),
    doubtful: !vouched,
  };
}

function linkOf(leg: MailLeg, nodeOf: ReadonlyMap<string, string>): readonly NetworkLink[] {
  const [from = leg.from, to = leg.to] = [nodeOf.get(leg.from), nodeOf.get(leg.to)];
  if (from === to) return [];
  const label = [leg.protocol, leg.delayMs === undefined ? undefined : durationText(leg.delayMs)]
    .filter((part) => part !== undefined)
    .join(', ');
  return [
    {
      id: leg.id,
      from,
      to,
      ...(label !== '' && { label: labelText(label) }),
      directions: ['forward'],
      certain: leg.vouched,
      mail: true,
    },
  ];
}
