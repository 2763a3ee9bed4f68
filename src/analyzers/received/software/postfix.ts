import { clauseOf } from '../clause';
import type { RemarkReader } from '../remark';
import type { Software } from './software';

/** `(Postfix)`, `(Postfix, from userid 1000)`, `(Postfix/MailEnable)`: behind `by` */
const POSTFIX = /^Postfix(?:$|[,\s/])/;
const LOCAL_USER = /^Postfix, from userid \d{1,10}$/;

const readName: RemarkReader = (_field, comment, keyword) =>
  keyword === 'by' && POSTFIX.test(comment.text) ? { software: 'Postfix' } : undefined;

/** Source: smtpd.c and pickup.c of Postfix, `from HELO (REVERSE [ADDRESS]) (using TLS…) by HOST (Postfix) with ESMTPS id …`. */
export const postfix: Software = {
  id: 'postfix',
  name: 'Postfix',
  score: (field) => (clauseOf(field, 'by')?.comments.some(({ text }) => POSTFIX.test(text)) ? 1 : 0),
  readers: [readName],
  fromWord: 'helo',
  rdns: 'verified',
  withoutName: 'unknown',
  saysTls: true,
  kind: (field) => (clauseOf(field, 'by')?.comments.some(({ text }) => LOCAL_USER.test(text)) ? 'pickup' : undefined),
};
