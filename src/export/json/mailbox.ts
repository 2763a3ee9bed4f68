import type { Mailbox, MailTally } from '../../model/mailbox';

function timeOf(ms: number | undefined): string | undefined {
  return ms === undefined ? undefined : new Date(ms).toISOString();
}

function tallyOf({ count, passed, failed, firstMs, lastMs }: MailTally) {
  return { count, passed, failed, first: timeOf(firstMs), last: timeOf(lastMs) };
}

/** The part `mailbox` of the contract: numbers of messages per origin, network and relay; times in UTC. */
export function mailboxDocument(mailbox: Mailbox) {
  return {
    ...tallyOf(mailbox),
    unplaced: mailbox.unplaced,
    unlisted: mailbox.unlisted,
    origins: mailbox.origins.map((origin) => ({
      id: origin.id,
      address: origin.address,
      network: origin.network,
      organisation: origin.organisation,
      relay: origin.relay,
      ...tallyOf(origin),
      messages: origin.messages.map(({ id, subject, span, line }) => ({
        id,
        subject,
        source: span.source,
        offset: span.start,
        line,
      })),
    })),
    networks: mailbox.networks.map((group) => ({ network: group.name, addresses: group.addresses, ...tallyOf(group) })),
    relays: mailbox.relays.map((group) => ({ relay: group.name, addresses: group.addresses, ...tallyOf(group) })),
  };
}
