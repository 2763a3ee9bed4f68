import { assemble } from '../assemble';
import type { Block } from '../blocks';
import type { Dialect } from '../dialect';
import { isHeaded, readInlineTrace, weighInline, type InlineForm } from '../inlineTrace';
import { rewordRouter } from '../routerWords';

const form: InlineForm = {
  dialect: 'junos-text',
  // "traceroute to 10.255.0.5 (10.255.0.5), 30 hops max, 40 byte packets", "traceroute6 to … from …, 64 hops max, 12 byte packets"
  header:
    /^ *traceroute6? +to +([^\s()]+) *\(([^\s()]+)\)(?: +from +([^\s(),]+))?, +(\d{1,3}) +hops +max, +(\d{1,5}) +byte +packets/i,
  grammar: { reword: rewordRouter },
  accepts: (reading) => reading.gluedTimes === 0,
};

// "     MPLS Label=299856 CoS=0 TTL=1 S=1"
const LABEL_LINE = /^ *MPLS +Label=\d{1,7} +CoS=\d +TTL=\d{1,3} +S=\d *$/;

/**
 * traceroute of Junos: BSD rows, a line for each MPLS label below them. Without labels it is BSD or Linux and read as such.
 * Source: Junos CLI reference, `traceroute`; `CoS=` tells it from Comware's `Exp=`.
 */
export const junosText: Dialect = {
  id: form.dialect,
  name: 'traceroute.dialect.junos-text',
  detect(block) {
    if (!hasLabels(block) && !block.rows.slice(0, SAMPLE).some(({ text }) => AS_LOOKUP.test(text))) return 0;
    const { rows, good } = weighInline(block, form);
    const fit = rows === 0 ? 0 : good / rows;
    if (isHeaded(block, form)) return fit === 0 ? 0 : 0.55 + fit * 0.45;
    return fit > 0.5 ? 0.78 * fit : 0;
  },
  parse: (block, id) => assemble(block, id, readInlineTrace(block, form, 'per-probe')),
};

// "10.39.1.2 (10.39.1.2) [AS  32]": two blanks
const AS_LOOKUP = /\) \[AS {2}[\d(]/;

/** In the lines of the trace; what follows it may be another text. */
function hasLabels({ lines, rows, others }: Block): boolean {
  if (!others.some((line) => LABEL_LINE.test(line.text))) return false;
  const last = rows.at(-1);
  const end = last ? lines.indexOf(last) + 2 : 0;
  return lines.slice(0, Math.min(end, SAMPLE)).some((line) => !line.row && LABEL_LINE.test(line.text));
}

const SAMPLE = 200;
