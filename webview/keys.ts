import type { SceneItem } from '../src/layout/scene';

interface KeyActions {
  zoomIn(): void;
  zoomOut(): void;
  fit(): void;
  help(): void;
  clear(): void;
  select(item: SceneItem, toSide: boolean): void;
}

/** Keys that work anywhere on the page; those of the walk are in walk.ts. `itemAt` finds the item that has the focus. */
export function listenToKeys(itemAt: (target: EventTarget | null) => SceneItem | undefined, actions: KeyActions): void {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || document.querySelector('dialog[open]')) return;
    const act = actOf(event, itemAt(event.target), actions);
    if (!act) return;
    event.preventDefault();
    act();
  });
}

function actOf(event: KeyboardEvent, item: SceneItem | undefined, actions: KeyActions): (() => void) | undefined {
  if (event.altKey && event.key !== 'Enter') return undefined;
  switch (event.key) {
    case '+':
    case '=':
      return actions.zoomIn;
    case '-':
      return actions.zoomOut;
    case '0':
      return actions.fit;
    case '?':
      return actions.help;
    case 'Escape':
      return actions.clear;
    case 'Enter':
    case ' ':
      return item && (() => actions.select(item, event.altKey));
    default:
      return undefined;
  }
}
