import type { Line } from '../dialect';

/** A line as somebody said it; `side` is absent where the transcript does not mark it. */
export interface Said {
  readonly side?: 'client' | 'server';
  readonly text: string;
}

/** How a tool or an author marks who says a line. `undefined`: no line of this form; `noise`: the tool itself speaks. */
export interface Style {
  readonly id: string;
  readonly read: (line: string) => Said | 'noise' | undefined;
}

// "S: 220 mail.example ESMTP", "Client: QUIT"
const MARKED = /^\s{0,4}(S|C|Server|Client): ?/i;
// swaks: "<-  220 …", "<** 550 …", " -> EHLO x", " ~> QUIT", "<~  221 …"
const SWAKS = /^(<|\s)(?:[-~]|\*\*)(?:[ *>] {0,2}|$)/;
const SWAKS_NOISE = /^(?:===|\*\*\*)/;
// curl -v: "< 220 …", "> EHLO x", "* Connected to …", "{ [5 bytes data]", "  0     0    0     0"
const CURL = /^([<>]) /;
const CURL_NOISE = /^(?:\* |[{}] \[|\s*% |\s+Dload |\s*\d+ +\d)/;
// exim -v: "  SMTP<< 220 …", "  SMTP>> EHLO x"
const EXIM = /^\s{0,6}SMTP(<<|>>) ?/;
const EXIM_NOISE = /^\s{0,6}SMTP\(/;

/** A name before the colon and nothing else in front: the form of books and RFCs. */
const marked: Style = {
  id: 'marked',
  read(line) {
    const [all, side] = MARKED.exec(line) ?? [];
    if (all === undefined || side === undefined) return undefined;
    return { side: /^s/i.test(side) ? 'server' : 'client', text: line.slice(all.length) };
  },
};

const swaks: Style = {
  id: 'swaks',
  read(line) {
    if (SWAKS_NOISE.test(line)) return 'noise';
    const [all, side] = SWAKS.exec(line) ?? [];
    if (all === undefined) return undefined;
    return { side: side === '<' ? 'server' : 'client', text: line.slice(all.length) };
  },
};

const curl: Style = {
  id: 'curl',
  read(line) {
    if (CURL_NOISE.test(line)) return 'noise';
    const side = CURL.exec(line)?.[1];
    return side === undefined ? undefined : { side: side === '<' ? 'server' : 'client', text: line.slice(2) };
  },
};

const exim: Style = {
  id: 'exim',
  read(line) {
    if (EXIM_NOISE.test(line)) return 'noise';
    const [all, side] = EXIM.exec(line) ?? [];
    if (all === undefined) return undefined;
    return { side: side === '<<' ? 'server' : 'client', text: line.slice(all.length) };
  },
};

/** What a terminal shows: who said a line follows from its form. */
const plain: Style = { id: 'plain', read: (line) => ({ text: line }) };

/** The style of the line with the greeting; `plain` fits any line and comes last. */
const STYLES: readonly Style[] = [marked, swaks, exim, curl, plain];

export function styleOf(line: string): Style {
  return STYLES.find(({ read }) => typeof read(line) === 'object') ?? plain;
}

/** What stands before a greeting and says whom somebody called. */
export interface Call {
  readonly server?: string;
  readonly port?: number;
  /** The tool spoke TLS from the first line that is shown. */
  readonly secured?: true;
  /** The TLS began after a greeting that is not shown: the first line is the last of the answer to EHLO. */
  readonly afterStart?: true;
  /** Index of the line that may be the greeting. */
  readonly next: number;
}

// "% telnet mail.cuc.ac.jp 25", "$ nc mail.example smtp"
const TELNET = /(?:^|[%$#>] ?)(?:telnet|nc|ncat|netcat) +(?:-\S+ +)*([\w.-]+) +(\w+)\s*$/;
/** What telnet says between the call and the greeting. */
const TELNET_SAYS = /^(?:Trying |Connected to |Escape character )/;
// "Trying 192.0.2.25...", "Connected to mail.example."
const TRYING = /^Trying [\da-f.:]+\.\.\.\s*$/i;
const CONNECTED_TO = /^Connected to ([\w.-]+?)\.\s*$/;
// "openssl s_client -starttls smtp -connect mail.example:587", "CONNECTED(00000003)"
const S_CLIENT = /(?:^|[%$#>] ?)openssl s_client\b/;
const CONNECT = /-connect +([\w.-]+):(\w+)/;
const S_CLIENT_SAYS = /^CONNECTED\(/;
// "=== Trying mail.example.org:25..."
const SWAKS_CALL = /^=== Trying ([\w.-]+):(\d+)\.\.\.\s*$/;
// "*   Trying 192.0.2.25:25..."
const CURL_TRIES = /^\* +Trying (?:\[[\da-f:]+\]|[\d.]+):(\d+)\.\.\.\s*$/i;
// "* Connected to mail.example.org (192.0.2.25) port 25 (#0)"
const CURL_CALL = /^\* +Connected to ([\w.-]+) \([\da-f.:]+\) port (\d+)/i;
/** Certificates that s_client prints; no chain is longer. */
const LONGEST_PREAMBLE = 400;
/** Words for the calls, for a quick look at a line. */
const CALLS = /telnet|nc|netcat|Trying|s_client|CONNECTED\(|Connected to/;

const PORTS: Readonly<Record<string, number>> = {
  smtp: 25,
  smtps: 465,
  submission: 587,
  submissions: 465,
  pop3: 110,
  pop: 110,
  pop3s: 995,
  imap: 143,
  imap2: 143,
  imaps: 993,
};

function portOf(word: string | undefined): { readonly port?: number } {
  const port = word === undefined ? undefined : /^\d+$/.test(word) ? Number(word) : PORTS[word.toLowerCase()];
  return port === undefined ? {} : { port };
}

/** The call at a line; undefined when the line is none. */
export function readCall(lines: readonly Line[], at: number): Call | undefined {
  const text = lines[at]?.text ?? '';
  if (!CALLS.test(text)) return undefined;
  const telnet = TELNET.exec(text);
  if (telnet?.[1] !== undefined) {
    return { server: telnet[1], ...portOf(telnet[2]), next: after(lines, at, TELNET_SAYS) };
  }
  if (TRYING.test(text)) {
    const next = after(lines, at, TELNET_SAYS);
    const server = lines.slice(at, next).flatMap((line) => CONNECTED_TO.exec(line.text)?.[1] ?? [])[0];
    return { ...(server !== undefined && { server }), next };
  }
  if (S_CLIENT.test(text) || S_CLIENT_SAYS.test(text)) return readSecureCall(lines, at, text);
  if (CURL_TRIES.test(text)) {
    const next = after(lines, at, CURL_NOISE);
    const called = lines.slice(at, next).flatMap((line) => CURL_CALL.exec(line.text) ?? []);
    return { ...(called[1] !== undefined && { server: called[1] }), ...portOf(CURL_TRIES.exec(text)?.[1]), next };
  }
  const tool = SWAKS_CALL.exec(text) ?? CURL_CALL.exec(text);
  if (tool?.[1] === undefined) return undefined;
  return {
    server: tool[1],
    ...portOf(tool[2]),
    next: after(lines, at, SWAKS_CALL.test(text) ? SWAKS_NOISE : CURL_NOISE),
  };
}

/** The first line below that the tool did not say itself. */
function after(lines: readonly Line[], at: number, noise: RegExp): number {
  let next = at + 1;
  while (next < lines.length && next - at < LONGEST_PREAMBLE && noise.test(lines[next]?.text ?? '')) next++;
  return next;
}

// "220 mail.example ESMTP", "250 CHUNKING", "* OK IMAP4rev1", "+OK ready"
const FIRST_WORDS = /^(?:220[ -]|250 |\* (?:OK|PREAUTH)\b|\+OK\b)/;

function readSecureCall(lines: readonly Line[], at: number, command: string): Call | undefined {
  const called = CONNECT.exec(command);
  for (let next = at + 1; next < lines.length && next - at < LONGEST_PREAMBLE; next++) {
    const text = lines[next]?.text ?? '';
    if (S_CLIENT.test(text)) return undefined;
    if (!FIRST_WORDS.test(text)) continue;
    return {
      ...(called?.[1] !== undefined && { server: called[1] }),
      ...portOf(called?.[2]),
      secured: true,
      ...(text.startsWith('250') && { afterStart: true as const }),
      next,
    };
  }
  return undefined;
}
