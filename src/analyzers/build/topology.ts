import { addressScope } from '../../model/address';
import { compareAddresses, parseAddress } from '../../model/prefix';
import { inSource } from '../../model/span';
import type { Interface, Sighting, Topology } from '../../model/topology';
import type { Hop, Trace } from '../../model/trace';

interface Draft {
  readonly names: Set<string>;
  readonly asn: Set<number>;
  readonly sightings: Sighting[];
}

/**
 * Collects every address that answered, with the places where it was read: facts only, nothing is inferred. The list of
 * interfaces does not depend on the order of the traces. Linear in the number of probes, but for sorting.
 */
export function buildTopology(traces: readonly Trace[]): Topology {
  const drafts = new Map<string, Draft>();
  const ordered = [...traces].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  for (const trace of ordered) for (const hop of trace.hops) recordHop(drafts, trace, hop);
  return { interfaces: toInterfaces(drafts), traces };
}

function recordHop(drafts: Map<string, Draft>, trace: Trace, hop: Hop): void {
  const probesByIp = new Map<string, Hop['probes'][number][]>();
  for (const probe of hop.probes) {
    if (!probe.ip) continue;
    const list = probesByIp.get(probe.ip);
    if (list) list.push(probe);
    else probesByIp.set(probe.ip, [probe]);
  }
  for (const [ip, probes] of probesByIp) {
    const draft = drafts.get(ip) ?? { names: new Set<string>(), asn: new Set<number>(), sightings: [] };
    drafts.set(ip, draft);
    for (const { host, asn } of probes) {
      if (host && host !== ip) draft.names.add(host.toLowerCase());
      for (const number of asn ?? []) draft.asn.add(number);
    }
    // A tool prints the address again only when it changes, so the first probe that has a span of its own is the place.
    const span = probes.find((probe) => probe.spans.address)?.spans.address ?? probes[0]?.spans.all ?? hop.span;
    draft.sightings.push({
      trace: trace.id,
      ttl: hop.ttl,
      probes: probes.length,
      rttMs: probes.flatMap((probe) => (probe.rttMs === undefined ? [] : [probe.rttMs])),
      evidence: inSource(trace.source, span),
    });
  }
}

function toInterfaces(drafts: ReadonlyMap<string, Draft>): readonly Interface[] {
  const rows = [...drafts].flatMap(([ip, draft]) => {
    const address = parseAddress(ip);
    return address ? [{ ip, draft, address }] : [];
  });
  rows.sort((a, b) => compareAddresses(a.address, b.address));
  return rows.map(({ ip, draft }) => ({
    id: `if:${ip}`,
    ip,
    scope: addressScope(ip),
    names: [...draft.names],
    ...(draft.asn.size > 0 && { asn: [...draft.asn] }),
    sightings: draft.sightings,
  }));
}
