import type { Translate } from '../../../messages/catalog';
import { durationText } from '../../../model/duration';
import type { MailLeg, MailStation } from '../../../model/mailOnRoute';
import { ellipsize, printable } from '../../textMetrics';
import { TEXT } from '../measures';
import type { Cell } from './stretches';

/** A line of text beside a relay. */
export interface Line {
  readonly text: string;
  readonly role: 'name' | 'mail-address' | 'came';
}

const TEXT_ROOM = 176;

/** "by ESMTPS, 3.0 s"; undefined where the header says neither. */
export function cameText({ protocol, delayMs }: MailLeg, t: Translate): string | undefined {
  const delay = delayMs === undefined ? undefined : durationText(delayMs);
  if (protocol === undefined) return delay;
  if (delay === undefined) return cut(t('mailOnRoute.came', { protocol }));
  return cut(t('mailOnRoute.cameAfter', { protocol, delay }));
}

export function linesOf({ stations, came }: Cell, leaves: MailLeg | undefined, t: Translate): readonly Line[] {
  const [station] = stations;
  if (!station) return [];
  if (stations.length > 1) return [{ text: t('mailOnRoute.more', { count: stations.length }), role: 'name' }];
  const words = [came && cameText(came, t), station.vouched ? undefined : t('mailOnRoute.unverified')];
  const how = words.filter((one) => one !== undefined).join(' · ');
  const next = leaves && cameText(leaves, t);
  const addresses = station.addresses.map(({ text }) => text).filter((text) => text !== station.label);
  return [
    { text: cut(station.label, true) || t('mailOnRoute.unnamed'), role: 'name' },
    ...(addresses.length > 0 ? [{ text: cut(addresses.join(' ')), role: 'mail-address' as const }] : []),
    ...(how === '' ? [] : [{ text: cut(how), role: 'came' as const }]),
    ...(next === undefined ? [] : [{ text: cut(`→ ${next}`), role: 'came' as const }]),
  ];
}

function cut(text: string, bold = false): string {
  return ellipsize(printable(text.slice(0, 300)), TEXT_ROOM, TEXT.note, { bold });
}

/** What a relay is called in a sentence. */
export function nameOfStation({ label, addresses }: MailStation, t: Translate): string {
  return printable((label || (addresses[0]?.text ?? '')).slice(0, 300)) || t('mailOnRoute.unnamed');
}
