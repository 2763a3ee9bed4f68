import type { MailDate } from '../../model/mail';

/** `2015-01-30 22:28:42`; a day alone where the field names no more. */
export function utcText(date: MailDate): string | undefined {
  if (date.epochMs === undefined) return undefined;
  const iso = new Date(date.epochMs).toISOString();
  if (date.precision === 'day') return iso.slice(0, 10);
  return `${iso.slice(0, 10)} ${iso.slice(11, date.precision === 'minute' ? 16 : 19)}`;
}

/** `07:28:42 +09:00`: the clock as it was read where the field was written; undefined without a zone. */
export function localText(date: MailDate): string | undefined {
  if (date.epochMs === undefined || date.offsetMinutes === undefined || date.precision === 'day') return undefined;
  const iso = new Date(date.epochMs + date.offsetMinutes * 60_000).toISOString();
  const minutes = Math.abs(date.offsetMinutes);
  const zone = `${date.offsetMinutes < 0 ? '−' : '+'}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
  return `${iso.slice(11, 19)} ${zone}`;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
