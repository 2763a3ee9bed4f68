import { clauseOf, headOf } from '../clause';
import type { Software } from './software';

const ADDRESS = /^[\d.]{7,15}$|:.*:/;

/** `from ADDRESS (EHLO x) (ADDRESS) by 10.1.2.3 with SMTPs (version=TLS1_3 cipher=…)`, `from [ADDRESS] by web12.mail.yahoo.com via HTTP`, inside `with NNFMP`. */
export const yahoo: Software = {
  id: 'yahoo',
  name: 'Yahoo',
  // `(Yahoo Inc. Hermes SMTP Server)`, `(VZM Hermes SMTP Server)`, `(Oath Hermes SMTP Server)`
  mark: /\bHermes SMTP Server$/,
  words: /^NNFMP\b/,
  host: /\.yahoo\.(?:com|net|co\.jp|ne\.jp)$|\.yahoodns\.net$/i,
  fromWord: 'rdns',
  score: (field) =>
    ADDRESS.test(headOf(field, 'from')) && clauseOf(field, 'from')?.comments[0]?.text.startsWith('EHLO ') ? 0.9 : 0,
};
