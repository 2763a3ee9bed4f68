import type { Translate } from '../../messages/catalog';
import type { MailMessage } from '../../model/mail';
import type { LegendEntry } from '../scene';
import { delayBar, type Gap } from './delays';
import { isOverNetwork } from './hopText';
import { lock } from './lock';
import { letter, line, rect } from './pieces';
import { SIGNS } from './cards';

/** Samples are drawn in a box of 34 × 16 pixels. Only what the drawing uses is listed. */
export function legendOf(message: MailMessage, gaps: ReadonlyMap<number, Gap>, t: Translate): readonly LegendEntry[] {
  const shownGaps = [...gaps.values()].filter(({ delayMs }) => delayMs !== undefined);
  const odd = shownGaps.some(({ delayMs, claim }) => claim !== undefined || (delayMs ?? 0) < 0);
  const plain = shownGaps.some(({ delayMs, claim }) => claim === undefined && (delayMs ?? 0) >= 0);
  const sample = (gap: Gap) => delayBar(2, 8, gap, 300, t).filter(({ type }) => type !== 'text');
  const locks = new Set(message.hops.filter(isOverNetwork).map(({ tls }) => tls.state));
  const entries: readonly (LegendEntry | false)[] = [
    plain && { id: 'delay', text: t('mail.legend.delay'), primitives: sample({ delayMs: 33_000 }) },
    odd && { id: 'odd', text: t('mail.legend.odd'), primitives: sample({ delayMs: -33_000 }) },
    ...(['yes', 'no', 'unknown'] as const).map(
      (state) =>
        locks.has(state) && { id: `tls-${state}`, text: t(`mail.legend.tls-${state}`), primitives: lock(17, 7, state) },
    ),
    message.boundary !== undefined && {
      id: 'boundary',
      text: t('mail.legend.boundary'),
      primitives: [line(0, 8, 34, 8, { paint: 'trust', width: 2.2, dash: [9, 5] })],
    },
    message.trust.some(({ trust }) => trust === 'untrusted') && {
      id: 'unverified',
      text: t('mail.legend.unverified'),
      primitives: [rect(1, 2, 32, 12, 'untrusted', { radius: 3, stroke: { paint: 'muted', width: 1, dash: [4, 3] } })],
    },
    message.boundary !== undefined && {
      id: 'letter-boundary',
      text: t('mail.drawing.boundary'),
      primitives: letter(17, 8, SIGNS.boundary, 'trust'),
    },
    message.origin !== undefined && {
      id: 'letter-origin',
      text: t('mail.drawing.origin'),
      primitives: letter(17, 8, SIGNS.origin, 'responsibility'),
    },
  ];
  return entries.filter((entry) => entry !== false);
}
