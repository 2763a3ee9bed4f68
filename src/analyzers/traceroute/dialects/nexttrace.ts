import type { Span } from '../../../model/span';
import { assemble, type Reading } from '../assemble';
import type { Block } from '../blocks';
import type { Dialect } from '../dialect';
import { inkOf, type HopRow } from '../scan';
import { readAddress } from '../words';
import { isNextTraceRow, readNextTraceHops } from './nexttraceRow';

/** NextTrace's table in real time: an address with its AS and place, the times on the line below. Source: printer/realtime_printer.go of NextTrace 1.x. */
export const nexttrace: Dialect = {
  id: 'nexttrace-text',
  name: 'traceroute.dialect.nexttrace-text',
  most: 0.98,
  opens(line) {
    if (isHeader(line.text)) return 'header';
    return isBanner(line.text) ? 'preamble' : undefined;
  },
  detect: score,
  parse: (block, id) => assemble(block, id, read(block)),
};

// "traceroute to 192.0.2.1, 30 hops max, 52 bytes payload, ICMP mode"
// "traceroute to 192.0.2.1 (www.example.com), 30 hops max, 32 byte packets"
const HEADER =
  /^ *traceroute +to +([^\s()]{1,255})(?: +\( *([^\s()]{1,255}) *\))? *, +(\d{1,3}) +hops +max, +(\d{1,5}) +bytes? +(?:payload|packets?)(?:, +(ICMP|TCP|UDP) +mode)? *$/;
// "NextTrace v1.3.5 2024-11-01T00:00:00Z 0a1b2c3", "[NextTrace API] preferred API IP - …", "IP Geo Data Provider: LeoMoeAPI"
const BANNER = /^ *(?:NextTrace v?\d|\[NextTrace API\]|IP Geo Data Provider: )/;
// "MapTrace URL: https://maptrace.example/tracemap/html/1.html"
const FOOTER = /^ *MapTrace URL: /;

const SAMPLE = 8;

/** Linux prints the address in the brackets; NextTrace a name, or no brackets at all. */
export function isHeader(text: string): boolean {
  const parts = HEADER.exec(text);
  if (!parts) return false;
  const [, first = '', second = ''] = parts;
  return PAYLOAD.test(text) || (readAddress(first, 0) !== undefined && readAddress(second, 0) === undefined);
}

// "traceroute to www.example.com (192.0.2.1), 30 hops max, 52 bytes payload, ICMP mode": nobody else counts the payload
const PAYLOAD = / bytes? payload\b/;

export function isBanner(text: string): boolean {
  return BANNER.test(text);
}

function score(block: Block): number {
  const rows = block.rows.slice(0, SAMPLE);
  const fit = rows.filter(({ row }) => row && isNextTraceRow(row)).length;
  if (fit === 0) return 0;
  const share = fit / rows.length;
  if (block.others.some((line) => isHeader(line.text))) return 0.55 + share * 0.43;
  // Without a header the AS column has to be there.
  const named = rows.filter(({ row }) => row && hasAsColumn(row)).length;
  return named > 0 && share > 0.5 && readNextTraceHops(block).timed > 0 ? 0.72 * share : 0;
}

function hasAsColumn({ words }: HopRow): boolean {
  return AS.test(words[1]?.text ?? '');
}

// "AS24429"
const AS = /^AS\d{1,10}$/;

function read(block: Block): Reading {
  const { hops, last } = readNextTraceHops(block);
  const frame: Span[] = [];
  let facts: Reading['facts'] = {};
  const first = block.rows[0];
  const begin = first ? block.lines.indexOf(first) : block.lines.length;
  block.lines.forEach((line, n) => {
    const header = n < begin && isHeader(line.text);
    if (header) facts = readHeader(line.text);
    if (header || (n < begin && isBanner(line.text)) || (n > last && FOOTER.test(line.text))) frame.push(inkOf(line));
  });
  return { dialect: nexttrace.id, flow: 'unknown', hops, frame, unparsed: [], facts };
}

/** Facts of a header line; empty for any other. */
export function readHeader(text: string): Reading['facts'] {
  const [, first, second, maxHops, packetSize, mode] = HEADER.exec(text) ?? [];
  if (!first) return {};
  const named = second !== undefined && readAddress(first, 0) === undefined;
  const [address, name] = named ? [second, first] : [first, second];
  const targetIp = readAddress(address, 0)?.ip;
  const protocol = MODES[mode ?? ''];
  return {
    target: name ?? address,
    ...(targetIp && { targetIp }),
    maxHops: Number(maxHops),
    packetSize: Number(packetSize),
    ...(protocol && { protocol }),
  };
}

const MODES: Readonly<Record<string, 'icmp' | 'tcp' | 'udp'>> = { ICMP: 'icmp', TCP: 'tcp', UDP: 'udp' };
