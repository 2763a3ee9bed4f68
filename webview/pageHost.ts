import type { PanelContent, ToWebview } from '../src/protocol/messages';
import type { Frame } from './frame';
import type { Host } from './host';
import { paintSources, type PageSource } from './sourcePane';

/** The data of the one-file page, as src/export/html.ts writes it. */
interface PageData {
  readonly content: PanelContent;
  readonly sources: readonly PageSource[];
}

/** The page on its own: its data stand in the document, evidence is shown in a pane with the source text. */
export function pageHost(frame: Frame): Host {
  const data = JSON.parse(document.getElementById('hopscope-data')?.textContent ?? '{}') as Partial<PageData>;
  const pane = paintSources(frame, data.sources ?? [], data.content?.strings.sourceText ?? '');
  let handler: ((message: ToWebview) => void) | undefined;
  return {
    commands: new Set(),
    folds: false,
    edits: false,
    opens: false,
    receive(receiver) {
      handler = receiver;
    },
    send(message) {
      if (message.type === 'ready' && data.content) handler?.({ type: 'draw', content: data.content });
      else if (message.type === 'reveal') pane.reveal(message.evidence);
      else if (message.type === 'copy') void navigator.clipboard?.writeText(message.text);
    },
    savedState: () => undefined,
    saveState: () => undefined,
  };
}
