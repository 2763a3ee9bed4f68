import type { MplsLabel } from '../../model/trace';
import type { JsonValue } from './json';
import { items, member, numberOf } from './member';

/** Names that tools give to the four fields of a label stack entry (RFC 3032 2.1). */
const NAMES = {
  label: ['label', 'mpls_label'],
  tc: ['exp', 'mpls_exp', 'experimental', 'tc'],
  s: ['s', 'mpls_s', 'bottom_of_stack', 'bos'],
  ttl: ['ttl', 'mpls_ttl'],
} as const;

/** A list of label objects, outermost first, as it stands on the wire; undefined when it holds none. */
export function readLabels(list: JsonValue | undefined): readonly MplsLabel[] | undefined {
  const labels = items(list).flatMap((entry) => {
    const label = field(entry, NAMES.label);
    if (label === undefined) return [];
    const [tc, s, ttl] = [field(entry, NAMES.tc), field(entry, NAMES.s), field(entry, NAMES.ttl)];
    return { label, ...(tc !== undefined && { tc }), ...(s !== undefined && { s }), ...(ttl !== undefined && { ttl }) };
  });
  return labels.length > 0 ? labels : undefined;
}

/** `{"obj":[{"class":1,"type":1,"mpls":[…]}]}` of RIPE Atlas, `[{"ie_cn":1,"ie_ct":1,"mpls_labels":[…]}]` of scamper (RFC 4884, 4950). */
export function readIcmpExtensions(extensions: JsonValue): readonly MplsLabel[] | undefined {
  const objects = extensions.kind === 'array' ? extensions.items : items(member(extensions, 'obj'));
  const labels = objects.flatMap((one) => readLabels(member(one, 'mpls') ?? member(one, 'mpls_labels')) ?? []);
  return labels.length > 0 ? labels : undefined;
}

function field(entry: JsonValue, names: readonly string[]): number | undefined {
  for (const name of names) {
    const value = numberOf(member(entry, name));
    if (value !== undefined) return value;
  }
  return undefined;
}
