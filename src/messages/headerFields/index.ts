import type { Message } from '../catalog';
import { authorFields } from './author';
import { listFields } from './list';
import { relayFields } from './relay';
import { signatureFields } from './signature';
import { vendorFields } from './vendor';

/** Who writes a field when nobody lies: that decides what forging it would take. */
export type FieldWriter = 'author' | 'list' | 'relay' | 'signature';

/** `key` is `field.<name in lower case>`, or `field.<prefix>*` for a family of names. */
export interface FieldText {
  readonly key: string;
  readonly writer: FieldWriter;
}

const ROOMS: readonly (readonly [FieldWriter, Readonly<Record<string, Message>>])[] = [
  ['author', authorFields],
  ['list', listFields],
  ['relay', relayFields],
  ['relay', vendorFields],
  ['signature', signatureFields],
];

/** One sentence for each header field: what it says. */
export const headerFields: Readonly<Record<string, Message>> = {
  ...authorFields,
  ...listFields,
  ...relayFields,
  ...vendorFields,
  ...signatureFields,
};

const FIELD_TEXTS: readonly FieldText[] = ROOMS.flatMap(([writer, texts]) =>
  Object.keys(texts).map((key) => ({ key, writer })),
);
const BY_KEY = new Map(FIELD_TEXTS.map((one) => [one.key, one]));
/** The longest first: `x-ms-exchange-organization-` says more than `x-ms-`. */
const FAMILIES = FIELD_TEXTS.filter(({ key }) => key.endsWith('*')).sort((a, b) => b.key.length - a.key.length);

/** The text of a field name in any case: its own, else its family's; undefined when we know neither. */
export function fieldText(name: string): FieldText | undefined {
  const key = `field.${name.toLowerCase()}`;
  return BY_KEY.get(key) ?? FAMILIES.find((family) => key.startsWith(family.key.slice(0, -1)));
}
