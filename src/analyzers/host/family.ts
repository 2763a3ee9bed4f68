import type { HostReport } from '../../model/host';
import type { Unparsed } from '../../model/source';
import type { Family, Found, Line, TextDocument } from '../dialect';
import { withoutNoise } from '../traceroute/noise';
import { endsAsHop } from '../traceroute/scan';
import { LONGEST_ROW, type HostForm, type HostLine, type Reading } from './form';
import { hostForms } from './forms';
import { headingsAbove } from './headings';

/** Headings and blank lines between two rows of one report. */
const WIDEST_HEADING = 10;
/** A line with an address, or a hardware address, is no heading. Example: "10.0.0.1", "fe80::1", "00-1a-2b-3c-4d-5e" */
const HAS_ADDRESS =
  /\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}|[\da-f]{1,4}:[\da-f]{0,4}:[\da-f:]|[\da-f]{2}-[\da-f]{2}-[\da-f]{2}-/i;

interface Draft {
  readonly form: HostForm;
  readonly first: number;
  readonly readings: Reading[];
  end: number;
  /** Lines between its rows that hold an address and were not read. */
  readonly left: number[];
}

/** What the user's own machine prints about itself: addresses, routes, neighbours. */
export const hostFamily: Family = { id: 'hostreport', find };

function find({ source, lines }: TextDocument): readonly Found[] {
  const rows = lines.map((line): HostLine => hostLine(source.id, line));
  const drafts: Draft[] = [];
  for (let at = 0; at < rows.length;) {
    const read = readAt(rows, at);
    if (!read) at++;
    else {
      extend(drafts, read.form, read.reading, rows, at);
      at = read.reading.next;
    }
  }
  return drafts.filter(isReport).map((draft) => foundOf(source.id, draft, lines));
}

/** Stands for all lines that no form may read: most lines of a long document. */
const UNREADABLE: HostLine = { text: '', evidence: { source: '', start: 0, end: 0 } };

function hostLine(source: string, { text, start, end }: Line): HostLine {
  if (text === '' || text.length > LONGEST_ROW || endsAsHop(text) || text.trim() === '') return UNREADABLE;
  const short = withoutNoise(text);
  return { text: short, evidence: { source, start: start + (short.length - short.trimStart().length), end } };
}

function readAt(
  rows: readonly HostLine[],
  at: number,
): { readonly form: HostForm; readonly reading: Reading } | undefined {
  if (rows[at]?.text === '') return undefined;
  for (const form of hostForms) {
    const reading = form.read(rows, at);
    if (reading) return { form, reading };
  }
  return undefined;
}

/** Rows of one command belong together while only headings stand between them. */
function extend(drafts: Draft[], form: HostForm, reading: Reading, rows: readonly HostLine[], at: number): void {
  const last = drafts.at(-1);
  if (last?.form === form && at - last.end <= WIDEST_HEADING && reading.hostName === undefined) {
    for (let i = last.end; i < at; i++) if (HAS_ADDRESS.test(rows[i]?.text ?? '')) last.left.push(i);
    last.readings.push(reading);
    last.end = reading.next;
  } else drafts.push({ form, first: at, readings: [reading], end: reading.next, left: [] });
}

/** A dotted list or a lone row that says nothing is not taken from others. */
function isReport({ readings }: Draft): boolean {
  return readings.some(
    ({ addresses = [], routes = [], neighbours = [], gateways = [] }) =>
      addresses.length + routes.length + neighbours.length + gateways.length > 0,
  );
}

function foundOf(source: string, draft: Draft, lines: readonly Line[]): Found {
  const span = { start: lines[draft.first]?.start ?? 0, end: lines[draft.end - 1]?.end ?? 0 };
  const unparsed = draft.left.flatMap((index): readonly Unparsed[] => {
    const line = lines[index];
    return line ? [{ source, start: line.start, end: line.end }] : [];
  });
  const hostName = draft.readings.find((one) => one.hostName !== undefined)?.hostName;
  const report = (id: string): HostReport => ({
    id,
    source,
    command: draft.form.command,
    ...(hostName !== undefined && { hostName }),
    addresses: draft.readings.flatMap((one) => one.addresses ?? []),
    routes: draft.readings.flatMap((one) => one.routes ?? []),
    gateways: draft.readings.flatMap((one) => one.gateways ?? []),
    neighbours: draft.readings.flatMap((one) => one.neighbours ?? []),
    span,
    unparsed,
  });
  const taken = headingsAbove(lines, draft.first);
  return {
    dialect: draft.form.command,
    span,
    score: 0.9,
    parse: (ordinal) => ({ traces: [], messages: [], hosts: [report(`hostreport:${source}@${ordinal}`)], taken }),
  };
}
