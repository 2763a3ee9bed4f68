import type { Annotation, Hop, MplsLabel, Probe, Trace } from '../../model/trace';
import type { Converter } from './converter';
import { leftOut } from './leftOut';

/**
 * Traceroute results of RIPE Atlas, one object a line ("Data structure v2", https://atlas.ripe.net/docs/apis/result-format/). What the
 * format has no place for is left out: names, AS numbers, times of which only "below" is known. Members that the text did not tell are absent.
 */
export const atlas: Converter = {
  id: 'atlas',
  joined: { between: '' },
  write: (traces) => traces.map((trace) => `${oneLine(resultOf(trace))}\n`).join(''),
  losses(trace) {
    const probes = trace.hops.flatMap((hop) => hop.probes);
    return [
      ...(trace.aggregate ? ['statistics only: addresses are written without times'] : []),
      ...(probes.some((probe) => probe.host !== undefined && address(probe) !== probe.host)
        ? ['names of hosts are left out']
        : []),
      ...(probes.some((probe) => probe.rttLessThan) ? ['times below a bound are left out'] : []),
      ...leftOut(trace, NO_PLACE),
    ];
  },
};

const NO_PLACE = [
  ...(['asn', 'backHops', 'asymm', 'natId', 'flowId', 'icmpType', 'icmpCode', 'vrf', 'mru', 'geo', 'state'] as const),
  ...(['linkLossPct', 'nodeLossPct', 'changes', 'ttlGuessed', 'note'] as const),
];

function resultOf(trace: Trace) {
  const { target, targetIp, sourceIp, publicIp, protocol, packetSize, startedAt, flow, flowId } = trace;
  return {
    af: isIpv6(trace) ? 6 : 4,
    dst_name: target ?? targetIp,
    dst_addr: targetIp,
    src_addr: sourceIp,
    from: publicIp,
    proto: protocol?.toUpperCase(),
    size: packetSize,
    // 0 = every packet another flow.
    paris_id: flow === 'per-probe' ? 0 : countOf(flowId),
    timestamp: secondsOf(startedAt),
    prb_id: countOf(trace.probeId),
    msm_id: countOf(trace.measurementId),
    type: 'traceroute',
    result: trace.hops.map(hopOf),
  };
}

function isIpv6({ targetIp, hops }: Trace): boolean {
  const one = targetIp ?? hops.flatMap((hop) => hop.probes).find((probe) => probe.ip !== undefined)?.ip;
  return one?.includes(':') ?? false;
}

// "12849"; a flow may have another kind of name
const COUNT = /^\d{1,15}$/;

function countOf(text: string | undefined): number | undefined {
  return text !== undefined && COUNT.test(text) ? Number(text) : undefined;
}

// "2024-05-01T12:00:00Z", "2024-05-01T12:00:00.120+09:00": with a zone, or it is no point in time
const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/;

function secondsOf(time: string | undefined): number | undefined {
  const ms = time !== undefined && ISO.test(time) ? Date.parse(time) : NaN;
  return Number.isNaN(ms) ? undefined : ms / 1000;
}

function hopOf({ ttl, probes, pmtu }: Hop) {
  const last = probes.length - 1;
  return { hop: ttl, result: probes.map((probe, n) => probeOf(probe, probe.pmtu ?? (n === last ? pmtu : undefined))) };
}

function address({ ip, ipRaw, host }: Probe): string | undefined {
  return ipRaw ?? ip ?? host;
}

function probeOf(probe: Probe, mtu: number | undefined) {
  const from = address(probe);
  const told = {
    late: probe.late ? 1 : undefined,
    dup: probe.duplicate,
    err: probe.annotation && errorOf(probe.annotation),
    mtu,
    ittl: probe.quotedTtl,
    tos: probe.tos,
    icmpext: probe.mpls && extensionOf(probe.mpls),
  };
  if (probe.lost) return { x: '*', ...told };
  return {
    from,
    rtt: probe.rttLessThan ? undefined : probe.rttMs,
    size: probe.size,
    ttl: probe.replyTtl,
    ...told,
  };
}

/** RFC 4884 and 4950: class 1, type 1 = incoming label stack. */
function extensionOf(stack: readonly MplsLabel[]) {
  const mpls = stack.map(({ label, tc, s, ttl }) => ({ exp: tc, label, s, ttl }));
  return { version: 2, rfc4884: 1, obj: [{ class: 1, type: 1, mpls }] };
}

// What the probes write: a letter, or the number of an ICMP code
const ERROR = /^(?:[NHAPph]|\d{1,3})$/;

/** Codes of Destination Unreachable (RFC 792, RFC 1812 5.2.7.1) stand for what has no letter. */
const ERRORS: Readonly<Partial<Record<Annotation['kind'], string | number>>> = {
  'network-unreachable': 'N',
  'host-unreachable': 'H',
  'protocol-unreachable': 'P',
  'port-unreachable': 'p',
  prohibited: 'A',
  'fragmentation-needed': 4,
  'source-route-failed': 5,
  precedence: 14,
};

function errorOf({ raw, kind, icmpCode }: Annotation): string | number | undefined {
  if (kind === 'icmp-code' && icmpCode !== undefined) return icmpCode;
  return ERROR.test(raw) ? raw : ERRORS[kind];
}

// Line ends to some readers, though legal in JSON
const SEPARATOR = /[\u0085\u2028\u2029]/g;

function oneLine(result: object): string {
  return JSON.stringify(result).replace(SEPARATOR, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
