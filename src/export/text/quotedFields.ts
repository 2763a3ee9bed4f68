import type { Translate } from '../../messages/catalog';
import type { HeaderField, MailMessage } from '../../model/mail';

/** What a complaint needs: trace, delivery, results of checks, and what the author and the claimed addresses say. */
const QUOTED = new Set(
  (
    'received x-received return-path delivered-to x-original-to received-spf authentication-results dkim-signature from sender reply-to to ' +
    'subject date message-id x-mailer user-agent list-unsubscribe feedback-id x-report-abuse x-csa-complaints'
  ).split(' '),
);
/** More lines than anybody reads; the rest is counted. */
const MOST = 60;
/** UTF-16 units of one field. */
const LONGEST = 2_000;
const LINE_END = /\r\n|\r|\n/;

/** The fields as they stand in the text, folded lines and all, each line behind `> `. */
export function quotedFields(message: MailMessage, text: string, t: Translate): readonly string[] {
  const claimed = new Set(message.claimed.map(({ source }) => source.toLowerCase()));
  const wanted = message.fields.filter(({ name }) => QUOTED.has(name.toLowerCase()) || claimed.has(name.toLowerCase()));
  const lines = wanted.slice(0, MOST).flatMap((field) => linesOf(field, text));
  const left = wanted.length - MOST;
  return left > 0 ? [...lines, t('report.more', { count: left })] : lines;
}

function linesOf({ nameSpan, valueSpan }: HeaderField, text: string): readonly string[] {
  const end = Math.max(nameSpan.end + 1, valueSpan.end);
  const cut = Math.min(end, nameSpan.start + LONGEST);
  const lines = text.slice(nameSpan.start, cut).split(LINE_END);
  return lines.map((line, index) => `> ${line}${index === lines.length - 1 && cut < end ? ' …' : ''}`);
}
