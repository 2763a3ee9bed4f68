import type { Translate } from '../../messages/catalog';
import { head, line, text } from '../mail/pieces';
import type { LegendEntry, Primitive, Stroke } from '../scene';
import type { MapPlan } from './plan';

/** Only what the map uses. */
export function legendOf({ places, legs, kind }: MapPlan, t: Translate): readonly LegendEntry[] {
  const stops = places.flatMap((group) => group.stops);
  const rings: readonly (readonly [id: string, used: boolean, stroke: Stroke])[] = [
    ['city', places.some(({ place }) => place.precision === 'city'), { paint: 'node-edge', width: 2 }],
    [
      'country',
      places.some(({ place }) => place.precision === 'country'),
      { paint: 'node-edge', width: 2, dash: [3, 2.5] },
    ],
    ['rtt', stops.some(({ doubt }) => doubt === 'rtt'), { paint: 'warning', width: 3 }],
    ['claimed', stops.some(({ doubt }) => doubt === 'claimed'), { paint: 'uncertain', width: 2, dash: [1.5, 2.5] }],
  ];
  const directions = (['forward', 'return', 'other'] as const).filter((direction) =>
    legs.some((leg) => leg.direction === direction),
  );
  return [
    ...rings.filter(([, used]) => used).map(([id, , stroke]) => entry(id, ring(id, stroke), t)),
    ...directions.map((direction) => {
      const paint = direction === 'other' ? 'link' : direction;
      const sample = [line(2, 8, 26, 8, { paint, width: 2 }), head(32, 8, 'right', paint)];
      return entry(kind === 'mail' ? 'other' : direction, sample, t);
    }),
    ...(legs.some(({ gap }) => gap)
      ? [entry('gap', [line(2, 8, 32, 8, { paint: 'muted', width: 2, dash: [6, 4] })], t)]
      : []),
  ];
}

function ring(id: string, stroke: Stroke): readonly Primitive[] {
  const circle = { type: 'circle', cx: 17, cy: 8, r: 7, fill: 'background', stroke } as const;
  return id === 'rtt' ? [circle, text(23, 6, '!', 12, { bold: true, fill: 'warning' })] : [circle];
}

function entry(id: string, primitives: readonly Primitive[], t: Translate): LegendEntry {
  return { id, text: t(`map.legend.${id}`), primitives };
}
