import type { Span } from '../../../model/span';
import type { Hop } from '../../../model/trace';
import { assemble, type Reading } from '../assemble';
import type { Block } from '../blocks';
import type { Dialect } from '../dialect';
import { inkOf, type ScanLine } from '../scan';
import { isStat, readResponder, readStats, splitCells, statHop, statOf, type StatName } from '../statistics';
import { splitWords } from '../words';

/** WinMTR's text export, its clipboard and its HTML export. Rows have no TTL: they are counted. Source: WinMTRDialog.cpp of WinMTR 0.92. */
export const winmtr: Dialect = {
  id: 'winmtr',
  name: 'traceroute.dialect.winmtr',
  most: 0.97,
  opens({ text }) {
    if (PLAIN_HEAD.test(text)) return 'header';
    if (HTML_TITLE.test(text)) return 'preamble';
    if (!text.includes('|')) return undefined;
    if (TITLE.test(text) || TOP_RULE.test(text)) return 'preamble';
    if (columnsOf(text)) return 'header';
    return ROW_FORM.test(text) ? 'part' : undefined;
  },
  owns: () => false,
  detect: score,
  parse(block, id) {
    const reading = read(block);
    return reading.hops.length > 0 ? assemble(block, id, reading) : undefined;
  },
};

// "|                                      WinMTR statistics                                   |"
const TITLE = /^ *\|? *WinMTR statistics *\|? *$/i;
// "|------------------------------------------------------------------------------------------|"
const TOP_RULE = /^ *\|-{20,120}\|? *$/;
// "|                       Host              -   %  | Sent | Recv | Best | Avrg | Wrst | Last |"
const HEAD = /^ *\|? *Host +- +(%.{0,200})$/i;
// "|------------------------------------------------|------|------|", "|________________|______|"
const RULE = /^ *\|[-_|]{3,200} *$/;
// "<tr><td>Host</td> <td>%</td> <td>Sent</td> … <td>Last</td></tr>" of the HTML export
const PLAIN_HEAD = /^ *Host +% +Sent +Recv +Best +Avrg +Wrst +Last *$/;
// "<html><head><title>WinMTR Statistics</title></head>"
const HTML_TITLE = /^[^|]{0,200}WinMTR statistics[^|]{0,200}$/i;
// "   WinMTR v0.92 GPL V2 by Appnor MSP - Fully Managed Hosting & Cloud Provider"
const FOOT = /^ *WinMTR v?\d.{0,200}$/;
// "|          192.168.1.1 -    0 |   10 |   10 |    0 |    0 |    1 |    0 |"
const ROW_FORM = /^.{1,300} - +\d{1,3} *\|(?: *\d{1,9} *\|){5} *\d{1,9} *\|? *$/;

const DEFAULT_COLUMNS: readonly StatName[] = ['lossPct', 'sent', 'received', 'best', 'avg', 'worst', 'last'];

function columnsOf(text: string): readonly (StatName | undefined)[] | undefined {
  const heads = text.length > 400 ? undefined : HEAD.exec(text)?.[1];
  return heads
    ?.split('|')
    .map((head) => head.trim())
    .filter((head) => head !== '')
    .map(statOf);
}

/** Enough rows to tell the dialect. */
const SAMPLE = 40;

function score({ openedBy, lines }: Block): number {
  if (lines.slice(0, SAMPLE).some(({ text }) => PLAIN_HEAD.test(text)))
    return lines.slice(0, SAMPLE).some((line) => readPlainRow(line, 1)) ? 0.97 : 0;
  if (openedBy !== winmtr.id) return 0;
  const headed = lines.some(({ text }) => text.includes('|') && columnsOf(text) !== undefined);
  const rows = lines.slice(0, SAMPLE).filter((line) => readRow(line, 1, DEFAULT_COLUMNS)).length;
  if (headed) return rows > 0 ? 0.97 : 0;
  return rows > 1 ? 0.8 : 0;
}

interface Row {
  readonly hop: Hop;
  readonly unparsed: readonly Span[];
}

function readRow(line: ScanLine, ttl: number, columns: readonly (StatName | undefined)[]): Row | undefined {
  const { text } = line;
  if (text.length > 700 || !text.includes('|') || !text.includes(' - ')) return undefined;
  const cells = splitCells(text, '|', line.start).filter((cell) => cell.text !== '');
  const [first, ...numbers] = cells;
  if (!first || numbers.length === 0) return undefined;
  const dash = first.text.lastIndexOf(' - ');
  const words = dash < 0 ? [] : splitWords(first.text, 0, first.start);
  const loss = words.at(-1);
  if (!loss || !isStat(loss.text) || !numbers.every((cell) => isStat(cell.text))) return undefined;
  const probe = readResponder(0, words.slice(0, -2));
  if (!probe) return undefined;
  // The dash between name and loss goes with the name.
  probe.spans = { ...probe.spans, all: { start: probe.spans.all.start, end: first.start + dash + 2 } };
  const table = readStats([loss, ...numbers], columns);
  return { hop: statHop(ttl, inkOf(line), [probe], table), unparsed: table.left };
}

/** `<td>192.168.1.1</td> <td>   0</td> <td>  25</td> …`: a name of several words, then as many numbers as heads. */
function readPlainRow(line: ScanLine, ttl: number): Row | undefined {
  const words = line.text.length > 700 ? [] : splitWords(line.text, 0, line.start);
  const at = words.length - DEFAULT_COLUMNS.length;
  const numbers = words.slice(at);
  const probe = at > 0 && numbers.every(({ text }) => isStat(text)) ? readResponder(0, words.slice(0, at)) : undefined;
  return probe && { hop: statHop(ttl, inkOf(line), [probe], readStats(numbers, DEFAULT_COLUMNS)), unparsed: [] };
}

/** Rows beyond it are no hops of one trace. */
const LAST_TTL = 255;

/** Sends ICMP echo requests of one identifier, as tracert does. */
function read({ lines }: Block): Reading {
  const hops: Hop[] = [];
  const frame: Span[] = [];
  const unparsed: Span[] = [];
  let columns: readonly (StatName | undefined)[] = DEFAULT_COLUMNS;
  let last: Hop | undefined;
  let plain = false;
  for (const line of lines) {
    if (PLAIN_HEAD.test(line.text)) plain = true;
    const ttl = hops.length + 1;
    const row = ttl > LAST_TTL ? undefined : plain ? readPlainRow(line, ttl) : readRow(line, ttl, columns);
    const head = row ? undefined : columnsOf(line.text);
    if (row) {
      hops.push((last = row.hop));
      for (const span of row.unparsed) unparsed.push(span);
    } else if (head) columns = head;
    if (!row && (head || isFrame(line))) frame.push(inkOf(line));
    if (FOOT.test(line.text)) break;
  }
  const broken = Object.keys(last?.stats ?? {}).length < columns.length;
  return { dialect: winmtr.id, flow: 'fixed', aggregate: true, hops, frame, unparsed, broken, facts: {} };
}

function isFrame({ text }: ScanLine): boolean {
  if (text.length > 400) return false;
  return (
    RULE.test(text) ||
    TOP_RULE.test(text) ||
    TITLE.test(text) ||
    FOOT.test(text) ||
    PLAIN_HEAD.test(text) ||
    HTML_TITLE.test(text)
  );
}
