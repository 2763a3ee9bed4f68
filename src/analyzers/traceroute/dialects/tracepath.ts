import type { Span } from '../../../model/span';
import type { Hop, Probe } from '../../../model/trace';
import { endsTrace } from '../annotation';
import { assemble, type Reading } from '../assemble';
import type { Block } from '../blocks';
import type { Dialect } from '../dialect';
import { lostProbe, type Growing } from '../probe';
import { inkOf, type HopRow, type ScanLine } from '../scan';
import { readTracepathRow } from './tracepathRow';

/**
 * tracepath and tracepath6 of iputils, old and new layout, in any language: a TTL is printed twice and more, a colon stands behind it.
 * Source: tracepath.c of iputils (s20071127 to 20240117) and its po files.
 */
export const tracepath: Dialect = {
  id: 'tracepath',
  name: 'traceroute.dialect.tracepath',
  most: 0.95,
  // It may come twice, so it is no header that closes the search for one.
  opens: (line) => (LOCALHOST.test(line.text) ? 'preamble' : undefined),
  detect: score,
  parse: (block, id) => assemble(block, id, read(block)),
};

// " 1?: [LOCALHOST]                      pmtu 1500", with a time before pmtu for IPv6
const LOCALHOST = /^ *1\?: +\[LOCALHOST\] +(?:[\d.]{1,12}ms +)?[^\d]{2,16}(\d{2,5}) *$/;
// "10:  no reply", " 3:  keine Antwort", "10:  応答なし"
const SILENT = /^ *(\d{1,3})\??: +([^\s\d!*()[\]:,;<>=][^\d!*()[\]:,;<>=]{2,59})$/;
// "     Too many hops: pmtu 1500", "     Resume: pmtu 1400 hops 7 back 8 ", "     要約: pmtu 1500 ホップ数 7 戻り 8"
const SUMMARY = /^ {2,}[^\d:：]{2,40}[:：] *[^\d:]{2,16}(\d{2,5})(?:[^\d]{2,24}(\d{1,3}))?(?:[^\d]{2,24}(\d{1,3}))? *$/;
/** A line of tracepath is not longer. */
const LONGEST_LINE = 1_000;
/** After so many lines of others the trace is over. */
const MOST_STRANGE = 3;

/** Enough rows to tell the dialect. */
const SAMPLE = 4;

function score({ rows, lines, others }: Block): number {
  const sample = rows.slice(0, SAMPLE).flatMap(({ row }) => (row ? [row] : []));
  // A first line without a time is no row.
  if (sample.every((row) => row.mark === '') && !others.some((line) => LOCALHOST.test(line.text))) return 0;
  const begins = lines.slice(0, SAMPLE).some((line) => LOCALHOST.test(line.text));
  const colons = sample.filter((row) => row.mark === ':' || row.mark === '?:');
  const read = colons.flatMap((row) => readTracepathRow(row) ?? []);
  const local = begins && colons.length - read.length <= 1;
  if (local) return read.length > 0 || rows.length <= 1 ? 0.95 : 0;
  const named = read.some(({ probe }) => probe.ip !== undefined || probe.host?.includes('.'));
  const clean = read.filter(({ unparsed }) => unparsed.length === 0).length;
  return named && clean > 1 && clean * 2 > sample.length ? 0.72 : 0;
}

interface Draft {
  readonly ttl: number;
  readonly probes: Probe[];
  asymm?: number;
  pmtu?: number;
  ttlGuessed?: boolean;
  readonly start: number;
  end: number;
}

class Reader {
  readonly hops: Draft[] = [];
  readonly frame: Span[] = [];
  readonly unparsed: Span[] = [];
  facts: Reading['facts'] = { protocol: 'udp' };
  summaries = 0;
  arrived: Probe | undefined;
  stopped = false;
  /** Lines of others since the last one of ours. */
  private strange = 0;
  /** Something stands between the first line of this hop and what follows of it. */
  private apart = false;

  line(line: ScanLine): void {
    if (line.text.length > LONGEST_LINE || this.strange > MOST_STRANGE) return;
    const local = this.hops.length === 0 ? LOCALHOST.exec(line.text) : null;
    if (local) {
      this.frame.push(inkOf(line));
      this.facts = { ...this.facts, pmtu: Number(local[1]) };
      return;
    }
    const taken = line.row ? this.answer(line, line.row) : this.silence(line) || this.summary(line);
    if (this.hops.length > 0 && line.text.trim() !== '') this.strange = taken ? 0 : this.strange + 1;
  }

  private answer(line: ScanLine, row: HopRow): boolean {
    const reading = this.summaries === 0 && row.mark.endsWith(':') ? readTracepathRow(row) : undefined;
    if (!reading) return false;
    const { probe, asymm, pmtu, reached, unparsed } = reading;
    const late = row.ttl < (this.hops.at(-1)?.ttl ?? 0);
    const hop = this.hopAt(row.ttl, row.ttlSpan.start);
    if (!hop) return false;
    this.extend(hop, line, late);
    if (row.mark === '?:') hop.ttlGuessed = true;
    if (asymm !== undefined) hop.asymm = asymm;
    if (pmtu !== undefined) {
      hop.pmtu = pmtu;
      this.facts = { ...this.facts, pmtu };
    }
    this.add(hop, { ...probe, ...(late && { late }) });
    for (const span of unparsed) this.unparsed.push(span);
    if (reached) this.arrived = probe;
    this.stopped ||= probe.annotation !== undefined && endsTrace(probe.annotation);
    return true;
  }

  /** `no reply` stands for all probes of this round: one lost probe, for how many there were is not printed. */
  private silence(line: ScanLine): boolean {
    const parts = this.summaries > 0 ? null : SILENT.exec(line.text);
    const last = this.hops.at(-1)?.ttl;
    const ttl = Number(parts?.[1]);
    if (!parts || (last === undefined ? this.frame.length === 0 : ttl !== last && ttl !== last + 1)) return false;
    const ink = inkOf(line);
    const words = (parts[2] ?? '').trim();
    const hop = this.hopAt(ttl, ink.start);
    if (!hop || words === '') return false;
    this.extend(hop, line, false);
    this.add(hop, lostProbe(0, { start: ink.end - words.length, end: ink.end }));
    return true;
  }

  /** `Too many hops` comes before `Resume`, and only the latter knows how many hops there were. */
  private summary(line: ScanLine): boolean {
    const parts = this.hops.length === 0 || this.summaries > 1 ? null : SUMMARY.exec(line.text);
    if (!parts) return false;
    const [, pmtu, forward, back] = parts;
    this.frame.push(inkOf(line));
    this.summaries++;
    this.facts = {
      ...this.facts,
      pmtu: Number(pmtu),
      ...(forward && { hopsForward: Number(forward) }),
      ...(back && { hopsBack: Number(back) }),
    };
    return true;
  }

  private hopAt(ttl: number, start: number): Draft | undefined {
    const last = this.hops.at(-1);
    if (last && ttl <= last.ttl) return this.hops.find((hop) => hop.ttl === ttl);
    const hop: Draft = { ttl, probes: [], start, end: start };
    this.hops.push(hop);
    return hop;
  }

  /** A late answer, or one behind lines of others, stands outside the lines of its hop. */
  private extend(hop: Draft, line: ScanLine, late: boolean): void {
    const ink = inkOf(line);
    this.apart ||= late || this.strange > 0;
    if (hop.end === hop.start) this.apart = false;
    if (this.apart) this.frame.push(ink);
    else hop.end = ink.end;
  }

  private add(hop: Draft, probe: Growing<Probe>): void {
    hop.probes.push({ ...probe, index: hop.probes.length });
  }
}

function read(block: Block): Reading {
  const reader = new Reader();
  for (const line of block.lines) reader.line(line);
  const { frame, unparsed, arrived, summaries, facts } = reader;
  const target = arrived?.host ?? arrived?.ip;
  const hops = reader.hops.map(({ start, end, ...hop }): Hop => ({ ...hop, span: { start, end } }));
  return {
    dialect: tracepath.id,
    flow: 'per-probe',
    hops,
    frame,
    unparsed,
    // A trace ends with `Resume:` and nothing else.
    complete: summaries > 0,
    broken: summaries === 0,
    reached: arrived ? 'yes' : reader.stopped || summaries > 1 ? 'no' : 'unknown',
    facts: { ...facts, ...(target && { target }), ...(arrived?.ip && { targetIp: arrived.ip }) },
  };
}
