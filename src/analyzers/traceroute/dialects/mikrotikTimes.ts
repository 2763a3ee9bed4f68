import type { Span } from '../../../model/span';
import type { Hop, Probe } from '../../../model/trace';
import type { Reading } from '../assemble';
import { readMplsStack } from '../labels';
import { answeredProbe, lostProbe, type Growing } from '../probe';
import { inkOf, type ScanLine } from '../scan';
import { readAddress, readNumber, splitWords, type AddressReading, type Word } from '../words';

// " # ADDRESS                                 RT1   RT2   RT3   STATUS" (RouterOS 5), "     ADDRESS                               STATUS" (before)
const HEAD = /^ *(?:# +)?ADDRESS +(?:RT1 +RT2 +RT3 +)?STATUS *$/;

export function isTimesHead(text: string): boolean {
  return HEAD.test(text);
}

interface TimedRow {
  readonly hop: Hop;
  readonly frame: readonly Span[];
}

/** Rows of RouterOS up to 5: each probe has its time, ` 3 198.51.100.1   3ms  2ms  timeout  <MPLS:L=17,E=0>`. */
export function readTimedRow(line: ScanLine): TimedRow | undefined {
  const [number, name, ...rest] = splitWords(line.text, 0, line.start);
  const address = name && readAddress(name.text, name.start);
  if (!number || !ROW_NUMBER.test(number.text) || Number(number.text) > 255 || !name || !address) return undefined;
  const end = rest.findIndex((word) => !isTime(word));
  const times = end < 0 ? rest : rest.slice(0, end);
  const status = end < 0 ? [] : rest.slice(end);
  if (times.length === 0) return undefined;
  const labels = readMplsStack(status.map(({ text }) => text).join(' '));
  const probes = times.map((word, n) => probeOf(n, name, address, word));
  if (labels.length > 0) for (const probe of probes) if (!probe.lost) probe.mpls = labels;
  const first = status[0];
  const said = first && { start: first.start, end: status.at(-1)?.end ?? first.end };
  // Nobody is at 0.0.0.0: the column is not left empty.
  const name0 = { start: name.start, end: name.end };
  return {
    hop: {
      ttl: Number(number.text),
      probes,
      ...(said && labels.length === 0 && { note: line.text.slice(said.start - line.start, said.end - line.start) }),
      span: inkOf(line),
    },
    frame: [name0, ...(said ? [said] : [])],
  };
}

const ROW_NUMBER = /^\d{1,3}$/;
const NOBODY = /^(?:0\.0\.0\.0|::)$/;
const TIMEOUT = 'timeout';

function isTime({ text }: Word): boolean {
  return text === TIMEOUT || readNumber(text)?.unit === 'ms';
}

function probeOf(index: number, name: Word, address: AddressReading, word: Word): Growing<Probe> {
  const time = { start: word.start, end: word.end };
  const rtt = readNumber(word.text);
  if (!rtt || NOBODY.test(name.text)) return lostProbe(index, time);
  return answeredProbe(index, { address }, index === 0 ? { start: name.start, end: word.end } : time, time, rtt);
}

/** A table painted again begins with a lower number: the last one counts. */
export function readTimedTable(
  dialect: string,
  lines: readonly ScanLine[],
  isFrame: (line: ScanLine) => boolean,
): Omit<Reading, 'facts'> {
  const frame: Span[] = [];
  let rows: TimedRow[] = [];
  for (const line of lines) {
    const row = readTimedRow(line);
    if (row) {
      if (row.hop.ttl <= (rows.at(-1)?.hop.ttl ?? -1)) {
        for (const { hop } of rows) frame.push(hop.span);
        rows = [];
      }
      rows.push(row);
    } else if (isFrame(line)) frame.push(inkOf(line));
  }
  for (const row of rows) for (const span of row.frame) frame.push(span);
  return {
    dialect,
    flow: 'unknown',
    hops: rows.map(({ hop }) => hop),
    frame,
    unparsed: [],
    broken: rows.length === 0,
  };
}
