import type { Alternative, Claim } from '../../../model/claim';
import { durationText } from '../../../model/duration';
import type { MailHop, MailMessage } from '../../../model/mail';
import { because, clockOf, dateSpan, finding } from './finding';
import { zoneShift } from './zoneShift';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** `+09:00` of an offset in minutes. */
export function zoneText(minutes: number): string {
  const sign = minutes < 0 ? '-' : '+';
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `${sign}${String(hours).padStart(2, '0')}:${String(rest).padStart(2, '0')}`;
}

function isOrdinary(ms: number): boolean {
  return ms >= -2_000 && ms <= HOUR_MS;
}

/** A stamp without a zone is read as UTC; where its neighbour tells otherwise both readings are given, neither is hidden. */
export function missingZoneClaims(message: MailMessage): readonly Claim[] {
  return message.hops.flatMap((hop, index) => {
    const neighbour = message.hops[index - 1] ?? message.hops[index + 1];
    if (!hop.date?.problems.includes('no-zone') || hop.date.epochMs === undefined) return [];
    const claim = neighbour && neighbourReading(message, hop, neighbour, index > 0);
    return claim ? [claim] : [];
  });
}

function neighbourReading(message: MailMessage, hop: MailHop, neighbour: MailHop, older: boolean): Claim | undefined {
  const offset = neighbour.date?.offsetMinutes;
  const [mine, theirs] = [hop.date?.epochMs, neighbour.date?.epochMs];
  if (offset === undefined || offset === 0 || mine === undefined || theirs === undefined) return undefined;
  const asUtc = older ? mine - theirs : theirs - mine;
  const asLocal = asUtc + (older ? -1 : 1) * offset * MINUTE_MS;
  if (isOrdinary(asUtc) || !isOrdinary(asLocal)) return undefined;
  const args = {
    clock: clockOf(hop),
    raw: hop.date?.raw ?? '',
    zone: zoneText(offset),
    neighbour: clockOf(neighbour),
    utc: durationText(asUtc),
    local: durationText(asLocal),
  };
  const shifted = sentAgreesWithUtc(message, offset);
  return finding(message, {
    rule: 'zone-missing',
    subject: [hop.id],
    confidence: shifted ? 0.6 : 0.75,
    args,
    spans: [dateSpan(hop), dateSpan(neighbour)],
    reasons: [
      because(message, 'zone-missing-local', args, dateSpan(hop), dateSpan(neighbour)),
      ...(hop.dialect === 'qmail' ? [because(message, 'qmail-utc', args, hop.span)] : []),
    ],
    alternatives: [utcReading(message, hop, neighbour, args, shifted)],
  });
}

/** The Date field lies one zone offset after the first stamp: the stamps may be UTC under a wrong label. */
function sentAgreesWithUtc(message: MailMessage, offset: number): boolean {
  const first = message.hops[0]?.date?.epochMs;
  const sent = message.sent?.epochMs;
  if (first === undefined || sent === undefined) return false;
  return zoneShift(sent - first, message.sent, message.hops[0]?.date) === offset * MINUTE_MS;
}

function utcReading(
  message: MailMessage,
  hop: MailHop,
  neighbour: MailHop,
  args: Claim['args'],
  shifted: boolean,
): Alternative {
  const dates = [dateSpan(neighbour), ...(message.sent ? [message.sent.span] : [])];
  return {
    key: shifted ? 'mail.zone-missing.alternative-labels' : 'mail.zone-missing.alternative-utc',
    args,
    confidence: shifted ? 0.4 : 0.25,
    reasons: [
      ...(hop.dialect === 'qmail' ? [because(message, 'qmail-utc', args, hop.span)] : []),
      ...(shifted ? [because(message, 'sent-agrees', args, ...dates)] : []),
    ],
  };
}
