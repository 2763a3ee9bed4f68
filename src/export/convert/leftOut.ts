import type { Hop, Probe, Trace } from '../../model/trace';

type Field = keyof Probe | keyof Hop;

/** What people call the fields that not every form has a place for. */
const NAMES = {
  asn: 'AS numbers',
  backHops: 'hops back',
  asymm: 'hops back',
  replyTtl: 'reply TTLs',
  quotedTtl: 'quoted TTLs',
  natId: 'NAT ids',
  flowId: 'flows',
  icmpType: 'ICMP types',
  icmpCode: 'ICMP codes',
  size: 'sizes of answers',
  tos: 'types of service',
  vrf: 'VRFs',
  mru: 'MRUs',
  geo: 'places',
  state: 'states of ports',
  linkLossPct: 'loss on links',
  nodeLossPct: 'loss at nodes',
  changes: 'changes of the route',
  ttlGuessed: 'doubts about a TTL',
  note: 'sentences of the tool',
} as const satisfies Partial<Record<Field, string>>;

/** One line for all of the given fields that this trace has and the form has no place for. */
export function leftOut({ hops }: Trace, fields: readonly (keyof typeof NAMES)[]): readonly string[] {
  const lost = fields.filter((field) =>
    hops.some((hop) => holds(hop, field) || hop.probes.some((probe) => holds(probe, field))),
  );
  const names = [...new Set(lost.map((field) => NAMES[field]))];
  return names.length === 0 ? [] : [`${names.join(', ')} are left out`];
}

function holds(one: Partial<Record<Field, unknown>>, field: Field): boolean {
  return one[field] !== undefined;
}
