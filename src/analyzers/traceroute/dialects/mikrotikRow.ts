import type { Span } from '../../../model/span';
import type { Hop, Probe } from '../../../model/trace';
import { readMplsStack } from '../labels';
import { answeredProbe, lostProbe, type Growing } from '../probe';
import { inkOf, type ScanLine } from '../scan';
import { readResponder, readStats, statHop, type StatName } from '../statistics';
import { splitWords, type Word } from '../words';

export interface MikrotikRow {
  /** As printed before the address; -1 in the layout without numbers. */
  readonly number: number;
  /** With TTL 0: the table gives it. */
  readonly hop: Hop;
  /** The number, a label stack and `timeout` beside an address. */
  readonly frame: readonly Span[];
  readonly unparsed: readonly Span[];
}

const COLUMNS: readonly StatName[] = ['lossPct', 'sent', 'last', 'avg', 'best', 'worst', 'stdev'];

// "0%", "33.3%"
const LOSS = /^\d{1,3}(?:\.\d{1,3})?%$/;
const ROW_NUMBER = /^\d{1,3}$/;
// "10.2ms", "0.4", "100%"
const VALUE = /^\d{1,12}(?:\.\d{1,9})?(?:%|ms)?$/;
/** What stands in place of the last time when nothing came back. */
const TIMEOUT = 'timeout';

/**
 * ` 1 192.0.2.1   0%  4  0.5ms  0.6  0.5  0.7  0.1 <MPLS:L=17,E=0>`, ` 2   100%  4 timeout` or, in old layouts, the same without a number.
 * The loss divides name and numbers: nothing else on a row ends with a percent sign.
 */
export function readMikrotikRow(line: ScanLine, numbered: boolean): MikrotikRow | undefined {
  const words = splitWords(line.text, 0, line.start);
  const from = numbered ? 1 : 0;
  const lossAt = words.findIndex(({ text }, n) => n >= from && n <= from + 1 && LOSS.test(text));
  const number = words[0];
  if (lossAt < 0 || !number || (numbered && !ROW_NUMBER.test(number.text))) return undefined;
  const name = lossAt > from ? words[from] : undefined;
  const values = valuesOf(words.slice(lossAt));
  const status = words.slice(lossAt + values.length);
  const table = readStats(values.map(withoutTimeout), COLUMNS);
  const timeout = values.find(({ text }) => text === TIMEOUT);
  const probe = probeOf(name, timeout ?? words[lossAt]);
  if (!probe || values.length < 2) return undefined;
  const labels = readMplsStack(status.map(({ text }) => text).join(' '));
  if (labels.length > 0) probe.mpls = labels;
  const note = labels.length > 0 ? '' : noteOf(line, status);
  const marks = [
    ...(numbered ? [number] : []),
    ...(labels.length > 0 ? status : []),
    ...(timeout && name ? [timeout] : []),
  ];
  const hop = statHop(0, inkOf(line), [probe], table);
  return {
    number: numbered ? Number(number.text) : -1,
    hop: note === '' ? hop : { ...hop, note },
    frame: marks.map(({ start, end }) => ({ start, end })),
    unparsed: table.left,
  };
}

/** Numbers and `timeout` up to the status. */
function valuesOf(words: readonly Word[]): readonly Word[] {
  const end = words.findIndex(({ text }, n) => n >= COLUMNS.length || (text !== TIMEOUT && !VALUE.test(text)));
  return end < 0 ? words : words.slice(0, end);
}

function withoutTimeout(word: Word): Word {
  return word.text === TIMEOUT ? { ...word, text: '' } : word;
}

/** "2001:db8:0:4..." is a long address cut by the column. */
const CUT_ADDRESS = /^[\da-fA-F:]{2,45}\.{2,3}$/;

function probeOf(name: Word | undefined, silence: Word | undefined): Growing<Probe> | undefined {
  if (!name) return silence && lostProbe(0, { start: silence.start, end: silence.end });
  const span = { start: name.start, end: name.end };
  if (CUT_ADDRESS.test(name.text)) return answeredProbe(0, { address: { ipRaw: name.text, span } }, span);
  return readResponder(0, [name]);
}

/** "host unreachable from 192.0.2.1": the router's own words. */
function noteOf(line: ScanLine, [first, ...rest]: readonly Word[]): string {
  if (!first) return '';
  return line.text.slice(first.start - line.start, (rest.at(-1) ?? first).end - line.start);
}
