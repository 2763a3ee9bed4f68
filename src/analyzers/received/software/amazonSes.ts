import { headOf } from '../clause';
import type { Software } from './software';

/** `by inbound-smtp.us-east-1.amazonaws.com`, `by email-smtp.eu-west-1.amazonaws.com`, `by a8-12.smtp-out.amazonses.com` */
const SES_HOST = /^(?:inbound-smtp|email-smtp|feedback-smtp)\.[a-z0-9-]{1,30}\.amazonaws\.com$|\.amazonses\.com$/i;

/** Receiving side: `from HELO (REVERSE [ADDRESS]) by inbound-smtp.REGION.amazonaws.com with SMTP id … for …`. */
export const amazonSes: Software = {
  id: 'amazon-ses',
  name: 'Amazon SES',
  score: (field) => (SES_HOST.test(headOf(field, 'by')) ? 0.95 : 0),
};
