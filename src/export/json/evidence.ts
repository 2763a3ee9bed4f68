import type { SourceSpan } from '../../model/span';
import { lineStarts, positionAt, type Position } from '../../model/span';
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
  private readonly bySource: ReadonlyMap<string, Source>;

  constructor(sources: readonly Source[]) {
    this.bySource = new Map(sources.map((source) => [source.id, source]));
    for (const source of sources) this.starts.set(source.id, lineStarts(source.text));
  }

  evidence(span: SourceSpan): JsonEvidence {
    const { line, column } = this.position(span);
    return { source: span.source, line, column, length: span.end - span.start };
  }

  unparsed(span: Unparsed): { source: string; line: number; text: string } {
    const text = this.bySource.get(span.source)?.text ?? '';
    return { source: span.source, line: this.position(span).line, text: text.slice(span.start, span.end) };
  }

  private position({ source, start }: SourceSpan): Position {
    const { line, column } = positionAt(this.starts.get(source) ?? [0], start);
    return { line: line + (this.bySource.get(source)?.part?.line ?? 1) - 1, column };
  }
}
