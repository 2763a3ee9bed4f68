import type { Primitive, SceneItem, Stroke } from '../scene';
import { portKeyOf } from './captions';
import { strokeOf, type Changes } from './changes';
import type { Evidence } from './evidence';
import { half, LANE_OFFSET, PORT_RADIUS } from './measures';
import { arrowHead, withUniqueIds } from './pieces';
import type { Plan, Point, Run } from './plan';
import type { End, Way, Wire } from './wires';
import type { Words } from './words';

/** Colour, dash and arrow tell the directions apart, so that print and colour-blind readers can. */
export const LANES: Readonly<Record<Way['direction'], Stroke>> = {
  forward: { paint: 'forward', width: 2 },
  return: { paint: 'return', width: 2, dash: [6, 3.5] },
  other: { paint: 'muted', width: 2, dash: [2, 3] },
};

/** From the port at the end of a lane; less where the lane would be all arrow head. */
const CLEARANCE = { usual: 7, least: 4, short: 30 } as const;

export function linkItems(
  plan: Plan,
  ports: Ports,
  evidence: Evidence,
  words: Words,
  changes: Changes,
): readonly SceneItem[] {
  return plan.wires.map((wire, index): SceneItem => {
    const runs = plan.runs.get(wire) ?? [];
    const unclear: Stroke = { paint: 'link', width: 1.8, dash: [4, 3] };
    const change = changes.ofLinks(wire.links.map(({ id }) => id));
    const stroke = change ? strokeOf(change, 2.6) : wire.ambiguous ? unclear : { paint: 'link' as const, width: 1.8 };
    return {
      id: wire.id,
      mark: 'link',
      data: {
        segment: wire.segment?.id ?? '',
        state: wire.segment?.state ?? 'unknown',
        ...(wire.links.length > 1 && { links: wire.links.map((link) => link.id).join(' ') }),
        ...(change && { change }),
      },
      subject: wire.id,
      label: words.wire(wire),
      evidence: [...evidence.ofAddresses([wire.upper.ip, wire.lower.ip]), ...evidence.ofClaim(wire.segment?.claim)],
      stop: { rank: wire.lower.unit.row, lane: 100 + index },
      ...endsOf(runs, ports),
      primitives: [
        {
          type: 'path',
          d: pathOf(runs),
          fill: 'none',
          stroke,
        },
      ],
    };
  });
}

function endsOf(runs: readonly Run[], ports: Ports): Pick<SceneItem, 'ends'> {
  const ids = runs.flatMap(({ part }) =>
    [part.upperEnd, part.lowerEnd].flatMap((end) => (end && ports.get(portKeyOf(part, end))?.id) ?? []),
  );
  const [first, second] = ids;
  if (first === undefined || second === undefined) return {};
  // A long link is cut from below, so its upper end comes last; a link that stays in one gap has the upper end first.
  return { ends: runs.length === 1 ? [first, second] : [second, first] };
}

/** All parts one after the other; a link between two units of one row goes up, over and down again. */
function pathOf(runs: readonly Run[]): string {
  const [first, second] = runs;
  const flat = first && second && first.part.gap === second.part.gap;
  if (!flat) return runs.map(runPath).join(' ');
  const top = half(Math.max(first.from, second.from));
  const over = `C ${half(first.x)} ${top - ARCH} ${half(second.x)} ${top - ARCH} ${half(second.x)} ${top}`;
  const down = runs.map((run) => {
    const stem = { ...run.stem, upper: top };
    return runPath({ ...run, upper: { x: run.x, y: top }, from: top, stem });
  });
  return `${down.join(' ')} M ${half(first.x)} ${top} ${over}`;
}

/** Height of the control points of an arch over a gap. */
const ARCH = 20;

/** From the upper port down to the lower one; S-shaped bends lead into the column, square ones to the bar of a shared segment. */
function runPath({ upper, lower, x, from, to, stem, bar }: Run): string {
  const at = (point: Point): string => `${half(point.x)} ${half(point.y)}`;
  const join = (start: Point, end: Point, square: boolean, barY: number): string => {
    if (Math.abs(start.x - end.x) <= 1) return `L ${at(end)}`;
    if (square) return `L ${at({ x: start.x, y: barY })} L ${at({ x: end.x, y: barY })} L ${at(end)}`;
    const middle = half((start.y + end.y) / 2);
    return `C ${half(start.x)} ${middle} ${half(end.x)} ${middle} ${at(end)}`;
  };
  const [high, low] = [
    { x, y: from },
    { x, y: to },
  ];
  const top = join({ x: upper.x, y: stem.upper }, high, bar?.high === true, from);
  const bottom = join(low, { x: lower.x, y: stem.lower }, bar?.high === false, to);
  return `M ${at(upper)} L ${half(upper.x)} ${stem.upper} ${top} L ${at(low)} ${bottom} L ${at(lower)}`;
}

/** One lane per direction, beside the straight part of the link, its arrow at the end the packets reach. */
export function laneItems(plan: Plan, ports: Ports): readonly SceneItem[] {
  return plan.wires.flatMap((wire) =>
    wire.ways.map((way): SceneItem => {
      const runs = plan.runs.get(wire) ?? [];
      return {
        id: `${wire.id} ${way.direction}`,
        mark: 'lane',
        data: { direction: way.direction, link: wire.id, certain: String(way.certain) },
        subject: wire.id,
        evidence: [],
        ...endsOf(runs, ports),
        primitives: runs.flatMap((run) => lanePrimitives(run, way)),
      };
    }),
  );
}

function lanePrimitives(run: Run, way: Way): readonly Primitive[] {
  const stroke = LANES[way.direction];
  const up = (way.direction === 'return') !== run.part.up;
  const x = half(run.x + (way.direction === 'return' ? LANE_OFFSET : -LANE_OFFSET));
  const clearance = run.to - run.from < CLEARANCE.short ? CLEARANCE.least : CLEARANCE.usual;
  const [top, bottom] = [run.from + clearance, run.to - clearance];
  const [tip, tail] = up ? [top, bottom] : [bottom, top];
  const neck = tip + (up ? 7 : -7);
  const width = way.certain ? stroke.width : 1;
  return [
    { type: 'path', d: `M ${x} ${half(tail)} L ${x} ${half(neck)}`, fill: 'none', stroke: { ...stroke, width } },
    arrowHead(x, tip, up, stroke.paint),
  ];
}

/** By `portKeyOf`; ids are unique already, so that links can name them. */
export type Ports = ReadonlyMap<string, SceneItem>;

/** Ports: a ring where an address is known, a small pale one where the interface was not seen. */
export function portsOf(plan: Plan, evidence: Evidence): Ports {
  const ports = new Map<string, SceneItem>();
  for (const run of [...plan.runs.values()].flat()) {
    const { part } = run;
    if (part.upperEnd)
      ports.set(portKeyOf(part, part.upperEnd), portItem(run.upper, part.upperEnd, part.wire, evidence));
    if (part.lowerEnd)
      ports.set(portKeyOf(part, part.lowerEnd), portItem(run.lower, part.lowerEnd, part.wire, evidence));
  }
  const items = withUniqueIds([...ports.values()]);
  return new Map([...ports.keys()].flatMap((key, index) => (items[index] ? [[key, items[index]] as const] : [])));
}

/** A run of silent hops is one node, called after its first. */
export function nodeOf({ unit, router }: End): string {
  return unit.kind === 'silent' ? unit.id : router;
}

function portItem(at: Point, end: End, wire: Wire, evidence: Evidence): SceneItem {
  const seen = end.ip !== undefined;
  const id = seen ? `if:${end.ip}` : `if:? ${wire.id} ${end.router}`;
  const stroke: Stroke = seen ? { paint: 'text', width: 1.5 } : { paint: 'muted', width: 1 };
  return {
    id,
    mark: 'interface',
    data: { if: seen ? id : '', router: end.router, ...(end.scope && { scope: end.scope }) },
    subject: seen ? id : end.router,
    evidence: evidence.ofAddresses([end.ip]),
    node: nodeOf(end),
    primitives: [
      {
        type: 'circle',
        cx: half(at.x),
        cy: half(at.y),
        r: seen ? PORT_RADIUS : PORT_RADIUS - 1,
        fill: 'background',
        stroke,
      },
    ],
  };
}
