import type { Software } from './software';

/** `from HELO (REVERSE [ADDRESS]) by HOST (Halon) with ESMTPS (TLSv1.3:CIPHER:256) id UUID`. */
export const halon: Software = {
  id: 'halon',
  name: 'Halon',
  mark: /^Halon(?: Mail Gateway| MTA)?(?:[ /]v?(\d[\w.]{0,12}))?$/,
};
