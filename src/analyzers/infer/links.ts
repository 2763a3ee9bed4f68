import type { Role } from '../../model/source';
import type { Lane, Link } from '../../model/topology';
import type { Alignment } from './align';
import { movesOf, type LinkSegment, type Move, type SegmentsOf } from './moves';
import { isNumbered, type Node } from './node';
import type { Stations, Way } from './stations';

interface LaneDraft {
  readonly traces: Set<string>;
  certain: boolean;
  rttMs?: number;
}

interface LinkDraft {
  readonly a: string;
  readonly b: string;
  readonly aIp?: string;
  readonly bIp?: string;
  readonly segment?: string;
  /** Segment or entered address: tells parallel links apart. */
  readonly third: string;
  readonly lanes: Map<Role, LaneDraft>;
}

interface LinkInput {
  readonly alignments: readonly Alignment[];
  readonly stations: Stations;
  readonly nodes: ReadonlyMap<string, Node>;
  readonly segments: readonly LinkSegment[];
  readonly roleOf: ReadonlyMap<string, Role>;
}

/**
 * Turns every move that a trace shows into a link with a lane. A lane belongs to the link whose observed interface it came
 * in by; where the far end of that interface's segment is known, the move comes from there and from nowhere else.
 */
export function drawLinks(input: LinkInput): readonly Link[] {
  const { alignments, stations, nodes, segments, roleOf } = input;
  const segmentsOf = segmentsByMember(segments);
  const drafts = new Map<string, LinkDraft>();
  // By entered address (or router), then by origin: the same move in many traces is looked up, not built again.
  const known = new Map<string, Map<string, LinkDraft>>();
  for (const alignment of alignments) {
    for (const way of ['forward', 'back'] as const) {
      for (const walk of alignment.path[way].walks) {
        const role = roleOf.get(walk.trace.id) ?? 'other';
        for (const move of movesOf(walk, { alignment, way, stations, nodes, segmentsOf })) {
          const place = `${way} ${move.entry?.id ?? move.to}`;
          const origins = known.get(place) ?? new Map<string, LinkDraft>();
          known.set(place, origins);
          const link = origins.get(move.from) ?? register(drafts, linkFor(move, way, stations, segmentsOf));
          origins.set(move.from, link);
          addLane(link, move, walk.trace.id, role);
        }
      }
    }
  }
  const rank = (id: string): number => stations.routers.get(id)?.rank ?? 0;
  return joinUnseen([...drafts.values()])
    .map(finish)
    .sort((x, y) => rank(x.a) - rank(y.a) || rank(x.b) - rank(y.b) || (x.id < y.id ? -1 : 1));
}

function segmentsByMember(segments: readonly LinkSegment[]): SegmentsOf {
  const found = new Map<string, LinkSegment[]>();
  for (const segment of segments) {
    for (const { id } of segment.members) {
      const list = found.get(id);
      if (list) list.push(segment);
      else found.set(id, [segment]);
    }
  }
  return found;
}

function keyOf(link: LinkDraft): string {
  return `link:${link.a}|${link.b}|${link.third}`;
}

function register(drafts: Map<string, LinkDraft>, link: LinkDraft): LinkDraft {
  const key = keyOf(link);
  const same = drafts.get(key);
  if (same) return same;
  drafts.set(key, link);
  return link;
}

function linkFor({ from, to, entry }: Move, way: Way, { routers, of }: Stations, segmentsOf: SegmentsOf): LinkDraft {
  const far = (node: Node): boolean => of(node.id) === from;
  const segment = entry && (segmentsOf.get(entry.id) ?? []).find(({ members }) => members.some(far));
  const farNode = segment?.members.find(far);
  const rank = (id: string): number => routers.get(id)?.rank ?? 0;
  const homeward = rank(to) === rank(from) ? way === 'back' : rank(to) < rank(from);
  const [a, b] = homeward ? [to, from] : [from, to];
  const entryIp = entry && isNumbered(entry) ? entry.ip : undefined;
  const [aIp, bIp] = homeward ? [entryIp, farNode?.ip] : [farNode?.ip, entryIp];
  return {
    a,
    b,
    ...(aIp !== undefined && { aIp }),
    ...(bIp !== undefined && { bIp }),
    ...(segment && { segment: segment.id }),
    // Two links of one pair of routers, of which only the entered ends are known, are still two links.
    // A name tells no link from another: the other direction calls the far end of the same one.
    third: segment?.id ?? (entry && isNumbered(entry) ? entry.id : ''),
    lanes: new Map(),
  };
}

function addLane(link: LinkDraft, { certain, rttMs }: Move, trace: string, role: Role): void {
  const lane = link.lanes.get(role) ?? { traces: new Set<string>(), certain: false };
  link.lanes.set(role, lane);
  lane.traces.add(trace);
  lane.certain ||= certain;
  if (rttMs !== undefined) lane.rttMs = Math.min(rttMs, lane.rttMs ?? rttMs);
}

/** A move into a silent router has no address; where its pair of routers has one other link, it went over that one. */
function joinUnseen(drafts: readonly LinkDraft[]): readonly LinkDraft[] {
  const byPair = new Map<string, LinkDraft[]>();
  for (const draft of drafts) {
    const pair = byPair.get(`${draft.a}|${draft.b}`);
    if (pair) pair.push(draft);
    else byPair.set(`${draft.a}|${draft.b}`, [draft]);
  }
  return [...byPair.values()].flatMap((links) => {
    const unseen = links.find((link) => link.third === '');
    const [known, second] = links.filter((link) => link.third !== '');
    if (!unseen || !known || second) return links;
    for (const [role, lane] of unseen.lanes) {
      const own = known.lanes.get(role);
      if (!own) known.lanes.set(role, lane);
      else for (const trace of lane.traces) own.traces.add(trace);
    }
    return [known];
  });
}

function finish(draft: LinkDraft): Link {
  const { a, b, aIp, bIp, segment, lanes } = draft;
  const roles: readonly Role[] = ['forward', 'return', 'other'];
  return {
    id: keyOf(draft),
    a,
    b,
    ...(aIp !== undefined && { aIp }),
    ...(bIp !== undefined && { bIp }),
    ...(segment !== undefined && { segment }),
    lanes: roles.flatMap((direction): Lane[] => {
      const lane = lanes.get(direction);
      if (!lane) return [];
      const { certain, rttMs } = lane;
      return [{ direction, traces: [...lane.traces].sort(), certain, ...(rttMs !== undefined && { rttMs }) }];
    }),
  };
}
