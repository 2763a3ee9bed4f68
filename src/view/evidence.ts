import type { Translate } from '../messages/catalog';
import type { Source } from '../model/source';
import { inSource, lineStarts, positionAt, type SourceSpan, type Span } from '../model/span';
import type { Evidence } from '../protocol/messages';

/** Longest quote shown for a place, in UTF-16 units. */
const QUOTE = 120;

/** Line ends of every kind, and what people see as blanks. Example: "\r\n\t" between two folded header lines. */
const BLANKS = /\s+/g;

/** Finds and names places in the text. */
export interface Places {
  /** `line` = the place's line, where it lies in a document that nobody holds. */
  link(place: SourceSpan, line?: number): Evidence;
  linkIn(source: string, span: Span): Evidence;
}

/** `positionAt` needs line starts; they are read once per document and only when asked for. */
export function placesIn(sources: readonly Source[], t: Translate): Places {
  const byId = new Map(sources.map((source) => [source.id, source]));
  const starts = new Map<string, readonly number[]>();

  function lineOf(source: Source, offset: number): number {
    const known = starts.get(source.id) ?? lineStarts(source.text);
    starts.set(source.id, known);
    return positionAt(known, offset).line;
  }

  function link(place: SourceSpan, known?: number): Evidence {
    const { source: id, start, end } = place;
    const source = byId.get(id);
    if (!source) return { source: id, start, end, label: id, quote: '' };
    const line = known ?? lineOf(source, start);
    const label = sources.length > 1 ? `${source.name}:${line}` : t('ui.inspect.line', { line });
    const quote = source.text
      .slice(start, Math.min(end, start + QUOTE))
      .replace(BLANKS, ' ')
      .trim();
    return { source: id, start, end, label, quote };
  }

  return { link, linkIn: (source, span) => link(inSource(source, span)) };
}
