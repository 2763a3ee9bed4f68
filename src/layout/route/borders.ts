import { gradeOf } from '../../model/claim';
import type { Paint, Primitive, SceneItem } from '../scene';
import type { Band, Cut, Translation } from './bands';
import type { Evidence } from './evidence';
import { exchangeReach } from './exchanges';
import { groupBy } from './groups';
import { half, MARGIN, TEXT, TOP } from './measures';
import { box, line, text } from './pieces';
import type { Plan, Run, Spot } from './plan';
import type { Words } from './words';

const PAINTS: readonly Paint[] = ['band-0', 'band-1', 'band-2', 'band-3', 'band-4'];

/** From one line of a name to the next. */
const LINE = 15;

/** The ground of one operator: a band's whole width, or its share of a band with several. */
export interface Ground {
  readonly band: Band;
  readonly domain: string;
  readonly from: number;
  readonly to: number;
  readonly paint: Paint;
}

/** Paints follow the order of the operators from home, so that neighbours differ. */
export function groundsOf(plan: Plan): readonly Ground[] {
  const { bands } = plan.stripes;
  const order = new Map([...new Set(bands.flatMap((band) => band.domains))].map((id, index) => [id, index]));
  return bands.flatMap((band) => {
    const edges = [0, ...splitsOf(band, plan), plan.width];
    return edges.slice(1).map((to, index): Ground => {
      const domain = band.domains[index] ?? '';
      const place = order.get(domain);
      const paint = (place === undefined ? undefined : PAINTS[place % PAINTS.length]) ?? 'background';
      return { band, domain, from: edges[index] ?? 0, to, paint };
    });
  });
}

/** Where the grounds of operators side by side meet; none where they cannot be told apart by a vertical line. */
function splitsOf(band: Band, plan: Plan): readonly number[] {
  const spots = plan.rows.slice(band.first, band.last + 1).flat();
  const splits: number[] = [];
  for (const [index, domain] of band.domains.slice(1).entries()) {
    const before = new Set(band.domains.slice(0, index + 1));
    const owner = (spot: Spot): string => plan.stripes.owner.get(spot.unit) ?? '';
    const left = spots.filter((spot) => before.has(owner(spot))).map((spot) => spot.x + spot.room.right);
    const right = spots.filter((spot) => owner(spot) === domain).map((spot) => spot.x - spot.room.left);
    const [last, first] = [Math.max(...left), Math.min(...right)];
    if (last > first) return [];
    splits.push(half((last + first) / 2));
  }
  return splits;
}

/** Paint under a place, for halos that must vanish into it. */
export function paintUnder(grounds: readonly Ground[]): (row: number, x: number) => Paint {
  const byRow = new Map<number, Ground[]>();
  for (const ground of grounds) {
    for (let row = ground.band.first; row <= ground.band.last; row++) {
      byRow.set(row, [...(byRow.get(row) ?? []), ground]);
    }
  }
  return (row, x) => byRow.get(row)?.find(({ from, to }) => x >= from && x <= to)?.paint ?? 'background';
}

/** Bands meet where a border cuts the links. The name stands in the ground at the left edge. */
export function bandItems(plan: Plan, grounds: readonly Ground[]): readonly SceneItem[] {
  return grounds.flatMap(({ band, domain, from, to, paint }): readonly SceneItem[] => {
    if (domain === '') return [];
    const top = plan.gaps[band.last]?.middle ?? TOP - 8;
    const bottom = plan.gaps[band.first - 1]?.middle ?? plan.height;
    const nameY = top + 18 + exchangeReach(plan, band.last);
    const name = text(MARGIN, nameY, band.name, TEXT.band, { bold: true, fill: 'muted', role: 'band-name' });
    return [
      {
        id: domain,
        mark: 'band',
        data: { kind: 'domain', domain },
        subject: domain,
        evidence: [],
        primitives: [box(from, top, to - from, bottom - top, paint), ...(from === 0 ? [name] : [])],
      },
    ];
  });
}

/** A border spans the links that it cuts: to the drawing's edge, or half way to the next link that it does not cut. */
export function boundaryItems(plan: Plan, evidence: Evidence, words: Words): readonly SceneItem[] {
  const inGap = groupBy([...plan.runs.values()].flat(), (run) => run.part.gap);
  const byGap = groupBy(plan.stripes.cuts, ({ gap }) => gap);
  return [...byGap].flatMap(([gap, cuts]) => {
    const runs = [...(inGap.get(gap) ?? [])].sort((a, b) => a.x - b.x);
    return cuts.flatMap((cut, index) =>
      boundaryItem(cut, index, reachesOf(cut, runs, plan.width), plan, evidence, words),
    );
  });
}

type Reach = readonly [from: number, to: number];

/** One for each stretch of links side by side that it cuts. */
function reachesOf(cut: Cut, runs: readonly Run[], width: number): readonly Reach[] {
  const own = new Set(cut.parts);
  const between = (a: Run | undefined, b: Run | undefined, edge: number): number =>
    a && b ? half((a.x + a.caption.right + b.x - b.caption.left) / 2) : edge;
  const reaches: Reach[] = [];
  let from: number | undefined;
  runs.forEach((run, index) => {
    const [before, next] = [runs[index - 1], runs[index + 1]];
    if (!own.has(run.part)) return;
    from ??= between(before, run, 0);
    if (next && own.has(next.part)) return;
    reaches.push([from, between(run, next, width)]);
    from = undefined;
  });
  return reaches;
}

function boundaryItem(
  cut: Cut,
  index: number,
  reaches: readonly Reach[],
  plan: Plan,
  evidence: Evidence,
  words: Words,
): readonly SceneItem[] {
  const y = plan.gaps[cut.gap]?.middle ?? 0;
  const [boundary] = cut.boundaries;
  if (!boundary) return [];
  // The names of several parties would stand on each other; hover and inspector have them all.
  const name: readonly Primitive[] =
    index === 0 && (reaches.length === 1 || reaches[0]?.[0] === 0)
      ? cut.name.map((words, place) => {
          const above = (cut.name.length - 1 - place) * LINE;
          return text(MARGIN, y - 5 - above, words, TEXT.note, { fill: 'responsibility', role: 'boundary-name' });
        })
      : [];
  return [
    {
      id: boundary.id,
      mark: 'boundary',
      data: { kind: boundary.kind, inside: boundary.inside, outside: boundary.outside },
      subject: boundary.id,
      label: words.boundary(boundary),
      evidence: [...evidence.ofClaim(boundary.claim), ...evidence.ofAddresses(boundary.between)],
      stop: { rank: cut.gap, lane: 2000 + index },
      primitives: [
        ...reaches.map(([from, to]) => line(from, y, to, y, { paint: 'responsibility', width: 1.5, dash: [9, 5] })),
        ...name,
      ],
    },
  ];
}

/** The NAT line runs through the translating router, from edge to edge or half way to its neighbours; an uncertain one is thinner. */
export function natItems(plan: Plan, evidence: Evidence, words: Words): readonly SceneItem[] {
  return plan.stripes.translations.map((translation) => natItem(translation, plan, evidence, words));
}

function natItem(translation: Translation, plan: Plan, evidence: Evidence, words: Words): SceneItem {
  const { row, nat, name, alone } = translation;
  const y = plan.rows[row]?.[0]?.y ?? 0;
  const [from, to] = natReach(translation, plan);
  const grade = gradeOf(nat.confidence);
  const stroke = { paint: 'nat', width: grade === 'certain' ? 4 : 2, dash: [14, 7] } as const;
  return {
    id: `boundary:nat:${nat.inside[0] ?? '?'}|${nat.outside[0] ?? '?'}${alone ? '' : `|${nat.router}`}`,
    mark: 'boundary',
    data: { kind: 'nat', nat: nat.kind, router: nat.router, grade },
    subject: nat.router,
    label: words.nat(nat),
    evidence: [...evidence.ofClaim(nat.claim), ...evidence.ofAddresses([...nat.inside, ...nat.outside])],
    stop: { rank: row, lane: 3000 },
    primitives: [
      line(from, y, to, y, stroke),
      ...(name === '' ? [] : [text(MARGIN, y + 15, name, TEXT.note, { fill: 'nat', role: 'boundary-name' })]),
    ],
  };
}

function natReach({ row, unit, alone }: Translation, plan: Plan): Reach {
  const spots = plan.rows[row] ?? [];
  const place = spots.findIndex((spot) => spot.unit === unit);
  const own = spots[place];
  if (alone || !own) return [0, plan.width];
  const [before, next] = [spots[place - 1], spots[place + 1]];
  const left = before ? half((before.x + before.room.right + own.x - own.room.left) / 2) : 0;
  const right = next ? half((own.x + own.room.right + next.x - next.room.left) / 2) : plan.width;
  return [left, right];
}
