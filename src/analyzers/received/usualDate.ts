import type { FoundDate } from './date';

const MONTHS = 'JanFebMarAprMayJunJulAugSepOctNovDec';
const WEEKDAYS = 'SunMonTueWedThuFriSat';
const [BLANK, PLUS, COMMA, MINUS, ZERO, COLON] = [32, 43, 44, 45, 48, 58];
const NO_PROBLEMS: FoundDate['problems'] = [];
/** Offsets in use reach to +14 h. */
const WIDEST_HOURS = 14;

/**
 * `Fri, 31 Jan 2015 07:28:42 +0900` or `31 Jan 2015 …`, the one form of RFC 5322 that nearly all software writes, by its characters: the
 * patterns of date.ts cost ten times as much, and a mailbox has a million dates. Undefined for every other form and for each date that
 * something is wrong with: those are for the patterns.
 */
export function usualDateAt(text: string, start: number): FoundDate | undefined {
  let at = start;
  const weekday = text.charCodeAt(start + 3) === COMMA ? wordIn(WEEKDAYS, text, start) : -1;
  if (weekday >= 0) at += 5;
  const wide = text.charCodeAt(at + 2) === BLANK ? 2 : 1;
  const month = wordIn(MONTHS, text, at + wide + 1);
  if (month < 0 || (weekday >= 0 && text.charCodeAt(start + 4) !== BLANK)) return undefined;
  const day = number(text, at, wide);
  at += wide;
  const year = number(text, at + 5, 4);
  const [hour, minute, second] = [number(text, at + 10, 2), number(text, at + 13, 2), number(text, at + 16, 2)];
  const sign = text.charCodeAt(at + 19);
  const [zoneHours, zoneMinutes] = [number(text, at + 20, 2), number(text, at + 22, 2)];
  const blanks = isAt(text, BLANK, at) && isAt(text, BLANK, at + 4) && isAt(text, BLANK, at + 9);
  const colons = isAt(text, COLON, at + 12) && isAt(text, COLON, at + 15) && isAt(text, BLANK, at + 18);
  const after = text.charCodeAt(at + 24);
  if (!blanks || !colons || (sign !== PLUS && sign !== MINUS) || (after >= ZERO && after <= COLON)) return undefined;
  // A missing digit made its number NaN, which no comparison lets pass.
  if (!(hour < 24 && minute < 60 && second <= 60 && zoneHours < WIDEST_HOURS && zoneMinutes < 60)) return undefined;
  if (!(day >= 1 && day <= daysIn(month, year) && year >= 1000)) return undefined;
  const midnight = Date.UTC(year, month, day);
  if (weekday >= 0 && weekdayOf(midnight) !== weekday) return undefined;
  const minutes = zoneHours * 60 + zoneMinutes;
  const offsetMinutes = sign === MINUS && minutes > 0 ? -minutes : minutes;
  const epochMs = midnight + ((hour * 60 + minute - offsetMinutes) * 60 + second) * 1000;
  const end = at + 24;
  return { raw: '', precision: 'second', problems: NO_PROBLEMS, start, end, epochMs, offsetMinutes };
}

/** Which word of three letters stands there; -1 = none of them. */
function wordIn(words: string, text: string, at: number): number {
  const first = text.charCodeAt(at);
  for (let n = 0; n < words.length; n += 3) {
    if (words.charCodeAt(n) !== first || words.charCodeAt(n + 1) !== text.charCodeAt(at + 1)) continue;
    if (words.charCodeAt(n + 2) === text.charCodeAt(at + 2)) return n / 3;
  }
  return -1;
}

/** NaN when one of the characters is no digit. */
function number(text: string, at: number, digits: number): number {
  let value = 0;
  for (let n = 0; n < digits; n++) {
    const digit = text.charCodeAt(at + n) - ZERO;
    if (!(digit >= 0 && digit <= 9)) return NaN;
    value = value * 10 + digit;
  }
  return value;
}

function isAt(text: string, sign: number, at: number): boolean {
  return text.charCodeAt(at) === sign;
}

function daysIn(month: number, year: number): number {
  if (month !== 1) return month === 3 || month === 5 || month === 8 || month === 10 ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

/** 1970-01-01 was a Thursday. */
function weekdayOf(midnight: number): number {
  const days = Math.floor(midnight / 86_400_000);
  return (((days + 4) % 7) + 7) % 7;
}
