import type { Software } from './software';

/** Programs that collect mail from a mailbox: the path below them ended there. */
export const FETCHERS: readonly Software[] = [
  // `from pop.example [192.0.2.1] by localhost with POP3 (fetchmail-6.3.26) for <bob@localhost> (single-drop)`
  { id: 'fetchmail', name: 'fetchmail', mark: /^fetchmail(?:-(\d[\w.+-]{0,20}))?/, kind: () => 'fetch' },
  // `from pop.example by host with getmail 4.20 …`, `with POP3-SSL getmail6 6.18.13 msgid:1`, `with POP3 (getmail6 6.18)`
  {
    id: 'getmail',
    name: 'getmail',
    mark: /^getmail6?(?:[ -](\d[\w.]{0,12}))?/i,
    words: /^(?:(?:POP3|IMAP4?)(?:-SSL)? )?getmail\d?(?:[ -]v?(\d[\w.]{0,12}))?/i,
    kind: () => 'fetch',
  },
  // `by host with POP3 (mpop-1.0.17)`
  { id: 'mpop', name: 'mpop', mark: /^mpop(?:-(\d[\w.]{0,12}))?/, kind: () => 'fetch' },
];
