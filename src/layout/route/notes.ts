import type { Translate } from '../../messages/catalog';
import type { RouteGraph, Router } from '../../model/topology';
import type { Paint, SceneItem } from '../scene';
import { ellipsize, measureText, printable } from '../textMetrics';
import type { Changes } from './changes';
import type { Evidence } from './evidence';
import { MARGIN, TEXT } from './measures';
import { box, text } from './pieces';
import type { Plan } from './plan';

/** Id of what a comparison says as a whole. */
export const COMPARISON = 'comparison';

const TITLE_ROOM = 560;
const BADGE_ROOM = 420;
const BADGE_PAD = 10;

/** What the head of the drawing says: which route, and whether both directions are the same, or how two looks at it differ. */
export interface Head {
  readonly title: string;
  readonly badge: string;
  readonly compared: boolean;
  /** Width that both need side by side. */
  readonly width: number;
}

export function headOf(graph: RouteGraph, { counts }: Changes, t: Translate): Head {
  const title = titleOf(graph, t);
  const verdict = counts ?? verdictOf(graph, t);
  const shown = ellipsize(title, TITLE_ROOM, TEXT.title, { bold: true });
  const badge = ellipsize(verdict, BADGE_ROOM, TEXT.note);
  const width =
    2 * MARGIN + measureText(shown, TEXT.title, { bold: true }) + 24 + measureText(badge, TEXT.note) + 2 * BADGE_PAD;
  return { title, badge, compared: counts !== undefined, width };
}

function titleOf(graph: RouteGraph, t: Translate): string {
  const ends = graph.routers.filter(({ kind }) => kind !== 'silent');
  const name = (router: Router | undefined): string => printable((router?.label ?? '?').slice(0, 300));
  const low = ends.reduce<Router | undefined>((best, one) => (best && best.rank <= one.rank ? best : one), undefined);
  const high = ends.reduce<Router | undefined>((best, one) => (best && best.rank >= one.rank ? best : one), undefined);
  if (!low || low === high) return t('diagram.titleOne', { to: name(high) });
  return t('diagram.title', { from: name(low), to: name(high) });
}

/** "asymmetric: 3 of 9 hops differ", "symmetry unknown: only one direction was traced" … */
export function verdictOf(graph: RouteGraph, t: Translate): string {
  const { verdict } = graph.path;
  if (verdict === 'symmetric') return t('diagram.verdict.symmetric');
  if (verdict === 'asymmetric') {
    const differing = graph.spans
      .filter((span) => span.verdict === 'asymmetric')
      .reduce((sum, span) => sum + Math.max(span.forward.length, span.return.length), 0);
    const hops = graph.routers.reduce((most, { rank }) => Math.max(most, rank), 0);
    return differing > 0 && differing <= hops
      ? t('diagram.verdict.differs', { differing, hops })
      : t('diagram.verdict.asymmetric');
  }
  const directions = new Set(graph.links.flatMap(({ lanes }) => lanes.map(({ direction }) => direction)));
  if (!directions.has('forward') || !directions.has('return')) return t('diagram.verdict.oneWay');
  const open = graph.segments.filter(({ state }) => state === 'ambiguous').length;
  return open > 0 ? t('diagram.verdict.readings', { segments: open }) : t('diagram.verdict.unknown');
}

const VERDICT_PAINT: Readonly<Record<RouteGraph['path']['verdict'], Paint>> = {
  symmetric: 'nat',
  asymmetric: 'warning',
  unknown: 'uncertain',
};

export function headItems(graph: RouteGraph, head: Head, plan: Plan, evidence: Evidence): readonly SceneItem[] {
  const title = ellipsize(head.title, TITLE_ROOM, TEXT.title, { bold: true });
  const badge = ellipsize(head.badge, BADGE_ROOM, TEXT.note);
  const width = measureText(badge, TEXT.note) + 2 * BADGE_PAD;
  const x = plan.width - MARGIN - width;
  const paint = head.compared ? 'changed' : VERDICT_PAINT[graph.path.verdict];
  const dash = !head.compared && graph.path.verdict === 'unknown' ? { dash: [2, 2] } : {};
  return [
    {
      id: 'title',
      mark: 'label',
      data: {},
      subject: 'title',
      evidence: [],
      primitives: [text(MARGIN, 27, title, TEXT.title, { bold: true, role: 'title' })],
    },
    {
      id: 'path',
      mark: 'badge',
      data: { kind: head.compared ? 'comparison' : 'verdict', verdict: graph.path.verdict },
      subject: head.compared ? COMPARISON : (graph.path.claim ?? 'path'),
      label: head.badge,
      evidence: head.compared ? [] : evidence.ofClaim(graph.path.claim),
      primitives: [
        box(x, 10, width, 22, 'background', { radius: 11, stroke: { paint, width: 1.2, ...dash } }),
        text(x + width / 2, 25.5, badge, TEXT.note, { anchor: 'middle', fill: paint, role: 'verdict' }),
      ],
    },
  ];
}
