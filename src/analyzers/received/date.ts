import type { MailDate } from '../../model/mail';
import type { Writable } from './writable';
import { usualDateAt } from './usualDate';
import { readZone, type Zone } from './zone';

/** A date found in a text; offsets count in that text and cover zone and zone comment. */
export interface FoundDate extends Omit<MailDate, 'span'> {
  readonly start: number;
  readonly end: number;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** `Fri, `, `Friday `, and with a comma any word: `Fr., `, `金, ` — a weekday in another language adds nothing to the date */
const WEEKDAY = String.raw`(?:(?:(?<weekday>Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6},?|[^\s,;()\d]{1,12},)[ ]{0,3})?`;
const HALF = String.raw`(?:[ ]?(?<half>[AP])\.?M\.?(?![A-Za-z]))?`;
const TIME = String.raw`(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,](?<fraction>\d{1,9}))?)?${HALF}`;
const NOT_ZONE = '(?!(?:id|by|for|from|with|via|tls|at|on|to)\\b)';
const OFFSET = String.raw`(?:GMT|UTC)?[+-]\d{2}(?::?\d{2})?(?![\d:])`;
const ZONE = String.raw`(?:[ ]{0,3}(?<zone>${OFFSET}|${NOT_ZONE}"?[A-Z]{1,5}"?(?![A-Za-z.0-9-])))?`;
const MONTH = String.raw`(?<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?`;

/** `Fri, 31 Jan 2015 07:28:42 +0900`, `31 Jan 15 7:28 JST`, `31-Jan-2015 07:28:45`, `Sat, 31 Jan 2015`, `31 Jan 2015 07:28:42 PM` */
const MAIL_DATE = new RegExp(
  `${WEEKDAY}(?<day>\\d{1,2})[ -]{1,3}${MONTH}[ -]{1,3}(?<year>\\d{2,4})(?!\\d)(?:,?[ ]{1,3}${TIME}${ZONE})?`,
  'iy',
);
/** `Sat Jan 31 07:28:42 2015`, `Sat Jan 31 07:28:42 JST 2015` (asctime and date(1)) */
const ASCTIME = new RegExp(
  `${WEEKDAY}${MONTH}[ ]{1,3}(?<day>\\d{1,2})[ ]{1,3}${TIME}${ZONE}[ ]{1,3}(?<year>\\d{4})(?!\\d)`,
  'iy',
);
/** `Sat Jan 31 2015 07:28:42 GMT+0900` (JavaScript), `Jan 31, 2015 07:28 AM` */
const MONTH_FIRST = new RegExp(
  `${WEEKDAY}${MONTH}[ ]{1,3}(?<day>\\d{1,2}),?[ ]{1,3}(?<year>\\d{4})(?!\\d)(?:,?[ ]{1,3}${TIME}${ZONE})?`,
  'iy',
);
/** `2015-01-31T07:28:42.123Z`, `2015-01-31 07:28:42.1 +0900 JST m=+0.01` (what Go programs print), `2015/01/31 07:28:42` */
const ISO_DATE = new RegExp(`(?<year>\\d{4})([-/])(?<month>\\d{2})\\2(?<day>\\d{2})(?:[T ]${TIME}${ZONE})?`, 'iy');

/** A weekday or month name begins with any letter, so these are tried where no digit stands. */
const WORD_FORMS = [MAIL_DATE, ASCTIME, MONTH_FIRST];
const DIGIT_FORMS = [MAIL_DATE, ISO_DATE];

/** `(JST)`, `(Central European Time)` after the offset, but not what some write about TLS behind the date; ` JST m=+0.0001` of Go's time.String */
const ZONE_COMMENT =
  / {0,3}\((?!(?:using|client|no client|cipher|version|tls|ssl|authenticated|qmail|envelope)\b)[A-Za-z\u0080-\uffff][^()<>@="]{0,48}\)/iy;
const GO_TAIL = /(?: [A-Z]{1,5}(?![A-Za-z]))? {0,2}m=[+-][\d.]{1,30}/y;
/** `GMT+0900`-like and `-0500 EST`: a second, redundant zone */
const SECOND_ZONE = / [A-Z]{3,4}(?![A-Za-z0-9.-])/y;

type Groups = Readonly<Record<string, string | undefined>>;

/** Reads a date that begins exactly at `at`. Looks at no more than some hundred characters. */
export function dateAt(text: string, at: number): FoundDate | undefined {
  const usual = usualDateAt(text, at);
  if (!usual) return anyDateAt(text, at);
  const end = tailEnd(text, usual.end);
  return { ...usual, raw: text.slice(at, end), end };
}

function anyDateAt(text: string, at: number): FoundDate | undefined {
  // The weekday may be parted from the day by blanks that the pattern allows, so `at` itself may stand on a blank.
  const start = at + blanksAt(text, at);
  const first = text.charCodeAt(start);
  for (const form of first >= 48 && first <= 57 ? DIGIT_FORMS : WORD_FORMS) {
    form.lastIndex = start;
    const match = form.exec(text);
    if (!match?.groups) continue;
    const end = tailEnd(text, start + match[0].length);
    return dateOf(match.groups, text.slice(start, end), start, end);
  }
  return undefined;
}

function blanksAt(text: string, at: number): number {
  let count = 0;
  while (count < 4 && text.charAt(at + count) === ' ') count++;
  return count;
}

export function tailEnd(text: string, at: number): number {
  if (at >= text.length) return at;
  let end = at;
  for (const tail of [GO_TAIL, SECOND_ZONE, ZONE_COMMENT]) {
    tail.lastIndex = end;
    end += tail.exec(text)?.[0].length ?? 0;
  }
  return end;
}

/** What stands where a date belongs but is none. */
export function unreadableDate(text: string, start: number, end: number): FoundDate {
  return { raw: text.slice(start, end), precision: 'second', problems: ['unreadable'], start, end };
}

/** Two-digit years: RFC 5322 section 4.3. */
function fullYear(written: string): number {
  const year = Number(written);
  if (written.length === 2) return year < 50 ? 2000 + year : 1900 + year;
  return written.length === 3 ? 1900 + year : year;
}

function monthOf(written: string): number {
  const name = MONTHS.indexOf(written.slice(0, 3).toLowerCase());
  return name >= 0 ? name : Number(written) - 1;
}

function dateOf(groups: Groups, raw: string, start: number, end: number): FoundDate {
  const year = fullYear(groups['year'] ?? '');
  const month = monthOf(groups['month'] ?? '');
  const day = Number(groups['day']);
  const utc = Date.UTC(year, month, day);
  const problems: MailDate['problems'][number][] = [];
  if ((groups['year'] ?? '').length < 4) problems.push('two-digit-year');
  const exists = dayExists(utc, year, month, day) && timeExists(groups);
  if (!exists) problems.push('impossible');
  else if (wrongWeekday(groups['weekday'], utc)) problems.push('weekday-mismatch');
  const precision = groups['hour'] === undefined ? 'day' : groups['second'] === undefined ? 'minute' : 'second';
  const zone = readZone(groups['zone']);
  if (precision !== 'day') problems.push(...zoneProblems(zone));
  const usable = exists && zone.kind !== 'out-of-range';
  const offset = zone.kind === 'offset' ? zone.minutes : undefined;
  const epochMs = usable ? utc + timeMs(groups) - (offset ?? 0) * 60_000 : undefined;
  const date: Writable<FoundDate> = { raw, precision, problems, start, end };
  if (epochMs !== undefined) date.epochMs = epochMs;
  if (offset !== undefined) date.offsetMinutes = offset;
  return date;
}

function zoneProblems(zone: Zone): MailDate['problems'] {
  if (zone.kind === 'out-of-range') return ['zone-out-of-range'];
  if (zone.kind === 'unknown') return ['unknown-zone', 'no-zone'];
  return zone.kind === 'absent' ? ['no-zone'] : [];
}

/** Date.UTC rolls 31 February over to March and takes the years 0–99 for 1900–1999: what comes back must be what was written. */
function dayExists(utc: number, year: number, month: number, day: number): boolean {
  const date = new Date(utc);
  return date.getUTCFullYear() === year && date.getUTCMonth() === month && date.getUTCDate() === day;
}

/** Second 60 is a leap second (RFC 5322 section 3.3). */
function timeExists(groups: Groups): boolean {
  return Number(groups['hour'] ?? 0) < 24 && Number(groups['minute'] ?? 0) < 60 && Number(groups['second'] ?? 0) <= 60;
}

function timeMs(groups: Groups): number {
  const fraction = groups['fraction'] ? Math.floor(Number(`0.${groups['fraction']}`) * 1000) : 0;
  const minutes = hourOf(groups) * 60 + Number(groups['minute'] ?? 0);
  return (minutes * 60 + Number(groups['second'] ?? 0)) * 1000 + fraction;
}

/** `12:05 AM` is five past midnight; some software writes `16:05 PM`. */
function hourOf(groups: Groups): number {
  const hour = Number(groups['hour'] ?? 0);
  if (groups['half'] === undefined || hour > 12) return hour;
  return (hour % 12) + (groups['half'].toUpperCase() === 'P' ? 12 : 0);
}

function wrongWeekday(written: string | undefined, utc: number): boolean {
  return written !== undefined && WEEKDAYS.indexOf(written.toLowerCase()) !== new Date(utc).getUTCDay();
}
