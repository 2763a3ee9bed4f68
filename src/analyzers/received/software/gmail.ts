import { clauseOf, headOf, wordsOf } from '../clause';
import type { Software } from './software';

/** `by mx.google.com`, `by smtp.gmail.com`, `by mail-ed1-f41.google.com` */
const GOOGLE_HOST = /(?:^|\.)(?:google|gmail|googlemail)\.com\.?$/i;
/** `by 2002:a05:6a10:1234:…`: a shard of Google, written like a 6to4 address of 10/8; it is no address that anyone can reach */
const GOOGLE_SHARD = /^2002:a[0-9a-f]{2}:/i;
/** `by 10.28.1.2 with SMTP id x1csp123456wme`: the same before 2016 */
const PRIVATE_SHARD = /^10(?:\.\d{1,3}){3}$/;

/** Google's front end: `from HELO (REVERSE. [ADDRESS]) by mx.google.com with ESMTPS id … for <…> (version=… cipher=…)`. */
export const gmail: Software = {
  id: 'gmail',
  name: 'Gmail',
  score: (field) => {
    const host = headOf(field, 'by');
    if (GOOGLE_HOST.test(host) || GOOGLE_SHARD.test(host)) return 1;
    return PRIVATE_SHARD.test(host) && !clauseOf(field, 'from') ? 0.6 : 0;
  },
  withoutName: 'unknown',
  // `(Google Transport Security)`: the receiver's MTA-STS policy was kept
  readers: [(_field, comment) => (comment.text === 'Google Transport Security' ? {} : undefined)],
  isInternalName: (host) => GOOGLE_SHARD.test(host),
  // `from 52669349336 named unknown by gmailapi.google.com with HTTPREST`: the number of an API project
  isWithoutClient: (field) => wordsOf(field, 'from').endsWith(' named unknown'),
  kind: (field) => (clauseOf(field, 'from') || /^(?:HTTP|POP|IMAP)/.test(headOf(field, 'with')) ? undefined : 'local'),
};
