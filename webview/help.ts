import type { WebviewStrings } from '../src/protocol/messages';
import { button, element } from './element';
import { glyph } from './glyphs';

/** A modal list of the keys; the browser traps the focus, closes it on Escape and gives the focus back. */
export function showHelp(strings: WebviewStrings): void {
  document.getElementById('help')?.remove();
  const close = button('', () => dialog.close(), {
    class: 'icon-button close',
    'aria-label': strings.close,
    title: strings.close,
  });
  close.append(glyph('close'));
  const rows = strings.helpKeys.flatMap(({ keys, text }) => [
    element('dt', {}, [element('kbd', {}, [keys])]),
    element('dd', {}, [text]),
  ]);
  const dialog = element('dialog', { id: 'help', 'aria-labelledby': 'help-title' }, [
    close,
    element('h2', { id: 'help-title' }, [strings.help]),
    element('dl', {}, rows),
  ]);
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
