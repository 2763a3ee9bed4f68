import type { Translate } from '../../messages/catalog';
import type { MailHop, MailMessage } from '../../model/mail';
import { measureText } from '../textMetrics';
import {
  clientTokens,
  foldedLine,
  lineWidth,
  relayDetail,
  relayName,
  resultLine,
  tokenLines,
  type ResultLine,
  type Token,
} from './hopText';
import { shown, SIZE } from './pieces';
import type { Lane, Plan, Row } from './plan';
import { wrap } from './wrap';

/** The words of a hop's box, ready to be placed. */
export interface HopWords {
  readonly client: readonly (readonly Token[])[];
  readonly name: string;
  readonly detail: string;
  readonly results?: ResultLine;
  /** One line for each hop of a folded step, with the hop that it selects; absent when the step is one hop. */
  readonly folded?: readonly { readonly hop?: MailHop; readonly text: string }[];
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

/** More lines than this in a folded step would be a list again; the table has them all. */
const MOST_FOLDED = 5;

export function wordsOf(message: MailMessage, { hop, hops, role }: Row & { kind: 'hop' }, t: Translate): HopWords {
  const results = resultLine(message, hops, t);
  const words = { name: relayName(hop, t), ...(results && { results }) };
  if (hops.length === 1)
    return { ...words, client: tokenLines(clientTokens(hop.from, t)), detail: relayDetail(hop, role, t) };
  const lines = hops.slice(0, MOST_FOLDED).map((one) => ({ hop: one, text: foldedLine(one, t) }));
  const more = hops.length - lines.length;
  return {
    ...words,
    client: [],
    detail: t('mail.drawing.step-fields', { role: t(`mail.role.${role}`), count: hops.length }),
    folded: [...lines, ...(more > 0 ? [{ text: t('mail.drawing.folded', { count: more }) }] : [])],
  };
}

/** Lines of the two columns of a box. */
export function linesOf(words: HopWords | undefined): { readonly client: number; readonly relay: number } {
  return { client: words?.folded?.length ?? words?.client.length ?? 2, relay: words?.results ? 3 : 2 };
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
  const folded = (words?.folded ?? []).reduce((width, { text }) => Math.max(width, measureText(text, SIZE.small)), 0);
  return lines.reduce(
    (width, line) => Math.max(width, lineWidth(line) + (line.at(-1)?.role === 'address' ? letters : 0)),
    folded,
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
    (width, { name, detail, results }) =>
      Math.max(
        width,
        measureText(name, SIZE.text, { bold: true }),
        measureText(detail, SIZE.small),
        measureText(results?.text ?? '', SIZE.small),
      ),
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
