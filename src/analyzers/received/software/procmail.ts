import type { Software } from './software';

/** Delivery agents seldom write a trace; sites add one with formail: `by HOST (procmail 3.22) …`, `by HOST with procmail`. */
export const procmail: Software = {
  id: 'procmail',
  name: 'procmail',
  mark: /^(?:procmail|formail|maildrop)(?:[ -]v?(\d[\w.]{0,12}))?/,
  words: /^(?:procmail|formail|maildrop)(?:[ -]v?(\d[\w.]{0,12}))?/,
  kind: () => 'local',
};
