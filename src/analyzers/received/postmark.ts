/** `Fri Jan 31 07:28`, `Fri, 31 Jan 2015 07:28`: asctime as RFC 4155 has it, and the form of mail that some programs write. */
const DATE =
  /[ \t](?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? {1,2}(?:[A-Z][a-z]{2} {1,2}\d{1,2}|\d{1,2} [A-Z][a-z]{2} \d{4}) \d{1,2}:\d{2}/;
/** `From a@example.com`, `From -`, `From MAILER-DAEMON`, `From "a b"@example.com`, `From a at example.com` (list archives), none (`From  `). */
const SENDER = /^From (?:\S{0,320}|"[^"]{0,300}"\S{0,320}|\S{1,320} at \S{1,320})[ \t]{0,2}$/;
/** `Received: from …`, `>From a Fri …` (an envelope line that was quoted); `https://…` is prose. */
const HEADER_LIKE = /^(?:[!-9;-~]{1,76}[ \t]{0,3}:(?!\/\/)|>?From )/;

/** No program writes a longer one; what is longer is prose, so it need not be held to be judged. */
export const LONGEST_POSTMARK = 1000;
const LONGEST_NAME = 84;

/**
 * Whether a line begins a message of an mbox: `From `, a sender, a date, and a line below that can be of a header (the blank line above is
 * the caller's affair). Unquoted `From ` lines in bodies of mboxo and mboxcl2 have no such date or no such line below them.
 */
export function isPostmark(line: string, below: string): boolean {
  if (!line.startsWith('From ') || line.length > LONGEST_POSTMARK) return false;
  const date = DATE.exec(line);
  return date !== null && SENDER.test(line.slice(0, date.index + 1)) && HEADER_LIKE.test(below.slice(0, LONGEST_NAME));
}
