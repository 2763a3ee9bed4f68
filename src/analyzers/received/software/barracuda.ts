import type { Software } from './software';

/** `from HELO (REVERSE [ADDRESS]) by HOST (Spam & Virus Firewall) with ESMTP id …`; the cloud service writes `by HOST (version=TLSv1.2 cipher=… bits=256 verify=NO)`. */
export const barracuda: Software = {
  id: 'barracuda',
  name: 'Barracuda',
  // `(Spam Firewall)`, `(Spam & Virus Firewall)`, `(Barracuda Spam Firewall)`
  mark: /^(?:Barracuda\b.{0,60}|Spam (?:& Virus )?Firewall)$/,
  host: /\.(?:barracudanetworks\.com|cudaops\.com|cudamail\.com)$/i,
};
