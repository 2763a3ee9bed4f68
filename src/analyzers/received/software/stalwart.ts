import type { Software } from './software';

/** Source: the session code of Stalwart, `from HELO (REVERSE [ADDRESS]) (using TLSv1.3 with cipher …) by HOST (Stalwart SMTP) with ESMTPS id 3131A6B`. */
export const stalwart: Software = {
  id: 'stalwart',
  name: 'Stalwart',
  // `(Stalwart SMTP)`, `(Stalwart JMAP)`, `(Stalwart Mail Server v0.8)`
  mark: /^Stalwart(?: (?:SMTP|JMAP|LMTP|Mail Server|Sieve))?(?: v?(\d[\w.]{0,12}))?$/,
  withoutName: 'unknown',
  saysTls: true,
};
