import type { Software } from './software';

/** Source: connection.js, `from HELO (REVERSE [ADDRESS]) by HOST (Haraka/2.8.24) with ESMTPSA id UUID.1 envelope-from <…> (authenticated bits=0) (version=… cipher=… verify=…)`. */
export const haraka: Software = {
  id: 'haraka',
  name: 'Haraka',
  mark: /^Haraka(?:\/(\d[\w.-]{0,16}))?$/,
  withoutName: 'unknown',
  saysTls: true,
};
