import type { Hop, Probe, Trace } from '../../model/trace';
import type { Role } from '../../model/source';
import type { EvidenceWriter } from './evidence';

function probeOf(probe: Probe) {
  return {
    ip: probe.ip,
    ipRaw: probe.ip ? undefined : probe.ipRaw,
    host: probe.host,
    asn: probe.asn?.[0],
    asPath: probe.asn && probe.asn.length > 1 ? probe.asn : undefined,
    rttMs: probe.rttLessThan ? undefined : probe.rttMs,
    rttBelowMs: probe.rttLessThan ? probe.rttMs : undefined,
    lost: probe.lost,
    annotation: probe.annotation?.raw,
    annotationKind: probe.annotation?.kind,
    mpls: probe.mpls,
    backHops: probe.backHops,
    pmtu: probe.pmtu,
    natId: probe.natId,
    flowId: probe.flowId,
    replyTtl: probe.replyTtl,
    quotedTtl: probe.quotedTtl,
    icmpType: probe.icmpType,
    icmpCode: probe.icmpCode,
    size: probe.size,
    tos: probe.tos,
    vrf: probe.vrf,
    mru: probe.mru,
    geo: probe.geo,
    state: probe.state,
    late: probe.late,
    duplicate: probe.duplicate,
  };
}

function hopOf(hop: Hop) {
  return {
    ttl: hop.ttl,
    ttlGuessed: hop.ttlGuessed,
    probes: hop.probes.map(probeOf),
    stats: hop.stats,
    linkLossPct: hop.linkLossPct,
    nodeLossPct: hop.nodeLossPct,
    asymm: hop.asymm,
    pmtu: hop.pmtu,
    changes: hop.changes?.map(({ before, after }) => ({ before, after })),
    note: hop.note,
  };
}

/** One trace of the contract. `reached` is absent when the text does not tell. */
export function traceOf(trace: Trace, role: Role, evidence: EvidenceWriter) {
  return {
    id: trace.id,
    source: trace.source,
    dialect: trace.dialect,
    role,
    target: trace.target,
    targetIp: trace.targetIp,
    sourceIp: trace.sourceIp,
    sourceHost: trace.sourceHost,
    protocol: trace.protocol,
    port: trace.port,
    maxHops: trace.maxHops,
    packetSize: trace.packetSize,
    vrf: trace.vrf,
    startedAt: trace.startedAt,
    reached: trace.reached === 'unknown' ? undefined : trace.reached === 'yes',
    stopReason: trace.stopReason,
    truncated: trace.truncated || undefined,
    aggregate: trace.aggregate || undefined,
    pmtu: trace.pmtu,
    hopsForward: trace.hopsForward,
    hopsBack: trace.hopsBack,
    flow: trace.flow === 'unknown' ? undefined : trace.flow,
    flowId: trace.flowId,
    publicIp: trace.publicIp,
    probeId: trace.probeId,
    measurementId: trace.measurementId,
    hops: trace.hops.map(hopOf),
    unparsed: trace.unparsed.map((span) => {
      const { line, text } = evidence.unparsed(span);
      return { line, text };
    }),
  };
}
