import type { Software } from './software';

/** Source: smtp_session.c, `from HELO (REVERSE [ADDRESS]) by HOST (OpenSMTPD) with ESMTPSA id 3e1ab8c1 (TLSv1.3:CIPHER:256:NO) auth=yes user=bob for <…>`. */
export const opensmtpd: Software = {
  id: 'opensmtpd',
  name: 'OpenSMTPD',
  mark: /^OpenSMTPD(?: (\d[\w.]{0,12}))?$/,
  rdns: 'verified',
  withoutName: 'unknown',
  saysTls: true,
};
