import { clauseOf, headOf, type ReceivedField } from '../clause';
import type { Software } from './software';

/** `([192.0.2.1] helo=x)`, `(helo=x)`, `([192.0.2.1]:4711 helo=x)`, `(port=4711)` */
const HELO_ASSIGNED = /(?:^|\s)(?:helo|port|ident)=/;
/** `1KlqN6-0001Ca-5x`, and since 4.97 `1rPqKr-00000002vKI-2VjU` */
const EXIM_ID = /^[A-Za-z0-9]{6}-[A-Za-z0-9]{6,11}-[A-Za-z0-9]{2,4}$/;

function hasForm(field: ReceivedField): boolean {
  const from = clauseOf(field, 'from');
  return from?.comments.some(({ text }) => HELO_ASSIGNED.test(text)) === true || EXIM_ID.test(headOf(field, 'id'));
}

/**
 * Source: received_header_text of the Exim specification. The word behind `from` is the verified reverse name; without one it is
 * the HELO or the address, and `helo=` is left out where it equals the name.
 */
export const exim: Software = {
  id: 'exim',
  name: 'Exim',
  // `(Exim 4.94.2)`, `(Exim 3.35 #1 (Debian))`: behind `with`
  mark: /^Exim (\d[\w.-]{0,20})/,
  score: (field) => (hasForm(field) ? 0.6 : 0),
  fromWord: 'rdns',
  rdns: 'verified',
  withoutName: 'unknown',
  saysTls: true,
};
