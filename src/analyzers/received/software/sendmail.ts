import { clauseOf } from '../clause';
import type { Software } from './software';

/** `(from bob@localhost)`: before `by`, a message made on the host itself */
const LOCAL_USER = /^from \S{1,255}$/;

/** Source: confRECEIVED_HEADER of Sendmail 8, `from HELO (IDENT@REVERSE [ADDRESS] (may be forged)) by HOST (VERSION) with … id …`. */
export const sendmail: Software = {
  id: 'sendmail',
  name: 'Sendmail',
  // `(8.14.4/8.14.4)`, `(8.12.8p1/8.12.8/Submit)`, `(8.9.3+Sun/8.9.3)`, `(SGI-8.9.3/8.8.7)`, `(Switch-3.3.2/Switch-3.3.2)`, `(4.1/SMI-4.1)`
  mark: /^((?:(?:SGI|SMI|Switch|Sentrion-MTA|AIX)-?)?\d{1,2}\.\d{1,3}(?:\.\d{1,8}){0,3}[A-Za-z0-9.+_-]{0,20})\/[\w./+ ():-]{1,60}$/,
  rdns: 'verified',
  withoutName: 'unknown',
  saysTls: true,
  kind: (field) =>
    clauseOf(field, 'preamble')?.comments.some(({ text }) => LOCAL_USER.test(text)) ? 'local' : undefined,
};
