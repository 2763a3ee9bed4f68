import { assemble } from '../assemble';
import type { Block } from '../blocks';
import type { Dialect } from '../dialect';
import { readInlineRow } from '../inlineRow';
import { isNotice, readInlineTrace, weighInline, type InlineForm } from '../inlineTrace';
import { readAsPath } from '../labels';
import { rewordRouter } from '../routerWords';
import type { ScanLine } from '../scan';
import { splitWords } from '../words';

const form: InlineForm = {
  dialect: 'traceroute-bsd',
  // "traceroute to www.example.net (203.0.113.80), 64 hops max, 52 byte packets"
  // "traceroute6 to www.example.net (2001:db8::80) from 2001:db8:1::5, 64 hops max, 28 byte packets"
  header:
    /^ *traceroute6? +to +([^\s()]+) *\(([^\s()]+)\)(?: +from +([^\s(),]+)(?: +\([^\s()]+\))?)?, +(\d{1,3}) +hops +max(?:,?(?= *$)|, +(\d{1,5})(?: +bytes? +packets?|(?: +byte)?(?= *$)))/i,
  grammar: { reword: rewordRouter },
  accepts: (reading) => reading.gluedTimes === 0,
};

/** traceroute6 of KAME prints a name without its address. */
const formV6: InlineForm = { ...form, grammar: { reword: rewordRouter, namesAlone: true } };

function formOf({ lines }: Block): InlineForm {
  return lines.some((line) => !line.row && HEADER_V6.test(line.text)) ? formV6 : form;
}

// "traceroute6 to … from …": Linux names its program traceroute in this line
const HEADER_V6 = /^ *traceroute6 to [^\s()]+ ?\([^\s()]+\) from /i;
// Defaults of FreeBSD, NetBSD and macOS; Linux has 60 and 80 bytes
const HEADER_64 = /, 64 hops max, (?:12|20|28|36|38|40|44|48|52|56) byte packets?\b/;

/**
 * traceroute of BSD and macOS: LBL rows, but each further responder of a hop on an indented line of its own; -a prints the AS before
 * the name. Source: contrib/traceroute of FreeBSD 14, traceroute of NetBSD 10 and of Apple network_cmds.
 */
export const bsd: Dialect = {
  id: form.dialect,
  name: 'traceroute.dialect.traceroute-bsd',
  most: 0.996,
  opens(line) {
    if (form.header.test(line.text)) return 'header';
    return isNotice(line.text) ? 'preamble' : undefined;
  },
  detect: score,
  parse: (block, id) => assemble(block, id, readInlineTrace(block, formOf(block), 'per-probe')),
};

/** What Linux prints too is left to Linux: only the signs of BSD give a score. */
function score(block: Block): number {
  const header = block.others.find((line) => form.header.test(line.text));
  const signed = header ? HEADER_V6.test(header.text) || HEADER_64.test(header.text) : false;
  if (!signed && !hasContinuation(block) && !hasEarlyAs(block)) return 0;
  const { rows, good, answered } = weighInline(block, formOf(block));
  if (rows === 0) return signed ? 0.995 : 0;
  const fit = good / rows;
  if (header) return fit === 0 ? 0 : 0.545 + fit * 0.45;
  return answered > 0 && fit > 0.5 ? 0.74 * fit : 0;
}

/** So many lines are looked at for the signs. */
const SAMPLE = 120;

/** "    core2.example (198.51.100.38)  9.1 ms" directly below a row: indented, without a TTL, a responder first. */
function hasContinuation({ lines, others }: Block): boolean {
  if (!others.slice(0, SAMPLE).some((line) => INDENTED.test(line.text))) return false;
  return lines.slice(0, SAMPLE).some((line, n) => {
    const above = lines[n - 1];
    if (!above?.row || line.row || !INDENTED.test(line.text)) return false;
    const { probes, unparsed } = readInlineRow(splitWords(line.text, 0, line.start));
    return unparsed.length === 0 && probes.some((probe) => probe.rttMs !== undefined);
  });
}

const INDENTED = /^ {3,80}[^ *].{6,400}$/;

/** "1  [AS64500] gw.example (192.0.2.1)  0.5 ms" */
function hasEarlyAs({ rows }: Block): boolean {
  return rows.slice(0, SAMPLE).some(({ row }: ScanLine) => {
    const first = row?.words.find(({ text }) => text !== '*');
    return first !== undefined && readAsPath(first.text) !== undefined;
  });
}
