import type { AnalysisConfig } from '../../model/analysis';
import { blockOf, hostBlockLength } from '../../model/prefix';
import type { Alignment } from './align';
import { logistic, logOdds, reason } from './claim';
import { isNumbered, type Node } from './node';
import type { DraftSegment } from './segments';

/** The home LAN has two known ends only when the user (or the text) names the host: no address is made up. */
export function homeSegments(
  alignments: readonly Alignment[],
  nodes: ReadonlyMap<string, Node>,
  config: AnalysisConfig,
): readonly DraftSegment[] {
  const found = new Map<string, DraftSegment>();
  for (const { path, ends } of alignments) {
    const given = config.endpoints?.home ?? path.forward.walks.flatMap((walk) => walk.trace.sourceIp ?? []).sort()[0];
    const host = given === undefined ? undefined : nodes.get(given);
    const gateway = (path.forward.rows[1]?.nodes ?? []).flatMap((id) => nodes.get(id) ?? [])[0];
    if (!host || !gateway || !isNumbered(host) || !isNumbered(gateway) || ends.owner === 0) continue;
    const length = hostBlockLength(host.address, gateway.address);
    // A home LAN is a /24 or smaller, or an IPv6 /64 (S26).
    if (length === undefined || length < (host.address.family === 4 ? 24 : 64)) continue;
    const prefix = blockOf(host.address, Math.min(length, host.address.family === 4 ? 24 : 64));
    const why = reason(
      'route.reason.home-gateway',
      { host: host.ip, gateway: gateway.ip },
      logOdds(0.99),
      gateway.evidence,
    );
    found.set(prefix, {
      members: [host, gateway],
      pairs: [],
      kind: 'home',
      prefix,
      confidence: logistic(logOdds(0.99)),
      reasons: [why],
      refused: [],
    });
  }
  return [...found.values()];
}
