import type { Software } from './software';

/** `from HOST ([unix socket]) by HOST (Cyrus v2.3.16-Fedora-RPM-2.3.16-6) with LMTPA;`. */
export const cyrus: Software = {
  id: 'cyrus',
  name: 'Cyrus IMAP',
  mark: /^Cyrus(?: (?:v|git)?(\d[\w.+~-]{0,60}))?/,
  kind: () => 'lmtp',
};
