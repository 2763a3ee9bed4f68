import type { AuthenticationField, HeaderField } from '../../../model/mail';
import { joinSpans } from '../../../model/span';
import type { Unfolded } from '../fold';
import type { PathHop } from '../hop';
import { arcResults, arcSeal } from './arc';
import { placesOf, writerOf } from './attach';
import type { AuthenticationReader } from './field';
import { receivedSpf } from './receivedSpf';
import { authenticationResults } from './results';
import { arcSignature, dkimSignature } from './signature';
import { vendorClient, vendorResults } from './vendor';
import type { Writable } from '../writable';

/** One line for each kind of field. */
const READERS: readonly AuthenticationReader[] = [
  authenticationResults,
  receivedSpf,
  dkimSignature,
  arcResults,
  arcSignature,
  arcSeal,
  vendorResults,
  vendorClient,
];

const BY_NAME = new Map(READERS.flatMap((reader) => reader.names.map((name) => [name, reader] as const)));

/** Reads every authentication field of a header and hangs it on the hop that wrote it. `hops` are in path order. Linear. */
export function readAuthentication(
  fields: readonly (HeaderField & { readonly body: Unfolded })[],
  hops: readonly PathHop[],
  message: string,
): readonly AuthenticationField[] {
  const found: AuthenticationField[] = [];
  const places = placesOf(fields, hops);
  fields.forEach((field, index) => {
    const read = BY_NAME.get(field.name.toLowerCase())?.read(field.body);
    const place = places[index];
    if (!read || !place) return;
    const id = `authentication:${message}#${found.length}`;
    const span = joinSpans(field.nameSpan, field.valueSpan);
    const whole: Writable<AuthenticationField> = { id, name: field.name, ...read, span };
    const { hop, isUnderneath } = writerOf(read, place);
    if (hop !== undefined) whole.hop = hop;
    if (isUnderneath !== undefined) whole.isUnderneath = isUnderneath;
    found.push(whole);
  });
  return found;
}
