import { assemble } from '../assemble';
import type { Block } from '../blocks';
import type { Dialect } from '../dialect';
import { isHeaded, readInlineTrace, weighInline, type InlineForm } from '../inlineTrace';
import { rewordRouter } from '../routerWords';
import type { ScanLine } from '../scan';

const form: InlineForm = {
  dialect: 'cisco-nxos',
  // "traceroute to 192.0.2.1 (192.0.2.1), 30 hops max, 48 byte packets", "traceroute6 to …(…) from 2001:db8::1, 30 hops max, …"
  header:
    /^ *traceroute6? +to +([^\s()]+) *\(([^\s()]+)\)(?: +from +([^\s(),]+)(?: +\([^\s()]+\))?)?, +(\d{1,3}) +hops +max, +(\d{1,5}) +byte +packets/i,
  grammar: { reword: rewordRouter },
  accepts: () => true,
};

/**
 * traceroute of NX-OS: the form of Linux with the labels of each probe on a line below. Without such a line it cannot be told from
 * Linux, and need not be. Source: NX-OS command reference, `traceroute`.
 */
export const ciscoNxos: Dialect = {
  id: form.dialect,
  name: 'traceroute.dialect.cisco-nxos',
  most: 0.999,
  detect: score,
  parse: (block, id) => assemble(block, id, readInlineTrace(block, form, 'per-probe')),
};

// "      [Label=661791 E=0 TTL=1 S=1]", "      [No MPLS labels]"
const LABELS = /^ *\[(?:Label=\d{1,7} +E=\d +TTL=\d|No +MPLS +labels\])/;

/** Enough rows to see whether AS numbers are printed; silent ones have none. */
const SAMPLE = 8;

function score(block: Block): number {
  const labelled = block.others.some(({ text }) => LABELS.test(text));
  const sample = block.rows.slice(0, SAMPLE);
  if (!labelled && !sample.some(holdsAs)) return 0;
  if (sample.some(({ row }) => row?.words.some(({ text }) => text === 'msec'))) return 0;
  const { rows, good, answered } = weighInline(block, form);
  if (rows === 0 || answered === 0) return 0;
  return (isHeaded(block, form) ? (labelled ? 0.999 : 0.98) : 0.78) * (good / rows);
}

/** `[AS 65001]`: Linux prints no blank. Junos does too, and is told by its labels. */
function holdsAs({ row, text }: ScanLine): boolean {
  if (!row || !text.includes('[AS ')) return false;
  return row.words.some((word, n) => word.text === '[AS' && AS_END.test(row.words[n + 1]?.text ?? ''));
}

// "65001]" of "[AS 65001]"
const AS_END = /^[\d.]{1,11}\]$/;
