import type { PanelCommand, WebviewStrings } from '../src/protocol/messages';
import { button, element } from './element';

/** One sentence and the two ways to begin. */
export function paintEmpty(
  empty: HTMLElement,
  sentence: string,
  strings: WebviewStrings | undefined,
  commands: ReadonlySet<PanelCommand>,
  act: (command: PanelCommand) => void,
): void {
  const buttons: HTMLElement[] = [];
  if (strings && commands.has('openSample'))
    buttons.push(
      button(strings.openSample, () => act('openSample'), { class: 'primary', 'data-command': 'openSample' }),
    );
  if (strings && commands.has('fromClipboard'))
    buttons.push(
      button(strings.fromClipboard, () => act('fromClipboard'), {
        class: 'secondary',
        'data-command': 'fromClipboard',
      }),
    );
  empty.replaceChildren(element('p', {}, [sentence]), element('div', { class: 'actions' }, buttons));
}
