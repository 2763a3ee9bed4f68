import type { Span } from '../../../model/span';
import type { Hop, Probe } from '../../../model/trace';
import { assemble, type Reading } from '../assemble';
import type { Block } from '../blocks';
import type { Dialect } from '../dialect';
import { answeredProbe, lostProbe, type Growing } from '../probe';
import { FIELD_MARK, inkOf, type HopRow } from '../scan';
import { readAddress, readNumber } from '../words';
import { isHeader, readHeader } from './nexttrace';

/** `nexttrace --raw`: `ttl|ip|ptr|rtt|asn|country|…`, one line a probe. Source: printer/easy_printer.go of NextTrace 1.x. */
export const nexttraceRaw: Dialect = {
  id: 'nexttrace-raw',
  name: 'traceroute.dialect.nexttrace-raw',
  most: 0.9,
  detect({ rows }) {
    const sample = rows.slice(0, SAMPLE);
    const fit = sample.filter(({ row }) => row && readRow(row)).length;
    return fit === 0 ? 0 : 0.9 * (fit / sample.length);
  },
  parse: (block, id) => assemble(block, id, read(block)),
};

const SAMPLE = 8;

type GrowingHop = Growing<Hop> & { readonly probes: Probe[] };

function read(block: Block): Reading {
  const hops: GrowingHop[] = [];
  const frame: Span[] = [];
  const unparsed: Span[] = [];
  /** Other words since the last probe: inside the hop, if it goes on. */
  let between: Span[] = [];
  let facts: Reading['facts'] = {};
  for (const line of block.lines) {
    if (!line.row && hops.length === 0 && isHeader(line.text)) {
      facts = readHeader(line.text);
      frame.push(inkOf(line));
    }
    const probe = line.row && readRow(line.row);
    if (!line.row || !probe) {
      if (line.text.trim() !== '') between.push(inkOf(line));
      continue;
    }
    const { ttl } = line.row;
    const open = hops.at(-1);
    if (open?.ttl === ttl) {
      probe.index = open.probes.length;
      open.probes.push(probe);
      for (const span of between) unparsed.push(span);
      open.span = { start: open.span.start, end: probe.spans.all.end };
    } else hops.push({ ttl, probes: [probe], span: probe.spans.all });
    between = [];
  }
  return { dialect: nexttraceRaw.id, flow: 'unknown', hops, frame, unparsed, facts };
}

/** Fields: ip, ptr, rtt, asn, then place and owner. A lost probe is `*` with empty fields. */
function readRow({ mark, words, ttlSpan }: HopRow): Growing<Probe> | undefined {
  if (mark !== FIELD_MARK) return undefined;
  const [first, name, time, as] = words;
  if (!first || !name || !time || !as) return undefined;
  const all = { start: ttlSpan.start, end: words.at(-1)?.end ?? as.end };
  if (first.text === '*') return words.every(({ text }, n) => n === 0 || text === '') ? lostProbe(0, all) : undefined;
  const address = readAddress(first.text, first.start);
  const rtt = readNumber(time.text);
  if (!address || !rtt || rtt.unit !== '') return undefined;
  const host = name.text === '' ? undefined : name;
  const responder = { address, ...(host && { host: host.text, hostSpan: { start: host.start, end: host.end } }) };
  const probe = answeredProbe(0, responder, all, { start: time.start, end: time.end }, rtt);
  const asn = ASN.exec(as.text)?.[1];
  const geo = words.slice(4).map(({ text }) => text);
  if (asn) probe.asn = [Number(asn)];
  if (geo.some((text) => text !== '')) probe.geo = geo.join('|');
  return probe;
}

// "64500", "AS64500"
const ASN = /^(?:AS)?(\d{1,10})$/;
