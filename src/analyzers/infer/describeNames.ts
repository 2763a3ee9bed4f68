import type { Claim } from '../../model/claim';
import { claim, logOdds, reason } from './claim';
import { isNameId } from './hopNames';
import type { Places } from './node';
import type { ResolvedName } from './resolveNames';
import type { Stations } from './stations';

/** Names are old now and then, and an address may bear one that another one bore yesterday. Set by hand. */
const ONE_BEARER = 0.95;

/** What the tool prints is what it prints. */
const PRINTED = 0.99;

/** What is said where a tool printed names without addresses: once for each trace, and once for each name that was looked up. */
export function describeNames(
  { walks, nodes }: Places,
  resolved: readonly ResolvedName[],
  stations: Stations,
): readonly Claim[] {
  return [
    ...walks.flatMap(({ trace, steps }): readonly Claim[] => {
      const nameless = steps.flatMap((step) => step.nodes.filter(isNameId).slice(0, 1));
      if (nameless.length === 0) return [];
      const args = { count: nameless.length };
      const evidence = nameless.flatMap((id) => nodes.get(id)?.evidence.slice(0, 1) ?? []);
      const reasons = [reason('names.reason.alone', args, logOdds(PRINTED), evidence)];
      return [claim({ rule: 'name/alone', subject: [trace.id], key: 'names.claim.alone', args, reasons })];
    }),
    ...resolved.map(({ name, ip, evidence }) => {
      const args = { name, ip };
      const router = stations.of(ip);
      const reasons = [reason('names.reason.one-bearer', args, logOdds(ONE_BEARER), evidence)];
      const subject = [`if:${ip}`, ...(router === undefined ? [] : [router]), ip];
      return claim({ rule: 'name/one-bearer', subject, key: 'names.claim.one-bearer', args, reasons });
    }),
  ];
}
