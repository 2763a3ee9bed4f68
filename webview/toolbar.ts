import type { PanelCommand, WebviewStrings } from '../src/protocol/messages';
import { button } from './element';
import { glyph, type Glyph } from './glyphs';

interface ToolbarActions {
  fit(): void;
  zoomIn(): void;
  zoomOut(): void;
  toggleInspector(): void;
  help(): void;
  command(command: PanelCommand): void;
}

/** At most seven buttons (design/diagram.md, Around the drawing); commands that nobody answers have none. */
export function paintToolbar(
  toolbar: HTMLElement,
  strings: WebviewStrings,
  commands: ReadonlySet<PanelCommand>,
  inspectorOpen: boolean,
  actions: ToolbarActions,
): void {
  toolbar.setAttribute('aria-label', strings.toolbar);
  const buttons = [
    tool('fit', `${strings.fit} (0)`, actions.fit),
    tool('zoom-out', `${strings.zoomOut} (-)`, actions.zoomOut),
    tool('zoom-in', `${strings.zoomIn} (+)`, actions.zoomIn),
  ];
  if (commands.has('showAsText')) buttons.push(tool('text', strings.showAsText, () => actions.command('showAsText')));
  if (commands.has('export')) buttons.push(tool('export', strings.exportDiagram, () => actions.command('export')));
  buttons.push(tool('help', `${strings.help} (?)`, actions.help));
  const inspector = tool('inspector', strings.inspector, actions.toggleInspector);
  inspector.setAttribute('aria-pressed', String(inspectorOpen));
  inspector.setAttribute('aria-controls', 'inspector');
  toolbar.replaceChildren(...buttons, inspector);
}

function tool(name: Glyph, label: string, act: () => void): HTMLButtonElement {
  const made = button('', act, { class: 'icon-button', 'data-tool': name, 'aria-label': label, title: label });
  made.append(glyph(name));
  return made;
}
