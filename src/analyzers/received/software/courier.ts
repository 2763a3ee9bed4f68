import { clauseOf, headOf, type ReceivedField } from '../clause';
import type { Software } from './software';

/** `0000000000012345.000000004B3E2A1C.00001234`: three hexadecimal numbers of 8 or 16 digits, behind the date */
const COURIER_ID = /^[0-9A-F]{8,16}\.[0-9A-F]{8,16}\.[0-9A-F]{8,16}$/i;
/** `(IDENT: nobody, [192.0.2.1])`, `(AUTH: LOGIN bob, TLS: …)`, `(TLS: TLSv1.2,256bits,…)`, `(uid 500)` */
const COURIER_COMMENT = /^(?:IDENT: |AUTH: [A-Z]|TLS: |SSL: )/;

function hasForm(field: ReceivedField): boolean {
  if (COURIER_ID.test(headOf(field, 'id'))) return true;
  return clauseOf(field, 'from')?.comments.some(({ text }) => COURIER_COMMENT.test(text)) === true;
}

/** Source: courieresmtpd and submit.C of Courier, `from HELO (REVERSE [::ffff:ADDRESS]) (AUTH: …) by HOST with esmtp; date id …`. */
export const courier: Software = {
  id: 'courier',
  name: 'Courier',
  score: (field) => (hasForm(field) ? 0.9 : 0),
  withoutName: 'unknown',
};
