import type { Translate } from '../../messages/catalog';
import { isInside } from '../../model/address';
import { CHANGES } from '../../model/comparison';
import type { RouteGraph } from '../../model/topology';
import type { LegendEntry, Primitive } from '../scene';
import { signPrimitives, type Changes } from './changes';
import { LANES } from './links';
import { arrowHead, box, line } from './pieces';
import type { Plan } from './plan';

/** Samples are drawn in a box of 34 × 16 (src/layout/legend.ts). */
const MIDDLE = 8;

function lane(direction: keyof typeof LANES, certain = true): readonly Primitive[] {
  const stroke = { ...LANES[direction], ...(!certain && { width: 1 }) };
  const up = direction !== 'return';
  return [
    { type: 'path', d: up ? 'M 17 16 L 17 7' : 'M 17 0 L 17 9', fill: 'none', stroke },
    arrowHead(17, up ? 0 : 16, up, stroke.paint),
  ];
}

const across = (stroke: Parameters<typeof line>[4]): readonly Primitive[] => [line(0, MIDDLE, 34, MIDDLE, stroke)];

/** Only what the drawing uses, in the order in which a reader meets it. */
export function legendEntries(graph: RouteGraph, plan: Plan, changes: Changes, t: Translate): readonly LegendEntry[] {
  const ways = plan.wires.flatMap((wire) => wire.ways);
  const inside = plan.wires.some(({ lower, upper }) => [lower, upper].some(({ scope }) => scope && isInside(scope)));
  const samples: readonly (readonly [boolean, string, readonly Primitive[]])[] = [
    [ways.some((way) => way.direction === 'forward'), 'forward', lane('forward')],
    [ways.some((way) => way.direction === 'return'), 'return', lane('return')],
    [ways.some((way) => way.direction === 'other'), 'other', lane('other')],
    [ways.some((way) => !way.certain), 'possible', lane('forward', false)],
    [plan.wires.some((wire) => wire.ambiguous), 'ambiguous', across({ paint: 'link', width: 1.8, dash: [4, 3] })],
    [
      plan.rows.flat().some(({ unit }) => unit.kind === 'frame'),
      'frame',
      [box(3, 1, 28, 14, 'background', { radius: 4, stroke: { paint: 'uncertain', width: 1.3, dash: [2, 3] } })],
    ],
    [
      plan.rows.flat().some(({ unit }) => unit.kind === 'silent'),
      'silent',
      [box(3, 1, 28, 14, 'background', { radius: 4, stroke: { paint: 'muted', width: 1.2, dash: [4, 3] } })],
    ],
    [
      plan.rows.flat().some(({ unit }) => unit.kind === 'fold'),
      'fold',
      [
        box(7, 0, 26, 12, 'background', { radius: 4, stroke: { paint: 'node-edge', width: 1.2 } }),
        box(3, 3, 26, 12, 'background', { radius: 4, stroke: { paint: 'node-edge', width: 1.2 } }),
      ],
    ],
    [inside, 'private', [box(3, 1.5, 28, 13, 'background', { radius: 6.5, stroke: { paint: 'nat', width: 1 } })]],
    [graph.nat.length > 0, 'nat', across({ paint: 'nat', width: 4, dash: [14, 6] })],
    [graph.boundaries.length > 0, 'boundary', across({ paint: 'responsibility', width: 1.5, dash: [9, 5] })],
  ];
  const marks = samples.flatMap(([used, id, primitives]) =>
    used ? [{ id, text: t(`diagram.legend.${id}`), primitives }] : [],
  );
  return [...marks, ...changeEntries(changes, t)];
}

function changeEntries({ kinds, names }: Changes, t: Translate): readonly LegendEntry[] {
  return CHANGES.filter((kind) => kinds.has(kind)).map((kind) => ({
    id: kind,
    text: t(`comparison.legend.${kind}`, { names: kind === 'gone' ? names.before : names.after }),
    primitives: signPrimitives(kind, 17, MIDDLE),
  }));
}
