import type { InspectorEntry, PanelContent } from '../src/protocol/messages';
import type { Frame } from './frame';
import { paintInspector, type InspectorActions } from './inspector';

/** Below this the inspector lies over the drawing (diagram.css has the same number). */
const NARROW = matchMedia('(max-width: 699px)');

export const isNarrow = (): boolean => NARROW.matches;

export const onNarrowChange = (act: () => void): void => NARROW.addEventListener('change', act);

/**
 * Shows the first selected thing that something is known about, else the overview. In a narrow window the inspector would hide
 * the drawing, so it waits for a selection there.
 */
export function paintSide(
  frame: Frame,
  content: PanelContent,
  scene: number,
  selected: readonly string[],
  wanted: boolean,
  actions: InspectorActions,
): void {
  const subject = selected.find((id) => entryOf(content, id) !== undefined);
  frame.inspector.hidden = !wanted || (isNarrow() && subject === undefined);
  document.body.dataset.inspector = frame.inspector.hidden ? 'closed' : 'open';
  const entry = entryOf(content, subject ?? content.overviews[scene] ?? '');
  paintInspector(frame.inspector, entry, content.strings, actions);
}

/** Ids are text of strangers: `constructor` is no entry. */
export function entryOf(content: PanelContent, id: string): InspectorEntry | undefined {
  return Object.hasOwn(content.inspector, id) ? content.inspector[id] : undefined;
}
