import type { SceneItem } from '../src/layout/scene';
import type { PanelContent } from '../src/protocol/messages';
import type { Traits } from '../src/protocol/traits';
import { isOff, type Filter } from './filters';
import type { ItemNode } from './painter';

/** The ground of a drawing stays as it is: bands, borders, axis, title. */
const GROUND: ReadonlySet<SceneItem['mark']> = new Set(['band', 'boundary', 'axis', 'badge', 'card']);

export type Standing = 'shown' | 'dimmed' | 'hidden';

/** How an item stands under a search and the filter chips. */
export function standingOf(
  item: SceneItem,
  { traits }: PanelContent,
  hits: ReadonlySet<string> | undefined,
  filter: Filter,
): Standing {
  if (GROUND.has(item.mark) || item.subject === 'title') return 'shown';
  const about = [item.id, item.subject, ...(item.members ?? [])];
  const known = about.flatMap((id) => traitsOf(traits, id) ?? []);
  const off = new Set(filter.off);
  const { direction } = item.data;
  const gone =
    item.mark === 'lane'
      ? direction !== undefined && off.has(direction)
      : known.length > 0 && known.every((one) => isOff(one, off));
  if (gone) return filter.hide ? 'hidden' : 'dimmed';
  return hits && !about.some((id) => hits.has(id)) ? 'dimmed' : 'shown';
}

export function applyStanding(node: ItemNode, standing: Standing): void {
  node.classList.toggle('dimmed', standing === 'dimmed');
  node.classList.toggle('filtered', standing === 'hidden');
}

/** Ids are text of strangers: `constructor` has no traits. */
function traitsOf(traits: PanelContent['traits'], id: string): Traits | undefined {
  return Object.hasOwn(traits, id) ? traits[id] : undefined;
}
