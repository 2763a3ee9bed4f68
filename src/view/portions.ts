import type { PanelContent, ToWebview } from '../protocol/messages';

/** With more things than these, what is drawn goes to the page first: tens of megabytes would be read before anything is seen. */
const AT_ONCE = 2000;

/** The messages that show a drawing: the drawing with what its marks need, then what search, table and details know of all the rest. */
export function inPortions(content: PanelContent): readonly ToWebview[] {
  const { scenes, overviews, traits, inspector } = content;
  if (Object.keys(traits).length + Object.keys(inspector).length <= AT_ONCE) return [{ type: 'draw', content }];
  const drawn = new Set(overviews);
  for (const { items } of scenes) for (const { id, subject } of items) drawn.add(id).add(subject);
  const [nearTraits, farTraits] = parted(traits, drawn);
  const [nearEntries, farEntries] = parted(inspector, drawn);
  return [
    { type: 'draw', content: { ...content, traits: nearTraits, inspector: nearEntries } },
    { type: 'rest', traits: farTraits, inspector: farEntries },
  ];
}

type Table<T> = Readonly<Record<string, T>>;

function parted<T>(table: Table<T>, near: ReadonlySet<string>): readonly [Table<T>, Table<T>] {
  const entries = Object.entries(table);
  // From entries: an id may be `__proto__`.
  return [
    Object.fromEntries(entries.filter(([id]) => near.has(id))),
    Object.fromEntries(entries.filter(([id]) => !near.has(id))),
  ];
}
