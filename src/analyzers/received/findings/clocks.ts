import type { Claim } from '../../../model/claim';
import { durationText } from '../../../model/duration';
import type { MailHop, MailMessage } from '../../../model/mail';
import { baseRate, because, clockOf, dateSpan, finding, judgedHops, type Judged } from './finding';
import { missingZoneClaims } from './zones';
import { zoneShift } from './zoneShift';

/** The hand-over between two neighbours in path order. */
interface HandOver {
  readonly from: MailHop;
  readonly to: MailHop;
  readonly delayMs: number;
}

const HOUR_MS = 3_600_000;
/** Stamps are whole seconds and a second passes between two: less than this is no sign of a wrong clock. */
const TICK_MS = 2_000;
const SLOW_MS = HOUR_MS;
/** No clock of a relay that is looked after is so far off: 0.5 % of ham, 3.6 % of spam. */
const FAR_MS = 12 * HOUR_MS;
/** Shorter waits are nobody's concern. */
const WAITED_MS = 10_000;

/** What the stamps say about clocks: each odd delay is explained once, by the best of zone, skew, or mere delay. */
export function clockClaims(message: MailMessage): readonly Claim[] {
  const judged = judgedHops(message);
  const zoneless = missingZoneClaims(message);
  const explained = new Set(zoneless.flatMap((claim) => claim.subject));
  const open = handOvers(message.hops).filter(({ to, from }) => !explained.has(to.id) && !explained.has(from.id));
  const skews = skewPairs(open);
  const paired = new Set(skews.flat());
  const single = open.filter((one) => !paired.has(one));
  const isShifted = (one: HandOver) => zoneShift(one.delayMs, one.from.date, one.to.date) !== undefined;
  const rest = single.filter((one) => !isShifted(one));
  return [
    ...zoneless,
    ...skewClaims(message, skews),
    ...single.filter(isShifted).map((one) => shiftClaim(message, one)),
    ...rest.filter(({ delayMs }) => delayMs <= -TICK_MS).map((one) => backwardsClaim(message, one, judged)),
    ...waitClaims(message, plausible(rest)),
  ];
}

function handOvers(hops: readonly MailHop[]): readonly HandOver[] {
  return hops.flatMap((to, index) => {
    const from = hops[index - 1];
    return from && to.delayMs !== undefined ? [{ from, to, delayMs: to.delayMs }] : [];
  });
}

/**
 * One wrong clock shows as a plus and a minus of like size around one `by` host. Its own hops in a row share the clock, so the
 * hand-overs into and out of the run are compared.
 */
function skewPairs(open: readonly HandOver[]): readonly (readonly [HandOver, HandOver])[] {
  const between = open.filter(({ from, to }) => clockOf(from) !== clockOf(to));
  return between.flatMap((into, index) => {
    const out = between[index + 1];
    if (!out || clockOf(into.to) !== clockOf(out.from)) return [];
    const [low, high] = into.delayMs < out.delayMs ? [into.delayMs, out.delayMs] : [out.delayMs, into.delayMs];
    const alike =
      low <= -TICK_MS && high >= TICK_MS && Math.abs(low + high) <= Math.max(30_000, Math.min(-low / 2, HOUR_MS));
    return alike ? [[into, out] as const] : [];
  });
}

/** Once per clock, whatever the number of its fields. */
function skewClaims(message: MailMessage, pairs: readonly (readonly [HandOver, HandOver])[]): readonly Claim[] {
  const seen = new Set<string>();
  const hopsOf = hopsByClock(message.hops);
  return pairs.flatMap(([into, out]) => {
    const clock = clockOf(into.to);
    if (seen.has(clock)) return [];
    seen.add(clock);
    const skew = (into.delayMs - out.delayMs) / 2;
    const hops = hopsOf.get(clock) ?? [];
    return [
      finding(message, {
        rule: 'clock-skew',
        text: skew > 0 ? 'clock-fast' : 'clock-slow',
        subject: hops.map(({ id }) => id),
        confidence: 0.9,
        args: { clock, skew: durationText(Math.round(skew / 1000) * 1000), direction: skew > 0 ? 'fast' : 'slow' },
        spans: hops.map(dateSpan),
        reasons: [...[into, out].map((one) => delayReason(message, one)), ...zoneReason(message, into)],
      }),
    ];
  });
}

/** A clock that is off by its own zone offset: local time under the label of UTC, or the reverse. */
function zoneReason(message: MailMessage, into: HandOver) {
  const shift = zoneShift(into.delayMs, into.from.date, into.to.date);
  if (shift === undefined) return [];
  return [because(message, 'skew-is-zone', { clock: clockOf(into.to), shift: durationText(shift) }, dateSpan(into.to))];
}

function hopsByClock(hops: readonly MailHop[]): ReadonlyMap<string, readonly MailHop[]> {
  const found = new Map<string, MailHop[]>();
  for (const hop of hops) {
    const clock = clockOf(hop);
    const same = found.get(clock);
    if (same) same.push(hop);
    else found.set(clock, [hop]);
  }
  return found;
}

function delayReason(message: MailMessage, { from, to, delayMs }: HandOver) {
  const args = { from: clockOf(from), to: clockOf(to), delay: durationText(delayMs) };
  return because(message, 'delay', args, dateSpan(from), dateSpan(to));
}

function backwardsClaim(message: MailMessage, one: HandOver, { isBelow }: Judged): Claim {
  const far = isBelow(one.from) && one.delayMs < -FAR_MS;
  return finding(message, {
    rule: far ? 'far-backwards' : 'negative-delay',
    finding: far ? 'strong' : 'note',
    subject: [one.to.id, one.from.id],
    confidence: 0.95,
    args: { from: clockOf(one.from), to: clockOf(one.to), delay: durationText(-one.delayMs) },
    spans: [dateSpan(one.from), dateSpan(one.to)],
    reasons: [delayReason(message, one), baseRate(message, far ? 'far-backwards' : 'negative-delay')],
  });
}

/** A stamp that time runs back from, or to, measures no wait either. */
function plausible(open: readonly HandOver[]): readonly HandOver[] {
  const odd = new Set(open.filter(({ delayMs }) => delayMs <= -TICK_MS).flatMap(({ from, to }) => [from.id, to.id]));
  return open.filter(({ from, to }) => !odd.has(from.id) && !odd.has(to.id));
}

/** The slowest hand-over is always named, others when they took an hour. A stamp says when a relay took the message, so it waited at the one before. */
function waitClaims(message: MailMessage, open: readonly HandOver[]): readonly Claim[] {
  const slowest = open.reduce<HandOver | undefined>(
    (one, two) => (two.delayMs > (one?.delayMs ?? 0) ? two : one),
    undefined,
  );
  const told = open.filter((one) => one.delayMs >= SLOW_MS || (one === slowest && one.delayMs >= WAITED_MS));
  return told.map((one) => waitClaim(message, one, one === slowest));
}

function waitClaim(message: MailMessage, one: HandOver, slowest: boolean): Claim {
  const long = one.delayMs >= SLOW_MS;
  return finding(message, {
    rule: long ? 'slow-hop' : 'slowest-hop',
    finding: long ? 'note' : 'none',
    text: slowest ? 'slowest-hop' : 'slow-hop',
    subject: [one.to.id, one.from.id],
    confidence: 0.8,
    args: { from: clockOf(one.from), to: clockOf(one.to), delay: durationText(one.delayMs) },
    spans: [dateSpan(one.from), dateSpan(one.to)],
    reasons: [delayReason(message, one)],
  });
}

function shiftClaim(message: MailMessage, one: HandOver): Claim {
  const shift = zoneShift(one.delayMs, one.from.date, one.to.date) ?? 0;
  return finding(message, {
    rule: 'zone-shift',
    subject: [one.to.id, one.from.id],
    confidence: 0.75,
    args: {
      from: clockOf(one.from),
      to: clockOf(one.to),
      delay: durationText(one.delayMs),
      shift: durationText(shift),
      rest: durationText(one.delayMs - shift),
    },
    spans: [dateSpan(one.from), dateSpan(one.to)],
    reasons: [delayReason(message, one)],
  });
}
