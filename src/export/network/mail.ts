import type { MailHop, MailMessage } from '../../model/mail';
import { durationText } from '../../model/duration';
import { labelText, type Network, type NetworkLink, type NetworkNode } from './network';

/**
 * A message as a chain: who handed it in, then each relay that wrote a Received field. What a relay saw of the one before it (its
 * address) stands at that one's end of the link: an address belongs to an interface.
 */
export function networkOfMail(message: MailMessage, title: string): Network {
  const trust = new Map(message.trust.map(({ hop, trust }) => [hop, trust]));
  const [first] = message.hops;
  const relays = message.hops.map((hop): NetworkNode => {
    const address = hop.by?.address?.ip;
    return {
      id: hop.id,
      label: labelText(hop.by?.host?.value ?? hop.by?.address?.raw ?? hop.software ?? hop.kind),
      kind: 'relay',
      addresses: address === undefined ? [] : [address],
      doubtful: trust.get(hop.id) === 'untrusted',
    };
  });
  const sender: readonly NetworkNode[] = first
    ? [{ id: `mua:${message.id}`, label: senderName(first), kind: 'sender', addresses: [], doubtful: true }]
    : [];
  const nodes = [...sender, ...relays];
  return {
    title: labelText(title),
    nodes,
    links: message.hops.flatMap((hop, index): readonly NetworkLink[] => {
      const before = nodes[index];
      return before ? [handOver(hop, before.id)] : [];
    }),
    clusters: operatorsOf(message.hops),
  };
}

function senderName({ from }: MailHop): string {
  return labelText(from?.rdns?.value ?? from?.helo?.value ?? from?.address?.raw ?? '?');
}

function handOver(hop: MailHop, from: string): NetworkLink {
  const label = [hop.with?.value, hop.delayMs === undefined ? undefined : durationText(hop.delayMs)]
    .filter((part) => part !== undefined)
    .join(', ');
  const address = hop.from?.address;
  return {
    id: `link:${hop.id}`,
    from,
    to: hop.id,
    ...(address && { fromAddress: labelText(address.ip ?? address.raw) }),
    ...(hop.by?.address?.ip !== undefined && { toAddress: hop.by.address.ip }),
    ...(label !== '' && { label: labelText(label) }),
    directions: ['forward'],
    certain: true,
  };
}

function operatorsOf(hops: readonly MailHop[]): Network['clusters'] {
  const members = new Map<string, string[]>();
  for (const { id, organisation } of hops) {
    if (organisation === undefined) continue;
    const list = members.get(organisation) ?? [];
    list.push(id);
    members.set(organisation, list);
  }
  return [...members].map(([label, nodes]) => ({ label: labelText(label), nodes }));
}
