import { assemble, type Reading } from '../assemble';
import type { Block } from '../blocks';
import type { Dialect } from '../dialect';
import { isHeaded, readInlineTrace, weighInline, type InlineForm } from '../inlineTrace';
import { readAddress } from '../words';

const form: InlineForm = {
  dialect: 'traceroute-solaris',
  // "traceroute to sun.example (203.0.113.80), 30 hops max, 40 byte packets"
  header: /^ *traceroute +to +([^\s()]+) *\(([^\s()]+)\)()?, +(\d{1,3}) +hops +max, +(\d{1,5}) +byte +packets(?= *$)/i,
  accepts: (reading) => reading.gluedTimes === 0,
};

// "traceroute: Warning: Multiple interfaces found; using 192.0.2.17 @ hme0"
const INTERFACE = /^ *traceroute: Warning: Multiple interfaces found; using ([\da-fA-F.:]{2,45}) @ \S{1,32} *$/i;
// "traceroute: Warning: ckecksums disabled" (its own spelling)
const CHECKSUMS = /^ *traceroute: Warning: c[kh]ecksums disabled *$/i;
// "0.619 ms (ttl=254)": -l
const REPLY_TTL = / ms \(ttl=\d{1,3}!?\)/;
const SAMPLE = 12;

/**
 * traceroute of Solaris and illumos: the form of LBL. Without a warning or a TTL of its own it cannot be told from old Linux, and is read
 * as such. Source: traceroute(1M) of Solaris 10.
 */
export const solaris: Dialect = {
  id: form.dialect,
  name: 'traceroute.dialect.traceroute-solaris',
  most: 0.998,
  opens: ({ text }) => (INTERFACE.test(text) || CHECKSUMS.test(text) ? 'preamble' : undefined),
  detect(block) {
    const warned = block.lines.slice(0, SAMPLE).some(({ text }) => INTERFACE.test(text) || CHECKSUMS.test(text));
    const signed = warned || block.rows.slice(0, SAMPLE).some(({ text }) => REPLY_TTL.test(text));
    if (!signed || !isHeaded(block, form)) return 0;
    const { rows, good } = weighInline(block, form);
    return rows === 0 ? 0.996 : good > 0 ? 0.547 + (good / rows) * 0.45 : 0;
  },
  parse: (block, id) => assemble(block, id, read(block)),
};

/** The interface that it chose tells the source. */
function read(block: Block): Reading {
  const reading = readInlineTrace(block, form, 'per-probe');
  const chosen = block.lines.slice(0, SAMPLE).flatMap(({ text }) => INTERFACE.exec(text)?.[1] ?? [])[0];
  const sourceIp = readAddress(chosen ?? '', 0)?.ip;
  return { ...reading, facts: { ...reading.facts, ...(sourceIp && { sourceIp }) } };
}
