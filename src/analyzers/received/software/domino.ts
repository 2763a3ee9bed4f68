import type { Software } from './software';

/** `from HELO ([ADDRESS]) by HOST (Lotus Domino Release 8.5.3FP6) with ESMTP id 2015013107284200-12345 ;`. */
export const domino: Software = {
  id: 'domino',
  name: 'Lotus Domino',
  // `(Lotus Domino Release 5.0.8)`, `(IBM Domino Release 9.0.1FP8)`, `(HCL Domino Release 11.0.1)`, `(Lotus SMTP MTA v4.6.1 (569.2 2-6-1998))`
  mark: /^(?:(?:Lotus|IBM|HCL) )?(?:Domino|SMTP MTA|Notes)\b(?: (?:Release |Build )?v?([\w.]{1,20}))?/,
};
