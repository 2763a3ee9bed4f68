import type { Translate } from '../../messages/catalog';
import type { MailMessage } from '../../model/mail';
import { inSource } from '../../model/span';
import type { Paint, Primitive, SceneItem } from '../scene';
import { ellipsize, measureText } from '../textMetrics';
import { laneLines, MARGIN, senderLines, type Columns } from './measures';
import { head, line, rect, shown, SIZE, text } from './pieces';
import type { Plan } from './plan';
import { BAND_PAD, type PlacedRow, type Placement } from './rows';
import { utcText } from './times';

const BANDS: readonly Paint[] = ['band-1', 'band-3', 'band-2', 'band-0', 'band-4'];
const LANE_LINE = 16;

/** The bands of the operators, each with its name; the sender side is grey. */
export function laneItems(
  message: MailMessage,
  plan: Plan,
  placement: Placement,
  columns: Columns,
  t: Translate,
): readonly SceneItem[] {
  return plan.lanes.flatMap((lane, index) => {
    const rows = placement.rows.filter(({ row }) => row.lane === index);
    const [first, last] = [rows[0], rows[rows.length - 1]];
    if (!first || !last) return [];
    const top = first.top - BAND_PAD;
    const bottom = last.bottom + BAND_PAD;
    const fill = lane.verified ? (BANDS[index % BANDS.length] ?? 'band-0') : 'untrusted';
    const lines = laneLines(lane, t);
    const baseline = (top + bottom) / 2 + 4.5 - ((lines.length - 1) * LANE_LINE) / 2;
    const ink: Paint = lane.verified ? 'text' : 'muted';
    return [
      {
        id: `lane:${message.id}#${index}`,
        mark: 'lane',
        data: {
          direction: 'forward',
          role: lane.role,
          verified: String(lane.verified),
          domain: shown(lane.name ?? ''),
        },
        subject: `lane:${message.id}#${index}`,
        evidence: [],
        primitives: [
          rect(MARGIN, top, columns.boxEnd + 10 - MARGIN, bottom - top, fill, { radius: 8 }),
          ...lines.map((content, row) =>
            text(columns.lane, baseline + row * LANE_LINE, content, SIZE.text, { bold: true, fill: ink, role: 'lane' }),
          ),
        ],
      } satisfies SceneItem,
    ];
  });
}

/** The way of the message as one line with an arrow into each row, and the heading of the times. */
export function axisItem(
  message: MailMessage,
  placement: Placement,
  columns: Columns,
  headingY: number,
  t: Translate,
): SceneItem {
  const ends = placement.rows.map(({ top, bottom }) => (top + bottom) / 2);
  const primitives: Primitive[] = [];
  ends.slice(1).forEach((y, index) => {
    const tip = y - 5;
    primitives.push(line(columns.spine, (ends[index] ?? y) + 5, columns.spine, tip - 7, { paint: 'link', width: 1.5 }));
    primitives.push(head(columns.spine, tip, 'down', 'link'));
  });
  return {
    id: `axis:${message.id}`,
    mark: 'axis',
    data: { kind: 'path' },
    subject: message.id,
    evidence: [],
    primitives: [...primitives, ...(message.hops.length === 0 ? [] : headings(columns, headingY, t))],
  };
}

function headings(columns: Columns, headingY: number, t: Translate): readonly Primitive[] {
  return [
    text(columns.spine - 14, headingY, t('mail.drawing.time-heading'), SIZE.small, { anchor: 'end', fill: 'muted' }),
    text(columns.client, headingY, t('mail.drawing.from-heading'), SIZE.small, { fill: 'muted' }),
    text(columns.relay, headingY, t('mail.drawing.by-heading'), SIZE.small, { fill: 'muted' }),
  ];
}

/** Sender and mailbox: the two ends, which no relay vouches for. */
export function endItems(
  message: MailMessage,
  placement: Placement,
  columns: Columns,
  t: Translate,
): readonly SceneItem[] {
  const rows = placement.rows;
  const [first, last] = [rows[0], rows[rows.length - 1]];
  if (!first || !last) return [];
  const to = message.fields.find(({ name }) => name.toLowerCase() === 'delivered-to')?.value ?? message.to;
  const dateField = message.fields.find(({ name }) => name.toLowerCase() === 'date');
  const sender = senderLines(message, t)[0] ?? '';
  const sent = message.sent && utcText(message.sent);
  return [
    endItem(
      message,
      first,
      columns,
      { kind: 'mua', icon: 'host', tag: t('mail.drawing.from-field'), content: sender, rank: 0 },
      t,
    ),
    ...(dateField ? [sentItem(message, first, columns, sent ?? t('mail.drawing.date-unusable'), t)] : []),
    endItem(
      message,
      last,
      columns,
      {
        kind: 'mailbox',
        icon: 'laptop',
        tag: t('mail.drawing.mailbox'),
        content: shown(to ?? ''),
        rank: message.hops.length + 1,
      },
      t,
    ),
  ];
}

interface End {
  readonly kind: 'mua' | 'mailbox';
  readonly icon: string;
  readonly tag: string;
  readonly content: string;
  readonly rank: number;
}

function endItem(message: MailMessage, placed: PlacedRow, columns: Columns, end: End, t: Translate): SceneItem {
  const middle = (placed.top + placed.bottom) / 2;
  const sender = end.kind === 'mua';
  const field = message.fields.find(({ name }) => name.toLowerCase() === (sender ? 'from' : 'delivered-to'));
  const x = columns.client + 52;
  const nameX = x + measureText(end.tag, SIZE.small) + 12;
  const room = columns.boxEnd - nameX - 8;
  const fill: Paint = sender ? 'muted' : 'text';
  return {
    id: `${end.kind}:${message.id}`,
    mark: 'node',
    data: { kind: end.kind, ...(sender && { trust: 'untrusted' }) },
    subject: message.id,
    label: t(`mail.drawing.${end.kind}-sentence`, { content: end.content }),
    evidence: field ? [inSource(message.source, field.valueSpan)] : [],
    stop: { rank: end.rank, lane: 0 },
    primitives: [
      { type: 'icon', icon: end.icon, x: columns.client, y: middle - 13, width: 42, height: 26 },
      text(x, middle + 4.5, end.tag, SIZE.small, { fill: 'muted', role: 'tag' }),
      text(nameX, middle + 4.5, ellipsize(end.content, room, SIZE.text), SIZE.text, {
        fill,
        role: 'name',
        ...(sender && { italic: true }),
      }),
      {
        type: 'circle',
        cx: columns.spine,
        cy: middle,
        r: 4.5,
        fill: sender ? 'background' : 'node',
        stroke: { paint: sender ? 'muted' : 'node-edge', width: 1.5 },
      },
    ],
  };
}

function sentItem(message: MailMessage, placed: PlacedRow, columns: Columns, utc: string, t: Translate): SceneItem {
  const middle = (placed.top + placed.bottom) / 2;
  return {
    id: `${message.id}/sent`,
    mark: 'axis',
    data: { kind: 'sent' },
    subject: message.id,
    evidence: message.sent ? [inSource(message.source, message.sent.span)] : [],
    primitives: [
      text(columns.spine - 14, middle - 3, utc, SIZE.small, { anchor: 'end', fill: 'muted', role: 'time' }),
      text(columns.spine - 14, middle + 12, t('mail.drawing.date-field'), SIZE.small, {
        anchor: 'end',
        fill: 'muted',
        role: 'written',
      }),
    ],
  };
}

/** The line before the first trusted relay, with what it means on either side. */
export function boundaryItem(
  message: MailMessage,
  placement: Placement,
  columns: Columns,
  t: Translate,
): SceneItem | undefined {
  const y = placement.boundaryY;
  const hop = message.hops.find(({ id }) => message.trust.some((one) => one.hop === id && one.trust === 'boundary'));
  if (y === undefined || !hop) return undefined;
  const right = columns.boxEnd + 10;
  const by = shown(hop.by?.host?.value ?? hop.software ?? '?');
  const below = ellipsize(t('mail.drawing.verified', { by }), right - columns.box, SIZE.small, { bold: true });
  return {
    id: `boundary:trust:${message.id}`,
    mark: 'boundary',
    data: { kind: 'trust' },
    subject: message.boundary?.claim ?? hop.id,
    label: t('mail.drawing.boundary-sentence', { by }),
    evidence: [inSource(message.source, hop.span)],
    primitives: [
      line(MARGIN, y, right, y, { paint: 'trust', width: 2.2, dash: [9, 5] }),
      text(columns.lane, y - 7, t('mail.drawing.trust-boundary'), SIZE.text, {
        fill: 'trust',
        bold: true,
        role: 'boundary',
      }),
      text(right - 8, y - 7, t('mail.drawing.unverified'), SIZE.small, {
        anchor: 'end',
        fill: 'muted',
        bold: true,
        role: 'caption',
      }),
      text(right - 8, y + 16, below, SIZE.small, { anchor: 'end', fill: 'trust', bold: true, role: 'caption' }),
    ],
  };
}

/** Stands for the hops in the middle that are not drawn. */
export function foldedItem(
  message: MailMessage,
  placed: PlacedRow,
  count: number,
  columns: Columns,
  t: Translate,
): SceneItem {
  const caption = t('mail.drawing.folded', { count });
  const stroke = { paint: 'muted', width: 1, dash: [3, 3] } as const;
  return {
    id: `folded:${message.id}`,
    mark: 'label',
    data: { kind: 'folded', count: String(count) },
    subject: message.id,
    label: caption,
    evidence: [],
    primitives: [
      rect(columns.box, placed.top, columns.boxEnd - columns.box, placed.bottom - placed.top, 'background', {
        radius: 6,
        stroke,
      }),
      text(columns.client, (placed.top + placed.bottom) / 2 + 4.5, caption, SIZE.text, { italic: true, fill: 'muted' }),
    ],
  };
}
