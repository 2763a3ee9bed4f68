import { clauseOf, readRange } from '../clause';
import type { RemarkReader } from '../remark';
import type { Software } from './software';

/** `(8.14.4/8.14.4)`, `(8.12.8p1/8.12.8/Submit)`, `(8.9.3+Sun/8.9.3)`: version of program and configuration */
const VERSION = /^(\d{1,2}\.\d{1,2}(?:\.\d{1,2})?[A-Za-z0-9.+-]{0,20})\/[A-Za-z0-9./+ ():-]{1,60}$/;
/** `(from bob@localhost)`: before `by`, a message made on the host itself */
const LOCAL_USER = /^from (\S{1,255})$/;

const readVersion: RemarkReader = (_field, comment, keyword) => {
  const version = keyword === 'by' ? VERSION.exec(comment.text)?.[1] : undefined;
  return version === undefined ? undefined : { software: `Sendmail ${version}` };
};

const readLocalUser: RemarkReader = (field, comment, keyword) => {
  const user = keyword === 'preamble' ? LOCAL_USER.exec(comment.text)?.[1] : undefined;
  if (user === undefined) return undefined;
  const start = comment.start + 1 + 'from '.length;
  return { envelopeFrom: readRange(field, start, start + user.length) };
};

/** Source: confRECEIVED_HEADER of Sendmail 8, `from HELO (IDENT@REVERSE [ADDRESS] (may be forged)) by HOST (VERSION) with … id …`. */
export const sendmail: Software = {
  id: 'sendmail',
  name: 'Sendmail',
  score: (field) => (clauseOf(field, 'by')?.comments.some(({ text }) => VERSION.test(text)) ? 1 : 0),
  readers: [readVersion, readLocalUser],
  fromWord: 'helo',
  rdns: 'verified',
  withoutName: 'unknown',
  saysTls: true,
  kind: (field) =>
    clauseOf(field, 'preamble')?.comments.some(({ text }) => LOCAL_USER.test(text)) ? 'local' : undefined,
};
