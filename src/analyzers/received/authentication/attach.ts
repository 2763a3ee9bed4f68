import type { AuthenticationField, HeaderField } from '../../../model/mail';
import type { PathHop } from '../hop';
import { isSameHost, organisationOf } from '../organisation';
import type { FoundAuthentication } from './field';

/** The Received fields around a field: `above` is the newer one. */
export interface Place<H extends PathHop = PathHop> {
  readonly above?: H | undefined;
  readonly below?: H | undefined;
}

/** The place of every field, by its index. `hops` are in path order, so the topmost Received is the last of them. */
export function placesOf<H extends PathHop>(fields: readonly HeaderField[], hops: readonly H[]): readonly Place<H>[] {
  let next = hops.length - 1;
  return fields.map((field) => {
    if (field.name.toLowerCase() === 'received') next--;
    return { above: hops[next + 1], below: hops[next] };
  });
}

export function writerOf(found: FoundAuthentication, place: Place): Pick<AuthenticationField, 'hop' | 'isUnderneath'> {
  const side = sideOf(found.writer?.value, place);
  const hop = side && place[side];
  if (!hop) return {};
  return side === 'above' ? { hop: hop.id, isUnderneath: true } : { hop: hop.id };
}

/**
 * Trace fields are set on top (RFC 8601 section 4.1), so a field is the work of the hop whose Received stands below it. Google and many
 * milters set theirs under their own Received: that is taken only where the field names that hop and not the other.
 */
export function sideOf(name: string | undefined, { above, below }: Place): 'above' | 'below' | undefined {
  if (above && kinship(name, above) > kinship(name, below)) return 'above';
  // Below the oldest Received stands what the sender brought along, unless the first relay says otherwise by name.
  return below && 'below';
}

function kinship(name: string | undefined, hop: PathHop | undefined): 0 | 1 | 2 {
  if (name === undefined || hop === undefined) return 0;
  if (isSameHost(name, hop.by?.host?.value)) return 2;
  const organisation = organisationOf(name);
  return organisation !== undefined && organisation === hop.organisation ? 1 : 0;
}
