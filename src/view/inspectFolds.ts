import type { Scene } from '../layout/scene';
import type { Translate } from '../messages/catalog';
import type { InspectorEntry, InspectorFact } from '../protocol/messages';

/** More would be the table. */
const LISTED = 40;

type Entries = Readonly<Record<string, InspectorEntry>>;

/** The entries with one for each fold that is drawn: which hops stand in it, and where the text says so. */
export function withFolds(entries: Entries, scenes: readonly Scene[], t: Translate): Entries {
  const folds = scenes.flatMap(({ items }) => items.filter(({ mark, members }) => mark === 'node' && members));
  const made = folds.flatMap(({ id, members = [], primitives }) => {
    // A run of silent hops has the id of its first hop, which has an entry of its own.
    if (Object.hasOwn(entries, id)) return [];
    const name = primitives.flatMap((one) => (one.type === 'text' ? one.text : [])).join(' ');
    const facts = members.slice(0, LISTED).map((member): InspectorFact => factOf(member, entries, t));
    const more = members.length - facts.length;
    if (more > 0) facts.push({ name: '…', value: t('picture.fold.more', { count: more }) });
    return [[id, { title: name, kind: t('picture.fold.kind'), facts, claims: [] }] as const];
  });
  return { ...entries, ...Object.fromEntries(made) };
}

function factOf(member: string, entries: Entries, t: Translate): InspectorFact {
  const entry = Object.hasOwn(entries, member) ? entries[member] : undefined;
  const place = entry?.facts.find(({ evidence }) => evidence)?.evidence;
  const values = [entry?.title ?? member, ...(entry?.facts.slice(0, 1).map(({ value }) => value) ?? [])];
  return {
    name: t('picture.fold.member'),
    value: [...new Set(values)].join('  '),
    ...(place && { evidence: place }),
  };
}
