import type { Span } from '../../../model/span';
import type { Annotation, Hop, Probe } from '../../../model/trace';
import { assemble, type Reading } from '../assemble';
import type { Block } from '../blocks';
import type { Dialect } from '../dialect';
import { answeredProbe, type Growing } from '../probe';
import { inkOf, type ScanLine } from '../scan';
import { readAddress, readNumber } from '../words';

/**
 * `hping3 --traceroute` (-T): a line for each router that answered, below it the time. The TTL rises with an answer only, so what was
 * lost is not told, and the target is the hop behind the last router. Source: waitpacket.c of hping 3.0.0-alpha.
 */
export const hping: Dialect = {
  id: 'hping3',
  name: 'traceroute.dialect.hping3',
  most: 0.97,
  opens({ text }) {
    if (HEADER.test(text)) return 'header';
    return ANSWER.test(text) ? 'part' : undefined;
  },
  closes: ({ text }) => SUMMARY.test(text),
  owns: () => false,
  detect: ({ openedBy, lines }) => (openedBy === hping.id && lines.some(({ text }) => ANSWER.test(text)) ? 0.97 : 0),
  parse: (block, id) => assemble(block, id, read(block)),
};

// "HPING www.example.net (eth0 203.0.113.80): S set, 40 headers + 0 data bytes"
const HEADER = /^ *HPING +(\S{1,255}) +\(\S{1,32} +([\da-fA-F.:]{2,45})\): +(.{1,80})$/;
// "hop=1 TTL 0 during transit from ip=192.0.2.1 name=gw.example", "hop=4 ICMP Host Unreachable from ip=192.0.2.1 name=UNKNOWN"
const ANSWER =
  /^ *hop=(\d{1,3}) +(TTL 0 during transit|ICMP [A-Za-z ]{4,60}?) +from +ip=([\da-fA-F.:]{2,45})(?: +name=(\S{1,255}))?/;
// "hop=1 hoprtt=0.9 ms"
const TIME = /^ *hop=(\d{1,3}) +hoprtt=(\d{1,7}(?:\.\d{1,3})?) +ms/;
// "len=46 ip=203.0.113.80 ttl=57 DF id=0 sport=80 flags=SA seq=4 win=29200 rtt=18.3 ms"; -V breaks it before "sport="
const REPLY = /^ *len=(\d{1,5}) +ip=([\da-fA-F.:]{2,45}) +ttl=(\d{1,3})(?= )/;
const REPLY_REST = /^ *(?:sport|seq|icmp_seq)=\d{1,5} /;
const RTT = / rtt=(\d{1,7}(?:\.\d{1,3})?) +ms/;
const FLAGS = / flags=([A-Z]{1,8}) /;
// "^C"
const INTERRUPT = /^ *\^C *$/;
// "--- www.example.net hping statistic ---"
const SUMMARY = /^ *--- +\S{1,255} +hping statistic +---/;
// "5 packets transmitted, 4 packets received, 20% packet loss", "round-trip min/avg/max = 0.9/9.7/18.3 ms"
const FIGURES = /^ *(?:\d{1,9} packets tra(?:ns)?mitted|round-trip min\/avg\/max =)/;
const LONGEST = 800;

interface OpenHop {
  readonly ttl: number;
  readonly probes: Growing<Probe>[];
  readonly span: { start: number; end: number };
}

function read(block: Block): Reading {
  const reader = new HpingReader();
  for (const line of block.lines) if (line.text.length <= LONGEST && line.text.trim() !== '') reader.take(line);
  return reader.finish();
}

class HpingReader {
  private readonly hops: OpenHop[] = [];
  private readonly frame: Span[] = [];
  private facts: Reading['facts'] = {};
  private reached = false;
  private broken = false;

  take(line: ScanLine): void {
    const taken = this.header(line) || this.answer(line) || this.time(line) || this.reply(line) || this.rest(line);
    if (taken || this.hops.length === 0) return;
    if (INTERRUPT.test(line.text)) this.broken = true;
    else if (!SUMMARY.test(line.text) && !FIGURES.test(line.text)) return;
    this.frame.push(inkOf(line));
  }

  finish(): Reading {
    const { hops, frame, facts, reached, broken } = this;
    const told: readonly Hop[] = hops;
    return {
      dialect: hping.id,
      flow: 'fixed',
      hops: told,
      frame,
      unparsed: [],
      facts,
      // The target goes on answering until it is interrupted.
      broken: broken && !reached,
      ...(reached && { reached: 'yes' as const }),
    };
  }

  private header(line: ScanLine): boolean {
    const [, target, address, mode = ''] = HEADER.exec(line.text) ?? [];
    if (target === undefined) return false;
    const targetIp = readAddress(address ?? '', 0)?.ip;
    const protocol = mode.startsWith('icmp') ? 'icmp' : mode.startsWith('udp') ? 'udp' : 'tcp';
    this.facts = { target, ...(targetIp && { targetIp }), protocol };
    this.frame.push(inkOf(line));
    return true;
  }

  private answer(line: ScanLine): boolean {
    const [, ttl = '', said = '', ip = '', name] = ANSWER.exec(line.text) ?? [];
    if (ttl === '' || Number(ttl) > 255) return false;
    const span = inkOf(line);
    const probe = this.add(Number(ttl), ip, line.start + line.text.indexOf(`ip=${ip}`) + 3, span);
    if (name && name !== 'UNKNOWN') {
      const start = line.start + line.text.lastIndexOf(name);
      probe.host = name;
      probe.spans = { ...probe.spans, host: { start, end: start + name.length } };
    }
    const annotation = annotationOf(said, line);
    if (annotation) probe.annotation = annotation;
    return true;
  }

  private add(ttl: number, ip: string, start: number, all: Span): Growing<Probe> {
    const above = this.hops.at(-1);
    const hop = above?.ttl === ttl ? above : { ttl, probes: [], span: { ...all } };
    if (hop !== above) this.hops.push(hop);
    hop.span.end = all.end;
    const address = readAddress(ip, start);
    const probe = answeredProbe(hop.probes.length, address ? { address } : {}, all);
    hop.probes.push(probe);
    return probe;
  }

  private time(line: ScanLine): boolean {
    const [, ttl, digits = ''] = TIME.exec(line.text) ?? [];
    const hop = this.hops.at(-1);
    const probe = hop?.probes.at(-1);
    if (!hop || !probe || hop.ttl !== Number(ttl) || probe.rttMs !== undefined) return false;
    const start = line.start + line.text.indexOf('hoprtt=') + 'hoprtt='.length;
    this.setTime(probe, digits, start);
    this.frame.push(inkOf(line));
    hop.span.end = inkOf(line).end;
    return true;
  }

  private setTime(probe: Growing<Probe>, digits: string, start: number): void {
    const reading = readNumber(digits);
    if (reading) probe.rttMs = reading.value;
    probe.spans = { ...probe.spans, time: { start, end: start + digits.length } };
  }

  /** The target itself. */
  private reply(line: ScanLine): boolean {
    const [, size, ip = '', replyTtl] = REPLY.exec(line.text) ?? [];
    const last = this.hops.at(-1);
    if (size === undefined || !last) return false;
    const ttl = this.reached ? last.ttl : Math.min(last.ttl + 1, 255);
    this.reached = true;
    const probe = this.add(ttl, ip, line.start + line.text.indexOf(`ip=${ip}`) + 3, inkOf(line));
    probe.replyTtl = Number(replyTtl);
    probe.size = Number(size);
    this.told(probe, line);
    return true;
  }

  private rest(line: ScanLine): boolean {
    const hop = this.reached ? this.hops.at(-1) : undefined;
    const probe = hop?.probes.at(-1);
    if (!hop || !probe || probe.rttMs !== undefined || !REPLY_REST.test(line.text)) return false;
    this.told(probe, line);
    this.frame.push(inkOf(line));
    hop.span.end = inkOf(line).end;
    return true;
  }

  private told(probe: Growing<Probe>, { text, start }: ScanLine): void {
    const rtt = RTT.exec(text);
    if (rtt?.[1]) this.setTime(probe, rtt[1], start + rtt.index + ' rtt='.length);
    const flags = FLAGS.exec(text)?.[1];
    if (flags?.includes('S')) probe.state = 'open';
    else if (flags?.includes('R')) probe.state = 'closed';
  }
}

const REASONS: readonly (readonly [Annotation['kind'], RegExp])[] = [
  ['host-unreachable', /\bHost Unreachable/i],
  ['network-unreachable', /\b(?:Network|Net) Unreachable/i],
  ['protocol-unreachable', /\bProtocol Unreachable/i],
  ['port-unreachable', /\bPort Unreachable/i],
  ['prohibited', /\b(?:Filtered|Prohibited)/i],
];

function annotationOf(said: string, line: ScanLine): Annotation | undefined {
  if (!said.startsWith('ICMP ')) return undefined;
  const start = line.start + line.text.indexOf(said);
  const kind = REASONS.find(([, words]) => words.test(said))?.[0] ?? 'unknown';
  return { raw: said, kind, span: { start, end: start + said.length } };
}
