import { assemble } from '../assemble';
import type { Block } from '../blocks';
import type { Dialect } from '../dialect';
import type { ScanLine } from '../scan';
import { isHeaded, readInlineTrace, weighInline, type InlineForm } from '../inlineTrace';

const form: InlineForm = {
  dialect: 'traceroute-inetutils',
  // "traceroute to login.campus.example (192.0.2.70), 64 hops max"
  header: /^ *traceroute +to +([^\s()]+) *\(([^\s()]+)\)()?, +(\d{1,3}) +hops +max(?= *$)/i,
  // "  2   203.0.113.5 (eth0.bng.example)  5.428ms  *  4.315ms": the unit is glued to every time
  accepts: ({ gluedTimes, probes }) => gluedTimes === probes.filter((probe) => probe.rttMs !== undefined).length,
};

/** traceroute of GNU inetutils. Source: src/traceroute.c of inetutils 2.4. */
export const inetutils: Dialect = {
  id: form.dialect,
  name: 'traceroute.dialect.traceroute-inetutils',
  most: 0.992,
  opens: (line) => (form.header.test(line.text) ? 'header' : undefined),
  detect: score,
  parse: (block, id) => assemble(block, id, readInlineTrace(block, form, 'per-probe')),
};

/** Silent rows have no unit. */
function isGlued({ row }: ScanLine): boolean {
  return row?.words.every(({ text }) => text !== 'ms' && text !== 'msec') ?? true;
}

function score(block: Block): number {
  const headed = isHeaded(block, form);
  if (!headed && !block.rows.every(isGlued)) return 0;
  const { rows, good, answered } = weighInline(block, form);
  // Without its header: only Cisco's reading of such rows is as near, and its codes would be probes of their own.
  if (!headed) return answered > 0 ? 0.76 * (good / rows) : 0;
  return rows === 0 ? 0.992 : good > 0 ? 0.5 + (good / rows) * 0.45 : 0;
}
