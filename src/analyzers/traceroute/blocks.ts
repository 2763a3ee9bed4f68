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

interface Draft {
  readonly from: number;
  readonly begin: number;
  readonly opened: boolean;
  /** The dialect whose line opened it. */
  by?: Dialect;
  header: boolean;
  rows: number[];
  lastTtl: number;
  /** The rows begin once more with the very first one. */
  again?: boolean;
}

/** Cuts a text where a header stands or where the TTL falls back. Lines before the first opening or row are in no block. */
export function cutBlocks(source: Source, lines: readonly ScanLine[], dialects: readonly Dialect[]): readonly Block[] {
  const openers = dialects.filter((dialect) => dialect.opens);
  const drafts: Draft[] = [];
  let draft: Draft | undefined;
  lines.forEach((line, index) => {
    if (line.row) {
      const place = placeOf(line, index, draft, lines);
      if (place === 'ignored') return;
      if (place === 'begins' || !draft) {
        const floor = (draft?.rows.at(-1) ?? draft?.from ?? -1) + 1;
        draft = {
          from: Math.max(floor, index - HEAD_LINES),
          begin: index,
          opened: false,
          header: false,
          rows: [],
          lastTtl: -1,
        };
        drafts.push(draft);
      }
      if (place === 'repeats') draft.again = true;
      draft.rows.push(index);
      draft.lastTtl = line.row.ttl;
      return;
    }
    const opened = openingOf(line, openers);
    if (!opened) return;
    const { opening, by } = opened;
    const open = draft && draft.opened && !draft.header && draft.rows.length === 0;
    if (draft && opening === 'part' && draft.by === by) draft.lastTtl = -1;
    else if (open && draft) {
      draft.header = opening !== 'preamble';
      draft.by = by;
    } else {
      draft = { from: index, begin: index, opened: true, by, header: opening !== 'preamble', rows: [], lastTtl: -1 };
      drafts.push(draft);
    }
  });
  return drafts.map((one, n) => finish(source, lines, one, drafts[n + 1]));
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
  index: number,
  draft: Draft | undefined,
  lines: readonly ScanLine[],
): 'joins' | 'repeats' | 'begins' | 'ignored' {
  const row = line.row;
  if (!row) return 'ignored';
  if (!draft || draft.rows.length === 0) return 'joins';
  if (row.ttl > draft.lastTtl) return 'joins';
  // tracepath marks a TTL with a colon, prints it twice and more, and late answers after those of higher TTLs.
  if (row.mark.endsWith(':') && (row.ttl === draft.lastTtl || (row.ttl > 1 && followsColon(draft, lines))))
    return 'joins';
  // NextTrace prints a line for each probe.
  if (row.ttl === draft.lastTtl && row.mark === FIELD_MARK) return 'joins';
  if (row.ttl === 0 && !draft.again && isSameRow(row, lines[draft.rows[0] ?? -1]?.row)) return 'repeats';
  if (draft.by?.repaints?.(line)) return 'joins';
  // An address in a sentence must not cut a trace in two; a lone "1  host [ip]  reports: …" after a gap does begin one.
  return row.strong || (row.ttl <= 1 && !lines[index - 1]?.row) ? 'begins' : 'ignored';
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

function followsColon(draft: Draft, lines: readonly ScanLine[]): boolean {
  return lines[draft.rows.at(-1) ?? -1]?.row?.mark.endsWith(':') ?? false;
}

function finish(source: Source, lines: readonly ScanLine[], draft: Draft, next: Draft | undefined): Block {
  const last = draft.rows.at(-1) ?? draft.begin;
  const command = commandAbove(lines, draft);
  return {
    source,
    lines: lines.slice(draft.from, next?.begin ?? lines.length),
    rows: draft.rows.flatMap((index) => lines[index] ?? []),
    ...(draft.by && { openedBy: draft.by.id }),
    ...(command && { command }),
    span: { start: lines[draft.begin]?.start ?? 0, end: lines[last]?.end ?? 0 },
  };
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
  return { source, lines, rows, ...(openedBy && { openedBy }), ...(from === 0 && command && { command }), span };
}

/** A command, a blank line, two header lines and a blank line fit into this. */
const COMMAND_LINES = 5;

// "C:\\Users\\me>tracert -d 192.0.2.1", "user@host:~$ sudo traceroute -I -n 192.0.2.1"
const COMMAND =
  /^[^\n]{0,120}?[>$#%] *(?:sudo +|execute +)?(?:\.\/)?(?:tracert|traceroute6?|nmap|mtr|pathping|trip|tracepath6?|tcptraceroute6?|lft|paris-traceroute|dublin-traceroute|besttrace|nexttrace|trace)(?:\.exe)?( +[^\n]{1,300})?$/i;

/** In the lines before the first row, or directly above them: other words between would belong to nobody. */
function commandAbove(lines: readonly ScanLine[], { from, begin }: Draft): Command | undefined {
  for (let at = begin - 1; at >= 0 && at >= begin - COMMAND_LINES; at--) {
    const line = lines[at];
    if (!line || line.row) return undefined;
    const parts = line.text.length > LONGEST_HEADER ? null : COMMAND.exec(line.text.trimEnd());
    if (parts) return { ...inkOf(line), options: parts[1] ?? '' };
    if (at < from && line.text.trim() !== '') return undefined;
  }
  return undefined;
}
