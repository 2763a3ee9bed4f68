import type { Claim, Reason } from '../../model/claim';
import type { MailHop, MailMessage } from '../../model/mail';
import type { Dialogue, SessionReport } from '../../model/session';
import { inSource } from '../../model/span';
import { claim, reason } from '../infer/claim';

// "250 2.0.0 Ok: queued as 4F3A21C0", "250 ok 1448001 qp 16872"
const QUEUED = /\b(?:queued as|qp|id=?|as) ?<?([\w.-]{4,80})>?\s*$/i;

/**
 * A typed SMTP dialogue and a mail path that are one hand-over: the dialogue's server wrote the oldest Received field. The name of the
 * server alone proves nothing, so something that only this message has must be in both.
 */
export function firstHops(messages: readonly MailMessage[], reports: readonly SessionReport[]): readonly Claim[] {
  const dialogues = reports.filter((one): one is Dialogue => one.kind === 'dialogue' && one.protocol === 'smtp');
  return dialogues.flatMap((dialogue) => {
    const found = messages.flatMap((message) => {
      const [hop] = message.hops;
      const reasons = hop ? reasonsFor(dialogue, hop, message) : [];
      return hop && reasons.length > 1 ? [{ hop, message, reasons }] : [];
    });
    const [best, other] = found.sort((a, b) => b.reasons.length - a.reasons.length);
    // Two messages of one sender look alike from here.
    if (!best || other?.reasons.length === best.reasons.length) return [];
    return [
      claim({
        rule: 'session/first-hop',
        subject: [dialogue.id, best.hop.id, best.message.id],
        key: 'sessions.claim.first-hop',
        args: { server: dialogue.server ?? '', subject: best.message.subject ?? '' },
        reasons: best.reasons,
      }),
    ];
  });
}

/** The server first; nothing where it is another. */
function reasonsFor(dialogue: Dialogue, hop: MailHop, message: MailMessage): readonly Reason[] {
  const { server, helo, envelopeFrom, recipients, turns } = dialogue;
  const by = hop.by?.host?.value.toLowerCase();
  if (server === undefined || by === undefined || !isSameHost(server, by)) return [];
  const here = [inSource(message.source, hop.span)];
  const said = (what: string, value: string, weight: number): Reason =>
    reason(`sessions.reason.same-${what}`, { value }, weight, here);
  const same = (a: string | undefined, b: string | undefined): b is string =>
    a !== undefined && b !== undefined && a !== '' && a.toLowerCase() === b.toLowerCase();
  const sender = hop.envelopeFrom?.value ?? message.fields.find(({ name }) => /^return-path$/i.test(name))?.value;
  const from = sender?.replace(/^<|>$/g, '');
  const queue = turns.flatMap(({ side, text }) => (side === 'server' ? (QUEUED.exec(text)?.[1] ?? []) : []));
  const taken = recipients.filter(({ accepted }) => accepted).map(({ address }) => address.toLowerCase());
  const to = hop.recipients.find(({ value }) => taken.includes(value.replace(/^<|>$/g, '').toLowerCase()))?.value;
  return [
    said('server', server, 0.5),
    ...(same(helo, hop.from?.helo?.value) ? [said('helo', helo ?? '', 1.2)] : []),
    ...(same(envelopeFrom, from) ? [said('sender', from, 1.5)] : []),
    ...(to === undefined ? [] : [said('recipient', to, 1.2)]),
    ...(queue.some((id) => same(id, hop.queueId?.value)) ? [said('queue', hop.queueId?.value ?? '', 4)] : []),
  ];
}

/** `mail` is `mail.example.net`. */
function isSameHost(a: string, b: string): boolean {
  return a === b || a.startsWith(`${b}.`) || b.startsWith(`${a}.`);
}
