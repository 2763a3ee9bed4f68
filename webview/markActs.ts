import type { SceneItem } from '../src/layout/scene';
import type { MarkAct, PanelContent } from '../src/protocol/messages';
import type { Traits } from '../src/protocol/traits';
import { say } from './say';
import { entryOf } from './side';

/** Text for the clipboard, or undefined when the thing has none. */
export function copyOf(act: MarkAct, subject: string, content: PanelContent): string | undefined {
  const traits: Traits | undefined = Object.hasOwn(content.traits, subject) ? content.traits[subject] : undefined;
  if (act === 'copy-address') return traits && traits.ips.length > 0 ? traits.ips.join('\n') : undefined;
  const row = traits?.row;
  if (row) return tableText(columnsFor(subject, content), row);
  const entry = entryOf(content, subject);
  if (!entry) return undefined;
  return tableText(
    [entry.kind, ...entry.facts.map(({ name }) => name)],
    [entry.title, ...entry.facts.map(({ value }) => value)],
  );
}

const columnsFor = (subject: string, { tables }: PanelContent): readonly string[] =>
  tables.find(({ rows }) => rows.includes(subject))?.columns ?? [];

/** One row with its head, so that it is a table wherever it is pasted. */
function tableText(columns: readonly string[], cells: readonly string[]): string {
  const line = (texts: readonly string[]): string => `| ${texts.map(cellOf).join(' | ')} |`;
  return [line(columns), line(columns.map(() => '---')).replaceAll('\\-', '-'), line(cells)].join('\n');
}

/** Names come from strangers: no markup, no link, no other row. */
const cellOf = (text: string): string => text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>()#+!|~&-]/g, '\\$&');

/** What to tell after a key: it changes nothing that one sees. */
export function copiedText(text: string | undefined, { strings }: PanelContent): string {
  return text === undefined ? say(strings, 'picture.noAddress') : say(strings, 'picture.copied', { text });
}

const KEYS: Readonly<Record<string, MarkAct>> = { c: 'copy-address', m: 'copy-row', l: 'reveal', f: 'fold', w: 'why' };

export const actOfKey = (key: string): MarkAct | undefined =>
  Object.hasOwn(KEYS, key.toLowerCase()) ? KEYS[key.toLowerCase()] : undefined;

/** The item that shows a subject best: its machine or box before its labels. */
export function itemOf(items: readonly SceneItem[], subject: string): SceneItem | undefined {
  const shows = (item: SceneItem): boolean =>
    item.id === subject || item.subject === subject || item.members?.includes(subject) === true;
  return items.find((item) => item.mark === 'node' && shows(item)) ?? items.find(shows);
}
