import type { Translate } from '../../../messages/catalog';
import type { MailStation } from '../../../model/mailOnRoute';
import type { LegendEntry, Primitive, SceneItem, Stroke } from '../../scene';
import { ellipsize } from '../../textMetrics';
import { half, ICON, TEXT } from '../measures';
import { box, line, text } from '../pieces';
import type { MailPlan, Seat } from './column';
import { nameOfStation } from './lines';
import type { Point } from './wires';

/** Dash, colour and envelope tell a hand-over of a mail from the ways of packets. */
const VOUCHED: Stroke = { paint: 'mail', width: 2, dash: [10, 3, 2, 3] };
const UNVOUCHED: Stroke = { paint: 'mail', width: 1.2, dash: [2, 3] };
const LINE_HEIGHT = 14;
const ENVELOPE = { width: 15, height: 10 } as const;

/** Ground and heading of each mail; they lie below everything that is drawn of it. */
export function mailGroundItems({ grounds, height, more }: MailPlan, t: Translate): readonly SceneItem[] {
  return grounds.flatMap(({ mail, left, right }, index): readonly SceneItem[] => {
    const id = mail.way.message;
    const counted = index === grounds.length - 1 && more > 0 ? t('mailOnRoute.moreMails', { count: more }) : undefined;
    const room = right - left - 24;
    const title = ellipsize(t('mailOnRoute.title', { subject: mail.subject }), room, TEXT.band, { bold: true });
    const edge = line(left, 0, left, height, { paint: 'mail', width: 1, dash: [2, 4] });
    return [
      {
        id: `mail:${id}`,
        mark: 'card',
        data: { kind: 'mail' },
        subject: id,
        evidence: [],
        primitives: [box(left, 0, right - left, height, 'card'), edge],
      },
      {
        id: `mail-title:${id}`,
        mark: 'label',
        data: { kind: 'mail' },
        subject: id,
        evidence: [],
        primitives: [
          text(left + 12, 27, title, TEXT.band, { bold: true, fill: 'mail', role: 'mail-title' }),
          ...(counted === undefined
            ? []
            : [text(left + 12, height - 10, ellipsize(counted, room, TEXT.note), TEXT.note, { fill: 'muted' })]),
        ],
      },
    ];
  });
}

/** The lines; they lie under the machines that they join. */
export function mailWireItems({ wires, grounds }: MailPlan, t: Translate): readonly SceneItem[] {
  const names = new Map(
    grounds.flatMap(({ mail }) => mail.way.stations.map((one) => [one.id, nameOfStation(one, t)] as const)),
  );
  return wires.map(({ leg, points, sign, caption }): SceneItem => {
    const [from = '', to = ''] = [names.get(leg.from), names.get(leg.to)];
    const stroke = leg.vouched ? VOUCHED : UNVOUCHED;
    return {
      id: leg.id,
      mark: 'lane',
      data: { direction: 'mail', from, to, certain: String(leg.vouched) },
      subject: leg.id,
      ...(leg.hop !== undefined && { members: [leg.hop] }),
      label: t('mailOnRoute.leg', { from, to }),
      evidence: [],
      primitives: [
        ...arrow(points, stroke),
        ...(sign ? envelopeAt(sign) : []),
        ...(sign && caption !== undefined
          ? [text(sign.x + 14, sign.y + 4, caption, TEXT.note, { fill: 'muted', halo: 'card' })]
          : []),
      ],
    };
  });
}

/** The last straight piece is a line of its own: with its head it becomes an arrow in formats that have arrows. */
function arrow(points: readonly Point[], stroke: Stroke): readonly Primitive[] {
  const [tip, bend] = [points.at(-1), points.at(-2)];
  if (!tip || !bend) return [];
  const [dx, dy] = [Math.sign(tip.x - bend.x), Math.sign(tip.y - bend.y)];
  const neck = { x: tip.x - 7 * dx, y: tip.y - 7 * dy };
  const back = { x: tip.x - 8 * dx, y: tip.y - 8 * dy };
  const before = points.slice(0, -1);
  const path = `M ${before.map(({ x, y }) => `${half(x)} ${half(y)}`).join(' L ')}`;
  return [
    ...(before.length > 1 ? [{ type: 'path', d: path, fill: 'none', stroke } as const] : []),
    line(bend.x, bend.y, neck.x, neck.y, stroke),
    {
      type: 'path',
      d: `M ${half(tip.x)} ${half(tip.y)} L ${half(back.x - 4 * dy)} ${half(back.y - 4 * dx)} L ${half(back.x + 4 * dy)} ${half(back.y + 4 * dx)} Z`,
      fill: 'mail',
    },
  ];
}

function envelopeAt({ x, y }: Point): readonly Primitive[] {
  const [left, top] = [x - ENVELOPE.width / 2, y - ENVELOPE.height / 2];
  const stroke: Stroke = { paint: 'mail', width: 1.2 };
  const flap = `M ${half(left)} ${half(top)} L ${half(x)} ${half(y + 1)} L ${half(left + ENVELOPE.width)} ${half(top)}`;
  return [
    box(left, top, ENVELOPE.width, ENVELOPE.height, 'background', { stroke }),
    { type: 'path', d: flap, fill: 'none', stroke },
  ];
}

/** The relays that are no machine of the route. */
export function mailSeatItems({ seats, grounds }: MailPlan, t: Translate): readonly SceneItem[] {
  const subjects = new Map(grounds.map(({ mail }) => [mail.way.message, mail.subject]));
  return seats.map((seat, index) => seatItem(seat, subjects.get(seat.message) ?? '', index, t));
}

function seatItem({ cell, x, y, lines }: Seat, subject: string, index: number, t: Translate): SceneItem {
  const [station] = cell.stations;
  const hops = cell.stations.flatMap(({ id, wrote }) => (wrote === undefined ? [id] : [id, wrote]));
  const first = y - (lines.length * LINE_HEIGHT) / 2 + 11;
  const left = x + ICON.width / 2 + 8;
  return {
    id: station?.id ?? `mail:${index}`,
    mark: 'node',
    data: { kind: 'relay', extra: 'true', vouched: String(station?.vouched ?? false) },
    subject: station?.id ?? '',
    members: hops.filter((id) => id !== station?.id),
    label: station ? sentenceOf(station, subject, t) : '',
    evidence: cell.stations.flatMap(({ evidence }) => evidence).slice(0, 24),
    stop: { rank: index, lane: 70 },
    primitives: [
      { type: 'icon', icon: iconOf(station), x: half(x - ICON.width / 2), y: half(y - ICON.height / 2), ...ICON },
      ...lines.map((one, at) =>
        text(left, first + at * LINE_HEIGHT, one.text, TEXT.note, {
          role: one.role,
          ...(one.role === 'name' ? { bold: true } : { fill: 'muted' }),
        }),
      ),
    ],
  };
}

/** Who handed the mail in wrote no field; everything else is a server. */
function iconOf(station: MailStation | undefined): string {
  return station?.wrote === undefined ? 'host' : 'mail-server';
}

function sentenceOf(station: MailStation, subject: string, t: Translate): string {
  const address = station.addresses.map(({ text: ip }) => ip).join(' ') || '?';
  return t('mailOnRoute.station', { name: nameOfStation(station, t), address, subject });
}

/** Samples are drawn in a box of 34 × 16 (src/layout/legend.ts). */
export function mailLegend({ wires }: MailPlan, t: Translate): readonly LegendEntry[] {
  const sample = (stroke: Stroke): readonly Primitive[] =>
    arrow(
      [
        { x: 0, y: 8 },
        { x: 34, y: 8 },
      ],
      stroke,
    );
  const entry = (id: string, primitives: readonly Primitive[]): LegendEntry => ({
    id: `mail-${id}`,
    text: t(`mailOnRoute.legend.${id}`),
    primitives,
  });
  return [
    ...(wires.some(({ leg }) => leg.vouched)
      ? [entry('mail', [...sample(VOUCHED), ...envelopeAt({ x: 13, y: 8 })])]
      : []),
    ...(wires.some(({ leg }) => !leg.vouched)
      ? [entry('unverified', [...sample(UNVOUCHED), ...envelopeAt({ x: 13, y: 8 })])]
      : []),
  ];
}
