/** Latest second that Date can hold (ECMA-262 21.4.1.1). */
const LAST_SECOND = 8.64e12;

/** ISO 8601 in UTC of seconds since 1970; undefined for what is no time. */
export function isoOfSeconds(seconds: number | undefined): string | undefined {
  if (seconds === undefined || !(seconds > 0 && seconds < LAST_SECOND)) return undefined;
  return new Date(Math.round(seconds * 1000)).toISOString();
}
