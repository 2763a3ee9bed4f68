import type { Span } from '../../../model/span';
import type { Annotation, Hop, Probe } from '../../../model/trace';
import { answeredProbe, lostProbe, type Responder } from '../probe';
import { readAddress, readNumber, type Word } from '../words';

/** What a row or a list of labels says of one probe; columns may be cut off. */
export interface Reply {
  readonly ttl: number;
  /** A name, an address, or `*`. */
  readonly host: Word | undefined;
  readonly address?: Word | undefined;
  readonly latency: Word | undefined;
  /** A word of System.Net.NetworkInformation.IPStatus. */
  readonly status: Word | undefined;
  readonly source: Word | undefined;
  readonly target: Word | undefined;
  readonly span: Span;
}

const LAST_TTL = 255;

interface Hops {
  readonly hops: readonly Hop[];
  /** What stands around the star of a lost probe. */
  readonly frame: readonly Span[];
  readonly unparsed: readonly Span[];
}

/** Replies of one TTL in a row make a hop; where the TTL falls, what is left is of another table. */
export function hopsOf(replies: readonly Reply[]): Hops {
  const hops: { ttl: number; probes: Probe[]; span: Span }[] = [];
  const frame: Span[] = [];
  const unparsed: Span[] = [];
  for (const reply of replies) {
    const { ttl, span } = reply;
    const last = hops.at(-1);
    if (!tells(reply) || !(ttl >= Math.max(1, last?.ttl ?? 1) && ttl <= LAST_TTL)) {
      unparsed.push(span);
      continue;
    }
    const further = last?.ttl === ttl ? last : undefined;
    const probe = probeOf(reply, further?.probes.length ?? 0);
    const { start, end } = probe.spans.all;
    if (probe.lost && start > span.start) frame.push({ start: span.start, end: start });
    // A list that is cut behind its star has nothing more.
    if (probe.lost && end < span.end) frame.push({ start: end, end: span.end });
    if (further) {
      further.probes.push(probe);
      further.span = { start: further.span.start, end: span.end };
    } else hops.push({ ttl, probes: [probe], span });
  }
  return { hops, frame, unparsed };
}

/** The text may be cut behind the TTL. */
function tells({ host, address, latency, status }: Reply): boolean {
  return (host ?? address ?? latency ?? status) !== undefined;
}

function probeOf({ host, address, latency, status, span }: Reply, index: number): Probe {
  const silent = (host?.text ?? '*') === '*' && !address;
  if (silent || (status && LOST.test(status.text))) {
    const { start, end } = [host, latency].find((word) => word?.text === '*') ?? status ?? span;
    return lostProbe(index, { start, end });
  }
  const rtt = latency && readNumber(latency.text);
  const probe = answeredProbe(index, responderOf(host, address), span, rtt && latency, rtt);
  const annotation = status && annotationOf(status);
  return annotation ? { ...probe, annotation } : probe;
}

const LOST = /^TimedOut/;

function responderOf(host: Word | undefined, address: Word | undefined): Responder {
  const own = address && readAddress(address.text, address.start);
  if (!host) return { ...(own && { address: own }) };
  const { text, start, end } = host;
  const read = readAddress(text, start);
  if (read) return { address: read };
  return { ...(own && { address: own }), host: text, hostSpan: { start, end } };
}

/** Words of IPStatus that say why a packet went no further. */
const KINDS: Readonly<Record<string, Annotation['kind']>> = {
  DestinationNetworkUnreachable: 'network-unreachable',
  DestinationHostUnreachable: 'host-unreachable',
  DestinationProtocolUnreachable: 'protocol-unreachable',
  DestinationProhibited: 'prohibited',
  DestinationPortUnreachable: 'port-unreachable',
  DestinationUnreachable: 'host-unreachable',
  BadRoute: 'source-route-failed',
  PacketTooBig: 'fragmentation-needed',
  SourceQuench: 'source-quench',
};

function annotationOf({ text, start, end }: Word): Annotation | undefined {
  if (PASSES.test(text)) return undefined;
  return { raw: text, kind: Object.hasOwn(KINDS, text) ? (KINDS[text] ?? 'unknown') : 'unknown', span: { start, end } };
}

// "Success", "TtlExpired", cut: "TtlExpi…"
const PASSES = /^(?:Succ|Ttl)/;
