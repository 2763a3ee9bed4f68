import { assemble, type Reading } from '../assemble';
import type { Block } from '../blocks';
import type { Dialect } from '../dialect';
import { isHeaded, readInlineTrace, weighInline, type InlineForm, type RowReading } from '../inlineTrace';
import { rewordRouter } from '../routerWords';
import type { HopRow } from '../scan';
import { answeredProbe, lostProbe } from '../probe';
import { readAddress, readNumber } from '../words';
import { isHead, isHeadline, isTarget, readHeads } from './routerHead';
import { readTracertRow } from './tracertRow';

const form: InlineForm = {
  dialect: 'traceroute-router',
  header: /^.*$/,
  isHeader: isHeadline,
  facts: () => ({}),
  frames: isHead,
  closes: (text) => FOOT.test(text),
  grammar: { reword: rewordRouter, anyHost: true, codesAlone: 'untimed' },
  row: readTimesFirst,
  accepts: () => true,
};

// "Trace complete", "Trace completed", "[finished]" (ZTE), "Hop Count = 1 Last TTL = 4 Test attempt = 6 Test Success = 6" (Netgear)
const FOOT =
  /^ *(?:trace(?:route| route)? completed?\.?|\[finished\]|Hop Count = \d{1,3} Last TTL = \d{1,3}\b.{0,80}) *$/i;

/**
 * Switches, routers and programs whose rows are those of others and whose first line is their own: ProCurve, Aruba CX, Brocade, Dell, ZTE,
 * ScreenOS, Netgear, D-Link, DrayTek. The line is read by its words in any order, the rows with times before or behind the address. Sources: command
 * references of ArubaOS-Switch 16, AOS-CX 10, FastIron 8, Dell Networking OS 9, N-Series 6, ZXR10, ScreenOS 6.
 */
export const router: Dialect = {
  id: form.dialect,
  name: 'traceroute.dialect.traceroute-router',
  // Better than any form without a first line, worse than all whose first line is known.
  most: 0.82,
  opens(line) {
    if (isHeadline(line.text)) return 'header';
    return isPreamble(line.text) ? 'preamble' : undefined;
  },
  closes: ({ text }) => FOOT.test(text),
  detect(block) {
    if (block.rows.length === 0 || !isHeaded(block, form)) return 0;
    const { rows, good } = weighInline(block, form);
    return good > 0 ? 0.5 + (good / rows) * 0.31 : 0;
  },
  parse: (block, id) => assemble(block, id, read(block)),
};

// "Type Control-c to abort", "Type Ctrl-C to abort.", "Type escape sequence to escape"
const PREAMBLE = /^ *Type (?:Control-C|Ctrl[-+]C|Esc|escape sequence) to (?:abort|escape)\.? *$/i;

function isPreamble(text: string): boolean {
  return PREAMBLE.test(text) || isTarget(text);
}

function read(block: Block): Reading {
  const reading = readInlineTrace(block, form, 'per-probe');
  const first = block.rows[0];
  const heads = block.lines.slice(0, first ? block.lines.indexOf(first) : 0);
  return { ...reading, facts: readHeads(heads.map(({ text }) => text)) };
}

/** `1  <1 ms  <1 ms  <1 ms  gw.example.net [192.0.2.1]`, `3  *  *  *  ?` */
function readTimesFirst(row: HopRow, source: string): RowReading | undefined {
  const single = readSingle(row);
  if (single) return single;
  const reading = readTracertRow(row, source);
  const answered = reading?.probes.some(({ rttMs }) => rttMs !== undefined);
  return reading && (answered || reading.note !== undefined) ? reading : undefined;
}

/** `1  <10 ms.  192.0.2.1` (D-Link), `2  *  Request timed out.`, `2  Request timed out.  *` (DrayTek): one probe a hop. */
function readSingle({ words }: HopRow): RowReading | undefined {
  const [first, unit, who, ...rest] = words;
  const last = words.at(-1);
  if (!first || !last || words.length > 4) return undefined;
  const all = { start: first.start, end: last.end };
  const printed = words.map(({ text }) => text).join(' ');
  if (TIMED_OUT.test(printed)) {
    const star = first.text === '*' ? first : last;
    const note = printed.replace(STAR, '');
    const span = star.text === '*' ? { start: star.start, end: star.end } : all;
    return { probes: [lostProbe(0, span)], note, unparsed: [], end: last.end };
  }
  const time = readNumber(first.text);
  const address = who && rest.length === 0 ? readAddress(who.text, who.start) : undefined;
  if (!unit || !address || time?.unit !== '' || !MILLISECONDS.test(unit.text)) return undefined;
  const probe = answeredProbe(0, { address }, all, { start: first.start, end: unit.end }, time);
  return { probes: [probe], unparsed: [], end: last.end };
}

// "* Request timed out.", "Request timed out. *"
const TIMED_OUT = /^(?:\* )?Request timed out\.?(?: \*)?$/i;
const STAR = /^\* | \*$/;
// "ms", "ms." at the end of a number
const MILLISECONDS = /^ms\.?$/;
