import type { Translate } from '../../messages/catalog';
import type { Claim } from '../../model/claim';
import { durationText } from '../../model/duration';
import { between, type MailMessage } from '../../model/mail';
import { inSource } from '../../model/span';
import type { Dialogue } from '../../model/session';
import type { Scene, SceneItem } from '../scene';
import { ellipsize } from '../textMetrics';
import { CARD_WIDTH, layoutCards } from './cards';
import { delayBar, delayCaption, explanationOf, type Gap } from './delays';
import { axisItem, boundaryItem, endItems, foldedItem, laneItems } from './frame';
import { dialogueItem, dialogueOf } from './dialogue';
import { hopItems } from './hopBox';
import { legendOf } from './legend';
import { columnsOf, MARGIN, wordsOf, type Columns, type HopWords } from './measures';
import { shown, SIZE, text } from './pieces';
import { layoutTable } from './table';
import { notesOf, planOf, remarksOf, type Plan } from './plan';
import { placeRows, type Placement } from './rows';

const TITLE_Y = 30;
const SUBTITLE_Y = 50;
const HEADING_Y = 80;
const FIRST_ROW_Y = 94;
const TABLE_GAP = 22;

/**
 * The way of a message from the sender (top) to the mailbox (bottom), one row a hop, in bands of one operator each. Rows are ordinal:
 * on a true time axis one hop that waits for days, or one wrong clock, would push all others together; the times stand beside the rows,
 * and the bars between them carry the durations. So the order never depends on a clock.
 */
export function layoutMail(
  message: MailMessage,
  claims: readonly Claim[],
  translate: Translate,
  dialogues: readonly Dialogue[] = [],
): Scene {
  const t = translate;
  const plan = planOf(message, dialogueOf(message, claims, dialogues));
  const notes = notesOf(message, claims);
  const words = new Map<string, HopWords>();
  for (const row of plan.rows) if (row.kind === 'hop') words.set(row.hop.id, wordsOf(message, row, t));
  const columns = columnsOf(message, plan, words, t);
  const placement = placeRows(plan, words, FIRST_ROW_Y);
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  const remarks = remarksOf(message, claims);
  const cards = layoutCards(message, notes, remarks, byId, columns.cards, FIRST_ROW_Y - 5, t);
  const boundary = boundaryItem(message, placement, columns, t);
  const width = columns.cards + CARD_WIDTH + MARGIN;
  const gaps = gapsOf(message, plan, claims);
  const tableY = placement.bottom + TABLE_GAP;
  const table = layoutTable(message, explainedHops(plan, gaps), tableY, columns.boxEnd + 10, t);
  const items: readonly SceneItem[] = [
    titleItem(message, width, t),
    ...laneItems(message, plan, placement, columns, t),
    axisItem(message, placement, columns, HEADING_Y, t),
    ...delayItems(message, placement, gaps, columns, t),
    ...(boundary ? [boundary] : []),
    ...endItems(message, placement, columns, t),
    ...hopBoxes(message, placement, words, columns, notes, t),
    ...cards.items,
    ...table.items,
  ];
  return {
    kind: 'mail',
    width: Math.ceil(width),
    height: Math.ceil(Math.max(tableY + table.height, FIRST_ROW_Y - 5 + cards.height) + MARGIN),
    title: titleOf(message, t),
    description: summaryOf(message, t),
    items,
    legend: legendOf(message, gaps, t),
  };
}

function titleOf(message: MailMessage, t: Translate): string {
  const subject = message.subject === undefined ? t('mail.drawing.no-subject') : shown(message.subject);
  return t('mail.drawing.title', { subject });
}

function summaryOf(message: MailMessage, t: Translate): string {
  const count = message.hops.length;
  if (count === 0) return t('mail.drawing.no-hops');
  if (message.totalMs === undefined) return t('mail.drawing.summary', { count });
  return t('mail.drawing.summary-total', { count, total: durationText(message.totalMs) });
}

function titleItem(message: MailMessage, width: number, t: Translate): SceneItem {
  const room = width - 2 * MARGIN;
  return {
    id: `title:${message.id}`,
    mark: 'label',
    data: { kind: 'title' },
    subject: message.id,
    evidence: [inSource(message.source, message.span)],
    primitives: [
      text(MARGIN, TITLE_Y, ellipsize(titleOf(message, t), room, SIZE.title, { bold: true }), SIZE.title, {
        bold: true,
        role: 'title',
      }),
      text(MARGIN, SUBTITLE_Y, ellipsize(summaryOf(message, t), room, SIZE.text), SIZE.text, {
        fill: 'muted',
        role: 'subtitle',
      }),
    ],
  };
}

/** Delay above each row, by row index. */
function gapsOf(message: MailMessage, plan: Plan, claims: readonly Claim[]): ReadonlyMap<number, Gap> {
  const own = claims.filter(({ subject }) => subject.includes(message.id));
  const slowest = own.find(({ key }) => key === 'mail.slowest-hop');
  const previous = new Map(message.hops.map((hop, index) => [hop.id, message.hops[index - 1]]));
  const gaps = new Map<number, Gap>();
  plan.rows.forEach((row, index) => {
    if (row.kind !== 'hop' || plan.rows[index - 1]?.kind === 'folded') return;
    const oldest = row.hops[0] ?? row.hop;
    const older = previous.get(oldest.id);
    const claim = older
      ? explanationOf(oldest, older, own)
      : own.find(({ rule }) => rule.startsWith('mail/sent-zone') || rule === 'mail/sent-after-first-hop');
    const delayMs = older ? oldest.delayMs : between(message.sent, oldest.date);
    const at = older && (older.by?.host?.value ?? older.software);
    const isSlowest = slowest?.subject[0] === oldest.id;
    gaps.set(index, {
      delayMs,
      ...(claim && { claim }),
      ...(at !== undefined && { at }),
      ...(isSlowest && { isSlowest }),
    });
  });
  return gaps;
}

/** Hops before which the stamps are odd and a claim says why. */
function explainedHops(plan: Plan, gaps: ReadonlyMap<number, Gap>): ReadonlySet<string> {
  const odd = plan.rows.flatMap((row, index) =>
    row.kind === 'hop' && gaps.get(index)?.claim ? [row.hops[0]?.id] : [],
  );
  return new Set(odd.filter((id) => id !== undefined));
}

function delayItems(
  message: MailMessage,
  placement: Placement,
  gaps: ReadonlyMap<number, Gap>,
  columns: Columns,
  t: Translate,
): readonly SceneItem[] {
  return placement.rows.flatMap(({ row, gapY }, index) => {
    const gap = gaps.get(index);
    if (row.kind !== 'hop' || !gap) return [];
    const caption = delayCaption(gap, t);
    return [
      {
        id: `${row.hop.id}/delay`,
        mark: 'delay',
        data: { ms: gap.delayMs === undefined ? '' : String(gap.delayMs), ...(gap.claim && { rule: gap.claim.rule }) },
        subject: row.hop.id,
        label: t('mail.drawing.delay-sentence', { delay: caption }),
        evidence: row.hop.date ? [inSource(message.source, row.hop.date.span)] : [],
        primitives: delayBar(columns.client, gapY, gap, columns.boxEnd, t),
      } satisfies SceneItem,
    ];
  });
}

function hopBoxes(
  message: MailMessage,
  placement: Placement,
  words: ReadonlyMap<string, HopWords>,
  columns: Columns,
  notes: readonly Claim[],
  t: Translate,
): readonly SceneItem[] {
  const rankOf = new Map(message.hops.map(({ id }, index) => [id, index + 1]));
  return placement.rows.flatMap((placed) => {
    const { row } = placed;
    if (row.kind === 'folded') return [foldedItem(message, placed, row.count, columns, t)];
    if (row.kind === 'dialogue') return [dialogueItem(row.dialogue, placed, columns, t)];
    const own = row.kind === 'hop' ? words.get(row.hop.id) : undefined;
    if (row.kind !== 'hop' || !own) return [];
    const { hop, hops, role, trust } = row;
    const about = notes.filter(({ subject }) => hops.some(({ id }) => subject.includes(id)));
    const rank = rankOf.get(hop.id) ?? 0;
    return hopItems({ message, hop, role, trust, words: own, placed, columns, notes: about, rank }, t);
  });
}
