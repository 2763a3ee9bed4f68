import type { Paint, Primitive, SceneItem, Stroke } from '../scene';
import type { Caption, EndCaption, Side } from './captions';
import type { Evidence } from './evidence';
import { nodeOf } from './links';
import { BESIDE, TEXT } from './measures';
import { box, line, text } from './pieces';
import type { Plan, Point, Run } from './plan';
import type { Words } from './words';

/** Where the caption of a link end stands, and the ground under each of its texts. */
interface Place {
  readonly side: Side;
  /** Edge of the text that is next to the link. */
  readonly edge: number;
  readonly y: number;
  readonly ground: Paint;
  readonly rtt: { readonly x: number; readonly y: number; readonly ground: Paint };
}

/** Texts beside the links; `under` gives the ground of a place, for their halos. */
export function labelItems(
  plan: Plan,
  under: (row: number, x: number) => Paint,
  evidence: Evidence,
  words: Words,
): readonly SceneItem[] {
  return [...plan.runs.values()].flat().flatMap((run) => {
    const { caption, part } = run;
    const gap = plan.gaps[part.gap] ?? { top: 0, bottom: 0 };
    const low = gap.bottom - 6;
    const high = plan.dense ? low : gap.top + 14;
    const below = under(part.gap, run.x);
    const above = plan.dense ? below : under(part.gap + 1, run.x);
    const end = (one: EndCaption | undefined, place: (of: EndCaption) => Place): readonly SceneItem[] =>
      one ? endItems(one, run, place(one), evidence, words) : [];
    return [
      ...end(caption.upper, (one) => {
        if (one.atPort) return besidePort(one, one.atPort, run.upper, run.upper.y + 14, above);
        const edge = run.x - BESIDE;
        return { side: 'left', edge, y: high, ground: above, rtt: { x: edge, y: low, ground: below } };
      }),
      ...end(caption.lower, (one) => {
        if (one.atPort) return besidePort(one, one.atPort, run.lower, run.lower.y - 6, below);
        const edge = run.x + BESIDE;
        return { side: 'right', edge, y: low, ground: below, rtt: { x: edge + one.reach + 4, y: low, ground: below } };
      }),
      ...segmentItems(caption, run, high, above, evidence),
    ];
  });
}

/** In one line, the time outside. */
function besidePort(caption: EndCaption, side: Side, port: Point, y: number, ground: Paint): Place {
  const sign = side === 'left' ? -1 : 1;
  const edge = port.x + sign * BESIDE;
  return { side, edge, y, ground, rtt: { x: edge + sign * (caption.width + 8), y, ground } };
}

function endItems(caption: EndCaption, run: Run, place: Place, evidence: Evidence, words: Words): readonly SceneItem[] {
  const { end, rtt } = caption;
  const known = end.ip !== undefined;
  const id = known ? `if:${end.ip}` : `if:? ${run.part.wire.id} ${end.router}`;
  const shared = { subject: known ? id : end.router, node: nodeOf(end), evidence: evidence.ofAddresses([end.ip]) };
  const address: SceneItem = {
    ...shared,
    id,
    mark: known ? 'address' : 'label',
    data: { router: end.router, ...(known && { if: id }), ...(end.scope && { scope: end.scope }) },
    ...(known && { label: words.address(end) }),
    primitives: addressPrimitives(caption, place),
  };
  if (!rtt) return [address];
  const anchor = place.side === 'left' ? 'end' : 'start';
  const style = { anchor, fill: 'muted', halo: place.rtt.ground, role: 'delay' } as const;
  const primitives = [text(place.rtt.x, place.rtt.y, rtt.text, TEXT.note, style)];
  return [address, { ...shared, id: `${id} rtt`, mark: 'delay', data: { if: id }, primitives }];
}

function addressPrimitives(caption: EndCaption, { side, edge, y, ground }: Place): readonly Primitive[] {
  const { width } = caption;
  if (caption.inside) {
    const left = side === 'left' ? edge - width : edge;
    const stroke = { paint: 'nat', width: 1 } as const;
    return [
      box(left, y - 12, width, 16, 'background', { radius: 8, stroke }),
      text(left + width / 2, y, caption.text, TEXT.address, { anchor: 'middle', halo: 'background', role: 'address' }),
    ];
  }
  const anchor = side === 'left' ? 'end' : 'start';
  if (caption.end.ip !== undefined)
    return [text(edge, y, caption.text, TEXT.address, { anchor, halo: ground, role: 'address' })];
  const style = { anchor, halo: ground, fill: 'muted', italic: true, role: 'unseen' } as const;
  return [text(edge, y, caption.text, TEXT.note, style)];
}

/** The prefix of a segment and its bar, or the badge with both readings of an ambiguous one. */
function segmentItems(
  { middle, beside }: Caption,
  run: Run,
  y: number,
  ground: Paint,
  evidence: Evidence,
): readonly SceneItem[] {
  if (!middle) return [];
  const { segment, text: words, width } = middle;
  const open = segment.state === 'ambiguous';
  const x = run.x + beside;
  const prefix = text(x, y, words, TEXT.note, { fill: 'muted', halo: ground, role: 'prefix' });
  return [
    {
      id: segment.id,
      mark: open ? 'badge' : 'segment',
      data: { kind: segment.kind, state: segment.state },
      subject: segment.id,
      label: words,
      evidence: [...evidence.ofClaim(segment.claim), ...evidence.ofAddresses(segment.members)],
      primitives: open ? badgePrimitives(x, y, width, words) : [...barPrimitives(run), prefix],
    },
  ];
}

function badgePrimitives(x: number, y: number, width: number, words: string): readonly Primitive[] {
  const stroke: Stroke = { paint: 'uncertain', width: 1, dash: [2, 2] };
  return [
    box(x, y - 12, width, 16, 'background', { radius: 8, stroke }),
    text(x + width / 2, y, words, TEXT.note, { anchor: 'middle', fill: 'uncertain', role: 'prefix' }),
  ];
}

function barPrimitives({ bar }: Run): readonly Primitive[] {
  return bar ? [line(bar.left, bar.y, bar.right, bar.y, { paint: 'link', width: 4 })] : [];
}
