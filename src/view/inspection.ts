import type { Translate } from '../messages/catalog';
import type { UiKey } from '../messages/ui';
import type { Claim, MessageArgs } from '../model/claim';
import type { MailMessage } from '../model/mail';
import type { Evidence, InspectorEntry, InspectorFact } from '../protocol/messages';
import { claimTexts, type ClaimIndex } from './claims';
import type { Places } from './evidence';

/** What every part of the inspector needs. */
export interface Inspection {
  readonly t: Translate;
  /** The same, for keys that are checked when the program is compiled. */
  ui(key: UiKey, args?: MessageArgs): string;
  readonly places: Places;
  readonly claims: ClaimIndex;
  readonly messages: readonly MailMessage[];
  /** What the offline tables tell of an address; nothing where none was asked. */
  told(ip: string | undefined): readonly InspectorFact[];
}

type After<Area extends string, Key> = Key extends `ui.inspect.${Area}.${infer Rest}` ? Rest : never;
type EntryKind = After<'kind', UiKey>;
export type FactName = After<'fact', UiKey>;

export type Entry = readonly [id: string, entry: InspectorEntry];

export function entryOf(
  inspection: Inspection,
  id: string,
  kind: EntryKind,
  title: string,
  facts: readonly (InspectorFact | undefined)[],
  claims: readonly Claim[],
): Entry {
  return [
    id,
    {
      title,
      kind: inspection.ui(`ui.inspect.kind.${kind}`),
      facts: facts.filter((fact) => fact !== undefined),
      claims: claimTexts(claims, inspection.places, inspection.t),
    },
  ];
}

/** A named fact; undefined when the text does not say. */
export function factOf(
  inspection: Inspection,
  name: FactName,
  value: string | undefined,
  evidence?: Evidence,
): InspectorFact | undefined {
  if (value === undefined || value === '') return undefined;
  return { name: inspection.ui(`ui.inspect.fact.${name}`), value, ...(evidence && { evidence }) };
}
