import type { Source } from '../../model/source';
import type { Span } from '../../model/span';
import type { Dialect, Opening } from './dialect';
import { FIELD_MARK, inkOf, type HopRow, type ScanLine } from './scan';

/**
 * The lines of at most one trace: header or the lines before the first row, rows, and what follows up to the next trace.
 * Where no header divides them, the lines between two traces are in both blocks: a dialect takes only what it knows.
 */
export interface Block {
  readonly source: Source;
  readonly lines: readonly ScanLine[];
  readonly rows: readonly ScanLine[];
  /** The lines that are no rows, without the blank ones: header, labels, footer, prose. Signs of a dialect are looked for here. */
  readonly others: readonly ScanLine[];
  /** Id of the dialect whose line opened it. Forms that never stand without such a line need not look into any other block. */
  readonly openedBy?: string;
  /** The prompt with the command that printed it, a few lines above. */
  readonly command?: Command;
  /** From the opening line, or else the first row, to the last row. */
  readonly span: Span;
}

interface Command extends Span {
  readonly options: string;
}

/** A header of unknown words stands at most this many lines before the first row (two lines, blank lines). */
const HEAD_LINES = 4;
/** A command, a blank line, two header lines and a blank line fit into this. */
const COMMAND_LINES = 5;
/** The questions and the list of codes of a router before its header fit into this. */
const DIALOG_LINES = 16;

interface Draft {
  /** The opening line, or else the first row. */
  readonly begin: ScanLine;
  readonly opened: boolean;
  readonly command: Command | undefined;
  readonly lines: ScanLine[];
  readonly rows: ScanLine[];
  /** The dialect whose line opened it. */
  by?: Dialect;
  header: boolean;
  lastTtl: number;
  /** The rows begin once more with the very first one. */
  again?: boolean;
  /** The last line of the tool. */
  closed?: ScanLine;
}

/**
 * Cuts a text where a header stands or where the TTL falls back. Lines before the first opening or row are in no block. One block at a
 * time, so that a long document needs the memory of what is found in it and not that of all its words.
 */
export function* cutBlocks(
  source: Source,
  lines: Iterable<ScanLine>,
  dialects: readonly Dialect[],
): Generator<Block, void, undefined> {
  const openers = dialects.filter((dialect) => dialect.opens);
  /** The lines directly above. */
  const above: ScanLine[] = [];
  let draft: Draft | undefined;
  for (const line of lines) {
    const next = line.row ? atRow(line, line.row, draft, above) : atOther(line, draft, above, openers);
    if (next) {
      if (draft) yield blockOf(source, draft);
      draft = next;
    } else draft?.lines.push(line);
    above.push(line);
    if (above.length > COMMAND_LINES) above.shift();
  }
  if (draft) yield blockOf(source, draft);
}

/** Gives the row to the draft, or answers with the draft that it begins. */
function atRow(line: ScanLine, row: HopRow, draft: Draft | undefined, above: readonly ScanLine[]): Draft | undefined {
  const place = draft ? placeOf(line, row, draft, above) : 'begins';
  if (place === 'ignored') return undefined;
  if (!draft || place === 'begins') {
    const head = headAbove(above, draft?.closed ?? draft?.rows.at(-1));
    return {
      begin: line,
      opened: false,
      command: commandAbove(above, head.length),
      lines: [...head, line],
      rows: [line],
      header: false,
      lastTtl: row.ttl,
    };
  }
  if (place === 'repeats') draft.again = true;
  draft.rows.push(line);
  draft.lastTtl = row.ttl;
  return undefined;
}

/** A line that is no row may open a draft, or say more of the one that is open. */
function atOther(
  line: ScanLine,
  draft: Draft | undefined,
  above: readonly ScanLine[],
  openers: readonly Dialect[],
): Draft | undefined {
  if (draft?.by?.closes?.(line)) draft.closed = line;
  const opened = openingOf(line, openers);
  if (!opened) return undefined;
  const { opening, by } = opened;
  const header = opening !== 'preamble';
  // "Type Esc to abort." directly below the header (Cisco Small Business)
  if (!header && draft?.header && draft.lines.length === 1 && draft.rows.length === 0) return undefined;
  if (draft && opening === 'part' && (draft.by === by || isBegun(draft, by))) {
    draft.by = by;
    draft.lastTtl = -1;
    draft.header = true;
  } else if (
    draft?.opened &&
    !draft.closed &&
    !draft.header &&
    draft.rows.length === 0 &&
    (draft.by === by || isNear(draft))
  ) {
    draft.header = header;
    // "Type escape sequence to abort." below the first line of another form says nothing new.
    if (header) draft.by = by;
  } else {
    const command = commandAbove(above, 0);
    return { begin: line, opened: true, command, lines: [line], rows: [], by, header, lastTtl: -1 };
  }
  return undefined;
}

/** The rows above, which nobody opened, are of the dialect whose other lines stand below: some of its lines look like rows. */
function isBegun({ by, rows }: Draft, dialect: Dialect): boolean {
  return !by && rows.length > 0 && rows.every((row) => dialect.owns?.(row) ?? false);
}

/** Between a first line and a header far below stand the rows of a router that does not number them: two traces. */
function isNear({ lines }: Draft): boolean {
  return lines.length <= DIALOG_LINES;
}

/** The lines above a first row that may be its header; down to the last row or line of the trace before none is. */
function headAbove(above: readonly ScanLine[], last: ScanLine | undefined): readonly ScanLine[] {
  const near = above.slice(-HEAD_LINES);
  if (!last) return near;
  // A row that joined no trace is read as the end of the one above.
  const row = near.reduce((found, line, at) => (line.row?.mark === '' ? at : found), -1);
  return near.slice(Math.max(near.lastIndexOf(last), row) + 1);
}

function openingOf(line: ScanLine, openers: readonly Dialect[]): { opening: Opening; by: Dialect } | undefined {
  if (line.text === '' || line.text.length > LONGEST_HEADER) return undefined;
  for (const by of openers) {
    const opening = by.opens?.(line);
    if (opening) return { opening, by };
  }
  return undefined;
}

const LONGEST_HEADER = 4_000;

function placeOf(
  line: ScanLine,
  row: HopRow,
  draft: Draft,
  above: readonly ScanLine[],
): 'joins' | 'repeats' | 'begins' | 'ignored' {
  if (draft.closed || (draft.by?.owns && !draft.by.owns(line))) return beginsAt(row, above) ? 'begins' : 'ignored';
  if (draft.rows.length === 0 || row.ttl > draft.lastTtl) return 'joins';
  // tracepath marks a TTL with a colon, prints it twice and more, and late answers after those of higher TTLs.
  if (row.mark.endsWith(':') && (row.ttl === draft.lastTtl || (row.ttl > 1 && followsColon(draft)))) return 'joins';
  // NextTrace prints a line for each probe.
  if (row.ttl === draft.lastTtl && row.mark === FIELD_MARK) return 'joins';
  if (row.ttl === 0 && !draft.again && isSameRow(row, draft.rows[0]?.row)) return 'repeats';
  if (draft.by?.repaints?.(line)) return 'joins';
  return beginsAt(row, above) ? 'begins' : 'ignored';
}

/** An address in a sentence must not cut a trace in two; a lone "1  host [ip]  reports: …" after a gap does begin one. */
function beginsAt(row: HopRow, above: readonly ScanLine[]): boolean {
  return row.strong || (row.ttl <= 1 && !above.at(-1)?.row);
}

/** pathping prints its hops first and once more with their statistics; both tables begin with the tracing host as row 0. */
function isSameRow({ ttl, words }: HopRow, first: HopRow | undefined): boolean {
  return (
    first?.ttl === ttl &&
    words.length <= 2 &&
    words.length === first.words.length &&
    words.every(({ text }, n) => text === first.words[n]?.text)
  );
}

function followsColon({ rows }: Draft): boolean {
  return rows.at(-1)?.row?.mark.endsWith(':') ?? false;
}

function blockOf(source: Source, { begin, by, command, lines, rows }: Draft): Block {
  return {
    source,
    lines,
    rows,
    others: othersOf(lines),
    ...(by && { openedBy: by.id }),
    ...(command && { command }),
    span: { start: begin.start, end: (rows.at(-1) ?? begin).end },
  };
}

function othersOf(lines: readonly ScanLine[]): readonly ScanLine[] {
  return lines.filter(({ row, text }) => !row && text.trim() !== '');
}

/** The lines `[from, to)` of a block as one of their own; a command above belongs to the first. */
export function sliceBlock(block: Block, from: number, to?: number): Block {
  if (from === 0 && to === undefined) return block;
  const lines = block.lines.slice(from, to);
  const first = lines[0];
  const start = first?.start ?? block.span.start;
  const rows = lines.filter((line) => line.row);
  const { source, openedBy, command } = block;
  const span = { start, end: rows.at(-1)?.end ?? first?.end ?? start };
  const others = othersOf(lines);
  return {
    source,
    lines,
    rows,
    others,
    ...(openedBy && { openedBy }),
    ...(from === 0 && command && { command }),
    span,
  };
}

// "C:\\Users\\me>tracert -d 192.0.2.1", "user@host:~$ sudo traceroute -I -n 192.0.2.1"
const COMMAND =
  /^[^\n]{0,120}?[>$#%] *(?:sudo +|execute +)?(?:\.\/)?(?:tracert|traceroute6?|nmap|mtr|pathping|trip|tracepath6?|tcptraceroute6?|lft|paris-traceroute|dublin-traceroute|besttrace|nexttrace|trace|test-(?:net)?connection|tnc|trace-route)(?:\.exe)?( +[^\n]{1,300})?$/i;

/** In the `head` lines before the first row, or directly above them: other words between would belong to nobody. */
function commandAbove(above: readonly ScanLine[], head: number): Command | undefined {
  for (let n = 1; n <= above.length; n++) {
    const line = above.at(-n);
    if (!line || line.row) return undefined;
    const parts = line.text.length > LONGEST_HEADER ? null : COMMAND.exec(line.text.trimEnd());
    if (parts) return { ...inkOf(line), options: parts[1] ?? '' };
    if (n > head && line.text.trim() !== '') return undefined;
  }
  return undefined;
}
