import type { Dialogue, Turn } from '../../model/session';
import type { SourceSpan } from '../../model/span';

/** What is shown instead of anything that may be a password. */
export const SECRET = '********';

// "RCPT TO: <a@example.net> SIZE=1"
const PATH = /^(MAIL FROM|RCPT TO): ?<?([^<>\s]*)>?/i;
const FIELD = /^([\x21-\x39\x3b-\x7e]{1,76}):[ \t]?(.*)$/;
// "250-SIZE 1000": more lines of the same answer follow (RFC 5321, 4.2.1)
const MORE = /^\d{3}-/;
// "334 VXNlcm5hbWU6", "+ ": the command goes on
const GOES_ON = /^(?:334\b|\+(?: |$))/;

/**
 * The answer to each command, by the index of its turn: the first that neither asks for more nor goes on. A client may send several
 * commands before it waits (RFC 2920), so answers belong to commands in their order.
 */
export function answersOf(turns: readonly Turn[]): ReadonlyMap<number, Turn> {
  const waiting: number[] = [];
  const answers = new Map<number, Turn>();
  let head = 0;
  turns.forEach((turn, index) => {
    if (turn.role === 'command' && turn.text !== SECRET) waiting.push(index);
    if (turn.side !== 'server' || turn.role === 'message') return;
    if (MORE.test(turn.text) || GOES_ON.test(turn.text) || turn.text.startsWith('*')) return;
    const command = waiting[head];
    if (command === undefined) return;
    answers.set(command, turn);
    // The answer after the message belongs to DATA as well: it says whether the message was taken.
    if (!turn.text.startsWith('354')) head++;
  });
  return answers;
}

/** What an SMTP conversation says about the message and its envelope. */
export function meaningOf(turns: readonly Turn[]): Pick<Dialogue, 'helo' | 'envelopeFrom' | 'recipients' | 'header'> {
  const answers = answersOf(turns);
  let helo: string | undefined;
  let envelopeFrom: string | undefined;
  const recipients: { address: string; accepted: boolean; evidence: SourceSpan }[] = [];
  turns.forEach(({ role, text, evidence }, index) => {
    if (role !== 'command') return;
    helo ??= /^(?:HELO|EHLO|LHLO) +(\S+)/i.exec(text)?.[1];
    const [, verb = '', address] = PATH.exec(text) ?? [];
    if (address === undefined) return;
    if (/^MAIL/i.test(verb)) envelopeFrom = address;
    else recipients.push({ address, accepted: answers.get(index)?.role === 'reply', evidence });
  });
  return {
    ...(helo !== undefined && { helo }),
    ...(envelopeFrom !== undefined && { envelopeFrom }),
    recipients,
    header: headerOf(turns),
  };
}

/** Fields of the first message, up to its blank line. */
function headerOf(turns: readonly Turn[]): Dialogue['header'] {
  const fields: { name: string; value: string; evidence: SourceSpan }[] = [];
  const first = turns.findIndex(({ role }) => role === 'message');
  for (let at = first; at >= 0 && turns[at]?.role === 'message'; at++) {
    const turn = turns[at];
    const [, name, value = ''] = FIELD.exec(turn?.text ?? '') ?? [];
    if (!turn || name === undefined) break;
    fields.push({ name: name.toLowerCase(), value: value.trim(), evidence: turn.evidence });
  }
  return fields;
}
