import type { Translate } from '../../messages/catalog';
import type { Claim } from '../../model/claim';
import { durationText } from '../../model/duration';
import type { MailHop } from '../../model/mail';
import type { Primitive } from '../scene';
import { ellipsize } from '../textMetrics';
import { line, rect, shown, SIZE, text } from './pieces';

/** What a gap between two rows shows. */
export interface Gap {
  /** Signed; undefined = unknown. */
  readonly delayMs: number | undefined;
  /** The claim that explains it, when one does. */
  readonly claim?: Claim;
  /** Where the message waited: the relay above the gap. */
  readonly at?: string;
  readonly isSlowest?: boolean;
}

const MINUTE_PX = 56;
const PX_PER_DOUBLING = 16;
const WIDEST = 270;
const HEIGHT = 9;

/** Linear up to a minute, then the same length for every doubling: seconds and days fit into one drawing. The number is always printed. */
export function barWidth(ms: number): number {
  const minutes = Math.abs(ms) / 60_000;
  const width = minutes <= 1 ? minutes * MINUTE_PX : MINUTE_PX + Math.log2(minutes) * PX_PER_DOUBLING;
  return Math.round(Math.min(WIDEST, Math.max(2, width)) * 10) / 10;
}

/** The claims that explain a delay, best first. */
const EXPLAINS = [
  'mail/zone-missing',
  'mail/zone-shift',
  'mail/clock-skew',
  'mail/far-backwards',
  'mail/negative-delay',
];

/** The claim about the hand-over into `hop`, if the stamps are odd. */
export function explanationOf(
  hop: MailHop,
  previous: MailHop | undefined,
  claims: readonly Claim[],
): Claim | undefined {
  if (hop.delayMs === undefined) return undefined;
  for (const rule of EXPLAINS) {
    const found = claims.find((claim) => claim.rule === rule && explains(claim, hop, previous));
    if (found) return found;
  }
  return undefined;
}

function explains(claim: Claim, hop: MailHop, previous: MailHop | undefined): boolean {
  const [into, out] = [claim.subject.includes(hop.id), previous !== undefined && claim.subject.includes(previous.id)];
  if (claim.rule === 'mail/clock-skew') return into !== out && Math.abs(hop.delayMs ?? 0) > 1_000;
  if (claim.rule === 'mail/zone-missing') return into;
  return into && out;
}

export function delayCaption({ delayMs, claim, at, isSlowest }: Gap, t: Translate): string {
  if (delayMs === undefined) return t('mail.drawing.delay-unknown');
  const delay = durationText(delayMs);
  if (claim?.rule === 'mail/zone-missing') return t('mail.drawing.delay-no-zone', claim.args);
  if (claim?.rule === 'mail/zone-shift' || claim?.rule.startsWith('mail/sent-zone'))
    return t('mail.drawing.delay-zone', { delay });
  if (claim?.rule === 'mail/far-backwards') return t('mail.drawing.delay-backwards', { delay });
  if (delayMs < 0 || claim?.rule === 'mail/clock-skew')
    return t('mail.drawing.delay-skew', { delay: delayMs > 0 ? `+${delay}` : delay });
  const named = at !== undefined && (isSlowest === true || delayMs >= NAMED_MS);
  if (!named) return delay;
  return t(isSlowest ? 'mail.drawing.delay-slowest' : 'mail.drawing.delay-waited', { delay, at: shown(at) });
}

/** A shorter wait is nobody's concern, so the place is not named. */
const NAMED_MS = 60_000;

/** Bar and number, `y` is the middle of the gap; the caption ends before `right`. */
export function delayBar(x: number, y: number, gap: Gap, right: number, t: Translate): readonly Primitive[] {
  const room = right - x - 7 - (gap.delayMs === undefined ? 0 : barWidth(gap.delayMs));
  const caption = ellipsize(delayCaption(gap, t), room, SIZE.small, { bold: true });
  const odd = gap.claim !== undefined || (gap.delayMs ?? 0) < 0;
  const width = gap.delayMs === undefined ? 0 : barWidth(gap.delayMs);
  const label = text(x + width + 7, y + 4, caption, SIZE.small, {
    fill: odd ? 'warning' : 'text',
    role: 'delay',
    bold: odd,
  });
  if (gap.delayMs === undefined) return [{ ...label, x, fill: 'muted' }];
  if (!odd) return [rect(x, y - HEIGHT / 2, width, HEIGHT, 'delay', { radius: 2 }), label];
  const frame = { radius: 2, stroke: { paint: 'warning', width: 1.2, dash: [4, 2.5] } } as const;
  return [rect(x, y - HEIGHT / 2, width, HEIGHT, 'none', frame), ...hatch(x, y, width), label];
}

/** Hatching says "not a true duration" without colour. */
function hatch(x: number, y: number, width: number): readonly Primitive[] {
  const half = HEIGHT / 2;
  const lines: Primitive[] = [];
  for (let at = 3; at + HEIGHT <= width - 1; at += 7) {
    lines.push(line(x + at, y + half - 1, x + at + HEIGHT - 2, y - half + 1, { paint: 'warning', width: 1 }));
  }
  return lines;
}
