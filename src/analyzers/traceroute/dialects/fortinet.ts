import { assemble } from '../assemble';
import type { Dialect } from '../dialect';
import { isHeaded, readInlineTrace, weighInline, type InlineForm } from '../inlineTrace';
import type { Word } from '../words';

const form: InlineForm = {
  dialect: 'fortinet',
  // "traceroute to www.example.net (203.0.113.80), 32 hops max, 3 probe packets per hop, 84 byte packets"; old ones do not tell the probes
  header:
    /^ *traceroute +to +([^\s()]+) *\(([^\s()]+)\)(?: +from +([^\s(),]+))?, +(\d{1,3}) +hops +max(?:, +\d{1,2} +probe +packets +per +hop)?, +(\d{1,5}) +byte +packets/i,
  grammar: { reword: (words) => words.map(plainName) },
  accepts: (reading) => reading.gluedTimes === 0,
};

const PROBES = /, \d{1,2} probe packets per hop,/;
// "<gw.example>" behind the address
const NAME = /^<([A-Za-z0-9_-]+\.[A-Za-z0-9._-]+)>$/;

function plainName(word: Word): Word {
  const name = NAME.exec(word.text)?.[1];
  if (name === undefined) return word;
  // `&lt;name&gt;` is six characters longer than it reads.
  const entities = word.end - word.start > word.text.length;
  const start = entities ? word.start + 3 : word.start;
  return { text: `(${name})`, start, end: start + word.text.length };
}

/** `execute traceroute` of FortiOS: Linux rows, a name in angle brackets behind its address. Source: FortiOS CLI reference. */
export const fortinet: Dialect = {
  id: form.dialect,
  name: 'traceroute.dialect.fortinet',
  most: 0.996,
  opens: (line) => (PROBES.test(line.text) && form.header.test(line.text) ? 'header' : undefined),
  detect(block) {
    const headed = isHeaded(block, form);
    const signed = headed && block.lines.some(({ text }) => PROBES.test(text));
    // Rows without a name are not unlike those of Linux.
    const named = block.rows.slice(0, SAMPLE).some(({ row }) => NAME.test(row?.words[1]?.text ?? ''));
    if (!signed && !named) return 0;
    const { rows, good } = weighInline(block, form);
    const fit = rows === 0 ? 1 : good / rows;
    if (headed) return fit === 0 ? 0 : 0.545 + fit * 0.45;
    return fit > 0.5 ? 0.73 * fit : 0;
  },
  parse: (block, id) => assemble(block, id, readInlineTrace(block, form, 'per-probe')),
};

const SAMPLE = 30;
