import type { Software } from './software';

const list = (id: string, name: string, rest: Partial<Software>): Software => ({
  id,
  name,
  kind: () => 'list',
  ...rest,
});

/** List managers: what they send on is a new message of theirs with the old path below. */
export const LISTS: readonly Software[] = [
  // `(GNU Mailman LMTP runner 1.1)`
  list('mailman', 'Mailman', { mark: /^(?:GNU )?Mailman\b.{0,40}?(?: v?(\d[\w.]{0,12}))?$/i }),
  list('sympa', 'Sympa', { mark: /^Sympa(?: v?(\d[\w.]{0,12}))?/ }),
  list('majordomo', 'Majordomo', { mark: /^Majordomo\b/i }),
  // `with ECARTIS (v1.0.0; list bind-announce)`
  list('ecartis', 'Ecartis', { words: /^ECARTIS\b/ }),
  // `by LISTS.EXAMPLE (LISTSERV-TCP/IP release 16.0) with spool id 1234`
  list('listserv', 'LISTSERV', { mark: /^LISTSERV(?:-TCP\/IP)?(?: release (\d[\w.]{0,12}))?/i }),
  // `by x.example (bulk_mailer v1.13)`
  list('bulk-mailer', 'bulk_mailer', { mark: /^bulk_mailer(?: v(\d[\w.]{0,12}))?/ }),
];
