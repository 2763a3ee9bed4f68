import type { Claim, MessageArgs, Reason } from '../../model/claim';
import type { Dialogue, Turn } from '../../model/session';
import type { SourceSpan } from '../../model/span';
import { claim, reason } from '../infer/claim';
import { answersOf } from './dialogueMeaning';

/** What a typed conversation tells about itself: what was refused, what could be forged, what others could read. */
export function judgeDialogue(dialogue: Dialogue): readonly Claim[] {
  return dialogue.protocol === 'smtp' ? judgeSmtp(dialogue) : judgeReading(dialogue);
}

// "hagino@sfc.keio.ac.jp", "Nobuo <ns@gms.komazawa-u.ac.jp>"
const ADDRESS = /[^\s<>,;:"()]+@[^\s<>,;:"()]+/g;

function addressesIn(
  dialogue: Dialogue,
  names: readonly string[],
): readonly { readonly address: string; readonly evidence: SourceSpan }[] {
  return dialogue.header
    .filter(({ name }) => names.includes(name))
    .flatMap(({ value, evidence }) => (value.match(ADDRESS) ?? []).map((address) => ({ address, evidence })));
}

function said(dialogue: Dialogue, pattern: RegExp): Turn | undefined {
  return dialogue.turns.find(({ role, text }) => role === 'command' && pattern.test(text));
}

/** The command was answered without an error. */
function granted({ turns }: Dialogue, pattern: RegExp): boolean {
  const answers = answersOf(turns);
  return turns.some(
    ({ role, text }, index) => role === 'command' && pattern.test(text) && answers.get(index)?.role === 'reply',
  );
}

function judgeSmtp(dialogue: Dialogue): readonly Claim[] {
  const say = (rule: string, args: MessageArgs, evidence: readonly SourceSpan[], confidence = 0.99): Claim =>
    statement(dialogue, rule, args, confidence, evidence);
  const claims: Claim[] = [];
  const mail = said(dialogue, /^MAIL\b/i);
  const senders = addressesIn(dialogue, ['from']);
  const { envelopeFrom, recipients } = dialogue;
  const other = senders.find(({ address }) => envelopeFrom && address.toLowerCase() !== envelopeFrom.toLowerCase());
  if (other && mail)
    claims.push(
      say('sender-differs', { envelope: envelopeFrom ?? '', header: other.address }, [mail.evidence, other.evidence]),
    );
  const authenticated = granted(dialogue, /^AUTH\b/i);
  if (mail && !authenticated)
    claims.push(say('sender-unchecked', { envelope: envelopeFrom || '<>' }, [mail.evidence], 0.97));
  for (const { address, accepted, evidence } of recipients)
    if (!accepted) claims.push(say(`refused:${address}`, { address }, [evidence]));
  const named = new Set(addressesIn(dialogue, ['to', 'cc']).map(({ address }) => address.toLowerCase()));
  const hidden = recipients.filter(({ address, accepted }) => accepted && !named.has(address.toLowerCase()));
  if (hidden.length > 0 && dialogue.header.length > 0)
    claims.push(
      say(
        'recipients-differ',
        { list: hidden.map(({ address }) => address).join(', ') },
        hidden.map(({ evidence }) => evidence),
      ),
    );
  const helo = said(dialogue, /^(?:HELO|EHLO)\b/i);
  if (helo && dialogue.helo && /^(?:localhost|localhost\..*|127\..*|test)$/i.test(dialogue.helo))
    claims.push(say('helo-empty', { helo: dialogue.helo }, [helo.evidence]));
  const login = said(dialogue, /^AUTH +(?:PLAIN|LOGIN)\b/i);
  if (login && !encrypted(dialogue)) claims.push(say('password-clear', {}, [login.evidence], 0.97));
  claims.push(...protectionOf(dialogue), ...portClaims(dialogue));
  return claims;
}

/** POP3 and IMAP. */
function judgeReading(dialogue: Dialogue): readonly Claim[] {
  const login = said(dialogue, /^(?:PASS|\S+ LOGIN)\b/i);
  const safe = encrypted(dialogue);
  const claims = [...protectionOf(dialogue)];
  if (login && !safe) claims.push(statement(dialogue, 'password-clear', {}, 0.97, [login.evidence]));
  for (const { role, evidence, text } of dialogue.turns)
    if (role === 'refusal')
      claims.push(statement(dialogue, `refused:${evidence.start}`, { address: text }, 0.99, [evidence]));
  return claims;
}

const TLS_PORTS = new Set([465, 993, 995]);
const START_TLS = /^(?:STARTTLS|STLS|\S+ STARTTLS)\s*$/i;

function encrypted(dialogue: Dialogue): boolean {
  return dialogue.secured === true || granted(dialogue, START_TLS) || TLS_PORTS.has(dialogue.port ?? 0);
}

function protectionOf(dialogue: Dialogue): readonly Claim[] {
  const start = said(dialogue, START_TLS);
  const first = dialogue.turns[0]?.evidence;
  const evidence = start ? [start.evidence] : first ? [first] : [];
  return [statement(dialogue, encrypted(dialogue) ? 'encrypted' : 'clear', {}, 0.95, evidence)];
}

/** Providers close port 25 to customers (OP25B), so a person hands mail in on 587 or 465 (RFC 6409, RFC 8314). */
function portClaims(dialogue: Dialogue): readonly Claim[] {
  const first = dialogue.turns[0]?.evidence;
  if (!first || dialogue.port === undefined) return [];
  if (dialogue.port === 25) return [statement(dialogue, 'port-25', {}, 0.95, [first])];
  return dialogue.port === 587 || dialogue.port === 465
    ? [statement(dialogue, 'port-submission', { port: dialogue.port }, 0.95, [first])]
    : [];
}

function statement(
  dialogue: Dialogue,
  rule: string,
  args: MessageArgs,
  confidence: number,
  evidence: readonly SourceSpan[],
): Claim {
  const [name = rule] = rule.split(':');
  const why: Reason = reason('sessions.reason.said', {}, 0, evidence);
  return claim({
    rule: `session/${name}`,
    subject: [dialogue.id, ...(rule === name ? [] : [rule])],
    key: `sessions.claim.${name}`,
    args: { ...args, protocol: dialogue.protocol.toUpperCase() },
    reasons: [why],
    confidence,
  });
}
