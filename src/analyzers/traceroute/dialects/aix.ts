import { assemble } from '../assemble';
import type { Dialect } from '../dialect';
import { readInlineTrace, weighInline, type InlineForm } from '../inlineTrace';

const form: InlineForm = {
  dialect: 'traceroute-aix',
  // "traceroute to aix2.example (192.0.2.9) from 192.0.2.1 (192.0.2.1), 30 hops max"
  header:
    /^ *traceroute +to +([^\s()]+) *\(([^\s()]+)\) +from +([^\s(),]+)(?: +\([^\s()]+\))?, +(\d{1,3}) +hops +max(?:, +(\d{1,5}) +byte +packets?)?(?= *$)/i,
  frames: (text) => REMARK.test(text) || MTU.test(text),
  accepts: (reading) => reading.gluedTimes === 0,
};

// "traceroute to aix2.example (192.0.2.9) from 192.0.2.1 (192.0.2.1), 30 hops max": a source and no size
const BARE_HEADER = /^ *traceroute +to +[^\s()]+ *\([^\s()]+\) +from +[^,]{1,300}, +\d{1,3} +hops +max *$/i;
// "trying to get source for aix2.example", "source should be 192.0.2.1"
const REMARK = /^ *(?:trying to get source for|source should be) \S{1,255} *$/;
// "outgoing MTU = 1500"
const MTU = /^ *outgoing MTU = (\d{2,5}) *$/;

/** traceroute of AIX: LBL rows below lines about source and MTU. Source: AIX command reference. */
export const aix: Dialect = {
  id: form.dialect,
  name: 'traceroute.dialect.traceroute-aix',
  most: 0.998,
  opens(line) {
    if (REMARK.test(line.text)) return 'preamble';
    return form.header.test(line.text) ? 'header' : undefined;
  },
  detect(block) {
    const remarked = block.lines.slice(0, SAMPLE).some((line) => REMARK.test(line.text) || MTU.test(line.text));
    const header = remarked ? form.header : BARE_HEADER;
    if (!block.others.some((line) => header.test(line.text))) return 0;
    const { rows, good } = weighInline(block, form);
    return rows === 0 ? 0.995 : good > 0 ? 0.548 + (good / rows) * 0.45 : 0;
  },
  parse(block, id) {
    const reading = readInlineTrace(block, form, 'per-probe');
    const pmtu = block.lines.slice(0, SAMPLE).flatMap((line) => MTU.exec(line.text)?.[1] ?? [])[0];
    return assemble(block, id, { ...reading, facts: { ...reading.facts, ...(pmtu && { pmtu: Number(pmtu) }) } });
  },
};

const SAMPLE = 8;
