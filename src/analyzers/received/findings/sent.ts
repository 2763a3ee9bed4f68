import type { Claim } from '../../../model/claim';
import { durationText } from '../../../model/duration';
import { between, type MailMessage } from '../../../model/mail';
import { because, clockOf, dateSpan, finding } from './finding';
import { zoneShift } from './zoneShift';
import { zoneText } from './zones';

const MINUTE_MS = 60_000;
/** A sender's clock some minutes off is ordinary; so is a draft that waited. Only the future and long waits are told. */
const FUTURE_MS = 2 * MINUTE_MS;
const WAITED_MS = 60 * MINUTE_MS;

/** The Date field against the first stamp of the way: it is the sender's own word, so it accuses nobody. */
export function sentClaims(message: MailMessage): readonly Claim[] {
  const first = message.hops[0];
  const wait = between(message.sent, first?.date);
  if (!first || !message.sent || wait === undefined) return [];
  const args = { first: clockOf(first), ahead: durationText(-wait), wait: durationText(wait) };
  const spans = [message.sent.span, dateSpan(first)];
  const shift = zoneShift(-wait, message.sent, first.date);
  if (shift !== undefined) {
    const zone = zoneText(Math.abs(shift) / MINUTE_MS);
    const sign = shift > 0 ? 'sent-zone-ahead' : 'sent-zone-behind';
    const reasons = [because(message, 'sent-difference', args, ...spans)];
    return [
      finding(message, { rule: sign, subject: [message.id], confidence: 0.8, args: { ...args, zone }, spans, reasons }),
    ];
  }
  if (-wait > FUTURE_MS) {
    return [finding(message, { rule: 'sent-after-first-hop', subject: [message.id], confidence: 0.95, args, spans })];
  }
  if (wait < WAITED_MS) return [];
  return [finding(message, { rule: 'sent-long-before', subject: [message.id], confidence: 0.8, args, spans })];
}
