import { sourceSpan, type Unfolded } from '../fold';
import { readAddress } from '../mailAddress';
import { addressIn, type AuthenticationReader, type FoundAuthentication } from './field';
import { readResults } from './results';

/** Results that were renamed, or that a vendor writes under a name of its own. */
export const vendorResults: AuthenticationReader = {
  names: [
    'x-ms-exchange-authentication-results',
    'authentication-results-original',
    'x-original-authentication-results',
    'x-authentication-results',
    'old-authentication-results',
  ],
  read: (body) => ({ kind: 'vendor', ...readResults(body) }),
};

/** `CIP:192.0.2.1;CTRY:JP;…`: the connecting address in X-Forefront-Antispam-Report of Microsoft 365 */
const CONNECTING = /(?:^|;)\s{0,9}CIP:([^;\s]{1,60})/;

/** Addresses that filters note without a verdict. */
export const vendorClient: AuthenticationReader = {
  names: [
    'x-forefront-antispam-report',
    'x-barracuda-connect',
    'x-ms-exchange-crosstenant-originalattributedtenantconnectingip',
  ],
  read: readClient,
};

function readClient(body: Unfolded): FoundAuthentication | undefined {
  const head = body.text.slice(0, 1_000);
  const cip = CONNECTING.exec(head);
  const text = cip?.[1] ?? '';
  const at = cip ? cip.index + cip[0].length - text.length : 0;
  const address = cip
    ? readAddress(text, at, (start, end) => sourceSpan(body, start, end))?.address
    : addressIn(body, 0, head.length);
  // `CIP:255.255.255.255` stands for a message that came from inside.
  if (address?.ip === undefined || address.ip === '255.255.255.255') return undefined;
  return { kind: 'vendor', results: [], client: address };
}
