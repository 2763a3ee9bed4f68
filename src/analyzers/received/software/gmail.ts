import { clauseOf, type ReceivedField } from '../clause';
import type { RemarkReader } from '../remark';
import type { Software } from './software';

/** `by mx.google.com`, `by smtp.gmail.com`, `by mail-ed1-f41.google.com` */
const GOOGLE_HOST = /(?:^|\.)(?:google|gmail|googlemail)\.com\.?$/i;
/** `by 2002:a05:6a10:1234:…`: a shard of Google, written like a 6to4 address of 10/8; it is no address that anyone can reach */
const GOOGLE_SHARD = /^2002:a[0-9a-f]{2}:/i;
/** `by 10.28.1.2 with SMTP id x1csp123456wme`: the same before 2016; the id has `csp` or digits and letters and no dot */
const PRIVATE_SHARD = /^10(?:\.\d{1,3}){3}$/;

function byHost(field: ReceivedField): string {
  return clauseOf(field, 'by')?.words[0]?.text ?? '';
}

/** `(Google Transport Security)`: the sender asked for MTA-STS */
const readSecurity: RemarkReader = (_field, comment) =>
  comment.text === 'Google Transport Security' ? { software: 'Gmail' } : undefined;

/** Google's front end: `from HELO (REVERSE. [ADDRESS]) by mx.google.com with ESMTPS id … for <…> (version=… cipher=…)`. */
export const gmail: Software = {
  id: 'gmail',
  name: 'Gmail',
  score: (field) => {
    const host = byHost(field);
    if (GOOGLE_HOST.test(host) || GOOGLE_SHARD.test(host)) return 1;
    return PRIVATE_SHARD.test(host) && !clauseOf(field, 'from') ? 0.6 : 0;
  },
  readers: [readSecurity],
  fromWord: 'helo',
  rdns: 'unverified',
  withoutName: 'unknown',
  saysTls: false,
  isInternalName: (host) => GOOGLE_SHARD.test(host),
  kind: (field) =>
    clauseOf(field, 'from') || clauseOf(field, 'with')?.words[0]?.text.startsWith('HTTP') ? undefined : 'local',
};
