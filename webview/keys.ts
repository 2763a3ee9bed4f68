import type { SceneItem } from '../src/layout/scene';
import type { MarkAct } from '../src/protocol/messages';
import { actOfKey } from './markActs';

interface KeyActions {
  zoomIn(): void;
  zoomOut(): void;
  fit(): void;
  help(): void;
  clear(): void;
  search(): void;
  /** To the next match (1) or the one before (−1). */
  step(by: 1 | -1): void;
  /** To the next difference between two looks (1) or the one before (−1). */
  difference(by: 1 | -1): void;
  mark(item: SceneItem, act: MarkAct): void;
  select(item: SceneItem, toSide: boolean): void;
}

/** Keys that work anywhere on the page; those of the walk are in walk.ts. `itemAt` finds the item that has the focus. */
export function listenToKeys(itemAt: (target: EventTarget | null) => SceneItem | undefined, actions: KeyActions): void {
  document.addEventListener('keydown', (event) => {
    if (document.querySelector('dialog[open]')) return;
    const act = findOf(event, actions) ?? actOf(event, itemAt(event.target), actions);
    if (!act) return;
    event.preventDefault();
    act();
  });
}

function findOf(event: KeyboardEvent, actions: KeyActions): (() => void) | undefined {
  if (event.key === 'F3' && !event.ctrlKey) return () => actions.step(event.shiftKey ? -1 : 1);
  const find = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === 'f';
  return find ? actions.search : undefined;
}

function actOf(event: KeyboardEvent, item: SceneItem | undefined, actions: KeyActions): (() => void) | undefined {
  if (event.ctrlKey || event.metaKey || (event.altKey && event.key !== 'Enter')) return undefined;
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
    case 'd':
    case 'D':
      return () => actions.difference(event.shiftKey ? -1 : 1);
    case 'Escape':
      return actions.clear;
    case 'Enter':
    case ' ':
      return item && (() => actions.select(item, event.altKey));
    default:
      return markOf(item, event.key, actions);
  }
}

function markOf(item: SceneItem | undefined, key: string, actions: KeyActions): (() => void) | undefined {
  const act = actOfKey(key);
  return item && act && (() => actions.mark(item, act));
}
