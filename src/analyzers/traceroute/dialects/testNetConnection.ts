import type { Span } from '../../../model/span';
import type { Hop, TraceWarning } from '../../../model/trace';
import { assemble, type Reading } from '../assemble';
import { sliceBlock, type Block } from '../blocks';
import type { Dialect } from '../dialect';
import { answeredProbe, lostProbe } from '../probe';
import { inkOf, type ScanLine } from '../scan';
import { readAddress, splitWords, type Word } from '../words';

/**
 * `Test-NetConnection HOST -TraceRoute` of Windows PowerShell: a list of addresses, one for each TTL, without times. Source:
 * NetTCPIP/Test-NetConnection.psm1 of Windows 10 and 11; the time beside it is that of a ping.
 */
export const testNetConnection: Dialect = {
  id: 'test-netconnection',
  name: 'traceroute.dialect.test-netconnection',
  most: 0.97,
  opens(line) {
    if (NOTICE.test(line.text)) return 'preamble';
    if (FIRST_LABEL.test(line.text)) return 'header';
    return TRACE_LABEL.test(line.text) ? 'part' : undefined;
  },
  detect: ({ openedBy, others }) =>
    openedBy === testNetConnection.id && others.some(({ text }) => TRACE_LABEL.test(text)) ? 0.97 : 0,
  // Its lines have no TTL: rows below are of another trace.
  owns: () => false,
  cut: cutByList,
  parse: (block, id) => assemble(block, id, read(block)),
};

// "WARNING: Trace route to destination 203.0.113.80 did not complete. Trace terminated :: 0.0.0.0"
const NOTICE = /^ *WARNING: Trace route to destination \S{1,255} did not\b/i;
// "ComputerName           : www.example.net"
const FIRST_LABEL = /^ *ComputerName +: +\S/i;
// "TraceRoute             : 192.168.56.1", "TraceRoute : {192.168.56.1, 100.64.0.1...}"
const TRACE_LABEL = /^ *TraceRoute +: +(?:\{|TimedOut|::|[\da-f]{1,4}[.:])/i;
// "PingReplyDetails (RTT) : 12 ms", "NetRoute (NextHop)     : 192.168.56.1"
const LABEL = /^ *([A-Za-z]{4,40}(?: \([A-Za-z]{1,12}\))?) +: */;
const LONGEST_LINE = 2_000;
const MOST_HOPS = 255;

/** `Select-Object TraceRoute` prints the list without the lines above it. */
function cutByList(block: Block): readonly Block[] {
  const lists = block.lines.flatMap(({ text }, n) => (TRACE_LABEL.test(text) ? [n] : []));
  return lists.map((start, n) => sliceBlock(block, n === 0 ? 0 : start, lists[n + 1]));
}

interface Growth {
  readonly hops: Hop[];
  readonly frame: Span[];
  readonly unparsed: Span[];
  readonly warnings: TraceWarning[];
  facts: Reading['facts'];
  incomplete: boolean;
  cut: boolean;
}

function read({ lines }: Block): Reading {
  const growth: Growth = { hops: [], frame: [], unparsed: [], warnings: [], facts: {}, incomplete: false, cut: false };
  let label = '';
  for (const line of lines) {
    if (line.text.length > LONGEST_LINE) break;
    const words = splitWords(line.text, 0, line.start);
    const [, name] = LABEL.exec(line.text) ?? [];
    if (words.length === 0 && label === 'traceroute') break;
    if (words.length === 0) continue;
    if (NOTICE.test(line.text)) takeNotice(line, growth);
    else if (name !== undefined) {
      // A second table of the same kind begins with its own first label; this is a line of something else.
      if (label === 'traceroute' && !BELOW_LIST.test(name)) break;
      label = name.toLowerCase();
      takeLabel(line, label, growth);
    } else if (label === 'traceroute') {
      if (!takeHops(words, growth)) break;
    } else growth.frame.push(inkOf(line));
  }
  const { hops, frame, unparsed, warnings, facts, incomplete, cut } = growth;
  const reached = incomplete ? ({ reached: 'no' } as const) : {};
  return {
    dialect: testNetConnection.id,
    flow: 'fixed',
    hops,
    frame,
    unparsed,
    warnings,
    broken: cut,
    complete: !cut,
    ...reached,
    facts: { ...facts, protocol: 'icmp' },
  };
}

/** Labels that stand below the list in `| Format-List *`. */
const BELOW_LIST =
  /^(?:Tcp|Ping|NameRes|Interface|Source|NetRoute|Remote|Net|All|Is|Detailed|Basic|DNS|LLMNR|Matching)/i;

function takeNotice(line: ScanLine, growth: Growth): void {
  const span = inkOf(line);
  growth.incomplete = true;
  growth.frame.push(span);
  growth.warnings.push({ code: 'traceroute.warning.tool-notice', args: { text: line.text.trim() }, span });
}

function takeLabel(line: ScanLine, label: string, growth: Growth): void {
  const ink = inkOf(line);
  const words = splitWords(line.text, LABEL.exec(line.text)?.[0].length ?? 0, line.start);
  const value = words[0];
  if (label === 'traceroute') {
    growth.frame.push({ start: ink.start, end: value?.start ?? ink.end });
    if (value && !takeHops(words, growth)) growth.unparsed.push({ start: value.start, end: ink.end });
    return;
  }
  growth.frame.push(ink);
  if (!value) return;
  const ip = readAddress(value.text, 0)?.ip;
  if (label === 'computername') growth.facts = { ...growth.facts, target: value.text };
  else if (label === 'remoteaddress' && ip) growth.facts = { ...growth.facts, targetIp: ip };
  else if (label === 'sourceaddress' && ip) growth.facts = { ...growth.facts, sourceIp: ip };
}

/** An address a line, or several between braces: false where the line holds anything else. */
function takeHops(words: readonly Word[], growth: Growth): boolean {
  const { hops, frame } = growth;
  const bare = words.map(withoutBraces);
  if (bare.some(({ text }) => text !== '' && !SILENT.test(text) && !readAddress(text, 0))) return false;
  for (const { text, start, end } of bare) {
    const span = { start, end };
    const ttl = hops.length + 1;
    if (text === '' || ttl > MOST_HOPS) continue;
    const address = SILENT.test(text) ? undefined : readAddress(text, start);
    hops.push({ ttl, probes: [address ? answeredProbe(0, { address }, span) : lostProbe(0, span)], span });
  }
  for (const [n, { start, end, text }] of words.entries()) {
    const inner = bare[n];
    if (!inner || inner.text.length === text.length) continue;
    if (inner.start > start) frame.push({ start, end: inner.start });
    if (inner.end < end) frame.push({ start: inner.end, end });
  }
  growth.cut = words.some(({ text }) => ELLIPSIS.test(text));
  return true;
}

// "TimedOut", "0.0.0.0", "::" (nobody answered)
const SILENT = /^(?:TimedOut|0\.0\.0\.0|::)$/i;
// "100.64.0.1...}" (Format-List shows four elements)
const ELLIPSIS = /(?:\.\.\.|…)\}?$/;

/** `{192.168.56.1,` and `100.64.0.1...}` */
function withoutBraces({ text, start, end }: Word): Word {
  const open = text.startsWith('{') ? 1 : 0;
  const bare = text.slice(open).replace(/(?:,|(?:\.\.\.|…)?\}?)$/, '');
  return { text: bare, start: start + open, end: Math.min(end, start + open + bare.length) };
}
