import { canonicalIp } from '../../model/address';
import type { Claim, Reason } from '../../model/claim';
import type { MailHop, MailMessage } from '../../model/mail';
import type { Dialogue, SessionReport } from '../../model/session';
import { inSource } from '../../model/span';
import { claim, reason, sumOf } from '../infer/claim';

// "250 2.0.0 Ok: queued as 4F3A21C0", "250 ok 1448001 qp 16872"
const QUEUED = /\b(?:queued as|qp|id=?|as) ?<?([\w.-]{4,80})>?\s*$/i;

// "250 mail.example.org Hello desk.example.net [198.51.100.7], pleased to meet you"
const SEEN_FROM = /[[(](?:IPv6:)?([\da-f.:]{3,45})[\])]/i;
/** More of them would be a list of everything that was pasted. */
const MOST_APART = 3;

/**
 * A typed SMTP dialogue and a mail path that are one hand-over: the dialogue's server wrote the oldest Received field. The name of the
 * server alone proves nothing, so something that only this message has must be in both; and what both tell must not contradict.
 */
export function firstHops(messages: readonly MailMessage[], reports: readonly SessionReport[]): readonly Claim[] {
  if (messages.length === 0) return [];
  const dialogues = reports.filter((one): one is Dialogue => one.kind === 'dialogue' && one.protocol === 'smtp');
  return dialogues.flatMap((dialogue) => {
    const found = messages.flatMap((message) => compare(dialogue, message) ?? []);
    const fits = found
      .filter(({ apart, same }) => apart.length === 0 && same.length > 1)
      .sort((a, b) => sumOf(b.same) - sumOf(a.same));
    const [best, other] = fits;
    // Two messages of one sender look alike from here.
    const isAlone = best && (!other || sumOf(other.same) < sumOf(best.same));
    return isAlone ? [joined(dialogue, best)] : notJoined(dialogue, found, fits.length > 1);
  });
}

/** What a dialogue and the oldest hop of a message both tell. */
interface Comparison {
  readonly hop: MailHop;
  readonly message: MailMessage;
  readonly same: readonly Reason[];
  readonly apart: readonly Reason[];
}

function joined(dialogue: Dialogue, { hop, message, same }: Comparison): Claim {
  return claim({
    rule: 'session/first-hop',
    subject: [dialogue.id, hop.id, message.id],
    key: 'sessions.claim.first-hop',
    args: { server: dialogue.server ?? '', subject: message.subject ?? '' },
    reasons: same,
  });
}

/** Why a dialogue is the first hop of no message, said where it could have been expected: the same server took both. */
function notJoined(dialogue: Dialogue, found: readonly Comparison[], isDouble: boolean): readonly Claim[] {
  const server = dialogue.server ?? '';
  const apart = found.filter((one) => one.apart.length > 0).slice(0, MOST_APART);
  const said = (key: string, about: readonly string[], subject: string, reasons: readonly Reason[]): Claim =>
    claim({
      rule: 'session/not-first-hop',
      subject: [dialogue.id, ...about],
      key: `sessions.claim.${key}`,
      args: { server, subject },
      reasons,
    });
  if (isDouble) return [said('several-mails', [], '', [reason('sessions.reason.several-mails', {}, 2)])];
  if (apart.length > 0)
    return apart.map(({ hop, message, apart: reasons }) =>
      said('not-first-hop', [hop.id, message.id], message.subject ?? '', reasons),
    );
  const why = found.length > 0 ? 'only-server' : 'other-server';
  return [said('no-mail', [], '', [reason(`sessions.reason.${why}`, { server }, 2)])];
}

interface Sign {
  readonly what: 'helo' | 'address' | 'sender' | 'recipient' | 'queue' | 'message-id' | 'date';
  readonly dialogue: readonly string[];
  readonly mail: string | undefined;
  /** Natural-log odds that agreement adds, and disagreement; absent = lists and aliases change it on the way. */
  readonly weight: number;
  readonly against?: number;
}

/** Undefined where the server is another. */
function compare(dialogue: Dialogue, message: MailMessage): Comparison | undefined {
  const [hop] = message.hops;
  const { server } = dialogue;
  const by = hop?.by?.host?.value.toLowerCase();
  if (!hop || server === undefined || by === undefined || !isSameHost(server, by)) return undefined;
  const here = [inSource(message.source, hop.span)];
  const same = [reason('sessions.reason.same-server', { value: server }, 0.5, here)];
  const apart: Reason[] = [];
  for (const { what, dialogue: told, mail, weight, against } of signsOf(dialogue, hop, message)) {
    if (mail === undefined || mail === '' || told.length === 0) continue;
    const value = mail.replace(/^<|>$/g, '');
    if (told.some((one) => one.toLowerCase() === value.toLowerCase()))
      same.push(reason(`sessions.reason.same-${what}`, { value }, weight, here));
    else if (against !== undefined)
      apart.push(reason(`sessions.reason.other-${what}`, { value, told: told[0] ?? '' }, against, here));
  }
  return { hop, message, same, apart };
}

function signsOf(dialogue: Dialogue, hop: MailHop, message: MailMessage): readonly Sign[] {
  const { helo, envelopeFrom, recipients, turns, header } = dialogue;
  const answers = turns.filter(({ side }) => side === 'server').map(({ text }) => text);
  const field = (name: string): string | undefined =>
    message.fields.find((one) => one.name.toLowerCase() === name)?.value.trim();
  const typed = (name: string): readonly string[] =>
    header.filter((one) => one.name === name).map(({ value }) => value.replace(/^<|>$/g, ''));
  const list = (value: string | undefined): readonly string[] => (value ? [value] : []);
  const taken = recipients.filter(({ accepted }) => accepted).map(({ address }) => address.toLowerCase());
  const recipient = hop.recipients.find(({ value }) => taken.includes(value.replace(/^<|>$/g, '').toLowerCase()));
  const greeted = turns.findIndex(({ side, text }) => side === 'client' && /^(?:HELO|EHLO)\b/i.test(text));
  const seen = greeted < 0 ? undefined : SEEN_FROM.exec(turns[greeted + 1]?.text ?? '')?.[1];
  const queued = answers.flatMap((text) => QUEUED.exec(text)?.[1] ?? []);
  return [
    { what: 'helo', dialogue: list(helo), mail: hop.from?.helo?.value, weight: 1.2, against: 2.5 },
    {
      what: 'address',
      dialogue: list(seen && canonicalIp(seen)),
      mail: hop.from?.address?.ip,
      weight: 1.5,
      against: 3,
    },
    {
      what: 'sender',
      dialogue: list(envelopeFrom),
      mail: hop.envelopeFrom?.value ?? field('return-path'),
      weight: 1.5,
      ...(hop.envelopeFrom && { against: 2 }),
    },
    { what: 'recipient', dialogue: taken, mail: recipient?.value, weight: 1.2 },
    { what: 'queue', dialogue: queued, mail: hop.queueId?.value, weight: 4, against: 4 },
    { what: 'message-id', dialogue: typed('message-id'), mail: field('message-id'), weight: 4, against: 4 },
    { what: 'date', dialogue: typed('date'), mail: field('date'), weight: 2, against: 2 },
  ];
}

/** `mail` is `mail.example.net`. */
function isSameHost(a: string, b: string): boolean {
  return a === b || a.startsWith(`${b}.`) || b.startsWith(`${a}.`);
}
