import type { InspectorEntry, PanelContent } from '../src/protocol/messages';
import { element } from './element';

interface TableActions {
  select(id: string, toSide: boolean): void;
}

/** The same things as rows, with the same selection: one Tab stop, arrows move, Enter selects (the WAI-ARIA grid pattern). */
export function paintTable(
  place: HTMLElement,
  content: PanelContent,
  scene: number,
  selected: ReadonlySet<string>,
  actions: TableActions,
): void {
  const table = content.tables[scene];
  if (!table) return place.replaceChildren();
  const rows = table.rows.map((id) => rowOf(id, content, selected, actions));
  const current = rows.find((row) => row.getAttribute('aria-selected') === 'true') ?? rows[0];
  current?.setAttribute('tabindex', '0');
  const head = element(
    'tr',
    {},
    table.columns.map((name) => element('th', { scope: 'col' }, [name])),
  );
  const grid = element('table', { role: 'grid', 'aria-label': content.scenes[scene]?.title ?? '' }, [
    element('thead', {}, [head]),
    element('tbody', {}, rows),
  ]);
  grid.addEventListener('keydown', (event) => walk(event, rows));
  place.replaceChildren(grid);
}

/** Selecting paints no new table: the focus stays in its row. */
export function markTable(place: HTMLElement, selected: ReadonlySet<string>): void {
  for (const row of place.querySelectorAll<HTMLElement>('tbody tr'))
    row.setAttribute('aria-selected', String(selected.has(row.dataset.id ?? '')));
}

function rowOf(
  id: string,
  { traits, inspector }: PanelContent,
  selected: ReadonlySet<string>,
  actions: TableActions,
): HTMLTableRowElement {
  const cells = Object.hasOwn(traits, id) ? (traits[id]?.row ?? []) : [];
  const entry: InspectorEntry | undefined = Object.hasOwn(inspector, id) ? inspector[id] : undefined;
  const row = element(
    'tr',
    { 'data-id': id, tabindex: -1, 'aria-selected': String(selected.has(id)), title: entry?.title },
    cells.map((text) => element('td', {}, [text])),
  );
  row.addEventListener('click', (event) => actions.select(id, event.altKey));
  row.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    event.stopPropagation();
    actions.select(id, event.altKey);
  });
  return row;
}

function walk(event: KeyboardEvent, rows: readonly HTMLElement[]): void {
  const at = rows.indexOf(event.target as HTMLElement);
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
  const row = next === undefined ? undefined : rows[next];
  if (!row) return;
  event.preventDefault();
  rows[at]?.setAttribute('tabindex', '-1');
  row.setAttribute('tabindex', '0');
  row.focus();
}
