import type { Translate } from '../../messages/catalog';
import { durationText } from '../../model/duration';
import type { MailHop, MailMessage } from '../../model/mail';
import { inSource } from '../../model/span';
import type { Primitive, SceneItem } from '../scene';
import { ellipsize, measureText } from '../textMetrics';
import { barWidth } from './delays';
import { isOverNetwork } from './hopText';
import { lock } from './lock';
import { MARGIN } from './measures';
import { rect, shown, SIZE, text } from './pieces';
import { utcText } from './times';

const ROW = 20;
const HEAD = 26;
/** Room for the widest bar of the drawing, made narrower. */
const BAR_SCALE = 0.3;
/** As many as the lanes draw. */
const MOST_ROWS = 40;

interface Column {
  readonly name: 'hop' | 'from' | 'by' | 'with' | 'time' | 'delay';
  readonly x: number;
  readonly width: number;
}

/** Every field of the path as one line, below the lanes and as wide as they are (`right` is their end): what Microsoft's header analyzer has taught people to read. */
export function layoutTable(
  message: MailMessage,
  odd: ReadonlySet<string>,
  y: number,
  right: number,
  t: Translate,
): { readonly items: readonly SceneItem[]; readonly height: number } {
  const hops = message.hops.slice(-MOST_ROWS);
  if (hops.length === 0) return { items: [], height: 0 };
  const columns = columnsFor(right - MARGIN);
  const untrusted = new Set(message.trust.filter(({ trust }) => trust === 'untrusted').map(({ hop }) => hop));
  const first = message.hops.length - hops.length;
  const rows = hops.map((hop, index) =>
    rowItem(
      message,
      hop,
      {
        rank: first + index + 1,
        isUntrusted: untrusted.has(hop.id),
        isOdd: odd.has(hop.id),
        y: y + HEAD + index * ROW,
        right,
        columns,
      },
      t,
    ),
  );
  return { items: [headItem(message, columns, y, t), ...rows], height: HEAD + hops.length * ROW };
}

function columnsFor(room: number): readonly Column[] {
  const fixed = { hop: 30, with: 176, time: 142, delay: 190 };
  const name = (room - fixed.hop - fixed.with - fixed.time - fixed.delay) / 2;
  const widths = { ...fixed, from: name, by: name };
  let x = MARGIN + 8;
  return (['hop', 'from', 'by', 'with', 'time', 'delay'] as const).map((column) => {
    const placed = { name: column, x, width: widths[column] - 12 };
    x += widths[column];
    return placed;
  });
}

function headItem(message: MailMessage, columns: readonly Column[], y: number, t: Translate): SceneItem {
  return {
    id: `table:${message.id}`,
    mark: 'label',
    data: { kind: 'table' },
    subject: message.id,
    evidence: [],
    primitives: columns.map(({ name, x }) =>
      text(x, y + 16, t(`mail.table.${name}`), SIZE.small, { fill: 'muted', bold: true, role: 'heading' }),
    ),
  };
}

interface Line {
  readonly rank: number;
  readonly isUntrusted: boolean;
  /** The stamps disagree: the bar is no true delay. */
  readonly isOdd: boolean;
  readonly y: number;
  readonly right: number;
  readonly columns: readonly Column[];
}

function rowItem(message: MailMessage, hop: MailHop, line: Line, t: Translate): SceneItem {
  const { rank, isUntrusted, y, right } = line;
  const fill = isUntrusted ? 'untrusted' : rank % 2 === 0 ? 'background' : 'card';
  const ground = rect(MARGIN, y, right - MARGIN, ROW, fill, { radius: 3 });
  return {
    id: `${hop.id}/row`,
    mark: 'label',
    data: { kind: 'row', hop: String(hop.headerIndex) },
    subject: hop.id,
    evidence: [inSource(message.source, hop.span)],
    primitives: [ground, ...line.columns.flatMap((column) => cell(hop, column, line, t))],
  };
}

function cell(
  hop: MailHop,
  { name, x, width }: Column,
  { rank, y, isUntrusted, isOdd }: Line,
  t: Translate,
): readonly Primitive[] {
  const ink = isUntrusted ? 'muted' : 'text';
  const put = (content: string, at = x, room = width) =>
    text(at, y + 14, ellipsize(content, room, SIZE.small), SIZE.small, { fill: ink, role: 'cell' });
  if (name === 'hop') return [put(String(rank))];
  if (name === 'from') return [put(shown(clientText(hop, t)))];
  if (name === 'by') return [put(shown(hop.by?.host?.value ?? hop.by?.address?.raw ?? hop.software ?? '–'))];
  if (name === 'time') return [put((hop.date && utcText(hop.date)) ?? '–')];
  if (name === 'delay') return delayCell(hop, x, width, y, isOdd, put);
  const locked = isOverNetwork(hop) ? lock(x + 5, y + 8, hop.tls.state) : [];
  return [...locked, put(shown(hop.with?.value ?? t(`mail.kind.${hop.kind}`)), x + 20, width - 20)];
}

function clientText({ from }: MailHop, t: Translate): string {
  if (!from) return t('mail.table.same-machine');
  return from.rdns?.value ?? from.helo?.value ?? from.address?.raw ?? from.ident?.value ?? '–';
}

function delayCell(
  hop: MailHop,
  x: number,
  width: number,
  y: number,
  isOdd: boolean,
  put: (content: string, at?: number, room?: number) => Primitive,
): readonly Primitive[] {
  if (hop.delayMs === undefined) return [put('–')];
  const bar = Math.max(2, barWidth(hop.delayMs) * BAR_SCALE);
  const caption = durationText(hop.delayMs);
  const at = Math.min(x + bar + 7, x + width - measureText(caption, SIZE.small));
  const odd = isOdd || hop.delayMs < 0;
  const stroke = { radius: 2, stroke: { paint: 'warning', width: 1.2, dash: [4, 2.5] } } as const;
  return [rect(x, y + 6, bar, 8, odd ? 'none' : 'delay', odd ? stroke : { radius: 2 }), put(caption, at, width)];
}
