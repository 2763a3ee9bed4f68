import { headOf } from '../clause';
import type { Software } from './software';

/** `by filterdrecv-p3mdw1-56c97568b5-lg4gr with SMTP id filterdrecv-…`, `by filter0123p1las1.sendgrid.net`, `by recvd-5b7f-gx2` */
const SENDGRID_HOST = /\.sendgrid\.net$|^(?:filterdrecv|recvd|geopod-ismtpd|ismtpd)-[\w-]{1,80}$/i;

/** `from MTIzNDU2 (unknown [ADDRESS]) by ismtpd0001p1las1.sendgrid.net (SG) with ESMTP id …`; between filters the date has no semicolon and `m=+…`. */
export const sendgrid: Software = {
  id: 'sendgrid',
  name: 'SendGrid',
  mark: /^SG$/,
  score: (field) => (SENDGRID_HOST.test(headOf(field, 'by')) ? 0.95 : 0),
  withoutName: 'unknown',
};
