import type { Source } from '../../model/source';
import type { Span } from '../../model/span';
import type { Dialect, Opening } from './dialect';
import { inkOf, type ScanLine } from './scan';

/**
 * The lines of at most one trace: header or the lines before the first row, rows, and what follows up to the next trace.
 * Where no header divides them, the lines between two traces are in both blocks: a dialect takes only what it knows.
 */
export interface Block {
  readonly source: Source;
  readonly lines: readonly ScanLine[];
  readonly rows: readonly ScanLine[];
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
  header: boolean;
  rows: number[];
  lastTtl: number;
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
      draft.rows.push(index);
      draft.lastTtl = line.row.ttl;
      return;
    }
    const opening = openingOf(line, openers);
    if (!opening) return;
    const open = draft && draft.opened && !draft.header && draft.rows.length === 0;
    if (open && draft) draft.header = opening === 'header';
    else {
      draft = { from: index, begin: index, opened: true, header: opening === 'header', rows: [], lastTtl: -1 };
      drafts.push(draft);
    }
  });
  return drafts.map((one, n) => finish(source, lines, one, drafts[n + 1]));
}

function openingOf(line: ScanLine, openers: readonly Dialect[]): Opening | undefined {
  if (line.text.length > LONGEST_HEADER) return undefined;
  for (const dialect of openers) {
    const opening = dialect.opens?.(line);
    if (opening) return opening;
  }
  return undefined;
}

const LONGEST_HEADER = 2_000;

function placeOf(
  line: ScanLine,
  index: number,
  draft: Draft | undefined,
  lines: readonly ScanLine[],
): 'joins' | 'begins' | 'ignored' {
  const row = line.row;
  if (!row) return 'ignored';
  if (!draft || draft.rows.length === 0) return 'joins';
  if (row.ttl > draft.lastTtl) return 'joins';
  // tracepath prints a TTL twice and marks it with a colon
  if (row.ttl === draft.lastTtl && row.mark.endsWith(':')) return 'joins';
  // An address in a sentence must not cut a trace in two; a lone "1  host [ip]  reports: …" after a gap does begin one.
  return row.strong || (row.ttl <= 1 && !lines[index - 1]?.row) ? 'begins' : 'ignored';
}

function finish(source: Source, lines: readonly ScanLine[], draft: Draft, next: Draft | undefined): Block {
  const last = draft.rows.at(-1) ?? draft.begin;
  const command = commandAbove(lines, draft);
  return {
    source,
    lines: lines.slice(draft.from, next?.begin ?? lines.length),
    rows: draft.rows.flatMap((index) => lines[index] ?? []),
    ...(command && { command }),
    span: { start: lines[draft.begin]?.start ?? 0, end: lines[last]?.end ?? 0 },
  };
}

/** A command, a blank line, two header lines and a blank line fit into this. */
const COMMAND_LINES = 5;

// "C:\\Users\\me>tracert -d 192.0.2.1", "user@host:~$ sudo traceroute -I -n 192.0.2.1"
const COMMAND = /^[^\n]{0,120}?[>$#%] *(?:sudo +)?(?:tracert|traceroute6?|nmap)(?:\.exe)?( +[^\n]{1,300})?$/i;

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
