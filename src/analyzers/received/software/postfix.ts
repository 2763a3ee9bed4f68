import { clauseOf } from '../clause';
import type { Software } from './software';

/** `(Postfix, from userid 1000)`: picked up from the maildrop */
const LOCAL_USER = /^[^,]{1,40}, from userid \d{1,10}$/;

/** Source: smtpd.c and pickup.c of Postfix, `from HELO (REVERSE [ADDRESS]) (using TLS…) by HOST (Postfix) with ESMTPS id …`. */
export const postfix: Software = {
  id: 'postfix',
  name: 'Postfix',
  // `(Postfix)`, `(Postfix, from userid 1000)`, `(Postfix (Debian/GNU))`, `(Postfix/MailEnable)`; mail_name may be set to anything
  mark: /^Postfix(?:$|[,\s/_-])|, from userid \d{1,10}$/,
  rdns: 'verified',
  withoutName: 'unknown',
  saysTls: true,
  kind: (field) => (clauseOf(field, 'by')?.comments.some(({ text }) => LOCAL_USER.test(text)) ? 'pickup' : undefined),
};
