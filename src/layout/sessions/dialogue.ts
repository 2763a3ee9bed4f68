import type { Translate } from '../../messages/catalog';
import type { Claim } from '../../model/claim';
import type { Dialogue, Turn } from '../../model/session';
import { wrap } from '../mail/wrap';
import { head, line, rect, SIZE, shown, text } from '../mail/pieces';
import type { Paint, Primitive, Scene, SceneItem } from '../scene';
import { ellipsize } from '../textMetrics';

const MARGIN = 20;
const LEFT = 90;
const RIGHT = 610;
const FIRST = 120;
const ROW = 34;
/** A line of the message is less than a sentence of the conversation. */
const MESSAGE_ROW = 21;
const CARD = { x: 720, width: 340, pad: 12 };
/** More lines are no picture; the text has them all. */
const MOST_TURNS = 120;

/** Who said what: two life lines, an arrow a line, refusals and remarks marked. */
export function layoutDialogue(dialogue: Dialogue, claims: readonly Claim[], t: Translate): Scene {
  const server = shown(dialogue.server ?? t('sessions.server'));
  const title = t('sessions.titleDialogue', { protocol: dialogue.protocol.toUpperCase(), server });
  const turns = dialogue.turns.slice(0, MOST_TURNS);
  const remarks = claims.filter(({ subject }) => subject[0] === dialogue.id);
  const rows: SceneItem[] = [];
  let y = FIRST;
  turns.forEach((turn, index) => {
    rows.push(turnItem(dialogue, turn, index, y));
    y += turn.role === 'message' ? MESSAGE_ROW : ROW;
  });
  const cards = cardsOf(remarks, t);
  const bottom = y;
  const left = dialogue.turns.length - turns.length;
  const more: readonly Primitive[] =
    left > 0 ? [text(LEFT, y + 14, t('sessions.more', { count: left }), SIZE.text, { fill: 'muted' })] : [];
  return {
    kind: 'sessions',
    width: CARD.x + CARD.width + MARGIN,
    height: Math.ceil(Math.max(bottom + 30, cards.bottom) + MARGIN),
    title,
    description: t('sessions.descriptionDialogue', {
      protocol: dialogue.protocol.toUpperCase(),
      turns: dialogue.turns.length,
      server,
    }),
    items: [
      plain('title', [
        text(MARGIN, 34, ellipsize(title, CARD.x + CARD.width - MARGIN, SIZE.title, { bold: true }), SIZE.title, {
          bold: true,
          role: 'title',
        }),
        ...more,
      ]),
      party(`${dialogue.id}#client`, t('sessions.client'), dialogue.helo, LEFT, bottom, dialogue.id),
      party(`${dialogue.id}#server`, t('sessions.server'), dialogue.server, RIGHT, bottom, dialogue.id),
      ...rows,
      ...cards.items,
    ],
    legend: [],
  };
}

function plain(id: string, primitives: readonly Primitive[]): SceneItem {
  return { id, mark: 'label', data: {}, subject: id, evidence: [], primitives };
}

function party(
  id: string,
  role: string,
  name: string | undefined,
  x: number,
  bottom: number,
  subject: string,
): SceneItem {
  const words = name === undefined ? '' : ellipsize(shown(name), 260, SIZE.small, { mono: true });
  const start = x === LEFT ? 'start' : 'end';
  const at = x === LEFT ? MARGIN : RIGHT + 70;
  return {
    id,
    mark: 'band',
    data: {},
    subject,
    label: `${role} ${words}`,
    evidence: [],
    primitives: [
      text(at, 68, role, SIZE.value, { anchor: start, bold: true, role: 'name' }),
      text(at, 86, words, SIZE.small, { anchor: start, mono: true, fill: 'muted' }),
      line(x, 96, x, bottom, { paint: 'muted', width: 1.4, dash: [3, 4] }),
    ],
  };
}

const PAINT: Readonly<Record<Turn['role'], Paint>> = {
  command: 'forward',
  reply: 'return',
  refusal: 'responsibility',
  message: 'muted',
};

function turnItem(dialogue: Dialogue, turn: Turn, index: number, y: number): SceneItem {
  const [from, to] = turn.side === 'client' ? [LEFT, RIGHT] : [RIGHT, LEFT];
  const paint = PAINT[turn.role];
  const words = ellipsize(shown(turn.text), RIGHT - LEFT - 24, SIZE.small, { mono: true });
  const message = turn.role === 'message';
  const arrow: readonly Primitive[] = message
    ? []
    : [
        line(from, y + 8, to + (to > from ? -3 : 3), y + 8, { paint, width: turn.role === 'refusal' ? 2.6 : 1.6 }),
        to > from ? head(to, y + 8, 'right', paint) : head(to, y + 8, 'left', paint),
      ];
  const refused =
    turn.role === 'refusal' ? [text(RIGHT + 10, y + 12, '✕', SIZE.text, { bold: true, fill: paint })] : [];
  return {
    id: `${dialogue.id}#${index}`,
    mark: 'node',
    data: { side: turn.side, role: turn.role },
    subject: `${dialogue.id}#${index}`,
    label: `${turn.side}: ${words}`,
    evidence: [turn.evidence],
    stop: { rank: index, lane: 0 },
    primitives: [
      ...(message ? [rect(LEFT + 6, y - 13, RIGHT - LEFT - 12, MESSAGE_ROW, 'card')] : []),
      text(LEFT + 12, y + 2, words, SIZE.small, { mono: true, fill: message ? 'text' : paint, role: 'said' }),
      ...arrow,
      ...refused,
    ],
  };
}

/** What the conversation tells about itself, one card a remark. */
function cardsOf(
  claims: readonly Claim[],
  t: Translate,
): { readonly items: readonly SceneItem[]; readonly bottom: number } {
  const items: SceneItem[] = [];
  let y = FIRST - 20;
  for (const claim of claims.slice(0, 20)) {
    const lines = wrap(shown(t(claim.key, claim.args)), CARD.width - 2 * CARD.pad, SIZE.text, 6);
    const height = lines.length * 17 + 2 * CARD.pad - 6;
    items.push({
      id: claim.id,
      mark: 'card',
      data: { rule: claim.rule },
      subject: claim.id,
      label: t(claim.key, claim.args),
      evidence: claim.evidence,
      stop: { rank: 1000 + items.length, lane: 1 },
      primitives: [
        rect(CARD.x, y, CARD.width, height, 'card', { radius: 6, stroke: { paint: 'muted', width: 1 } }),
        ...lines.map((words, index) => text(CARD.x + CARD.pad, y + CARD.pad + 9 + index * 17, words, SIZE.text)),
      ],
    });
    y += height + 10;
  }
  return { items, bottom: y };
}
