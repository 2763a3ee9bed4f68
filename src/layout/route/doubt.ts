import type { Link, RouteGraph, Segment } from '../../model/topology';

/**
 * Segment of each link. Where a segment has two readings, the graph hangs each link on the better one, so a link may lack the segment
 * although it ends at one of its members: it belongs to the same doubt and is drawn with it.
 */
export function segmentOfLinks(graph: RouteGraph): ReadonlyMap<Link, Segment> {
  const segments = new Map(graph.segments.map((segment) => [segment.id, segment]));
  const open = new Map(
    graph.segments
      .filter(({ state }) => state === 'ambiguous')
      .flatMap((segment) => segment.members.map((ip) => [ip, segment] as const)),
  );
  return new Map(
    graph.links.flatMap((link) => {
      const own = link.segment === undefined ? undefined : segments.get(link.segment);
      const segment = own ?? open.get(link.aIp ?? '') ?? open.get(link.bIp ?? '');
      return segment ? [[link, segment] as const] : [];
    }),
  );
}
