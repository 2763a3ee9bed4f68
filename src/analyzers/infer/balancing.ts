import type { Claim } from '../../model/claim';
import type { LoadBalanced } from '../../model/topology';
import type { Alignment } from './align';
import { claim, logOdds, reason } from './claim';
import type { Node } from './node';
import type { Stations, Way } from './stations';

/**
 * Finds the runs of hops with several addresses between two single ones (design/topology.md, 2.8). One router behind them
 * all = parallel links, else parallel routers. Whether packets or flows are spread cannot be told from a classic traceroute.
 */
export function findLoadBalancing(
  alignments: readonly Alignment[],
  stations: Stations,
  nodes: ReadonlyMap<string, Node>,
): { readonly loadBalanced: readonly LoadBalanced[]; readonly claims: readonly Claim[] } {
  const found = new Map<string, { item: LoadBalanced; claim: Claim }>();
  for (const { path } of alignments) {
    for (const way of ['forward', 'back'] as const) {
      for (const run of runsOf(path[way].rows.map((row) => row.nodes.length))) {
        const ids = run.flatMap((ttl) => path[way].rows[ttl]?.nodes ?? []);
        const routers = new Set(run.flatMap((ttl) => stations.at(path, way, ttl)));
        const one = describe(
          way,
          run,
          ids.flatMap((id) => nodes.get(id) ?? []),
          routers.size > run.length,
        );
        const opensAt = only(stations.at(path, way, (run[0] ?? 1) - 1));
        const closesAt = closing(stations, path, way, run);
        const item = { ...one.item, ...(opensAt && { opensAt }), ...(closesAt && { closesAt }) };
        found.set(one.claim.id, { item, claim: one.claim });
      }
    }
  }
  const all = [...found.values()];
  return { loadBalanced: all.map((one) => one.item), claims: all.map((one) => one.claim) };
}

/** TTLs of maximal runs with two or more addresses. */
function runsOf(counts: readonly number[]): readonly (readonly number[])[] {
  const runs: number[][] = [];
  counts.forEach((count, ttl) => {
    if (count < 2) return;
    const last = runs.at(-1);
    if (last && last.at(-1) === ttl - 1) last.push(ttl);
    else runs.push([ttl]);
  });
  return runs;
}

function only(ids: readonly string[]): string | undefined {
  return ids.length === 1 ? ids[0] : undefined;
}

/** The branches may end in one router that shows an address per branch: then the run closes there. */
function closing(stations: Stations, path: Alignment['path'], way: Way, run: readonly number[]): string | undefined {
  const last = run.at(-1) ?? 0;
  const joined = run.length > 1 ? only(stations.at(path, way, last)) : undefined;
  return joined ?? only(stations.at(path, way, last + 1));
}

function describe(
  way: Way,
  run: readonly number[],
  nodes: readonly Node[],
  parallelRouters: boolean,
): { item: LoadBalanced; claim: Claim } {
  const ips = nodes.map((node) => node.ip);
  const direction = way === 'forward' ? 'forward' : 'return';
  const evidence = nodes.flatMap((node) => node.evidence);
  const args = { first: run[0] ?? 0, last: run.at(-1) ?? 0, count: ips.length, ips: ips.join(', ') };
  const made = claim({
    rule: 'load-balancing/diamond',
    subject: [direction, ...ips],
    key: parallelRouters ? 'route.claim.parallel-routers' : 'route.claim.parallel-links',
    args,
    reasons: [reason('route.reason.several-answers', args, logOdds(0.9), evidence)],
  });
  return { item: { direction, ips, ttls: run, claim: made.id }, claim: made };
}
