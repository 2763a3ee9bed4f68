import type { Span } from '../../../model/span';
import type { Probe } from '../../../model/trace';
import { assemble, type Reading } from '../assemble';
import type { Block } from '../blocks';
import type { Dialect } from '../dialect';
import { answeredProbe, lostProbe, type Growing } from '../probe';
import { inkOf, type ScanLine } from '../scan';
import { readAddress, readNumber } from '../words';

/**
 * `oam lsp-trace` of Nokia SR OS: a row for each answer, below it with `detail` the next hops and the labels that go to them (DSMAP of
 * RFC 8029, 3.4). Source: SR OS OAM and Diagnostics Guide, "lsp-trace".
 */
export const nokiaLsp: Dialect = {
  id: 'nokia-lsp',
  name: 'traceroute.dialect.nokia-lsp',
  most: 0.96,
  opens: (line) => (HEADER.test(line.text) ? 'header' : undefined),
  owns: (line) => ROW.test(line.text) || LOST.test(line.text),
  detect({ openedBy, lines }) {
    return openedBy === nokiaLsp.id && lines.some(({ text }) => ROW.test(text) || LOST.test(text)) ? 0.96 : 0;
  },
  parse: (block, id) => assemble(block, id, read(block)),
};

// "lsp-trace to to-PE3: 0 hops min, 0 hops max, 116 byte packets", "lsp-trace to 192.0.2.3/32: 0 hops min, 30 hops max, 108 byte packets"
const HEADER =
  /^ *(?:p2mp-)?lsp-trace +to +([^\s:]{1,64}(?::[^\s:]{1,64}){0,8}): *\d{1,3} +hops +min, *(\d{1,3}) +hops +max, *(\d{1,5}) +byte +packets?/;
// "1  192.0.2.2  rtt=1.86ms rc=8(DSRtrMatchLabel) rsc=1"
const ROW =
  /^ *(\d{1,3}) +([\da-fA-F.:]{2,45}) +rtt=(<?\d{1,9}(?:\.\d{1,6})?ms)(?: +(rc=\d{1,3}(?:\([\w ]{1,60}\))?))?(?: +rsc=\d{1,3})? *$/;
// "2  0.0.0.0  *", "2  *"
const LOST = /^ *(\d{1,3}) +(?:0\.0\.0\.0 +)?\*(?: +\*){0,9} *$/;
// "     DS 1: ipaddr=10.1.2.3 ifaddr=10.1.2.3 iftype=ipv4Numbered MRU=1496"
const DOWNSTREAM = /^ *DS \d{1,3}: *ipaddr=[\da-fA-F.:]{2,45}(?: .{0,120}?\bMRU=(\d{1,5}))?/;
// "           label[1]=131068 protocol=4(RSVP-TE)"
const LABEL = /^ *label\[\d{1,3}\]=(\d{1,7})(?: |$)/;
// RFC 8029, 3.1: "Replying router is an egress for the FEC"
const EGRESS = /^rc=3(?:\(|$)/;
// "192.0.2.3/32"
const HOST_PREFIX = /^([\da-fA-F.:]{2,45})\/(?:32|128)$/;

interface GrowingHop {
  readonly ttl: number;
  readonly probes: Growing<Probe>[];
  span: Span;
}

function read(block: Block): Reading {
  const hops: GrowingHop[] = [];
  const frame: Span[] = [];
  let facts: Reading['facts'] = {};
  for (const line of block.lines) {
    if (line.text.length > LONGEST_LINE) continue;
    const header = hops.length === 0 ? HEADER.exec(line.text) : null;
    if (header) {
      facts = factsOf(header);
      frame.push(inkOf(line));
    } else if (!addRow(hops, line)) addDownstream(hops, line);
  }
  const last = hops.at(-1)?.probes ?? [];
  const reached = last.some(({ annotation }) => EGRESS.test(annotation?.raw ?? '')) ? 'yes' : 'unknown';
  return {
    dialect: nokiaLsp.id,
    flow: 'fixed',
    hops,
    frame,
    unparsed: [],
    reached,
    complete: reached === 'yes',
    facts,
  };
}

const LONGEST_LINE = 1_000;

/** Zero hops at most is what it prints where the command named none. */
function factsOf([, target = '', maxHops, packetSize]: RegExpExecArray): Reading['facts'] {
  const targetIp = readAddress(HOST_PREFIX.exec(target)?.[1] ?? target, 0)?.ip;
  return {
    target,
    ...(targetIp && { targetIp }),
    ...(Number(maxHops) > 0 && { maxHops: Number(maxHops) }),
    packetSize: Number(packetSize),
  };
}

/** Several routers answer at one TTL where the path branches. */
function addRow(hops: GrowingHop[], line: ScanLine): boolean {
  const ttl = Number((ROW.exec(line.text) ?? LOST.exec(line.text))?.[1] ?? NaN);
  const open = hops.at(-1);
  if (!(ttl >= (open?.ttl ?? 0)) || ttl > 255) return false;
  const span = inkOf(line);
  const probes = probesOf(line, open?.ttl === ttl ? open.probes.length : 0);
  if (open?.ttl === ttl) {
    for (const probe of probes) open.probes.push(probe);
    open.span = { start: open.span.start, end: span.end };
  } else hops.push({ ttl, probes, span });
  return true;
}

function probesOf({ text, start }: ScanLine, index: number): Growing<Probe>[] {
  const [, ttl = '', printed = '', time = '', code] = ROW.exec(text) ?? [];
  const spanOf = (part: string, from: number) => {
    const at = start + text.indexOf(part, from);
    return { start: at, end: at + part.length };
  };
  const behind = text.indexOf(ttl) + ttl.length;
  if (time === '') return lostIn({ text, start }, index);
  const addressSpan = spanOf(printed, behind);
  const address = readAddress(printed, addressSpan.start);
  const timeSpan = spanOf(time, addressSpan.end - start);
  const all = { start: addressSpan.start, end: start + text.trimEnd().length };
  const probe = answeredProbe(index, { ...(address && { address }) }, all, timeSpan, readNumber(time));
  if (code) probe.annotation = { raw: code, kind: 'lsp-code', span: spanOf(code, timeSpan.end - start) };
  return [probe];
}

/** `2  0.0.0.0  *`: the address of nobody is part of the first one. */
function lostIn({ text, start }: Pick<ScanLine, 'text' | 'start'>, index: number): Growing<Probe>[] {
  const nobody = text.indexOf('0.0.0.0');
  return [...text.matchAll(/\*/g)].map((star, n) => {
    const from = n === 0 && nobody >= 0 ? nobody : star.index;
    return lostProbe(index + n, { start: start + from, end: start + star.index + 1 });
  });
}

/** Lines below an answer say what that router sends on. */
function addDownstream(hops: readonly GrowingHop[], line: ScanLine): void {
  const hop = hops.at(-1);
  const probe = hop?.probes.at(-1);
  const downstream = DOWNSTREAM.exec(line.text);
  const label = LABEL.exec(line.text)?.[1];
  if (!hop || !probe || probe.lost || (!downstream && label === undefined)) return;
  if (downstream?.[1]) probe.mru = Number(downstream[1]);
  if (label !== undefined) probe.mpls = [...(probe.mpls ?? []), { label: Number(label) }];
  const { end } = inkOf(line);
  probe.spans = { ...probe.spans, all: { start: probe.spans.all.start, end } };
  hop.span = { start: hop.span.start, end };
}
