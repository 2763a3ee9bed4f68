import { headOf } from '../clause';
import type { Software } from './software';

/** `t1AB2CdE012345-t1AB2CdG012345`: two Sendmail ids, of the session and of the message: one second, one process or the next */
const DOUBLE_ID = /^([A-Za-z0-9]{6})[A-Za-z0-9]{2}\d{6}-\1[A-Za-z0-9]{2}\d{6}$/;

/** On the Sendmail engine: `from HELO (REVERSE [ADDRESS]) by HOST with ESMTPS id … (version=TLSv1.2 cipher=… bits=256 verify=NO)`. */
export const fortimail: Software = {
  id: 'fortimail',
  name: 'FortiMail',
  mark: /^FortiMail(?:[- ]v?(\d[\w.]{0,12}))?/i,
  host: /\.fortimail(?:cloud)?\.com$/i,
  score: (field) => (DOUBLE_ID.test(headOf(field, 'id')) ? 0.8 : 0),
  withoutName: 'unknown',
};
