import type { Translate } from '../../messages/catalog';
import type { Claim } from '../../model/claim';
import type { MailMessage } from '../../model/mail';
import type { Dialogue } from '../../model/session';
import type { SceneItem } from '../scene';
import { ellipsize } from '../textMetrics';
import type { Columns } from './measures';
import { rect, shown, SIZE, text } from './pieces';
import type { PlacedRow } from './rows';

/** The conversation that a claim says is the first hop of the message. */
export function dialogueOf(
  message: MailMessage,
  claims: readonly Claim[],
  dialogues: readonly Dialogue[],
): Dialogue | undefined {
  if (dialogues.length === 0) return undefined;
  const made = claims.find(({ rule, subject }) => rule === 'session/first-hop' && subject.includes(message.id));
  return made && dialogues.find(({ id }) => made.subject.includes(id));
}

/** Who said at the first hop what, above that hop; a click selects the conversation, which has a picture of its own. */
export function dialogueItem(dialogue: Dialogue, placed: PlacedRow, columns: Columns, t: Translate): SceneItem {
  const { id, helo, server, turns } = dialogue;
  const { top, bottom } = placed;
  const x = columns.client + 52;
  const room = columns.boxEnd - x - 8;
  const commands = turns.filter(({ role }) => role === 'command').length;
  const title = t('sessions.joined', { commands });
  const names = { helo: shown(helo ?? t('sessions.client')), server: shown(server ?? t('sessions.server')) };
  const words = t('sessions.joinedMail', names);
  const stroke = { paint: 'mail', width: 1.4, dash: [10, 3, 2, 3] } as const;
  const [first] = turns;
  return {
    id,
    mark: 'node',
    data: { kind: 'dialogue' },
    subject: id,
    label: `${title}. ${words}`,
    evidence: first ? [first.evidence] : [],
    stop: { rank: 0, lane: 1 },
    primitives: [
      rect(columns.box, top, columns.boxEnd - columns.box, bottom - top, 'background', { radius: 6, stroke }),
      { type: 'icon', icon: 'host', x: columns.client, y: (top + bottom) / 2 - 13, width: 42, height: 26 },
      text(x, top + 18, ellipsize(title, room, SIZE.text, { bold: true }), SIZE.text, { bold: true, role: 'name' }),
      text(x, top + 36, ellipsize(words, room, SIZE.small), SIZE.small, { fill: 'muted' }),
      {
        type: 'circle',
        cx: columns.spine,
        cy: (top + bottom) / 2,
        r: 4.5,
        fill: 'background',
        stroke: { paint: 'mail', width: 1.5 },
      },
    ],
  };
}
