import type { Claim } from '../../model/claim';
import { claim, logOdds, reason } from './claim';
import { isNameId, nameId } from './hopNames';
import type { Places } from './node';
import type { ResolvedName } from './resolveNames';
import type { Stations } from './stations';

/** Names are old now and then, and an address may bear one that another one bore yesterday. Set by hand. */
const ONE_BEARER = 0.95;

/** What the tool prints is what it prints. */
const PRINTED = 0.99;

/** What is said where a tool printed names without addresses: once for all, and once for each name that was looked up. */
export function describeNames(
  { walks, nodes }: Places,
  resolved: readonly ResolvedName[],
  stations: Stations,
): readonly Claim[] {
  const alone = walks.flatMap(({ trace, steps }) =>
    steps.flatMap((step) =>
      step.nodes
        .filter(isNameId)
        .slice(0, 1)
        .map((id) => ({ id, trace: trace.id })),
    ),
  );
  return [
    ...(alone.length === 0 ? [] : [describeAlone(alone, nodes)]),
    ...resolved.map(({ name, ip, evidence }) => {
      const args = { name, ip };
      const router = stations.of(ip);
      const reasons = [reason('names.reason.one-bearer', args, logOdds(ONE_BEARER), evidence)];
      const subject = [`if:${ip}`, ...(router === undefined ? [] : [router]), ip, nameId(name)];
      return claim({ rule: 'name/one-bearer', subject, key: 'names.claim.one-bearer', args, reasons });
    }),
  ];
}

function describeAlone(
  alone: readonly { readonly id: string; readonly trace: string }[],
  nodes: Places['nodes'],
): Claim {
  const args = { count: alone.length };
  const evidence = alone.flatMap(({ id }) => nodes.get(id)?.evidence.slice(0, 1) ?? []);
  const reasons = [reason('names.reason.alone', args, logOdds(PRINTED), evidence)];
  const subject = [...new Set(alone.map(({ trace }) => trace))];
  return claim({ rule: 'name/alone', subject, key: 'names.claim.alone', args, reasons });
}
