import type { MailMessage } from '../../model/mail';
import type { Span } from '../../model/span';
import { unfoldText, type Unfolded } from './fold';
import { inherit, readAnyHop, type PathHop } from './hop';
import { partsOf, type StoredField } from './plainHeader';
import { readUsualHop } from './usual/hop';
import type { Writable } from './writable';

/** A field with results that is not read yet, and how many Received fields stand above it. */
export interface PathCheck {
  readonly field: StoredField;
  readonly above: number;
}

/** What a table of many messages needs of each: its path, and where it says who was authenticated. */
export interface ReadPath extends Pick<MailMessage, 'id' | 'source' | 'subject' | 'span'> {
  /** Path order. */
  readonly hops: readonly PathHop[];
  readonly checks: readonly PathCheck[];
}

/** Names (lower case) of the fields that the table of a mailbox needs. */
export const PATH_FIELDS: readonly string[] = [
  'received',
  'subject',
  'authentication-results',
  'received-spf',
  'x-received-spf',
];

/** The same facts as `readMessage` gives, without those that only a single message is shown with and without places. */
export function readPath(fields: readonly StoredField[], source: string, ordinal: number, span: Span): ReadPath {
  const id = `message:${source}@${ordinal}`;
  const hops: Writable<PathHop>[] = [];
  const checks: PathCheck[] = [];
  let subject: string | undefined;
  for (const field of fields) {
    if (field.name === 'received') hops.push(readStoredHop(field, `hop:${id}#${hops.length}`, hops.length));
    else if (field.name === 'subject') subject ??= unfolded(field).text;
    else checks.push({ field, above: hops.length });
  }
  hops.reverse();
  for (let n = 1; n < hops.length; n++) inherit(hops[n] as Writable<PathHop>, hops[n - 1]);
  const path: Writable<ReadPath> = { id, source, hops, checks, span };
  if (subject !== undefined && subject !== '') path.subject = subject;
  return path;
}

/** The body as the readers of single fields take it. */
export function unfolded(field: StoredField): Unfolded {
  return unfoldText(partsOf(field), field.name === 'received');
}

function readStoredHop(field: StoredField, id: string, headerIndex: number): Writable<PathHop> {
  return readUsualHop(field.text, trimmed(field), id, headerIndex) ?? readAnyHop(unfolded(field), id, headerIndex);
}

const BLANK = 32;

/** Without the blanks and empty lines at both ends. */
function trimmed({ text, start, end }: StoredField): Span {
  let [first, last] = [start, end];
  while (first < last && text.charCodeAt(first) <= BLANK) first++;
  while (last > first && text.charCodeAt(last - 1) <= BLANK) last--;
  return { start: first, end: last };
}
