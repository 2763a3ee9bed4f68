import { assemble, type Reading } from '../assemble';
import type { Block } from '../blocks';
import type { Dialect } from '../dialect';
import { isHeaded, isNotice, readInlineTrace, weighInline, type InlineForm } from '../inlineTrace';
import type { ScanLine } from '../scan';

// "traceroute to login.cuc.ac.jp (202.244.38.109), 30 hops max, 60 byte packets"
// "traceroute to www.example.com (2001:db8::1) from 2001:db8::2, 30 hops max, 24 byte packets"
// "traceroute to 192.0.2.6, 30 hops max, 40 byte packets" (Nokia SR OS, ExtremeXOS)
// "traceroute to nis.nsf.example (192.0.2.48), 64 hops max" (LBL), "…, 60 byte" with the rest on the next line (mail)
export const linuxHeader =
  /^ *traceroute6? +to +([^\s()]+?)(?: *\(([^\s()]+)\))?(?: +from +([^\s(),]+)(?: +\([^\s()]+\))?)?, +(\d{1,3}) +hops +max(?:,?(?= *$)|, +(\d{1,5})(?: +bytes? +packets?|(?: +byte)?(?= *$)))/i;

const form: InlineForm = {
  dialect: 'traceroute-linux',
  header: linuxHeader,
  accepts: (reading) => reading.gluedTimes === 0,
};

/**
 * traceroute for Linux by D. Butskoy (2.x) with all its options, and busybox, which prints the same form.
 * Source: print_probe() of traceroute-2.1; traceroute(8).
 */
export const linux: Dialect = {
  id: form.dialect,
  name: 'traceroute.dialect.traceroute-linux',
  most: 0.99,
  opens(line) {
    if (form.header.test(line.text)) return 'header';
    return isNotice(line.text) ? 'preamble' : undefined;
  },
  detect: score,
  parse: (block, id) => assemble(block, id, read(block)),
};

function score(block: Block): number {
  const { rows, good, answered, silent } = weighInline(block, form);
  const fit = rows === 0 ? 1 : good / rows;
  if (isHeaded(block, form)) return fit === 0 ? 0 : 0.54 + fit * 0.45;
  if (answered > 0) return fit > 0.5 ? (block.rows.length > 1 ? 0.7 : 0.5) * fit : 0;
  // Lost probes alone: only a column of them, counted up, is a trace.
  return silent >= 3 && good === rows && isCounted(block.rows) ? 0.3 : 0;
}

function isCounted(rows: readonly ScanLine[]): boolean {
  return rows.every((line, n) => line.row?.ttl === (rows[0]?.row?.ttl ?? 0) + n);
}

/** Classic probes differ in their port, checksum or source port, so each is a flow of its own whatever the protocol. */
function read(block: Block): Reading {
  const reading = readInlineTrace(block, form, 'per-probe');
  const protocol = protocolOf(block.command?.options);
  return protocol ? { ...reading, facts: { ...reading.facts, protocol } } : reading;
}

// " -n -I 192.0.2.1", " --tcp -p 443 192.0.2.1"; single letters may be joined: "-nI"
const OPTIONS: readonly (readonly ['icmp' | 'tcp' | 'udp', RegExp])[] = [
  ['icmp', / (?:-[46neIA]*I|--icmp)\b/],
  ['tcp', / (?:-[46neTA]*T|--tcp)\b/],
  ['udp', / (?:-[46neUA]*U|--udp)\b/],
];

/** The output does not name the protocol; the command above it may. */
function protocolOf(options: string | undefined): 'icmp' | 'tcp' | 'udp' | undefined {
  return options === undefined ? undefined : OPTIONS.find(([, pattern]) => pattern.test(options))?.[0];
}
