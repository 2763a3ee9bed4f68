import { clauseOf, headOf, type ReceivedField } from '../clause';
import type { Software } from './software';

function hasComment(field: ReceivedField, keyword: 'from' | 'with', pattern: RegExp): boolean {
  return clauseOf(field, keyword)?.comments.some(({ text }) => pattern.test(text)) === true;
}

/** What stands behind `from` is the address of the browser; there was no greeting. */
const web = (id: string, name: string, rest: Partial<Software>): Software => ({
  id,
  name,
  fromWord: 'rdns',
  rdns: 'unverified',
  kind: () => 'http',
  ...rest,
});

/** Programs in which people write mail with a browser. */
export const WEBMAILS: readonly Software[] = [
  // `from 192.0.2.1 (SquirrelMail authenticated user bob) by webmail.example with HTTP;`, `(proxying for 10.0.0.1)`
  web('squirrelmail', 'SquirrelMail', {
    score: (field) => (hasComment(field, 'from', /^SquirrelMail authenticated/) ? 1 : 0),
  }),
  // `from host.example (host.example [192.0.2.1]) by webmail.example (Horde Framework) with HTTPS;`
  web('horde', 'Horde', { mark: /^Horde (?:Framework|MIME library|Application)/, fromWord: 'helo' }),
  // `from 192.0.2.1 ( [192.0.2.1]) as user bob@localhost by webmail.example with HTTP;`
  web('imp', 'Horde IMP', {
    score: (field) =>
      headOf(field, 'with').startsWith('HTTP') && clauseOf(field, 'from')?.words[1]?.text === 'as' ? 0.9 : 0,
  }),
  // `from [192.0.2.1] by webmail.example with HTTP (HTTP/1.1 POST);`
  web('roundcube', 'Roundcube', {
    score: (field) => (hasComment(field, 'with', ROUNDCUBE) ? 0.95 : 0),
    readers: [(_f, c) => (ROUNDCUBE.test(c.text) ? {} : undefined)],
  }),
  // `by host (Open WebMail 2.51 20050228)`, `(NeoMail)`, `(IlohaMail)`
  web('openwebmail', 'Open WebMail', { mark: /^(?:Open ?WebMail|NeoMail|IlohaMail)(?: (\d[\w.]{0,12}))?/i }),
];

const ROUNDCUBE = /^HTTP\/[\d.]{1,4} POST$/;
