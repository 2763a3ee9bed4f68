import type { SourceSpan, Span } from '../../model/span';
import { inSource } from '../../model/span';
import type { RouteGraph, Router, Topology } from '../../model/topology';
import type { Hop } from '../../model/trace';

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
      trace.hops.map((hop) => [`${trace.id} ${hop.ttl}`, { source: trace.source, hop }] as const),
    ),
  );
  const ofAddresses = (ips: readonly (string | undefined)[]): readonly SourceSpan[] =>
    distinct(ips.flatMap((ip) => (ip === undefined ? [] : (byIp.get(ip) ?? []))));
  return {
    ofAddresses,
    ofRouter(router) {
      const met = router.hops.flatMap(({ trace, ttl }) => hops.get(`${trace} ${ttl}`) ?? []);
      const named = met.flatMap(({ source, hop }) => namesIn(hop, router).map((span) => inSource(source, span)));
      const seen = distinct([...ofAddresses(router.interfaces), ...named]);
      return seen.length > 0 ? seen : distinct(met.map(({ source, hop }) => inSource(source, hop.span)));
    },
    ofClaim: (id) => distinct((id !== undefined && claims.get(id)) || []),
  };
}

/** Where a hop prints a name of the router without an address. */
function namesIn({ probes }: Hop, { names }: Router): readonly Span[] {
  return probes.flatMap(({ ip, host, spans }) =>
    ip === undefined && host !== undefined && names.includes(host.toLowerCase()) ? [spans.host ?? spans.all] : [],
  );
}

function distinct(spans: readonly SourceSpan[]): readonly SourceSpan[] {
  const seen = new Map(spans.map((span) => [`${span.start} ${span.end} ${span.source}`, span]));
  return [...seen.values()].slice(0, MOST);
}
