import type { Span } from '../../../model/span';
import type { Hop, TraceWarning } from '../../../model/trace';
import { assemble, type Reading } from '../assemble';
import type { Block } from '../blocks';
import type { Dialect } from '../dialect';
import { lostProbe } from '../probe';
import { inkOf, type ScanLine } from '../scan';
import { readAddress, splitWords } from '../words';
import { readLftRow } from './lftRow';

/**
 * lft, the layer four traceroute, 2.x and 3.x: one line a hop, all times behind the address, remarks behind `**`. Its probes differ in
 * their sequence number only, so they are one flow. Source: lft_print.c of lft 3.91; lft(8).
 */
export const lft: Dialect = {
  id: 'lft',
  name: 'traceroute.dialect.lft',
  most: 0.98,
  opens(line) {
    if (HEADER.test(line.text)) return 'header';
    return PROGRESS.test(line.text) ? 'preamble' : undefined;
  },
  detect: score,
  parse: (block, id) => assemble(block, id, read(block)),
};

// "TTL LFT trace to 192.0.2.70:22/tcp", "Hop  LFT trace to www.example.net (203.0.113.80):80/tcp"
const HEADER =
  /^ *(?:TTL|Hop) +LFT +trace +to +([^\s():]{1,255})(?: +\(([\d.]{7,15})\))?(?::(\d{1,5}))?(?:\/(tcp|udp|icmp))?(?= *$)/;
// "Tracing .............*T"
const PROGRESS = /^ *Tracing \.[.*!A-Z]{0,2000} *$/;
// "**  [neglected] no reply packets received from TTL 10", "**   [neglected] no reply packets received from TTLs 11 through 20"
const NEGLECTED = /^ *\*\* +\[neglected\] no reply packets received from TTLs? (\d{1,3})(?: through (\d{1,3}))? *$/;
// "**  [firewall] the next gateway may statefully inspect packets"
const REMARK = /^ *\*\* +(\[[^\][]{2,60}\][^[\]]{0,200})$/;
// "[80/tcp no reply from target]  Try advanced options (use -VV to see packets)."
const FAILED = /^\[[^\][]*(?:no reply from target|failed)\]/;
// "LFT's trace took 3.21 seconds.  Resolution required 1.20 seconds."
const FOOTER = /^ *LFT(?:'s)? trace took \d/;
const LONGEST_LINE = 1_000;
const SAMPLE = 4;

function score({ rows, others }: Block): number {
  const headed = others.some((line) => HEADER.test(line.text));
  const last = rows.at(-1);
  if (!headed && !others.some((line) => NEGLECTED.test(line.text)) && !last?.text.includes(' [target')) return 0;
  const sample = rows.slice(0, SAMPLE);
  const fit = sample.filter((line) => readLftRow(splitWords(line.text, 0, line.start))?.unparsed.length === 0).length;
  const share = sample.length === 0 ? 1 : fit / sample.length;
  if (headed) return share > 0 ? 0.5 + share * 0.48 : 0;
  return fit > 1 ? 0.8 * share : 0;
}

class Reader {
  readonly hops: Hop[] = [];
  readonly frame: Span[] = [];
  readonly unparsed: Span[] = [];
  readonly warnings: TraceWarning[] = [];
  facts: Reading['facts'] = {};
  reached: Reading['reached'];

  constructor(private readonly source: string) {}

  line(line: ScanLine): void {
    if (line.text.length > LONGEST_LINE || this.frameLine(line) || this.reached === 'yes') return;
    const taken = this.silence(line) || this.remark(line);
    if (!taken) this.row(line);
  }

  private frameLine(line: ScanLine): boolean {
    const header = this.hops.length > 0 ? null : HEADER.exec(line.text);
    if (header) this.facts = factsOf(header);
    const taken = header !== null || (this.hops.length === 0 ? PROGRESS.test(line.text) : FOOTER.test(line.text));
    if (taken) this.frame.push(inkOf(line));
    return taken;
  }

  /** One lost probe a TTL: how many were sent is not printed. */
  private silence(line: ScanLine): boolean {
    const parts = NEGLECTED.exec(line.text);
    if (!parts) return false;
    const first = Number(parts[1]);
    const last = Number(parts[2] ?? first);
    if (first <= this.lastTtl() || last > LAST_TTL) return false;
    const span = inkOf(line);
    const at = line.start + line.text.indexOf(NO_REPLY);
    const note = this.source.slice(span.start, span.end);
    const probes = [lostProbe(0, { start: at, end: at + NO_REPLY.length })];
    for (let ttl = first; ttl <= last; ttl++) this.hops.push({ ttl, probes, note, span });
    return true;
  }

  private remark(line: ScanLine): boolean {
    const text = REMARK.exec(line.text)?.[1]?.trim();
    if (text === undefined) return false;
    const span = inkOf(line);
    this.frame.push(span);
    this.warnings.push({ code: 'traceroute.warning.tool-notice', args: { text }, span });
    if (FAILED.test(text)) this.reached = 'no';
    return true;
  }

  private row(line: ScanLine): void {
    const row = readLftRow(splitWords(line.text, 0, line.start));
    if (!row || row.ttl <= this.lastTtl()) return;
    const span = { start: row.ttlSpan.start, end: inkOf(line).end };
    this.hops.push({ ttl: row.ttl, probes: row.probes, span });
    for (const one of row.unparsed) this.unparsed.push(one);
    if (row.target) this.arrive(row.probes[0]?.ip);
  }

  private arrive(ip: string | undefined): void {
    this.reached = 'yes';
    if (ip && !this.facts.targetIp) this.facts = { target: ip, ...this.facts, targetIp: ip };
  }

  private lastTtl(): number {
    return this.hops.at(-1)?.ttl ?? 0;
  }
}

const NO_REPLY = 'no reply packets received';
/** lft -m is at most 255, its default 30; a short line must not unfold without limit. */
const LAST_TTL = 255;

function factsOf([, target, address, port, protocol]: RegExpExecArray): Reading['facts'] {
  const targetIp = readAddress(address ?? target ?? '', 0)?.ip;
  return {
    target: target ?? '',
    ...(targetIp && { targetIp }),
    ...(port && { port: Number(port) }),
    ...((protocol === 'tcp' || protocol === 'udp' || protocol === 'icmp') && { protocol }),
  };
}

function read(block: Block): Reading {
  const reader = new Reader(block.source.text);
  for (const line of block.lines) reader.line(line);
  const { hops, frame, unparsed, warnings, facts, reached } = reader;
  return {
    dialect: lft.id,
    flow: 'fixed',
    // A report of TTLs that stands alone is none of a trace.
    hops: hops.some((hop) => hop.probes.some((probe) => !probe.lost)) ? hops : [],
    frame,
    unparsed,
    warnings,
    complete: reached !== undefined,
    broken: reached === undefined,
    ...(reached && { reached }),
    facts,
  };
}
