import { clauseOf, type ReceivedField } from '../clause';
import type { RemarkReader } from '../remark';
import type { Software } from './software';

/** `(Exim 4.94.2)`: behind `with` */
const EXIM = /^Exim (\d[\w.-]{0,20})/;
/** `([192.0.2.1] helo=x)`, `(helo=x)`, `([192.0.2.1]:4711 helo=x)` */
const HELO_ASSIGNED = /(?:^|\s)helo=/;
/** `1KlqN6-0001Ca-5x`, and since 4.97 `1rPqKr-00000002vKI-2VjU` */
const EXIM_ID = /^[A-Za-z0-9]{6}-[A-Za-z0-9]{6,11}-[A-Za-z0-9]{2,4}$/;

function hasName(field: ReceivedField): boolean {
  return field.clauses.some(({ comments }) => comments.some(({ text }) => EXIM.test(text)));
}

function hasForm(field: ReceivedField): boolean {
  const from = clauseOf(field, 'from');
  const id = clauseOf(field, 'id')?.words[0]?.text ?? '';
  return from?.comments.some(({ text }) => HELO_ASSIGNED.test(text)) === true || EXIM_ID.test(id);
}

const readName: RemarkReader = (_field, comment) => {
  const version = EXIM.exec(comment.text)?.[1];
  return version === undefined ? undefined : { software: `Exim ${version}` };
};

/**
 * Source: received_header_text of the Exim specification. The word behind `from` is the verified reverse name; without one it is
 * the HELO or the address, and `helo=` is left out where it equals the name.
 */
export const exim: Software = {
  id: 'exim',
  name: 'Exim',
  score: (field) => (hasName(field) ? 1 : hasForm(field) ? 0.6 : 0),
  readers: [readName],
  fromWord: 'rdns',
  rdns: 'verified',
  withoutName: 'unknown',
  saysTls: true,
};
