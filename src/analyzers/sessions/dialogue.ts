import type { Dialogue, MailProtocol, Turn } from '../../model/session';
import type { SourceSpan } from '../../model/span';
import type { Line } from '../dialect';
import { meaningOf, SECRET } from './dialogueMeaning';
import { readCall, styleOf, type Said, type Style } from './transcript';

type ReadDialogue = Pick<
  Dialogue,
  'protocol' | 'server' | 'port' | 'secured' | 'turns' | 'helo' | 'envelopeFrom' | 'recipients' | 'header'
>;

const GREETINGS: readonly (readonly [MailProtocol, RegExp])[] = [
  // "220 smtp.sfc.keio.ac.jp SMTP", "220-mail.example ESMTP Postfix"
  ['smtp', /^220[ -]([\w.-]+)(?= .*(?:SMTP|mail)|\s*$)/i],
  // "* OK beer.orangesoft.co.jp IMAP4rev1 v11.241 server ready"
  ['imap', /^\* (?:OK|PREAUTH) (?:\[.*?\] ?)?(?:([\w-]+(?:\.[\w-]+)+) )?.*(?:IMAP|ready)/i],
  // "+OK POP3 beer.orangesoft.co.jp v5.49 server ready"
  ['pop3', /^\+OK(?: .*?([\w-]+(?:\.[a-z][\w-]*)+).*| .*)?$/i],
];
const SMTP_COMMAND =
  /^(?:HELO|EHLO|LHLO|MAIL|RCPT|DATA|QUIT|RSET|NOOP|VRFY|EXPN|HELP|STARTTLS|AUTH|BDAT|ETRN|TURN|XCLIENT|XFORWARD)\b/i;
const POP_COMMAND = /^(?:USER|PASS|APOP|AUTH|CAPA|STAT|LIST|RETR|DELE|TOP|UIDL|NOOP|RSET|QUIT|STLS|LAST|UTF8)\b/i;
// "A1 LOGIN kitarou ********"
const IMAP_COMMAND =
  /^[\w.]{1,20} (?:UID )?(?:LOGIN|AUTHENTICATE|STARTTLS|CAPABILITY|NOOP|LOGOUT|SELECT|EXAMINE|CREATE|DELETE|RENAME|SUBSCRIBE|UNSUBSCRIBE|LIST|LSUB|STATUS|APPEND|CHECK|CLOSE|EXPUNGE|SEARCH|FETCH|STORE|COPY|MOVE|IDLE|ENABLE|NAMESPACE|ID)\b/i;
const REPLIES: Readonly<Record<MailProtocol, RegExp>> = {
  smtp: /^\d{3}(?:[ -]|$)/,
  pop3: /^(?:\+OK|-ERR)\b|^\+(?: |$)/,
  imap: /^(?:\*|\+|[\w.]{1,20}) (?:OK|NO|BAD|BYE|PREAUTH|\d+|[A-Z]+)\b|^\+(?: |$)/i,
};
const REFUSALS: Readonly<Record<MailProtocol, RegExp>> = {
  smtp: /^[45]\d\d/,
  pop3: /^-ERR/,
  imap: /^\S+ (?:NO|BAD)\b/i,
};
const COMMANDS: Readonly<Record<MailProtocol, RegExp>> = { smtp: SMTP_COMMAND, pop3: POP_COMMAND, imap: IMAP_COMMAND };
// "PASS secret", "A1 LOGIN kitarou secret", "AUTH PLAIN AGFiYw==", "APOP user c4c9334bac560ecc979e58001b3e22fb"
const PASSWORD = /^(PASS +|\S+ LOGIN +\S+ +|APOP +\S+ +|(?:\S+ )?AUTH(?:ENTICATE)? +\S+ +)\S.*$/i;
// "AUTH LOGIN", "a1 AUTHENTICATE PLAIN", "a1 LOGIN {6}": the lines that follow are no business of anybody
const ASKS_LOGIN = /^(?:AUTH|\S+ (?:AUTHENTICATE|LOGIN))\b/i;
// "334 VXNlcm5hbWU6", "+ ", "+ idling"
const CONTINUE = /^(?:334\b|\+(?: |$))/;
// "a1 LOGIN {6}", "a1 APPEND INBOX {310+}"
const LITERAL = /\{\d{1,9}\+?\}$/;
// "Connection closed by foreign host.", "=== Connection closed with remote host.", "closed", "DONE"
const HUNG_UP = /^(?:(?:=== )?Connection closed\b.*|closed|DONE|read:errno=\d+)\s*$/;
const TAGGED = /^[\w.]{1,20} (?:OK|NO|BAD)\b/i;

/** What stands somewhere in a line with which a conversation begins; longer lines are no such line. */
const OPENING = /220|\* |\+OK|telnet|nc|Trying|s_client|CONNECTED|Connected/;
const LONGEST_OPENING = 1_000;

/** One conversation that begins with the greeting, or the call, at `at`; undefined when none does. Linear in what it takes. */
export function readDialogue(
  lines: readonly Line[],
  at: number,
  source: string,
): { readonly next: number; readonly read: ReadDialogue } | undefined {
  const first = lines[at]?.text ?? '';
  if (first.length > LONGEST_OPENING || !OPENING.test(first)) return undefined;
  const call = readCall(lines, at);
  const start = call?.next ?? at;
  const greeting = (lines[start]?.text ?? '').trimEnd();
  if (greeting.length > LONGEST_OPENING) return undefined;
  const style = styleOf(greeting);
  const said = style.read(greeting);
  if (said === undefined || said === 'noise' || said.side === 'client') return undefined;
  const known = call?.afterStart
    ? (['smtp', undefined] as const)
    : GREETINGS.find(([, pattern]) => pattern.test(said.text));
  if (!known) return undefined;
  const [protocol, pattern] = known;
  const { next, turns } = new Reading(lines, protocol, style, source).from(start);
  if (!turns.some(({ role }) => role === 'command')) return undefined;
  const server = call?.server ?? pattern?.exec(said.text)?.[1];
  return {
    next,
    read: {
      protocol,
      ...(server && { server: server.toLowerCase() }),
      ...(call?.port !== undefined && { port: call.port }),
      ...(call?.secured && { secured: true }),
      turns,
      ...meaningOf(turns),
    },
  };
}

/** Reads the lines of one conversation; what a line is depends on what was said before it. */
class Reading {
  private readonly turns: Turn[] = [];
  /** Whose message runs. */
  private message: Turn['side'] | undefined;
  /** Octets of a BDAT chunk that are still to come (RFC 3030). */
  private chunk = 0;
  /** Client lines are credentials until the server judges them. */
  private isSecret = false;
  /** The line that is read. */
  private text = '';
  /** Last command. */
  private asked = '';

  constructor(
    private readonly lines: readonly Line[],
    private readonly protocol: MailProtocol,
    private readonly style: Style,
    private readonly source: string,
  ) {}

  from(start: number): { readonly next: number; readonly turns: readonly Turn[] } {
    let last = start;
    for (let at = start; at < this.lines.length; at++) {
      const line = this.lines[at];
      if (!line) break;
      this.text = line.text.slice(0, LONGEST_OPENING);
      const said = this.style.read(this.text);
      if (said === 'noise') {
        last = at + 1;
        continue;
      }
      if (said === undefined) {
        if (line.text.trim() !== '') break;
        continue;
      }
      const turn = this.turnOf(said, { source: this.source, start: line.start, end: line.end });
      if (turn) {
        this.turns.push(turn);
        this.after(turn, line);
        last = at + 1;
        if (this.isOver(turn)) break;
      } else if (said.text.trim() !== '') break;
    }
    return { next: this.behindEnd(last), turns: this.turns };
  }

  /** What the tool says when the line is cut belongs to the conversation. */
  private behindEnd(last: number): number {
    const end = this.lines.slice(last, last + 3).findIndex(({ text }) => text.trim() !== '');
    return end >= 0 && HUNG_UP.test(this.lines[last + end]?.text ?? '') ? last + end + 1 : last;
  }

  private turnOf({ side, text: raw }: Said, evidence: SourceSpan): Turn | undefined {
    const text = raw.trimEnd();
    const { protocol } = this;
    // A tool that shows no body (curl) goes on with the answer of the other side.
    const isOther = side !== undefined && side !== this.message;
    if (this.message !== undefined && !isOther && !this.endsMessage(text)) {
      return { side: this.message, role: 'message', text, evidence };
    }
    const words = text.trimStart();
    const isCommand = COMMANDS[protocol].test(words) && !(protocol === 'imap' && TAGGED.test(words));
    const isReply = REPLIES[protocol].test(words) && !(isCommand && side !== 'server');
    if (isReply && side !== 'client' && !(this.isSecret && side === undefined && !this.isJudgement(words))) {
      const role = REFUSALS[protocol].test(words) ? 'refusal' : 'reply';
      return { side: 'server', role, text: words, evidence };
    }
    if (this.isSecret && side !== 'server' && text !== '') return this.hiding('', words, evidence);
    if (isCommand && side !== 'server') {
      const shown = PASSWORD.exec(words)?.[1];
      if (shown !== undefined) return this.hiding(shown, words, evidence);
      return { side: 'client', role: 'command', text: words, evidence };
    }
    return side === undefined || text === '' ? undefined : { side, role: 'message', text, evidence };
  }

  /** A line of which only the beginning is shown: the words are the end of the line. */
  private hiding(shown: string, words: string, { source, start, end }: SourceSpan): Turn {
    const line = this.text.trimEnd();
    const at = start + Math.max(0, line.lastIndexOf(words.slice(0, LONGEST_OPENING)));
    const evidence = { source, start, end };
    const hidden = { source, start: at + shown.length, end: Math.max(end, at + shown.length) };
    return { side: 'client', role: 'command', text: `${shown}${SECRET}`, evidence, hidden };
  }

  /** An answer of the server, which a credential is not mixed up with. */
  private isJudgement(text: string): boolean {
    return CONTINUE.test(text) || (this.protocol === 'imap' ? TAGGED.test(text) : REPLIES[this.protocol].test(text));
  }

  /** IMAP has no dot at the end of a message; a chunk has its length. */
  private endsMessage(text: string): boolean {
    if (this.protocol === 'imap') return TAGGED.test(text);
    return this.chunk > 0 && REPLIES.smtp.test(text);
  }

  private after(turn: Turn, line: Line): void {
    if (turn.role === 'message' && this.message !== undefined) {
      if (this.chunk > 0) this.eat(line);
      else if (this.protocol !== 'imap' && turn.text === '.') this.message = undefined;
      return;
    }
    if (this.message !== undefined) [this.message, this.chunk] = [undefined, 0];
    if (turn.side === 'server') this.afterServer(turn);
    else this.afterClient(turn);
  }

  private afterServer({ text, role }: Turn): void {
    const { asked } = this;
    this.isSecret = CONTINUE.test(text) && ASKS_LOGIN.test(asked);
    if (role !== 'reply') return;
    if (this.protocol === 'smtp' && text.startsWith('354')) this.message = 'client';
    if (this.protocol === 'imap' && LITERAL.test(text)) this.message = 'server';
    const isList = /^(?:RETR|TOP|CAPA)\b/i.test(asked) || /^(?:LIST|UIDL)\s*$/i.test(asked);
    if (this.protocol === 'pop3' && text.startsWith('+OK') && isList) this.message = 'server';
  }

  private afterClient({ text, role }: Turn): void {
    if (role === 'command' && text !== SECRET) this.asked = text;
    const size = /^BDAT +(\d{1,12})/i.exec(text)?.[1];
    if (this.protocol === 'smtp' && size !== undefined && Number(size) > 0) {
      [this.message, this.chunk] = ['client', Number(size)];
    }
    if (this.protocol !== 'imap' || !LITERAL.test(text)) return;
    if (ASKS_LOGIN.test(text)) this.isSecret = true;
    else this.message = 'client';
  }

  /** Lines end in CRLF on the wire; what is not ASCII counts as UTF-8. */
  private eat({ text }: Line): void {
    let octets = 2;
    for (const letter of text) {
      const code = letter.codePointAt(0) ?? 0;
      octets += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    }
    this.chunk -= octets;
    if (this.chunk <= 0) [this.message, this.chunk] = [undefined, 0];
  }

  private isOver(turn: Turn): boolean {
    if (turn.role !== 'reply' || /^\*/.test(turn.text)) return false;
    const before = this.turns.at(-2)?.text ?? '';
    return /^(?:QUIT|\S+ LOGOUT)\b/i.test(before);
  }
}
