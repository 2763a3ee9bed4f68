import type { Role, Unparsed } from './source';
import type { Span } from './span';

/** `no` = the trace ended elsewhere for a stated reason; `unknown` = the text does not tell. */
export type Reached = 'yes' | 'no' | 'unknown';

export interface Annotation {
  /** As printed, for example `!X` or `!F-1400`, or the sentence of a localized Windows. */
  readonly raw: string;
  readonly kind:
    | 'host-unreachable'
    | 'network-unreachable'
    | 'protocol-unreachable'
    | 'port-unreachable'
    | 'source-route-failed'
    | 'fragmentation-needed'
    | 'prohibited'
    | 'precedence'
    | 'ttl-too-small'
    | 'source-quench'
    | 'timed-out'
    | 'interrupted'
    | 'lsp-code'
    | 'icmp-code'
    | 'unknown';
  readonly icmpCode?: number;
  readonly mtu?: number;
  readonly span: Span;
}

export interface MplsLabel {
  readonly label: number;
  readonly tc?: number;
  readonly s?: number;
  readonly ttl?: number;
}

export interface ProbeSpans {
  /** The address itself, without name or brackets. */
  readonly address?: Span;
  readonly host?: Span;
  readonly time?: Span;
  /** All that belongs to this probe; for a lost one its `*`. */
  readonly all: Span;
}

/** One probe at its place in the hop. Lost probes keep their index; times are milliseconds as printed. */
export interface Probe {
  readonly index: number;
  /** Canonical text form of the responder's address. */
  readonly ip?: string;
  /** What stood where an address belongs but is none (masked, cut, zone id). */
  readonly ipRaw?: string;
  readonly host?: string;
  readonly rttMs?: number;
  /** The tool printed `<rttMs`: the true value is below. */
  readonly rttLessThan?: boolean;
  readonly lost: boolean;
  readonly late?: boolean;
  readonly duplicate?: boolean;
  readonly annotation?: Annotation;
  readonly asn?: readonly number[];
  readonly mpls?: readonly MplsLabel[];
  readonly pmtu?: number;
  readonly backHops?: number;
  readonly replyTtl?: number;
  readonly natId?: number;
  readonly flowId?: string;
  /** TTL of the probe as the router quoted it: 0 = it forwards packets that ran out (T11). */
  readonly quotedTtl?: number;
  readonly icmpType?: number;
  readonly icmpCode?: number;
  /** Bytes of the answer. */
  readonly size?: number;
  readonly tos?: number;
  /** As the router printed it: `A/1,B/1` (Cisco), `vpnb` (Huawei). */
  readonly vrf?: string;
  /** Largest labelled packet for the next link, in bytes (`traceroute mpls`). */
  readonly mru?: number;
  /** Network, place and owner of the address as the tool printed them. */
  readonly geo?: string;
  /** What the probed TCP port said: tcptraceroute, lft. */
  readonly state?: 'open' | 'closed';
  readonly spans: ProbeSpans;
}

/** Statistics as a report tool printed them, in milliseconds and percent. */
export interface HopStats {
  readonly sent?: number;
  readonly received?: number;
  readonly lossPct?: number;
  readonly last?: number;
  readonly avg?: number;
  readonly best?: number;
  readonly worst?: number;
  readonly stdev?: number;
  /** Packets lost, as a count. */
  readonly drop?: number;
  /** Geometric mean. */
  readonly gmean?: number;
  /** Last, mean, worst and interarrival jitter (mtr -o J M X I). */
  readonly jitter?: number;
  readonly javg?: number;
  readonly jmax?: number;
  readonly jint?: number;
}

/** Where each number of a hop's statistics stands in the text. */
export type StatSpans = { readonly [name in keyof HopStats]?: Span };

/** In one flow another address answered than before: the route changed, unlike in different flows, which branches part. */
export interface RouteChange {
  readonly before: string;
  readonly after: string;
  /** The line that says so. */
  readonly span: Span;
}

export interface Hop {
  readonly ttl: number;
  /** A statistics-only dialect gives one entry per responder, without times: see `Trace.aggregate`. */
  readonly probes: readonly Probe[];
  readonly stats?: HopStats;
  readonly statSpans?: StatSpans;
  /** Loss on the link that leads to this hop, and at the node itself, in percent (pathping). */
  readonly linkLossPct?: number;
  readonly nodeLossPct?: number;
  /** Hops on the way back as tracepath guesses them, where they differ from the TTL. */
  readonly asymm?: number;
  readonly pmtu?: number;
  /** In order of time; only live traces know their flows. */
  readonly changes?: readonly RouteChange[];
  /** The tool could not tell which TTL was answered: tracepath's `3?:`. */
  readonly ttlGuessed?: boolean;
  /** The tool said so itself, for example `* * *` or a localized time-out sentence. */
  readonly note?: string;
  readonly span: Span;
}

export interface TraceWarning {
  readonly code: string;
  readonly args?: Readonly<Record<string, string | number>>;
  readonly span: Span;
}

/** Source of the field list: design/traceroute.md, "Model (lossless)". */
export interface Trace {
  /** Derived from source and place, so that it survives re-parsing: `trace:<source>@<ordinal>`. */
  readonly id: string;
  readonly source: string;
  readonly dialect: string;
  /** As the extension that contributed its reader calls it; absent for ours, whose names are messages. */
  readonly dialectName?: string;
  /** Given by the user only; what the addresses say is a claim of the inference (`RouteGraph.roles`). */
  readonly role?: Role;
  readonly target?: string;
  readonly targetIp?: string;
  readonly sourceHost?: string;
  readonly sourceIp?: string;
  /** Address under which the source is known outside, where the format has both (RIPE Atlas `from`): unlike `sourceIp` behind a NAT. */
  readonly publicIp?: string;
  readonly protocol?: 'icmp' | 'udp' | 'tcp';
  readonly port?: number;
  readonly maxHops?: number;
  readonly packetSize?: number;
  /** The VPN instance that was traced in. */
  readonly vrf?: string;
  /** What tracepath found: path MTU in bytes, hops to the target and back. */
  readonly pmtu?: number;
  readonly hopsForward?: number;
  readonly hopsBack?: number;
  readonly startedAt?: string;
  /** The one flow of all probes: a destination port, a Paris id. */
  readonly flowId?: string;
  /** Number of the measuring probe and of the measurement (RIPE Atlas). */
  readonly probeId?: string;
  readonly measurementId?: string;
  /** Why the tool stopped, in its own words (scamper: `COMPLETED`, `GAPLIMIT`). */
  readonly stopReason?: string;
  /** `per-probe` = classic UDP traceroute, each probe another flow; `fixed` = one flow (tracert, nmap, Paris). */
  readonly flow: 'per-probe' | 'fixed' | 'unknown';
  readonly reached: Reached;
  /** The text breaks off: the last hop has fewer probes than the others, or `^C`. */
  readonly truncated: boolean;
  /** `stats` come from the tool; no probe was made up from averages. */
  readonly aggregate: boolean;
  readonly hops: readonly Hop[];
  readonly warnings: readonly TraceWarning[];
  /** From header to last line. */
  readonly span: Span;
  /** Header, table head and footer: lines that were read and that belong to no hop. */
  readonly frame?: readonly Span[];
  /** Ranges inside `span` that no field took. */
  readonly unparsed: readonly Unparsed[];
}

/** Addresses that answered at a hop, in order of first appearance. */
export function responders({ probes }: Hop): readonly string[] {
  const [first] = probes;
  // Nearly all hops, of which there are millions.
  if (probes.every(({ ip }) => ip === first?.ip)) return first?.ip ? [first.ip] : [];
  return [...new Set(probes.flatMap(({ ip }) => (ip ? [ip] : [])))];
}

/** Who answered at a hop, in order of first appearance: the address, or the name where the tool printed no address. */
export function answerers({ probes }: Hop): readonly string[] {
  return [...new Set(probes.flatMap(({ ip, host }) => ip ?? host ?? []))];
}
