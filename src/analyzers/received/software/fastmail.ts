import type { Software } from './software';

/** Between its servers: `from mailfrontend1 ([ADDRESS]) by compute4.internal (MEProxy)`; at the border Postfix, at the end Cyrus. */
export const fastmail: Software = {
  id: 'fastmail',
  name: 'Fastmail',
  mark: /^MEProxy$/,
  host: /\.messagingengine\.com$/i,
};
