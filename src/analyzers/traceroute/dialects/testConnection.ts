import type { Span } from '../../../model/span';
import { assemble, type Reading } from '../assemble';
import type { Block } from '../blocks';
import type { Dialect } from '../dialect';
import { inkOf, type ScanLine } from '../scan';
import { readAddress, splitWords, type Word } from '../words';
import { hopsOf, type Reply } from './testConnectionReply';

/**
 * `Test-Connection HOST -Traceroute` of PowerShell 6 and 7, as its table (three rows for each TTL) or with `| Format-List`. Source:
 * TestConnectionCommand.cs and PowerShellCore_format_ps1xml.cs of PowerShell 7.4.
 */
export const testConnection: Dialect = {
  id: 'test-connection',
  name: 'traceroute.dialect.test-connection',
  most: 0.97,
  opens(line) {
    if (HEAD.test(line.text)) return 'header';
    if (TARGET.test(line.text)) return 'preamble';
    return FIRST_LABEL.test(line.text) ? 'part' : undefined;
  },
  owns: ({ text }) => ROW.test(text),
  repaints: ({ text }) => ROW.test(text),
  detect: ({ openedBy, lines }) =>
    openedBy === testConnection.id && lines.some(({ text }) => HEAD.test(text) || PING_LABEL.test(text)) ? 0.97 : 0,
  parse: (block, id) => assemble(block, id, read(block)),
};

// "Hop Hostname                  Ping Latency Status           Source       TargetAddress"
const HEAD = /^ *Hop +Hostname +Ping +Latency(?: ?\(ms\))? +Status\b/;
// "                                      (ms)", "--- --------                  ---- ------- ------"
const HEAD_REST = /^ *(?:\(ms\)|-{3} +-{3,}[ -]*) *$/;
// "   Target: www.example.net"
const TARGET = /^ *Target: (\S{1,255}) *$/;
// "  1 gw.example.net               1       2 Success          DESKTOP-1    203.0.113.80"; a narrow window cuts columns off
const ROW = /^ *\d{1,3} +\S+ +\d{1,4} +(?:\d{1,7}|\*) +[A-Z][A-Za-z]{2,40}…?(?: +\S+){0,2} *$/;
// "Hop           : 1", "Ping          : 1", "TargetAddress : 203.0.113.80"
const FIRST_LABEL = /^ *Hop +: +\d{1,3} *$/;
const PING_LABEL = /^ *Ping +: +\d{1,4} *$/;
const LABEL = /^ *([A-Z][A-Za-z]{2,20}) +: */;
const LONGEST_LINE = 1_000;

interface Told {
  readonly replies: readonly Reply[];
  readonly frame: readonly Span[];
  readonly target?: string | undefined;
}

function read({ lines }: Block): Reading {
  const short = lines.filter(({ text }) => text.length <= LONGEST_LINE);
  const { replies, frame, target } = short.some(({ text }) => HEAD.test(text)) ? readTable(short) : readList(short);
  const { hops, frame: rest, unparsed } = hopsOf(replies);
  const targetIp = replies.flatMap(({ target: word }) => (word && readAddress(word.text, 0)?.ip) ?? [])[0];
  const source = replies.find((reply) => reply.source)?.source?.text;
  return {
    dialect: testConnection.id,
    flow: 'fixed',
    hops,
    frame: [...frame, ...rest],
    unparsed,
    facts: {
      ...((target ?? targetIp) && { target: target ?? targetIp ?? '' }),
      ...(targetIp && { targetIp }),
      ...(source && { sourceHost: source }),
      protocol: 'icmp',
    },
  };
}

/** The table of one target; another one begins with a head of its own. */
function readTable(lines: readonly ScanLine[]): Told {
  const replies: Reply[] = [];
  const frame: Span[] = [];
  let target: string | undefined;
  for (const line of lines) {
    const named = replies.length === 0 ? TARGET.exec(line.text)?.[1] : undefined;
    if (named !== undefined) target = named;
    if (named !== undefined || HEAD.test(line.text) || HEAD_REST.test(line.text)) frame.push(inkOf(line));
    else if (ROW.test(line.text)) replies.push(replyOf(line));
    else if (replies.length > 0) break;
  }
  return { replies, frame, target };
}

/** `1 gw.example.net 1 2 Success DESKTOP-1 203.0.113.80` */
function replyOf(line: ScanLine): Reply {
  const [ttl, host, , latency, status, source, target] = splitWords(line.text, 0, line.start);
  return { ttl: Number(ttl?.text), host, latency, status, source, target, span: inkOf(line) };
}

/** A list of labels for each reply. */
function readList(lines: readonly ScanLine[]): Told {
  const replies: Reply[] = [];
  let values = new Map<string, Word>();
  let span: Span | undefined;
  const close = (): void => {
    if (span) replies.push(replyFrom(values, span));
    [values, span] = [new Map(), undefined];
  };
  let target: string | undefined;
  for (const line of lines) {
    const [head, label] = LABEL.exec(line.text) ?? [];
    const ink = inkOf(line);
    if (FIRST_LABEL.test(line.text)) close();
    else if (label === undefined || head === undefined || !span) {
      if (ink.end === ink.start) continue;
      break;
    }
    const [value, ...more] = splitWords(line.text, head?.length ?? 0, line.start);
    if (value && label !== undefined && more.length === 0) values.set(label, value);
    target ??= label === 'Target' ? value?.text : undefined;
    span = { start: span?.start ?? ink.start, end: ink.end };
  }
  close();
  return { replies, frame: [], target };
}

function replyFrom(values: ReadonlyMap<string, Word>, span: Span): Reply {
  return {
    ttl: Number(values.get('Hop')?.text),
    host: values.get('Hostname'),
    address: values.get('HopAddress'),
    latency: values.get('Latency'),
    status: values.get('Status'),
    source: values.get('Source'),
    target: values.get('TargetAddress'),
    span,
  };
}
