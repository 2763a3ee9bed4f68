import type { Claim } from '../../../model/claim';
import type { MailDate, MailMessage } from '../../../model/mail';
import { finding, judgedHops } from './finding';

/** A date and the thing that bears it: a hop, or the message for its Date field. */
interface Dated {
  readonly subject: string;
  readonly date: MailDate;
  /** The sender could have written it; of a trusted relay a wrong date tells about its clock alone. */
  readonly judged: boolean;
}

const DAY_MS = 86_400_000;

/** Days that the calendar does not have, and weekdays that do not fit: arithmetic, so certain; what follows from it is left to the reader. */
export function calendarClaims(message: MailMessage): readonly Claim[] {
  const { isBelow } = judgedHops(message);
  const dated: readonly Dated[] = [
    ...(message.sent ? [{ subject: message.id, date: message.sent, judged: true }] : []),
    ...message.hops.flatMap((hop) => (hop.date ? [{ subject: hop.id, date: hop.date, judged: isBelow(hop) }] : [])),
  ];
  return [
    ...dated.filter(has('impossible')).map((one) => problemClaim(message, one, 'impossible-date')),
    ...dated.filter(has('zone-out-of-range')).map((one) => problemClaim(message, one, 'impossible-zone')),
    ...weekdayClaims(message, dated.filter(has('weekday-mismatch'))),
  ];
}

function has(problem: MailDate['problems'][number]): (one: Dated) => boolean {
  return ({ date }) => date.problems.includes(problem);
}

function problemClaim(message: MailMessage, { subject, date, judged }: Dated, rule: string): Claim {
  const found = { subject: [subject], confidence: 0.99, args: { date: date.raw }, spans: [date.span] };
  return finding(message, { rule, finding: judged ? 'certain' : 'note', ...found });
}

/** One claim for all fields that make the same mistake about the same day. */
function weekdayClaims(message: MailMessage, dated: readonly Dated[]): readonly Claim[] {
  const groups = new Map<string, Dated[]>();
  for (const one of dated) {
    const key = `${dayOf(one.date)} ${one.date.raw.slice(0, 3)}`;
    const same = groups.get(key);
    if (same) same.push(one);
    else groups.set(key, [one]);
  }
  return [...groups].map(([key, group]) => {
    const [day = '', written = ''] = key.split(' ');
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
    return finding(message, {
      rule: 'weekday',
      subject: group.map(({ subject }) => subject),
      confidence: 0.99,
      args: { day, weekday: WEEKDAYS[weekday] ?? '', written, count: group.length },
      spans: group.map(({ date }) => date.span),
    });
  });
}

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** The day as written, in the date's own zone. */
function dayOf(date: MailDate): string {
  const local = (date.epochMs ?? 0) + (date.offsetMinutes ?? 0) * 60_000;
  return new Date(Math.floor(local / DAY_MS) * DAY_MS).toISOString().slice(0, 10);
}
