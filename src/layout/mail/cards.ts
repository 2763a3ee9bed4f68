import type { Translate } from '../../messages/catalog';
import type { Claim } from '../../model/claim';
import type { AddressVerdict, MailMessage } from '../../model/mail';
import { inSource } from '../../model/span';
import type { Paint, Primitive, SceneItem } from '../scene';
import { ellipsize } from '../textMetrics';
import { letter, rect, shown, SIZE, text } from './pieces';
import { wrap } from './wrap';

export const CARD_WIDTH = 284;
const PAD = 12;
const ROOM = CARD_WIDTH - 2 * PAD;
const LINE = 16.5;
const GAP = 12;
const MOST_NOTES = 6;

/** A line of a card with its look. */
interface CardLine {
  readonly content: string;
  readonly size: number;
  readonly fill: Paint;
  readonly bold?: boolean;
  readonly mono?: boolean;
  readonly role?: string;
  readonly bullet?: boolean;
}

interface Card {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly sign?: string;
  readonly paint: Paint;
  readonly lines: readonly CardLine[];
  readonly claim?: Claim;
  readonly evidence: SceneItem['evidence'];
  readonly rank: number;
}

/** Letters that tie an address in the path to its card. */
export const SIGNS = { boundary: 'B', origin: 'O', claimed: 'C' } as const;

/** The three answers and the notes, one below the other from `x`, `y` down; `height` is what they need. */
export function layoutCards(
  message: MailMessage,
  notes: readonly Claim[],
  remarks: readonly Claim[],
  claims: ReadonlyMap<string, Claim>,
  x: number,
  y: number,
  t: Translate,
): { readonly items: readonly SceneItem[]; readonly height: number } {
  const cards = [
    verdictCard(message, 'boundary', message.boundary, claims, t),
    verdictCard(message, 'origin', message.origin, claims, t),
    claimedCard(message, claims, t),
    notesCard(message, notes, t),
    wayCard(message, remarks, t),
  ].filter((card) => card !== undefined);
  const items: SceneItem[] = [];
  let top = y;
  for (const card of cards) {
    const height = cardHeight(card);
    items.push(paintCard(card, x, top, height));
    top += height + GAP;
  }
  return { items, height: top - y };
}

function verdictCard(
  message: MailMessage,
  kind: 'boundary' | 'origin',
  verdict: AddressVerdict | undefined,
  claims: ReadonlyMap<string, Claim>,
  t: Translate,
): Card | undefined {
  if (!verdict) return undefined;
  const claim = claims.get(verdict.claim);
  const value = shown(verdict.ip ?? verdict.raw ?? '?');
  const by = shown(String(claim?.args['by'] ?? '?'));
  const grade = t(`mail.grade.${verdict.grade}`);
  const sentences = [
    t(`mail.drawing.${kind}-why`, { by, peer: value }),
    t('mail.drawing.confidence', { grade, percent: Math.round((claim?.confidence ?? 0) * 100) }),
  ];
  return {
    id: verdict.claim,
    kind,
    title: t(`mail.drawing.${kind}`),
    sign: SIGNS[kind],
    paint: kind === 'boundary' ? 'trust' : 'responsibility',
    lines: [valueLine(value), ...wrapped(sentences, 'muted')],
    evidence: [inSource(message.source, verdict.span)],
    rank: kind === 'boundary' ? 1 : 2,
    ...(claim && { claim }),
  };
}

function claimedCard(message: MailMessage, claims: ReadonlyMap<string, Claim>, t: Translate): Card | undefined {
  if (message.claimed.length === 0) return undefined;
  const lines = message.claimed.slice(0, 4).flatMap(({ ip, raw, source, grade, claim }): readonly CardLine[] => {
    const name = t(source === 'Received' ? 'mail.drawing.claimed-oldest' : 'mail.drawing.claimed-field', { source });
    const percent = Math.round((claims.get(claim)?.confidence ?? 0) * 100);
    const sentence = t('mail.drawing.claimed-grade', { source: shown(name), grade: t(`mail.grade.${grade}`), percent });
    return [valueLine(shown(ip ?? raw ?? '?')), ...wrapped([sentence], 'muted')];
  });
  return {
    id: `claimed:${message.id}`,
    kind: 'claimed',
    title: t('mail.drawing.claimed'),
    sign: SIGNS.claimed,
    paint: 'muted',
    lines,
    evidence: message.claimed.map(({ span }) => inSource(message.source, span)),
    rank: 3,
  };
}

function notesCard(message: MailMessage, notes: readonly Claim[], t: Translate): Card | undefined {
  if (notes.length === 0) return undefined;
  const shownNotes = notes.slice(0, MOST_NOTES);
  const graded = shownNotes.some(({ finding }) => finding !== 'note');
  const lines = shownNotes.flatMap((note, index) => {
    const heading = graded && note.finding !== shownNotes[index - 1]?.finding ? [gradeLine(note, t)] : [];
    return [...heading, ...bulleted(shown(t(note.key, shownArgs(note))))];
  });
  const more = notes.length - MOST_NOTES;
  return {
    id: `notes:${message.id}`,
    kind: 'notes',
    title: t('mail.drawing.notes'),
    paint: 'warning',
    lines: [...lines, ...(more > 0 ? wrapped([t('mail.drawing.more-notes', { more })], 'muted') : [])],
    evidence: notes.flatMap(({ evidence }) => evidence.slice(0, 1)),
    rank: 4,
  };
}

function gradeLine({ finding }: Claim, t: Translate): CardLine {
  const fill = finding === 'note' ? 'muted' : 'warning';
  return { content: t(`mail.finding.${finding ?? 'note'}`), size: SIZE.small, fill, bold: true, role: 'grade' };
}

/** Who could read or change it on the lines, how the message itself is protected, and who handed it on. */
function wayCard(message: MailMessage, remarks: readonly Claim[], t: Translate): Card | undefined {
  const sentences = [
    ...remarks.slice(0, MOST_NOTES).map((remark) => shown(t(remark.key, shownArgs(remark)))),
    ...(message.protection === undefined ? [] : [t(`mail.protection.${message.protection}`)]),
  ];
  if (sentences.length === 0) return undefined;
  return {
    id: `way:${message.id}`,
    kind: 'way',
    title: t('mail.drawing.way'),
    paint: 'muted',
    lines: sentences.flatMap((sentence) => bulleted(sentence)),
    evidence: remarks.flatMap(({ evidence }) => evidence.slice(0, 1)),
    rank: 5,
  };
}

/** Arguments come from the header; each is cut before it goes into a sentence. */
function shownArgs(claim: Claim): Claim['args'] {
  return Object.fromEntries(
    Object.entries(claim.args).map(([key, value]) => [
      key,
      typeof value === 'string' ? shown(value).slice(0, 80) : value,
    ]),
  );
}

function valueLine(value: string): CardLine {
  return {
    content: ellipsize(value, ROOM, SIZE.value, { mono: true, bold: true }),
    size: SIZE.value,
    fill: 'text',
    bold: true,
    mono: true,
    role: 'value',
  };
}

function wrapped(sentences: readonly string[], fill: Paint): readonly CardLine[] {
  return sentences.flatMap((sentence) =>
    wrap(sentence, ROOM, SIZE.small, 6).map((content) => ({ content, size: SIZE.small, fill })),
  );
}

const INDENT = 12;

function bulleted(sentence: string): readonly CardLine[] {
  return wrap(sentence, ROOM - INDENT, SIZE.small, 6).map((content, index) => ({
    content,
    size: SIZE.small,
    fill: 'text' as const,
    bullet: index === 0,
    role: 'note',
  }));
}

function cardHeight(card: Card): number {
  return PAD + 20 + card.lines.reduce((sum, { size }) => sum + lineHeight(size), 0) + PAD - 2;
}

function lineHeight(size: number): number {
  return size > SIZE.small ? 21 : LINE;
}

function paintCard(card: Card, x: number, y: number, height: number): SceneItem {
  const frame = { radius: 8, stroke: { paint: card.paint, width: 1.2 } } as const;
  const titleX = x + PAD + (card.sign ? 24 : 0);
  const primitives: Primitive[] = [
    rect(x, y, CARD_WIDTH, height, 'card', frame),
    ...(card.sign ? letter(x + PAD + 8, y + PAD + 7, card.sign, card.paint) : []),
    text(titleX, y + PAD + 11.5, card.title, SIZE.text, {
      bold: true,
      fill: card.paint === 'muted' ? 'text' : card.paint,
      role: 'title',
    }),
  ];
  let baseline = y + PAD + 20;
  for (const one of card.lines) {
    baseline += lineHeight(one.size);
    primitives.push(...paintLine(one, card.paint, x + PAD, baseline - 3));
  }
  const spoken = card.lines.map(({ content }) => content).join(' ');
  return {
    id: card.id,
    mark: 'card',
    data: { kind: card.kind, ...(card.claim && { grade: card.claim.grade }) },
    subject: card.id,
    label: `${card.title}: ${spoken}`,
    evidence: card.evidence,
    stop: { rank: card.rank, lane: 1 },
    primitives,
  };
}

function paintLine(one: CardLine, paint: Paint, x: number, y: number): readonly Primitive[] {
  const { content, size, fill, bullet, bold, mono, role } = one;
  const indent = role === 'note' ? INDENT : 0;
  const more = { fill, ...(bold && { bold }), ...(mono && { mono }), ...(role && { role }) };
  const dot: readonly Primitive[] = bullet ? [{ type: 'circle', cx: x + 4, cy: y - 4, r: 2, fill: paint }] : [];
  return [...dot, text(x + indent, y, content, size, more)];
}
