import type { SourceSpan } from '../../model/span';
import { lineStarts, positionAt } from '../../model/span';
import type { Source, Unparsed } from '../../model/source';

export interface JsonEvidence {
  readonly source: string;
  readonly line: number;
  readonly column: number;
  readonly length: number;
}

/** Turns offsets into the lines and columns of the contract; line tables are made once per source. */
export class EvidenceWriter {
  private readonly starts = new Map<string, readonly number[]>();

  constructor(private readonly sources: readonly Source[]) {
    for (const source of sources) this.starts.set(source.id, lineStarts(source.text));
  }

  evidence(span: SourceSpan): JsonEvidence {
    const { line, column } = positionAt(this.starts.get(span.source) ?? [0], span.start);
    return { source: span.source, line, column, length: span.end - span.start };
  }

  unparsed(span: Unparsed): { source: string; line: number; text: string } {
    const text = this.sources.find((source) => source.id === span.source)?.text ?? '';
    const { line } = positionAt(this.starts.get(span.source) ?? [0], span.start);
    return { source: span.source, line, text: text.slice(span.start, span.end) };
  }
}
