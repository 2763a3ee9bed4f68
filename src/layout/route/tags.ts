import type { Translate } from '../../messages/catalog';
import type { RouteGraph, Router, Topology } from '../../model/topology';
import type { Annotation, Trace } from '../../model/trace';
import { ellipsize, measureText, printable } from '../textMetrics';
import { roundTags, tagKeyOf } from './lossTags';
import { TEXT } from './measures';

/** What a tool noted beside an answer: `!X`, an MPLS label stack. Short in the drawing, in words where it is spoken. */
export interface Tag {
  readonly text: string;
  readonly meaning: string;
}

export type Tags = ReadonlyMap<string, readonly Tag[]>;

/** A localized Windows sentence stands where others print `!H`. */
const TAG_ROOM = 110;
const MOST = 3;

/** traceroute(8), "DIAGNOSTICS". */
const SIGNS: Partial<Record<Annotation['kind'], string>> = {
  'host-unreachable': '!H',
  'network-unreachable': '!N',
  'protocol-unreachable': '!P',
  'port-unreachable': '!<3>',
  'source-route-failed': '!S',
  'fragmentation-needed': '!F',
  prohibited: '!X',
  precedence: '!V',
};

// "mpls/implicit"
const HIDDEN_TUNNEL = /^mpls\/(?:implicit|invisible)$/;

/** Tags by address, or by the name of a hop without one. */
export function tagsOf(
  topology: Topology,
  t: Translate,
  { claims }: Pick<RouteGraph, 'claims'> = { claims: [] },
): Tags {
  const tags = new Map<string, Map<string, Tag>>();
  for (const trace of topology.traces) {
    for (const hop of trace.hops) {
      for (const probe of hop.probes) {
        const { annotation, mpls } = probe;
        const [ip] = tagKeyOf(probe);
        if (ip === undefined || (!annotation && !mpls)) continue;
        const own = ownTags(tags, ip);
        if (mpls && mpls.length > 0) own.set('MPLS', { text: 'MPLS', meaning: t('diagram.tag.mpls') });
        if (!annotation || own.size >= MOST || endsTheTrace(annotation, ip, trace)) continue;
        const text = tagOf(annotation);
        own.set(text, { text, meaning: t(`traceroute.annotation.${annotation.kind}`) });
      }
    }
    for (const { ip, text, meaning } of roundTags(trace, t)) ownTags(tags, ip).set(text, { text, meaning });
  }
  tagTunnels(tags, claims, t);
  return new Map([...tags].map(([ip, own]) => [ip, [...own.values()]]));
}

/** Tunnels that show in no label, where they are likelier than not. */
function tagTunnels(tags: Map<string, Map<string, Tag>>, claims: RouteGraph['claims'], t: Translate): void {
  for (const { rule, subject, confidence, key, args } of claims) {
    if (!HIDDEN_TUNNEL.test(rule) || confidence < 0.5) continue;
    for (const ip of subject.slice(1)) {
      const own = ownTags(tags, ip);
      if (!own.has('MPLS')) own.set('MPLS?', { text: 'MPLS?', meaning: t(key, args) });
    }
  }
}

/** A closed port is how the target of UDP probes says that they arrived. */
function endsTheTrace({ kind }: Annotation, ip: string, trace: Trace): boolean {
  return kind === 'port-unreachable' && ip === trace.targetIp;
}

/** As printed where there is room, else the sign that traceroute prints for the same answer. */
function tagOf({ raw, kind }: Annotation): string {
  const printed = printable(raw.slice(0, 200));
  return measureText(printed, TEXT.note) <= TAG_ROOM
    ? printed
    : (SIGNS[kind] ?? ellipsize(printed, TAG_ROOM, TEXT.note));
}

function ownTags(tags: Map<string, Map<string, Tag>>, ip: string): Map<string, Tag> {
  const own = tags.get(ip) ?? new Map<string, Tag>();
  tags.set(ip, own);
  return own;
}

export function tagsOfRouter(router: Router, tags: Tags): readonly Tag[] {
  const all = [...router.interfaces, ...router.names].flatMap((key) => tags.get(key) ?? []);
  return [...new Map(all.map((tag) => [tag.text, tag])).values()].slice(0, MOST);
}

/** All tags of a router in one text, and its width. */
export function tagText(router: Router, tags: Tags): { readonly text: string; readonly width: number } {
  const text = tagsOfRouter(router, tags)
    .map((tag) => tag.text)
    .join(' ');
  return { text, width: text === '' ? 0 : measureText(text, TEXT.note) + 2 * TAG_PAD + TAG_GAP };
}

export const TAG_PAD = 6;
export const TAG_GAP = 8;
