import type { Translate } from '../../messages/catalog';
import type { Claim } from '../../model/claim';
import { durationText } from '../../model/duration';
import type { HopRole, MailHop, MailMessage } from '../../model/mail';
import { inSource } from '../../model/span';
import type { Paint, Primitive, SceneItem } from '../scene';
import { SIGNS } from './cards';
import { isOverNetwork, tagRoom, TOKEN_GAP, type Token } from './hopText';
import { lock } from './lock';
import { ARROW_WIDTH, ICON, linesOf, type Columns, type HopWords } from './measures';
import { head, letter, line, rect, shown, SIZE, text } from './pieces';
import { LINE, type PlacedRow } from './rows';
import { localText, utcText } from './times';

/** Everything a hop's box shows. */
export interface HopView {
  readonly message: MailMessage;
  readonly hop: MailHop;
  readonly role: HopRole;
  readonly trust: string;
  readonly words: HopWords;
  readonly placed: PlacedRow;
  readonly columns: Columns;
  readonly notes: readonly Claim[];
  readonly rank: number;
}

/** The box of a relay, its address as a mark of its own, its time, and a badge when something is odd about it. */
export function hopItems(view: HopView, t: Translate): readonly SceneItem[] {
  return [nodeItem(view, t), ...foldedItems(view), ...addressItems(view), timeItem(view, t), ...badgeItems(view, t)];
}

function isVerified({ trust }: HopView): boolean {
  return trust === 'trusted' || trust === 'boundary';
}

function nodeItem(view: HopView, t: Translate): SceneItem {
  const { hop, message, columns, placed } = view;
  const verified = isVerified(view);
  const ink: Paint = verified ? 'text' : 'muted';
  const middle = (placed.top + placed.bottom) / 2;
  const stroke = verified
    ? ({ paint: 'node-edge', width: 1.2 } as const)
    : ({ paint: 'muted', width: 1, dash: [4, 3] } as const);
  const arrowEnd = columns.arrow + ARROW_WIDTH - 8;
  const primitives: Primitive[] = [
    rect(
      columns.box,
      placed.top,
      columns.boxEnd - columns.box,
      placed.bottom - placed.top,
      verified ? 'background' : 'untrusted',
      { radius: 6, stroke },
    ),
    ...clientPieces(view, ink),
    line(columns.arrow, middle, arrowEnd - 6, middle, { paint: 'link', width: 1.5 }),
    head(arrowEnd, middle, 'right', 'link'),
    {
      type: 'icon',
      icon: 'mail-server',
      x: columns.arrow + ARROW_WIDTH,
      y: middle - ICON.height / 2,
      width: ICON.width,
      height: ICON.height,
    },
    ...(isOverNetwork(hop) ? lock((columns.arrow + arrowEnd - 6) / 2 - 1, middle - 10, hop.tls.state) : []),
    ...relayPieces(view, ink),
  ];
  return {
    id: hop.id,
    mark: 'node',
    data: {
      kind: 'mta',
      role: view.role,
      trust: view.trust,
      tls: hop.tls.state,
      hop: String(hop.headerIndex),
      dialect: hop.dialect,
    },
    subject: hop.id,
    label: sentenceOf(view, t),
    evidence: [inSource(message.source, hop.span)],
    stop: { rank: view.rank, lane: 0 },
    primitives,
  };
}

function firstBaseline({ placed }: HopView, lines: number): number {
  return (placed.top + placed.bottom) / 2 - (lines * LINE) / 2 + 13;
}

/** Name, how it came, and what was found about the client. */
function relayPieces(view: HopView, ink: Paint): readonly Primitive[] {
  const { columns, words } = view;
  const y = firstBaseline(view, linesOf(words).relay);
  const { results } = words;
  return [
    text(columns.relay, y, words.name, SIZE.text, { bold: true, fill: ink, role: 'name' }),
    text(columns.relay, y + LINE, words.detail, SIZE.small, { fill: 'muted', role: 'detail' }),
    ...(results
      ? [
          text(columns.relay, y + 2 * LINE, results.text, SIZE.small, {
            fill: results.fill,
            role: 'results',
            ...(results.italic && { italic: true }),
          }),
        ]
      : []),
  ];
}

/** The hops of a folded step, each a mark of its own that selects its field. */
function foldedItems(view: HopView): readonly SceneItem[] {
  const { message, columns, words } = view;
  const lines = words.folded ?? [];
  const y = firstBaseline(view, lines.length);
  return lines.map(({ hop, text: content }, index) => ({
    id: `${hop?.id ?? view.hop.id}/folded${hop ? '' : '-more'}`,
    mark: 'label',
    data: { kind: 'folded-hop' },
    subject: (hop ?? view.hop).id,
    evidence: hop ? [inSource(message.source, hop.span)] : [],
    primitives: [text(columns.client, y + index * LINE, content, SIZE.small, { fill: 'muted', role: 'step' })],
  }));
}

/** Calls `place` for each token with the left end of its tag. */
function eachToken<T>(view: HopView, place: (token: Token, x: number, y: number) => readonly T[]): readonly T[] {
  const made: T[] = [];
  let y = firstBaseline(view, view.words.client.length);
  for (const tokens of view.words.client) {
    let x = view.columns.client;
    for (const token of tokens) {
      made.push(...place(token, x, y));
      x += token.width + TOKEN_GAP;
    }
    y += LINE;
  }
  return made;
}

function clientPieces(view: HopView, ink: Paint): readonly Primitive[] {
  return eachToken<Primitive>(view, (token, x, y) => {
    if (token.role === 'address') return [];
    const room = token.tag === undefined ? 0 : tagRoom(token.tag);
    const tag = token.tag === undefined ? [] : [text(x, y, token.tag, SIZE.small, { fill: 'muted', role: 'tag' })];
    // What the client said of itself is nobody's observation, not even of a trusted relay.
    const fill = token.role === 'helo' || token.role === 'note' ? 'muted' : ink;
    const italic = token.role === 'helo' || token.italic;
    return [...tag, text(x + room, y, token.text, SIZE.text, { fill, ...(italic && { italic }), role: token.role })];
  });
}

/** The address belongs to the connection: a mark of its own that can be found, copied and selected. */
function addressItems(view: HopView): readonly SceneItem[] {
  const { hop, message } = view;
  const address = hop.from?.address;
  if (!address) return [];
  const signs = signsOf(view);
  return eachToken<SceneItem>(view, (token, x, y) => {
    if (token.role !== 'address') return [];
    const fill: Paint = signs.boundary
      ? 'trust'
      : signs.origin
        ? 'responsibility'
        : isVerified(view)
          ? 'text'
          : 'muted';
    const item: SceneItem = {
      id: `${hop.id}/address`,
      mark: 'address',
      data: { ip: address.ip ?? '', masked: String(address.masked) },
      subject: hop.id,
      evidence: [inSource(message.source, address.span)],
      primitives: [text(x, y, token.text, SIZE.text, { mono: true, bold: true, fill, role: 'address' })],
    };
    const letters = letterPieces(signs, x + token.width + 12, y - 4.5);
    return letters.length === 0
      ? [item]
      : [item, { ...item, id: `${hop.id}/signs`, mark: 'label', data: {}, primitives: letters }];
  });
}

function signsOf({ message, hop }: HopView): { readonly boundary: boolean; readonly origin: boolean } {
  return { boundary: message.boundary?.hop === hop.headerIndex, origin: message.origin?.hop === hop.headerIndex };
}

function letterPieces(signs: ReturnType<typeof signsOf>, x: number, y: number): readonly Primitive[] {
  return [
    ...(signs.boundary ? letter(x, y, SIGNS.boundary, 'trust') : []),
    ...(signs.origin ? letter(x + (signs.boundary ? 20 : 0), y, SIGNS.origin, 'responsibility') : []),
  ];
}

/** Time in UTC, below it the clock as it was written; a missing zone is said, not filled in silently. */
function timeItem(view: HopView, t: Translate): SceneItem {
  const { hop, message, columns, placed } = view;
  const middle = (placed.top + placed.bottom) / 2;
  const utc = hop.date && utcText(hop.date);
  const zoneless = hop.date?.problems.includes('no-zone') === true;
  const written = hop.date && (localText(hop.date) ?? (zoneless ? t('mail.drawing.no-zone') : undefined));
  const right = columns.spine - 14;
  const ink: Paint = isVerified(view) ? 'text' : 'muted';
  const first = utc ?? t(hop.date ? 'mail.drawing.date-unusable' : 'mail.drawing.no-date');
  const y = written === undefined ? middle + 4 : middle - 4;
  return {
    id: `${hop.id}/time`,
    mark: 'axis',
    data: { kind: 'time' },
    subject: hop.id,
    evidence: hop.date ? [inSource(message.source, hop.date.span)] : [],
    primitives: [
      text(right, y, first, SIZE.small, { anchor: 'end', fill: ink, role: 'time' }),
      ...(written === undefined
        ? []
        : [
            text(right, middle + 12, written, SIZE.small, {
              anchor: 'end',
              fill: zoneless ? 'warning' : 'muted',
              role: 'written',
            }),
          ]),
      {
        type: 'circle',
        cx: columns.spine,
        cy: middle,
        r: 4.5,
        fill: isVerified(view) ? 'node' : 'background',
        stroke: { paint: isVerified(view) ? 'node-edge' : 'muted', width: 1.5 },
      },
    ],
  };
}

function badgeItems(view: HopView, t: Translate): readonly SceneItem[] {
  const { hop, message, columns, placed, notes } = view;
  if (notes.length === 0) return [];
  const [cx, cy] = [columns.boxEnd - 15, placed.top + 15];
  return [
    {
      id: `${hop.id}/notes`,
      mark: 'badge',
      data: { kind: 'notes', count: String(notes.length) },
      subject: hop.id,
      label: t('mail.drawing.notes-on-hop', { count: notes.length }),
      evidence: [inSource(message.source, hop.span)],
      primitives: [
        {
          type: 'path',
          d: `M ${cx} ${cy - 8} L ${cx + 9} ${cy + 7} L ${cx - 9} ${cy + 7} Z`,
          fill: 'background',
          stroke: { paint: 'warning', width: 1.4 },
        },
        text(cx, cy + 5, '!', SIZE.small, { anchor: 'middle', bold: true, fill: 'warning' }),
      ],
    },
  ];
}

/** What a screen reader says: the whole box in one sentence. */
function sentenceOf(view: HopView, t: Translate): string {
  const { hop, words, rank, trust } = view;
  const client = [...words.client.flat(), ...(words.folded ?? []).map((line) => ({ ...line, tag: undefined }))].map(
    ({ tag, text: written }) => (tag === undefined ? written : `${tag} ${written}`),
  );
  return t('mail.drawing.hop-sentence', {
    rank,
    name: shown(words.name),
    client: client.join(', '),
    detail: [words.detail, words.results?.text].filter((part) => part !== undefined).join(', '),
    time: (hop.date && utcText(hop.date)) ?? t('mail.drawing.no-date'),
    delay: hop.delayMs === undefined ? t('mail.drawing.delay-unknown') : durationText(hop.delayMs),
    trust: t(trust === 'boundary' ? 'mail.drawing.trust-boundary-hop' : `mail.drawing.trust-${trust}`),
  });
}
