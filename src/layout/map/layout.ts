import type { Translate } from '../../messages/catalog';
import type { Analysis } from '../../model/analysis';
import type { Position, World } from '../../model/enrichment';
import { withBadge } from '../badge';
import { moved } from '../legend';
import { line, rect, SIZE, text } from '../mail/pieces';
import { wrap } from '../mail/wrap';
import type { Paint, Primitive, Scene, SceneItem, Stroke } from '../scene';
import { ellipsize } from '../textMetrics';
import { groundOf, type Frame, type Ground } from './ground';
import { legendOf } from './legend';
import { mapPlansOf, type Leg, type MapPlan, type PlaceGroup } from './plan';
import { NAME_SIZE, placeDots, placeNames, type Dot, type NameSpot } from './spots';
import { countOf, placeName, ruleOf, unplacedText, whatOf, whoOf } from './words';

const MARGIN = 20;
const WIDTH = 960;
const FRAME: Frame = { x: MARGIN, y: 72, width: WIDTH - 2 * MARGIN, height: 430 };
const ROW = 22;
/** More circles are a crowd; the table has all places. */
const MOST_DOTS = 40;
const RADIUS = { least: 9, most: 22 };

/** Maps of an analysis, each a scene as the others: of the route, then of where mail comes from. */
export function mapScenes(analysis: Analysis, t: Translate): readonly Scene[] {
  const { world, dataAsOf, redaction } = analysis;
  if (!world) return [];
  const scenes = mapPlansOf(analysis, t).map((plan) => layoutMap(plan, world(), dataAsOf ?? '', t));
  if (redaction === undefined) return scenes;
  return scenes.map((scene) => withBadge(scene, t('redaction.badge', { what: t(`redaction.${redaction}`) })));
}

/**
 * The places on the world that holds them, numbered in the order of the path, with the ways between them; below, what each rests on and
 * which machines have none.
 */
function layoutMap(plan: MapPlan, world: World, day: string, t: Translate): Scene {
  const ground = groundOf(
    plan.places.map(({ place }) => positionOf(place)),
    FRAME,
    world,
  );
  const drawn = dotsOf(plan, ground);
  const title = t(`map.title.${plan.kind}`);
  const rows = listOf(plan, drawn, t);
  return {
    kind: 'map',
    width: WIDTH,
    height: rows.bottom + MARGIN,
    title,
    description: t('map.description', { places: plan.places.length, unplaced: plan.unplaced.length }),
    items: [
      label('title', [
        text(MARGIN, 34, title, SIZE.title, { bold: true, role: 'title' }),
        text(MARGIN, 56, t('map.subtitle', { day }), SIZE.text, { fill: 'muted', role: 'subtitle' }),
      ]),
      groundItem(ground),
      ...plan.legs.flatMap((leg) => legItem(leg, plan, ground, t) ?? []),
      ...drawn.map((one, index) => placeItem(one, index, t)),
      ...rows.items,
    ],
    legend: legendOf(plan, t),
  };
}

const positionOf = ({ longitude, latitude }: PlaceGroup['place']): Position => [longitude, latitude];

interface DrawnPlace {
  readonly group: PlaceGroup;
  readonly number: number;
  readonly dot: Dot;
  readonly name: NameSpot | undefined;
}

/** "Tokyo ×3": how many are merged there. */
function captionOf(group: PlaceGroup): string {
  const count = countOf(group);
  return count === 1 ? group.place.name : `${group.place.name} ×${count}`;
}

function dotsOf({ places, kind }: MapPlan, ground: Ground): readonly DrawnPlace[] {
  const most = places.reduce((largest, group) => Math.max(largest, countOf(group)), 1);
  const radiusOf = (group: PlaceGroup): number =>
    kind === 'mailbox'
      ? Math.round(RADIUS.least + (RADIUS.most - RADIUS.least) * Math.sqrt(countOf(group) / most))
      : RADIUS.least;
  const inFrame = places.slice(0, MOST_DOTS).flatMap((group, index) => {
    const point = ground.at(positionOf(group.place));
    return point ? [{ group, number: index + 1, point, radius: radiusOf(group) }] : [];
  });
  const dots = placeDots(inFrame, FRAME);
  const names = placeNames(
    dots,
    inFrame.map(({ group }) => captionOf(group)),
    FRAME,
  );
  return inFrame.flatMap(({ group, number }, index) => {
    const dot = dots[index];
    return dot ? [{ group, number, dot, name: names[index] }] : [];
  });
}

function label(id: string, primitives: readonly Primitive[]): SceneItem {
  return { id, mark: 'label', data: {}, subject: id, evidence: [], primitives };
}

/** Fills differ in tone only; the outlines are there for themes without any. */
function groundItem({ sea, land, borders, grid }: Ground): SceneItem {
  const { x, y, width, height } = FRAME;
  const outline = (d: string, stroke: Stroke, fill: Paint = 'none'): readonly Primitive[] =>
    d === '' ? [] : [{ type: 'path', d, fill, stroke }];
  return {
    id: 'ground',
    mark: 'band',
    data: { kind: 'ground' },
    subject: 'ground',
    evidence: [],
    primitives: [
      rect(x, y, width, height, 'background'),
      // Inside the sphere there is no edge to draw.
      sea === '' ? rect(x, y, width, height, 'band-1') : { type: 'path', d: sea, fill: 'band-1' },
      ...outline(grid, { paint: 'muted', width: 0.25 }),
      ...outline(land, { paint: 'muted', width: 0.6 }, 'background'),
      ...outline(borders, { paint: 'muted', width: 0.5, dash: [2, 2] }),
      rect(x, y, width, height, 'none', { stroke: { paint: 'muted', width: 1 } }),
    ],
  };
}

const LEG_PAINT = { forward: 'forward', return: 'return', other: 'link' } as const;
/** The way back beside the way there. */
const ASIDE = 3;

function legItem(
  { from, to, direction, gap }: Leg,
  plan: MapPlan,
  ground: Ground,
  t: Translate,
): SceneItem | undefined {
  const [start, end] = [from, to].map((id) => plan.places.find((one) => one.id === id));
  if (!start || !end) return undefined;
  const d = ground.way(positionOf(start.place), positionOf(end.place));
  if (d === '') return undefined;
  const paint = LEG_PAINT[direction];
  const vague = gap || [start, end].some((one) => isDoubted(one));
  const shift = direction === 'return' ? ASIDE : 0;
  const args = { from: placeName(start, t), to: placeName(end, t) };
  const path = { type: 'path', d, fill: 'none', stroke: { paint, width: 2, ...(vague && { dash: [6, 4] }) } } as const;
  return {
    id: `leg:${direction}:${from}|${to}`,
    mark: 'link',
    data: { direction },
    subject: to,
    label: t(gap ? 'map.legGap' : 'map.leg', args),
    evidence: [],
    primitives: [path, ...arrowOn(d, paint)].map((one) => moved(one, shift, shift)),
  };
}

/** Nobody should read a firm line into a place that may be another. */
function isDoubted({ place, stops }: PlaceGroup): boolean {
  return place.precision === 'country' || stops.every(({ doubt }) => doubt !== undefined);
}

/** In the middle of the way, because its ends lie under the circles. */
function arrowOn(d: string, fill: Paint): readonly Primitive[] {
  // A way over the edge of the map comes in pieces.
  const pieces = d.split('M ').map((piece) => piece.split(' L ').map((point) => point.trim().split(' ').map(Number)));
  const points = pieces.reduce((longest, piece) => (piece.length > longest.length ? piece : longest), []);
  const middle = Math.max(1, Math.ceil((points.length - 1) / 2));
  const [[x1 = 0, y1 = 0] = [], [x2 = 0, y2 = 0] = []] = [points[middle - 1], points[middle]];
  const [dx, dy] = [x2 - x1, y2 - y1];
  const length = Math.hypot(dx, dy);
  if (length < 1) return [];
  const [ux, uy] = [dx / length, dy / length];
  const [x, y] = [(x1 + x2) / 2 + ux * 5, (y1 + y2) / 2 + uy * 5];
  const at = (along: number, across: number): string =>
    [x + ux * along - uy * across, y + uy * along + ux * across].map((one) => Math.round(one * 10) / 10).join(' ');
  return [{ type: 'path', d: `M ${at(0, 0)} L ${at(-10, 4.5)} L ${at(-10, -4.5)} Z`, fill }];
}

/** Whole = a name says so; dashed = only a country; an amber ring with "!" = light rules it out; violet = only the sender says so. */
export function ringOf({ place, stops }: Pick<PlaceGroup, 'place' | 'stops'>): Stroke {
  const vague = place.precision === 'country' ? { dash: [3, 2.5] } : {};
  if (stops.some(({ doubt }) => doubt === 'rtt')) return { paint: 'warning', width: 3 };
  if (stops.every(({ doubt }) => doubt === 'claimed')) return { paint: 'uncertain', width: 2, dash: [1.5, 2.5] };
  return { paint: 'node-edge', width: 2, ...vague };
}

function placeItem({ group, number, dot, name }: DrawnPlace, index: number, t: Translate): SceneItem {
  const { centre, point, radius } = dot;
  const [x, y] = centre;
  const stroke = ringOf(group);
  const away = Math.hypot(x - point[0], y - point[1]) > 1;
  return {
    id: group.id,
    mark: 'node',
    data: { kind: 'place', precision: group.place.precision },
    subject: group.id,
    members: group.stops.map(({ id }) => id),
    label: rowText(group, t),
    evidence: evidenceOf(group),
    stop: { rank: index, lane: 0 },
    primitives: [
      ...(away
        ? [
            line(point[0], point[1], x, y, { paint: 'text', width: 1 }),
            { type: 'circle', cx: point[0], cy: point[1], r: 2, fill: 'text' } as const,
          ]
        : []),
      { type: 'circle', cx: x, cy: y, r: radius, fill: 'background', stroke },
      text(x, y + 4, String(number), 11, { anchor: 'middle', bold: true, role: 'number' }),
      ...(stroke.paint === 'warning'
        ? [text(x + radius - 3, y - radius + 2, '!', 13, { bold: true, fill: 'warning', halo: 'background' })]
        : []),
      ...(name
        ? [text(name.x, name.y, captionOf(group), NAME_SIZE, { bold: true, halo: 'background', role: 'name' })]
        : []),
    ],
  };
}

function evidenceOf({ stops }: PlaceGroup): SceneItem['evidence'] {
  return stops.flatMap(({ evidence }) => evidence).slice(0, 12);
}

function rowText(group: PlaceGroup, t: Translate): string {
  const args = { place: placeName(group, t), what: whatOf(group, t), who: whoOf(group.stops, t) };
  return t('map.row', { ...args, rule: ruleOf(group, t) });
}

/** Below the map, in words: every number, how many places are not drawn, and who has no place. */
function listOf(
  plan: MapPlan,
  drawn: readonly DrawnPlace[],
  t: Translate,
): { readonly items: readonly SceneItem[]; readonly bottom: number } {
  const room = WIDTH - 2 * MARGIN - 30;
  let y = FRAME.y + FRAME.height + 26;
  const items = drawn.map(({ group, number }): SceneItem => {
    const row = y;
    y += ROW;
    return {
      id: group.id,
      mark: 'card',
      data: { kind: 'row' },
      subject: group.id,
      evidence: evidenceOf(group),
      primitives: [
        { type: 'circle', cx: MARGIN + 10, cy: row - 4, r: 9, fill: 'background', stroke: ringOf(group) },
        text(MARGIN + 10, row, String(number), 11, { anchor: 'middle', bold: true, role: 'number' }),
        text(MARGIN + 28, row, ellipsize(rowText(group, t), room, SIZE.text), SIZE.text, { role: 'row' }),
      ],
    };
  });
  const left = plan.places.length - drawn.length;
  const words = [...(left > 0 ? [t('map.more', { count: left })] : []), unplacedText(plan, t) ?? ''];
  const lines = words.flatMap((one) => (one === '' ? [] : wrap(one, WIDTH - 2 * MARGIN, SIZE.text, 5)));
  const notes = lines.map((one, index) => text(MARGIN, y + 4 + index * 19, one, SIZE.text, { fill: 'muted' }));
  return {
    items: notes.length > 0 ? [...items, label('unplaced', notes)] : items,
    bottom: y + 4 + lines.length * 19 - 12,
  };
}
