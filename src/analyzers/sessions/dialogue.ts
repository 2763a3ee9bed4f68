import type { Dialogue, MailProtocol, Turn } from '../../model/session';
import type { SourceSpan } from '../../model/span';
import type { Line } from '../dialect';

type ReadDialogue = Pick<
  Dialogue,
  'protocol' | 'server' | 'port' | 'turns' | 'helo' | 'envelopeFrom' | 'recipients' | 'header'
>;

// "S: 220 mail.example ESMTP", "C: QUIT"
const SIDE = /^\s{0,4}([SC]): ?/;
// "% telnet mail.cuc.ac.jp 25", "$ nc mail.example smtp", "openssl s_client -connect mail.example:465"
const CALL = /(?:^|[%$#>] ?)(?:telnet|nc|ncat|netcat) +(?:-\S+ +)*([\w.-]+) +(\w+)\s*$/;
/** What telnet says between the call and the greeting. */
const TELNET = /^(?:Trying |Connected to |Escape character )/;
const GREETINGS: readonly (readonly [MailProtocol, RegExp])[] = [
  // "220 smtp.sfc.keio.ac.jp SMTP", "220-mail.example ESMTP Postfix"
  ['smtp', /^220[ -]([\w.-]+)(?= .*(?:SMTP|mail)|\s*$)/i],
  // "* OK beer.orangesoft.co.jp IMAP4rev1 v11.241 server ready"
  ['imap', /^\* (?:OK|PREAUTH) (?:\[.*?\] ?)?(?:([\w-]+(?:\.[\w-]+)+) )?.*(?:IMAP|ready)/i],
  // "+OK POP3 beer.orangesoft.co.jp v5.49 server ready"
  ['pop3', /^\+OK(?: .*?([\w-]+(?:\.[a-z][\w-]*)+).*| .*)?$/i],
];
const SMTP_COMMAND = /^(?:HELO|EHLO|LHLO|MAIL|RCPT|DATA|QUIT|RSET|NOOP|VRFY|EXPN|HELP|STARTTLS|AUTH|BDAT)\b/i;
const POP_COMMAND = /^(?:USER|PASS|APOP|AUTH|CAPA|STAT|LIST|RETR|DELE|TOP|UIDL|NOOP|RSET|QUIT|STLS)\b/i;
// "A1 LOGIN kitarou ********"
const IMAP_COMMAND =
  /^[\w.]{1,20} (?:UID )?(?:LOGIN|AUTHENTICATE|STARTTLS|CAPABILITY|NOOP|LOGOUT|SELECT|EXAMINE|CREATE|DELETE|RENAME|SUBSCRIBE|UNSUBSCRIBE|LIST|LSUB|STATUS|APPEND|CHECK|CLOSE|EXPUNGE|SEARCH|FETCH|STORE|COPY|MOVE|IDLE|ENABLE|NAMESPACE)\b/i;
const REPLIES: Readonly<Record<MailProtocol, RegExp>> = {
  smtp: /^\d{3}(?:[ -]|$)/,
  pop3: /^(?:\+OK|-ERR)\b/,
  imap: /^(?:\*|\+|[\w.]{1,20}) (?:OK|NO|BAD|BYE|PREAUTH|\d+|[A-Z]+)\b/i,
};
const REFUSALS: Readonly<Record<MailProtocol, RegExp>> = {
  smtp: /^[45]\d\d/,
  pop3: /^-ERR/,
  imap: /^\S+ (?:NO|BAD)\b/i,
};
const COMMANDS: Readonly<Record<MailProtocol, RegExp>> = { smtp: SMTP_COMMAND, pop3: POP_COMMAND, imap: IMAP_COMMAND };
// "PASS secret", "A1 LOGIN kitarou secret", "AUTH PLAIN AGFiYw=="
const PASSWORD = /^(PASS +|\S+ LOGIN +\S+ +|APOP +\S+ +|(?:\S+ )?AUTH(?:ENTICATE)? +\S+ +)\S.*$/i;
// "RCPT TO: <a@example.net> SIZE=1"
const PATH = /^(MAIL FROM|RCPT TO): ?<?([^<>\s]*)>?/i;
const FIELD = /^([\x21-\x39\x3b-\x7e]{1,76}):[ \t]?(.*)$/;

/** What stands somewhere in a line with which a conversation begins; longer lines are no such line. */
const OPENING = /^\s{0,4}(?:[SC]: ?)?(?:220|\* |\+OK)|telnet|nc/;
const LONGEST_OPENING = 1_000;

/** One conversation that begins with the greeting, or the call, at `at`; undefined when none does. Linear in what it takes. */
export function readDialogue(
  lines: readonly Line[],
  at: number,
  source: string,
): { readonly next: number; readonly read: ReadDialogue } | undefined {
  const first = lines[at]?.text ?? '';
  if (first.length > LONGEST_OPENING || !OPENING.test(first)) return undefined;
  const call = CALL.exec(first);
  let start = call ? at + 1 : at;
  while (call && TELNET.test(lines[start]?.text ?? '')) start++;
  const sided = SIDE.test(lines[start]?.text ?? '');
  const greeting = (lines[start]?.text ?? '').replace(SIDE, '').trimEnd();
  const known = greeting.length > 1000 ? undefined : GREETINGS.find(([, pattern]) => pattern.test(greeting));
  if (!known) return undefined;
  const [protocol, pattern] = known;
  const { next, turns } = turnsOf(lines, start, protocol, sided, source);
  if (!turns.some(({ role }) => role === 'command')) return undefined;
  const server = call?.[1] ?? pattern.exec(greeting)?.[1];
  const port = call ? portOfCall(call[2] ?? '') : undefined;
  return {
    next,
    read: {
      protocol,
      ...(server && { server: server.toLowerCase() }),
      ...(port && { port }),
      turns,
      ...meaningOf(turns),
    },
  };
}

function portOfCall(word: string): number | undefined {
  return /^\d+$/.test(word) ? Number(word) : { smtp: 25, submission: 587, pop3: 110, pop: 110, imap: 143 }[word];
}

function turnsOf(
  lines: readonly Line[],
  start: number,
  protocol: MailProtocol,
  sided: boolean,
  source: string,
): { readonly next: number; readonly turns: readonly Turn[] } {
  const turns: Turn[] = [];
  let message: 'client' | 'server' | undefined;
  let last = start;
  let at = start;
  for (; at < lines.length; at++) {
    const line = lines[at];
    if (!line) break;
    const side = SIDE.exec(line.text)?.[1];
    const text = line.text.slice(0, 1000).replace(SIDE, '').trimEnd();
    const evidence: SourceSpan = { source, start: line.start, end: line.end };
    const turn = turnOf(text, protocol, sided ? side : undefined, message, evidence);
    if (turn) {
      turns.push(turn);
      last = at + 1;
      message = messageAfter(turn, protocol, message, turns);
    } else if (text !== '' || (sided && side === undefined)) break;
    if (turn?.role === 'reply' && /^(?:QUIT|\S+ LOGOUT)\b/i.test(turns.at(-2)?.text ?? '') && !/^\*/.test(text)) break;
  }
  return { next: last, turns };
}

function turnOf(
  text: string,
  protocol: MailProtocol,
  side: string | undefined,
  message: Turn['side'] | undefined,
  evidence: SourceSpan,
): Turn | undefined {
  if (message !== undefined) {
    const ends = protocol === 'imap' && /^[\w.]{1,20} (?:OK|NO|BAD)\b/i.test(text);
    if (!ends) return { side: message, role: 'message', text, evidence };
  }
  const isReply = REPLIES[protocol].test(text);
  const isCommand = COMMANDS[protocol].test(text);
  if (isCommand && side !== 'S' && !(protocol === 'imap' && /^\S+ (?:OK|NO|BAD)\b/i.test(text))) {
    return { side: 'client', role: 'command', text: text.replace(PASSWORD, '$1********'), evidence };
  }
  if (isReply && side !== 'C') {
    return { side: 'server', role: REFUSALS[protocol].test(text) ? 'refusal' : 'reply', text, evidence };
  }
  return side === undefined ? undefined : { side: side === 'C' ? 'client' : 'server', role: 'message', text, evidence };
}

/** Whose message follows this turn, until its dot (SMTP, POP3) or the tagged answer (IMAP). */
function messageAfter(
  turn: Turn,
  protocol: MailProtocol,
  message: Turn['side'] | undefined,
  turns: readonly Turn[],
): Turn['side'] | undefined {
  if (message !== undefined) {
    const over = protocol === 'imap' ? turn.role !== 'message' : turn.text === '.';
    return over ? undefined : message;
  }
  if (protocol === 'smtp') return turn.role === 'reply' && turn.text.startsWith('354') ? 'client' : undefined;
  if (protocol === 'imap') return /\{\d+\+?\}$/.test(turn.text) ? turn.side : undefined;
  const command = turns.at(-2)?.text ?? '';
  const many = /^(?:RETR|TOP|CAPA)\b/i.test(command) || /^(?:LIST|UIDL)\s*$/i.test(command);
  return turn.role === 'reply' && turn.text.startsWith('+OK') && many ? 'server' : undefined;
}

function meaningOf(turns: readonly Turn[]): Pick<Dialogue, 'helo' | 'envelopeFrom' | 'recipients' | 'header'> {
  let helo: string | undefined;
  let envelopeFrom: string | undefined;
  const recipients: { address: string; accepted: boolean; evidence: SourceSpan }[] = [];
  turns.forEach(({ role, text, evidence }, index) => {
    if (role !== 'command') return;
    helo ??= /^(?:HELO|EHLO) +(\S+)/i.exec(text)?.[1];
    const [, verb = '', address] = PATH.exec(text) ?? [];
    if (address === undefined) return;
    if (/^MAIL/i.test(verb)) envelopeFrom = address;
    else recipients.push({ address, accepted: turns[index + 1]?.role === 'reply', evidence });
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
