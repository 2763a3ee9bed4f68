import type { SessionReport } from '../../model/session';
import type { Source } from '../../model/source';
import type { Span } from '../../model/span';

/**
 * The documents without the passwords of conversations, so that nothing that quotes or carries the text hands them on. Each keeps its
 * length, so every span stays right.
 */
export function withoutPasswords(sources: readonly Source[], reports: readonly SessionReport[]): readonly Source[] {
  const hidden = new Map<string, Span[]>();
  for (const report of reports) {
    if (report.kind !== 'dialogue') continue;
    for (const { hidden: span } of report.turns) {
      if (!span) continue;
      const known = hidden.get(span.source);
      if (known) known.push(span);
      else hidden.set(span.source, [span]);
    }
  }
  if (hidden.size === 0) return sources;
  return sources.map((source) => {
    const spans = hidden.get(source.id);
    return spans ? { ...source, text: starred(source.text, spans) } : source;
  });
}

function starred(text: string, spans: readonly Span[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    if (start < at) continue;
    pieces.push(text.slice(at, start), '*'.repeat(end - start));
    at = end;
  }
  return pieces.join('') + text.slice(at);
}
