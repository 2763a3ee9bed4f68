import type { Translate } from '../../messages/catalog';
import type { MailHop, MailMessage } from '../../model/mail';
import { measureText } from '../textMetrics';
import { clientTokens, lineWidth, relayDetail, relayName, tokenLines, type Token } from './hopText';
import { shown, SIZE } from './pieces';
import type { Lane, Plan } from './plan';
import { wrap } from './wrap';

/** The words of a hop's box, ready to be placed. */
export interface HopWords {
  readonly client: readonly (readonly Token[])[];
  readonly name: string;
  readonly detail: string;
}

/** Columns of the drawing from left to right, in pixels. Widths follow the words, so that nothing is cut. */
export interface Columns {
  readonly lane: number;
  readonly time: number;
  readonly spine: number;
  readonly box: number;
  readonly client: number;
  readonly arrow: number;
  readonly relay: number;
  readonly boxEnd: number;
  readonly cards: number;
}

export const MARGIN = 16;
export const LANE_ROOM = 150;
const TIME_WIDTH = 152;
export const ARROW_WIDTH = 34;
export const ICON = { width: 42, height: 26 } as const;
/** Room for the two letters behind an address that has a card. */
const LETTER_ROOM = 46;
const CLIENT_GAP = 14;
const PAD = 12;

export function wordsOf(hop: MailHop, t: Translate): HopWords {
  return { client: tokenLines(clientTokens(hop.from, t)), name: relayName(hop, t), detail: relayDetail(hop, t) };
}

/** Lane name on at most three lines, broken where names may be: behind a dot. */
export function laneLines(lane: Lane, t: Translate): readonly string[] {
  if (lane.role !== 'relay') return wrap(t(`mail.drawing.${lane.role}`), LANE_ROOM, SIZE.text, 2, { bold: true });
  const name = shown(lane.name ?? t('mail.drawing.unnamed'));
  return wrap(name, LANE_ROOM, SIZE.text, 3, { bold: true });
}

export function senderLines(message: MailMessage, t: Translate): readonly string[] {
  const from = message.from === undefined ? t('mail.drawing.no-from') : message.from;
  return [shown(from)];
}

/** The letters stand behind the address, which ends its line. */
function clientWidth(words: HopWords | undefined, letters: number): number {
  const lines = words?.client ?? [];
  return lines.reduce(
    (width, line) => Math.max(width, lineWidth(line) + (line.at(-1)?.role === 'address' ? letters : 0)),
    0,
  );
}

export function columnsOf(
  message: MailMessage,
  plan: Plan,
  words: ReadonlyMap<string, HopWords>,
  t: Translate,
): Columns {
  const signed = new Set([message.boundary?.hop, message.origin?.hop]);
  const client = message.hops.reduce((width, hop) => {
    const room = signed.has(hop.headerIndex) ? LETTER_ROOM : 0;
    return Math.max(width, clientWidth(words.get(hop.id), room));
  }, 190);
  const relay = [...words.values()].reduce(
    (width, { name, detail }) =>
      Math.max(width, measureText(name, SIZE.text, { bold: true }), measureText(detail, SIZE.small)),
    190,
  );
  const ends = [...senderLines(message, t), shown(message.to ?? '')].map((line) =>
    Math.min(520, measureText(line, SIZE.text)),
  );
  const lane = MARGIN + 10;
  const time = lane + LANE_ROOM + 12;
  const spine = time + TIME_WIDTH + 12;
  const box = spine + 16;
  const clientX = box + PAD;
  const arrow = Math.ceil(clientX + client + CLIENT_GAP);
  const relayX = arrow + ARROW_WIDTH + ICON.width + 10;
  const least = box + Math.max(...ends) + 120;
  const boxEnd = Math.ceil(Math.max(relayX + relay + PAD + (plan.rows.length > 2 ? 22 : 0), least));
  return { lane, time, spine, box, client: clientX, arrow, relay: relayX, boxEnd, cards: boxEnd + 30 };
}
