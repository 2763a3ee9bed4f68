import { namedEnds } from '../../messages/namedEnds';
import type { Translate } from '../../messages/catalog';
import { printable } from '../../layout/textMetrics';
import type { Role } from '../../model/source';
import type { RouteGraph, RouterKind } from '../../model/topology';

/** What graph formats (DOT, Mermaid, GraphML) say: a drawing without places, so that other programs lay it out. */
export interface Network {
  readonly title: string;
  readonly nodes: readonly NetworkNode[];
  readonly links: readonly NetworkLink[];
  /** Domains of a route, operators of a mail path; each node is in one at most. */
  readonly clusters: readonly { readonly label: string; readonly nodes: readonly string[] }[];
}

export interface NetworkNode {
  /** The id in the JSON and in the Scene. */
  readonly id: string;
  readonly label: string;
  readonly kind: RouterKind | 'relay' | 'sender';
  readonly addresses: readonly string[];
  /** Dashed: a silent hop, or a relay that the sender could have made up. */
  readonly doubtful: boolean;
}

export interface NetworkLink {
  readonly id: string;
  /** Ids of nodes; `from` is the end nearer home or the sender. */
  readonly from: string;
  readonly to: string;
  /** Addresses at the ends, where seen. */
  readonly fromAddress?: string;
  readonly toAddress?: string;
  /** Prefix of the segment, or protocol and delay of a hand-over. */
  readonly label?: string;
  readonly directions: readonly Role[];
  readonly certain: boolean;
  /** A hand-over of a mail, not a way of packets. */
  readonly mail?: true;
}

/** Longer names are no labels any more, and programs choke on them. */
const LONGEST = 160;

/** A name as a label: one line, no invisible letters, not longer than a label may be. */
export function labelText(text: string): string {
  const letters = [...printable(text.slice(0, 8 * LONGEST))];
  if (letters.length === 0) return '?';
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST - 1).join('')}…` : letters.join('');
}

export function networkOfRoute(graph: RouteGraph, title: string, t: Translate): Network {
  const route = namedEnds(graph, t);
  const known = new Set(route.routers.map(({ id }) => id));
  const prefixes = new Map(route.segments.map(({ id, prefix }) => [id, prefix]));
  return {
    title: labelText(title),
    nodes: route.routers.map(({ id, label, kind, interfaces }) => ({
      id,
      label: labelText(label),
      kind,
      addresses: interfaces.map(labelText),
      doubtful: kind === 'silent',
    })),
    links: route.links
      .filter(({ a, b }) => known.has(a) && known.has(b))
      .map(({ id, a, b, aIp, bIp, segment, lanes }): NetworkLink => {
        const prefix = segment === undefined ? undefined : prefixes.get(segment);
        return {
          id,
          from: a,
          to: b,
          ...(aIp !== undefined && { fromAddress: labelText(aIp) }),
          ...(bIp !== undefined && { toAddress: labelText(bIp) }),
          ...(prefix !== undefined && { label: labelText(prefix) }),
          directions: [...new Set(lanes.map(({ direction }) => direction))],
          certain: lanes.some(({ certain }) => certain),
        };
      }),
    clusters: clustersOf(route, t),
  };
}

function clustersOf({ domains, routers }: RouteGraph, t: Translate): Network['clusters'] {
  const labels = new Map(domains.map(({ id, label }) => [id, label]));
  const members = new Map<string, string[]>();
  for (const { id, domain } of routers) {
    if (domain === undefined) continue;
    const list = members.get(domain) ?? [];
    list.push(id);
    members.set(domain, list);
  }
  return [...members].map(([domain, nodes]) => ({
    label: domain === 'home' ? t('diagram.domain.home') : labelText(labels.get(domain) ?? domain),
    nodes,
  }));
}
