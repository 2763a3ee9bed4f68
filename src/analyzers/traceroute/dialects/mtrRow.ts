import type { Span } from '../../../model/span';
import type { MplsLabel, Probe } from '../../../model/trace';
import { type Growing } from '../probe';
import { inkOf, type ScanLine } from '../scan';
import { isStat, readResponder, readStats, type StatName, type StatReading } from '../statistics';
import { splitWords, type Word } from '../words';

/** A row of mtr's table. */
interface MtrRow {
  readonly ttl: number;
  /** `.|--` behind the number: nobody else prints it. */
  readonly marked: boolean;
  readonly probe: Growing<Probe>;
  readonly table: StatReading;
  /** How many of the columns hold a number. */
  readonly numbers: number;
  readonly unparsed: readonly Span[];
  readonly span: Span;
}

// "  1.|-- 192.0.2.1   0.0%    10", " 12. AS2914  gw.example (192.0.2.7)  0.0%", " 3. ???"
const ROW = /^ *(\d{1,3})\.(\|--)? +(?=\S)/;

/** Longest row: names have at most 255 letters. */
const LONGEST = 1_000;

/** A row under the given heads; without heads only the default order is understood. */
export function readMtrRow(line: ScanLine, columns: readonly StatName[]): MtrRow | undefined {
  const parts = line.text.length > LONGEST ? null : ROW.exec(line.text);
  if (!parts) return undefined;
  const ttl = Number(parts[1]);
  const words = splitWords(line.text, parts[0].length, line.start);
  const numbersAt = words.findIndex(({ text }, n) => n > 0 && isStat(text));
  const named = numbersAt < 0 ? words : words.slice(0, numbersAt);
  const responder = readMtrResponder(0, named);
  if (!responder || ttl > 255) return undefined;
  const table = readStats(numbersAt < 0 ? [] : words.slice(numbersAt), columns);
  const numbers = Object.keys(table.stats).length;
  const marked = parts[2] !== undefined;
  // "3. ring 192.0.2.1 at 5" is no row: the number alone is no mark, so every column must be there, or nobody answered.
  if (!marked && (table.left.length > 0 || (numbers < columns.length && !responder.probe.lost))) return undefined;
  const unparsed = [...responder.unparsed, ...table.left];
  const ink = inkOf(line);
  return { ttl, marked, probe: responder.probe, table, numbers, unparsed, span: ink };
}

interface MtrResponder {
  readonly probe: Growing<Probe>;
  readonly unparsed: readonly Span[];
}

// "AS2914", "AS???" (mtr -z); "[AS2914]"
const AS_NUMBER = /^\[?AS(?:(\d{1,10})|\?{3})\]?$/;

/** What stands before the numbers: perhaps the origin AS or another field of `-y`, then name and address. */
function readMtrResponder(index: number, words: readonly Word[]): MtrResponder | undefined {
  const whole = readResponder(index, words);
  if (whole) return { probe: whole, unparsed: [] };
  const last = words.at(-1)?.text ?? '';
  const own = last.startsWith('(') ? 2 : 1;
  const nameAt = words.length - (words.at(-1)?.text === 'reply)' ? 3 : own);
  const probe = nameAt > 0 ? readResponder(index, words.slice(nameAt)) : undefined;
  if (!probe) return undefined;
  const unparsed: Span[] = [];
  for (const { text, start, end } of words.slice(0, nameAt)) {
    const parts = AS_NUMBER.exec(text);
    if (!parts) unparsed.push({ start, end });
    else if (parts[1]) probe.asn = [Number(parts[1])];
    if (parts) probe.spans = { ...probe.spans, all: { start, end: probe.spans.all.end } };
  }
  return { probe, unparsed };
}

// "    |  `|-- 192.0.2.1", "    |   +-- gw.example (192.0.2.1)", "        192.0.2.1"
const BRANCH = /^[ |+`\\-]{3,80}(?=[^\s|+`\\-])/;

/** A further responder of the row above, on a line of its own. */
export function readMtrBranch(line: ScanLine, index: number): MtrResponder | undefined {
  const parts = line.text.length > LONGEST ? null : BRANCH.exec(line.text);
  if (!parts) return undefined;
  const words = splitWords(line.text, parts[0].length, line.start);
  const responder = words.length > 3 || isSentence(parts[0], words) ? undefined : readMtrResponder(index, words);
  return responder && !responder.probe.lost && responder.unparsed.length === 0 ? responder : undefined;
}

/** `Regards` below a table that stands in a mail: only bars lead to a name without a dot. */
function isSentence(lead: string, words: readonly Word[]): boolean {
  return lead.trim() === '' && !words.some(({ text }) => DOTTED.test(text));
}

// "192.0.2.1", "2001:db8::1", "gw.example"; not "Regards,"
const DOTTED = /[\w:][.:][\w:]/;

// "[MPLS: Lbl 24000 TC 0 S u TTL 1]", "[MPLS: Lbl 24000 Exp 0 S 1 TTL 1]" (before 0.94); "u" is mtr's own slip
const MPLS = /\[MPLS: +Lbl +(\d{1,7}) +(?:TC|Exp) +(\d|u) +S +(\d|u) +TTL +(\d{1,3})\]/g;

/** Labels of a line that holds nothing else; they belong to the responder above. */
export function readMtrLabels(line: ScanLine): readonly MplsLabel[] {
  if (line.text.length > LONGEST || !line.text.includes('[MPLS: ')) return [];
  return [...line.text.matchAll(MPLS)].map(([, label, tc, s, ttl]) => ({
    label: Number(label),
    ...(tc !== 'u' && { tc: Number(tc) }),
    ...(s !== 'u' && { s: Number(s) }),
    ttl: Number(ttl),
  }));
}
