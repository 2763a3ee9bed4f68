import { linux } from '../export/convert/linux';
import type { Annotation, Hop, Probe, RouteChange, Trace } from '../model/trace';
import type { Answer, ProbePlace } from './probe/protocol';
import { signOf } from './signs';
import type { TraceRequest } from './tracer';

const NOWHERE = { start: 0, end: 0 } as const;

/** Sizes that traceroute prints in its header: of the whole IP packet. */
const PACKET_BYTES = { icmp: 60, udp: 60, tcp: 60 } as const;

/** What happened to every probe of a live trace, as a trace and as text. */
export class Record {
  /** By TTL, then by round; null = lost. */
  private readonly rows = new Map<number, Map<number, Kept | null>>();
  /** By round: the TTL behind which nothing is. */
  private readonly ends = new Map<number, number>();
  private reached = false;

  constructor(private readonly request: TraceRequest) {}

  answered(place: ProbePlace, answer: Answer): void {
    this.rowOf(place.ttl).set(place.round, { place, answer });
    if (!answer.isEnd) return;
    this.ends.set(place.round, Math.min(place.ttl, this.ends.get(place.round) ?? place.ttl));
    if (answer.ip === this.request.address) this.reached = true;
  }

  lost({ ttl, round }: ProbePlace): void {
    this.rowOf(ttl).set(round, null);
  }

  /** Probes of a round that went past the end of the path say nothing of it, and those still under way nothing yet. */
  trace(): Trace {
    const { target, address, protocol, port, maxHops, flows } = this.request;
    const hops = [...this.rows.keys()].sort((a, b) => a - b).flatMap((ttl) => this.hopOf(ttl) ?? []);
    return {
      id: 'trace:live@1',
      source: 'live',
      dialect: 'traceroute',
      target,
      targetIp: address,
      protocol,
      ...(protocol !== 'icmp' && { port }),
      maxHops,
      packetSize: PACKET_BYTES[protocol],
      flow: flows === 1 ? 'fixed' : 'per-probe',
      reached: this.reached ? 'yes' : 'unknown',
      truncated: false,
      aggregate: false,
      hops,
      warnings: [],
      span: NOWHERE,
      unparsed: [],
    };
  }

  text(): string {
    return linux.write([this.trace()], []);
  }

  private hopOf(ttl: number): Hop | undefined {
    const kept = [...this.rowOf(ttl)]
      .filter(([round]) => ttl <= (this.ends.get(round) ?? Infinity))
      .sort(([a], [b]) => a - b);
    if (kept.length === 0) return undefined;
    const probes = kept.map(([, one], index) => probeOf(one, index, this.request));
    const changes = changesOf(probes);
    return { ttl, probes, ...(changes.length > 0 && { changes }), span: NOWHERE };
  }

  private rowOf(ttl: number): Map<number, Kept | null> {
    const row = this.rows.get(ttl) ?? new Map<number, Kept | null>();
    this.rows.set(ttl, row);
    return row;
  }
}

function changesOf(probes: readonly Probe[]): readonly RouteChange[] {
  const last = new Map<string, string>();
  const changes: RouteChange[] = [];
  for (const { flowId = '', ip } of probes) {
    if (ip === undefined) continue;
    const before = last.get(flowId);
    if (before !== undefined && before !== ip) changes.push({ before, after: ip, span: NOWHERE });
    last.set(flowId, ip);
  }
  return changes;
}

interface Kept {
  readonly place: ProbePlace;
  readonly answer: Answer;
}

function probeOf(kept: Kept | null, index: number, request: TraceRequest): Probe {
  if (!kept) return { index, lost: true, spans: { all: NOWHERE } };
  const { place, answer } = kept;
  const { ip, rttMs, icmpType, icmpCode, replyTtl, quotedTtl, mpls, mtu, state, size } = answer;
  const annotation = annotationOf(answer, request);
  const back = replyTtl === undefined ? undefined : hopsBack(replyTtl);
  return {
    index,
    ip,
    rttMs: Math.round(rttMs * 1000) / 1000,
    lost: false,
    flowId: String(place.flow),
    ...(icmpType !== undefined && { icmpType }),
    ...(icmpCode !== undefined && { icmpCode }),
    ...(replyTtl !== undefined && { replyTtl }),
    ...(quotedTtl !== undefined && { quotedTtl }),
    // As `traceroute --back` prints it: only where the way back has another length.
    ...(back !== undefined && back !== place.ttl && { backHops: back }),
    ...(mpls && { mpls }),
    ...(mtu !== undefined && { pmtu: mtu }),
    ...(state && { state }),
    ...(annotation && { annotation }),
    size,
    spans: { all: NOWHERE },
  };
}

/** Systems begin at 32, 64, 128 or 255; the nearest one above is taken, as traceroute does. */
function hopsBack(replyTtl: number): number {
  const first = [32, 64, 128].find((limit) => replyTtl <= limit) ?? 255;
  return first - replyTtl + 1;
}

function annotationOf({ icmpType, icmpCode, ip, mtu }: Answer, request: TraceRequest): Annotation | undefined {
  if (icmpType === undefined || icmpCode === undefined) return undefined;
  const sign = signOf(request.address.includes(':') ? 6 : 4, icmpType, icmpCode, mtu);
  // The port of a UDP probe is closed on purpose: that is how the target answers.
  if (!sign || (sign.kind === 'port-unreachable' && ip === request.address)) return undefined;
  return { ...sign, icmpCode, ...(mtu !== undefined && { mtu }), span: NOWHERE };
}
