import type { Paint, SceneItem } from '../scene';
import { ellipsize, measureText, printable } from '../textMetrics';
import type { Ground } from './borders';
import { MARGIN, TEXT } from './measures';
import { box, text } from './pieces';
import type { Plan } from './plan';

const HEIGHT = 34;
const PAINTS: readonly Paint[] = ['band-4', 'band-3', 'band-2', 'band-1', 'band-0'];

/** How far the band of an exchange reaches from the middle of this gap; 0 where there is none. */
export function exchangeReach({ stripes }: Plan, gap: number): number {
  const isHere = stripes.cuts.some((cut) => cut.gap === gap && cut.boundaries.some(({ exchange }) => exchange));
  return isHere ? HEIGHT / 2 : 0;
}

/**
 * The band of an exchange: no router is its own, so it lies where the border cuts the links over its LAN, between the bands of those who
 * meet there. In a colour that neither of them has.
 */
export function exchangeItems(plan: Plan, grounds: readonly Ground[]): readonly SceneItem[] {
  const done = new Set<string>();
  return plan.stripes.cuts.flatMap(({ gap, boundaries, name }): readonly SceneItem[] => {
    const exchange = boundaries.find((boundary) => boundary.exchange !== undefined)?.exchange;
    const middle = plan.gaps[gap]?.middle;
    const key = `${gap} ${exchange ?? ''}`;
    if (exchange === undefined || middle === undefined || done.has(key)) return [];
    done.add(key);
    const near = grounds.filter(({ band }) => band.first <= gap + 1 && band.last >= gap).map((one) => one.paint);
    const paint = PAINTS.find((one) => !near.includes(one)) ?? 'background';
    const label = printable(exchange);
    const room = Math.max(
      ...name.map((one) => measureText(one, TEXT.note)),
      measureText('NSPIXP2', TEXT.note, { bold: true }),
    );
    const shown = ellipsize(label, room, TEXT.note, { bold: true });
    return [
      {
        id: exchange,
        mark: 'band',
        data: { kind: 'exchange', domain: exchange },
        subject: exchange,
        label,
        evidence: [],
        primitives: [
          box(0, middle - HEIGHT / 2, plan.width, HEIGHT, paint),
          text(MARGIN, middle + 13, shown, TEXT.note, { bold: true, fill: 'muted', role: 'band-name' }),
        ],
      },
    ];
  });
}
