import { lineStarts, positionAt, type SourceSpan } from '../src/model/span';
import { element } from './element';
import type { Frame } from './frame';

export interface PageSource {
  readonly id: string;
  readonly name: string;
  readonly text: string;
}

interface SourcePane {
  reveal(place: SourceSpan): void;
}

interface SourceBlock {
  readonly starts: readonly number[];
  readonly rows: readonly HTMLElement[];
}

/** The documents with line numbers; what a click points at is marked. */
export function paintSources(frame: Frame, sources: readonly PageSource[], title: string): SourcePane {
  const blocks = new Map<string, SourceBlock>();
  if (sources.length === 0) return { reveal: () => undefined };
  const pane = element('section', { id: 'source', 'aria-label': title, tabindex: 0 });
  for (const source of sources) {
    const starts = lineStarts(source.text);
    const rows = starts.map((start, index) => {
      const text = source.text.slice(start, starts[index + 1]).replace(/[\r\n]+$/, '');
      return element('div', { class: 'line', 'data-line': index + 1 }, [text]);
    });
    blocks.set(source.id, { starts, rows });
    pane.append(element('h3', {}, [source.name]), element('div', { class: 'text', translate: 'no' }, rows));
  }
  frame.main.append(pane);
  document.body.dataset.source = 'true';
  return { reveal: (place) => revealIn(pane, blocks.get(place.source), place) };
}

function revealIn(pane: HTMLElement, block: SourceBlock | undefined, place: SourceSpan): void {
  for (const marked of pane.querySelectorAll('.marked')) marked.classList.remove('marked');
  if (!block) return;
  const first = positionAt(block.starts, place.start).line - 1;
  const last = positionAt(block.starts, Math.max(place.start, place.end - 1)).line - 1;
  for (const row of block.rows.slice(first, last + 1)) row.classList.add('marked');
  // Lines are as wide as the widest: only up and down, or the line numbers leave the view.
  const { scrollLeft } = pane;
  block.rows[first]?.scrollIntoView({ block: 'nearest' });
  pane.scrollLeft = scrollLeft;
}
