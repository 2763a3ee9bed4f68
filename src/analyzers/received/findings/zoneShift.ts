import type { MailDate } from '../../../model/mail';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** What may lie beside the whole shift: ordinary delivery takes less. */
const REST_MS = 5 * MINUTE_MS;

/**
 * Whether a difference is one of the two zone offsets (local time labelled UTC, or the reverse, or the offset added twice). Answers
 * the signed shift in ms. Only shifts from one hour on: shorter ones cannot be told from delay.
 */
export function zoneShift(
  differenceMs: number,
  earlier: MailDate | undefined,
  later: MailDate | undefined,
): number | undefined {
  for (const offset of [earlier?.offsetMinutes, later?.offsetMinutes]) {
    if (offset === undefined || Math.abs(offset) * MINUTE_MS < HOUR_MS) continue;
    for (const shift of [offset * MINUTE_MS, -offset * MINUTE_MS]) {
      const rest = differenceMs - shift;
      if (rest >= -2_000 && rest <= REST_MS) return shift;
    }
  }
  return undefined;
}
