import type { Translate } from '../../messages/catalog';
import type { Mailbox, MailTally } from '../../model/mailbox';
import type { LegendEntry, Paint, Primitive, Scene, SceneItem } from '../scene';
import { ellipsize, measureText } from '../textMetrics';
import { planOrigins, type OriginRow, type RelayPlan } from './originsPlan';
import { line, rect, shown, SIZE, text } from './pieces';

const MARGIN = 24;
const WIDTH = 1240;
const FIRST_Y = 104;
const HEADING_Y = 88;
const ROW = { width: 470, height: 28, pitch: 34 };
const GROUP_GAP = 12;
const RELAY = { x: 690, width: 270, least: 52 };
const BOX = { x: WIDTH - MARGIN - 130, width: 130, least: 64 };
/** Of a link: thick enough to be seen, thin enough to leave its row. */
const THINNEST = 1.5;
const THICKEST = 26;
/** What all links together may take beside the mailbox. */
const ROOM = 300;
const STRIP = 4;
/** Id of the whole, for the inspector. */
export const MAILBOX = 'mailbox';

interface PlacedRow {
  readonly row: OriginRow;
  readonly top: number;
  readonly width: number;
}

interface PlacedRelay {
  readonly relay: RelayPlan;
  readonly rows: readonly PlacedRow[];
  readonly top: number;
  readonly height: number;
  readonly width: number;
}

/**
 * Where the mail of a mailbox comes from: boundary addresses on the left, the first trusted relays that wrote them down in the middle, the
 * mailbox on the right. Lines are as wide as messages are many; the strip below a box shows how many were authenticated.
 */
export function layoutOrigins(mailbox: Mailbox, t: Translate): Scene {
  const relays = place(planOrigins(mailbox));
  const last = relays.at(-1);
  const bottom = Math.max(
    FIRST_Y + BOX.least,
    (last?.rows.at(-1)?.top ?? 0) + ROW.height,
    (last?.top ?? 0) + (last?.height ?? 0),
  );
  const box = { height: Math.max(BOX.least, relays.reduce((all, { width }) => all + width, 0) + 14), top: 0 };
  box.top = (FIRST_Y + bottom - box.height) / 2;
  return {
    kind: 'mailbox',
    width: WIDTH,
    height: Math.ceil(Math.max(bottom, box.top + box.height) + MARGIN),
    title: t('mailbox.title', { count: mailbox.count }),
    description: t('mailbox.description'),
    items: [
      titleItem(mailbox, t),
      headingItem(t),
      ...linkItems(relays, box.top + box.height / 2, t),
      ...relays.flatMap(({ rows }) => rows).map((row, index) => rowItem(row, index, t)),
      ...relays.map((relay, index) => relayItem(relay, index, t)),
      mailboxItem(mailbox, box, t),
    ],
    legend: legendOf(mailbox, t),
  };
}

function place(plan: readonly RelayPlan[]): readonly PlacedRelay[] {
  const rows = plan.flatMap((relay) => relay.rows);
  const total = rows.reduce((sum, { count }) => sum + count, 0);
  const most = rows.reduce((max, { count }) => Math.max(max, count), 1);
  const scale = Math.min(THICKEST / most, ROOM / Math.max(1, total));
  let y = FIRST_Y;
  return plan.map((relay) => {
    const placed = relay.rows.map((row, index) => ({
      row,
      top: y + index * ROW.pitch,
      width: Math.max(THINNEST, row.count * scale),
    }));
    const width = placed.reduce((sum, one) => sum + one.width, 0);
    const height = Math.max(RELAY.least, width + 14);
    const span = relay.rows.length * ROW.pitch - (ROW.pitch - ROW.height);
    const room = Math.max(span, height);
    const shift = (room - span) / 2;
    const top = y + (room - height) / 2;
    y += room + GROUP_GAP;
    return { relay, rows: placed.map((one) => ({ ...one, top: one.top + shift })), top, height, width };
  });
}

function titleItem(mailbox: Mailbox, t: Translate): SceneItem {
  const { firstMs, lastMs, passed, failed } = mailbox;
  const period =
    firstMs === undefined || lastMs === undefined
      ? []
      : [t('mailbox.period', { first: dayOf(firstMs), last: dayOf(lastMs) })];
  const subtitle = [...period, authenticationText({ passed, failed }, t)].join(' · ');
  return {
    id: 'title:mailbox',
    mark: 'label',
    data: { kind: 'title' },
    subject: MAILBOX,
    evidence: [],
    primitives: [
      text(MARGIN, 34, t('mailbox.title', { count: mailbox.count }), SIZE.title, { bold: true, role: 'title' }),
      text(MARGIN, 56, subtitle, SIZE.text, { fill: 'muted', role: 'subtitle' }),
    ],
  };
}

function headingItem(t: Translate): SceneItem {
  const heading = (x: number, key: string) =>
    text(x, HEADING_Y, t(key), SIZE.small, { bold: true, fill: 'muted', role: 'heading' });
  return {
    id: 'headings:mailbox',
    mark: 'label',
    data: { kind: 'headings' },
    subject: MAILBOX,
    evidence: [],
    primitives: [
      heading(MARGIN, 'mailbox.heading.origins'),
      heading(RELAY.x, 'mailbox.heading.relays'),
      heading(BOX.x, 'mailbox.heading.mailbox'),
    ],
  };
}

function linkItems(relays: readonly PlacedRelay[], mailboxY: number, t: Translate): readonly SceneItem[] {
  const all = relays.reduce((sum, { width }) => sum + width, 0);
  let below = mailboxY - all / 2;
  return relays.flatMap(({ relay, rows, top, height, width }) => {
    const name = relayName(relay, t);
    let y = top + (height - width) / 2;
    const into = rows.map(({ row, top: rowTop, width: own }) => {
      const end = y + own / 2;
      y += own;
      const names = { from: originName(row, t), to: name };
      const d = curve(MARGIN + ROW.width, rowTop + ROW.height / 2, RELAY.x, end);
      return linkItem(`link:${row.id}`, row.id, d, own, row.count, t('mailbox.link', { ...names, count: row.count }));
    });
    const label = t('mailbox.link', { from: name, to: t('mailbox.heading.mailbox'), count: relay.count });
    const d = curve(RELAY.x + RELAY.width, top + height / 2, BOX.x, below + width / 2);
    below += width;
    return [...into, linkItem(`link:${relay.id}`, relay.id, d, width, relay.count, label)];
  });
}

function curve(x1: number, y1: number, x2: number, y2: number): string {
  const middle = (x1 + x2) / 2;
  return `M ${x1} ${round(y1)} C ${middle} ${round(y1)} ${middle} ${round(y2)} ${x2} ${round(y2)}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function linkItem(id: string, subject: string, d: string, width: number, count: number, label: string): SceneItem {
  const stroke = { paint: 'node-face' as const, width: round(width) };
  return {
    id,
    mark: 'link',
    data: { count: String(count) },
    subject,
    label,
    evidence: [],
    primitives: [{ type: 'path', d, fill: 'none', stroke }],
  };
}

function rowItem({ row, top }: PlacedRow, index: number, t: Translate): SceneItem {
  const { origin } = row;
  const name = originName(row, t);
  const count = String(row.count);
  const nameRoom = 290;
  const nameText = ellipsize(name, nameRoom, SIZE.text, { mono: origin !== undefined });
  const about = origin ? [origin.organisation, origin.network].filter((part) => part !== undefined).join(' · ') : '';
  const x = MARGIN + 10 + measureText(nameText, SIZE.text, { mono: origin !== undefined }) + 12;
  const room = MARGIN + ROW.width - 10 - measureText(count, SIZE.text, { bold: true }) - 12 - x;
  const baseline = top + 17;
  return {
    id: row.id,
    mark: 'node',
    data: { kind: origin ? 'origin' : 'others', count, ...(origin && { address: shown(origin.address) }) },
    subject: row.id,
    label: t('mailbox.node', { name, count: row.count, authentication: authenticationText(row, t) }),
    // Spans of a stream (they come with a line) point into a text that nobody holds.
    evidence: origin?.messages.filter((message) => message.line === undefined).map(({ span }) => span) ?? [],
    stop: { rank: 0, lane: index },
    primitives: [
      ...frame(MARGIN, top, ROW.width, ROW.height, origin ? 'card' : 'untrusted', row),
      text(MARGIN + 10, baseline, nameText, SIZE.text, { role: 'address', ...(origin && { mono: true }) }),
      ...(about !== '' && room > 40
        ? [text(x, baseline, ellipsize(shown(about), room, SIZE.small), SIZE.small, { fill: 'muted', role: 'name' })]
        : []),
      text(MARGIN + ROW.width - 10, baseline, count, SIZE.text, { anchor: 'end', bold: true, role: 'count' }),
    ],
  };
}

/** A box with the strip of its authentication along the lower edge: who passed from the left, who failed from the right, without colour too. */
function frame(x: number, y: number, width: number, height: number, fill: Paint, tally: MailTally): Primitive[] {
  const parts: Primitive[] = [rect(x, y, width, height, fill, { radius: 4, stroke: { paint: 'muted', width: 1 } })];
  const lengthOf = (part: number) => round(((width - 8) * part) / Math.max(1, tally.count));
  const strip = (left: number, length: number, paint: Paint) => {
    if (length > 0) parts.push(rect(round(left), y + height - STRIP - 1.5, length, STRIP, paint));
  };
  strip(x + 4, lengthOf(tally.passed), 'nat');
  strip(x + width - 4 - lengthOf(tally.failed), lengthOf(tally.failed), 'responsibility');
  return parts;
}

function relayItem({ relay, top, height }: PlacedRelay, index: number, t: Translate): SceneItem {
  const name = relayName(relay, t);
  const room = RELAY.width - 20;
  const middle = top + height / 2;
  return {
    id: relay.id,
    mark: 'node',
    data: { kind: 'relay', count: String(relay.count) },
    subject: relay.id,
    label: t('mailbox.node', { name, count: relay.count, authentication: authenticationText(relay, t) }),
    evidence: [],
    stop: { rank: 1, lane: index },
    primitives: [
      ...frame(RELAY.x, top, RELAY.width, height, 'band-1', relay),
      text(RELAY.x + 10, middle - 5, ellipsize(name, room, SIZE.text, { bold: true }), SIZE.text, {
        bold: true,
        role: 'name',
      }),
      text(RELAY.x + 10, middle + 13, t('mailbox.messages', { count: relay.count }), SIZE.small, { role: 'count' }),
    ],
  };
}

function mailboxItem(mailbox: Mailbox, { top, height }: { top: number; height: number }, t: Translate): SceneItem {
  const name = t('mailbox.kind.mailbox');
  const middle = top + height / 2;
  const centre = BOX.x + BOX.width / 2;
  const messages = ellipsize(t('mailbox.messages', { count: mailbox.count }), BOX.width - 12, SIZE.small);
  return {
    id: MAILBOX,
    mark: 'node',
    data: { kind: 'mailbox', count: String(mailbox.count) },
    subject: MAILBOX,
    label: t('mailbox.node', { name, count: mailbox.count, authentication: authenticationText(mailbox, t) }),
    evidence: [],
    stop: { rank: 2, lane: 0 },
    primitives: [
      ...frame(BOX.x, top, BOX.width, height, 'band-3', mailbox),
      text(centre, middle - 5, ellipsize(name, BOX.width - 12, SIZE.text, { bold: true }), SIZE.text, {
        anchor: 'middle',
        bold: true,
        role: 'name',
      }),
      text(centre, middle + 13, messages, SIZE.small, { anchor: 'middle', role: 'count' }),
    ],
  };
}

function originName({ origin, origins }: OriginRow, t: Translate): string {
  return origin ? shown(origin.address) : t('mailbox.others', { addresses: origins });
}

function relayName({ name, relays }: RelayPlan, t: Translate): string {
  return name === undefined ? t('mailbox.otherRelays', { relays }) : shown(name);
}

function authenticationText({ passed, failed }: Pick<MailTally, 'passed' | 'failed'>, t: Translate): string {
  const known = passed + failed;
  return known === 0 ? t('mailbox.authenticationUnknown') : t('mailbox.authenticated', { passed, known });
}

/** `2015-01-30` */
function dayOf(ms: number): string {
  return new Date(ms).toISOString().replace(/T.*$/, '');
}

/** Samples are drawn in a box of 34 × 16 pixels. Only what the drawing uses is listed. */
function legendOf({ count, passed, failed }: Mailbox, t: Translate): readonly LegendEntry[] {
  const strip = (paint: Paint) => [rect(1, 6, 32, STRIP, paint)];
  const entries: readonly (LegendEntry | false)[] = [
    {
      id: 'width',
      text: t('mailbox.legend.width'),
      primitives: [
        line(0, 4, 34, 4, { paint: 'node-face', width: THINNEST }),
        line(0, 11, 34, 11, { paint: 'node-face', width: 7 }),
      ],
    },
    passed > 0 && { id: 'passed', text: t('mailbox.legend.passed'), primitives: strip('nat') },
    failed > 0 && { id: 'failed', text: t('mailbox.legend.failed'), primitives: strip('responsibility') },
    passed + failed < count && {
      id: 'unknown',
      text: t('mailbox.legend.unknown'),
      primitives: [rect(1, 6, 32, STRIP, 'card', { stroke: { paint: 'muted', width: 0.8 } })],
    },
  ];
  return entries.filter((entry) => entry !== false);
}
