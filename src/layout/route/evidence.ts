import { hostNameOf } from '../../model/hostName';
import type { SourceSpan } from '../../model/span';
import { inSource } from '../../model/span';
import type { RouteGraph, Router, Topology } from '../../model/topology';

/** Where the things of a drawing stand in the text. Lists are short: a click needs one place, an inspector some. */
export interface Evidence {
  ofAddresses(ips: readonly (string | undefined)[]): readonly SourceSpan[];
  ofRouter(router: Router): readonly SourceSpan[];
  /** Of a claim, by id. */
  ofClaim(id: string | undefined): readonly SourceSpan[];
}

const MOST = 24;

export function evidenceOf(graph: RouteGraph, topology: Topology): Evidence {
  const byIp = new Map(topology.interfaces.map((one) => [one.ip, one.sightings.map(({ evidence }) => evidence)]));
  const claims = new Map(graph.claims.map((claim) => [claim.id, claim.evidence]));
  const hops = new Map(
    topology.traces.flatMap((trace) =>
      trace.hops.map((hop) => [`${trace.id} ${hop.ttl}`, inSource(trace.source, hop.span)] as const),
    ),
  );
  const byName = namesOf(topology);
  const ofAddresses = (ips: readonly (string | undefined)[]): readonly SourceSpan[] =>
    distinct(ips.flatMap((ip) => (ip === undefined ? [] : (byIp.get(ip) ?? []))));
  return {
    ofAddresses,
    ofRouter(router) {
      const named = router.hops.flatMap(({ trace, ttl }) =>
        byName.size === 0 ? [] : router.names.flatMap((name) => byName.get(`${trace} ${ttl} ${name}`) ?? []),
      );
      const seen = distinct([...ofAddresses(router.interfaces), ...named]);
      if (seen.length > 0) return seen;
      return distinct(router.hops.flatMap(({ trace, ttl }) => hops.get(`${trace} ${ttl}`) ?? []));
    },
    ofClaim: (id) => distinct((id !== undefined && claims.get(id)) || []),
  };
}

/** Where the traces print a name without an address: by trace, TTL and name. */
function namesOf({ traces }: Topology): ReadonlyMap<string, readonly SourceSpan[]> {
  const found = new Map<string, SourceSpan[]>();
  for (const { id, source, hops } of traces) {
    for (const { ttl, probes } of hops) {
      for (const { ip, host, spans } of probes) {
        if (ip !== undefined || host === undefined) continue;
        const key = `${id} ${ttl} ${hostNameOf(host)}`;
        const place = inSource(source, spans.host ?? spans.all);
        const known = found.get(key);
        if (known) known.push(place);
        else found.set(key, [place]);
      }
    }
  }
  return found;
}

function distinct(spans: readonly SourceSpan[]): readonly SourceSpan[] {
  const seen = new Map(spans.map((span) => [`${span.start} ${span.end} ${span.source}`, span]));
  return [...seen.values()].slice(0, MOST);
}
