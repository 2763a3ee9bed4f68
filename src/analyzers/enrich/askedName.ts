import type { Claim } from '../../model/claim';
import { claim, reason } from '../infer/claim';

/** Names in one answer: a resolver may send any number, of any length. */
const MOST_NAMES = 4;
const LONGEST_NAME = 255;

/** What the DNS answered when it was asked for the name of an address: of that day, and no fact of the trace. `day` = ISO. */
export function askedName(ip: string, names: readonly string[], day: string): Claim {
  const name = names
    .map((one) => one.slice(0, LONGEST_NAME))
    .slice(0, MOST_NAMES)
    .join(', ');
  const key = name === '' ? 'data.claim.noName' : 'data.claim.name';
  return claim({
    rule: 'name/asked',
    subject: [`if:${ip}`, ip],
    key,
    args: { ip, name, day },
    reasons: [reason('data.reason.asked', { day }, 4.6)],
  });
}
