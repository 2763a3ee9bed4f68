import type { Claim } from './claim';
import type { Role } from './source';
import type { SourceSpan } from './span';
import type { AddressScope } from './address';
import type { PlaceHint, Registration } from './enrichment';

/* Facts ------------------------------------------------------------------------------------------------------- */

/** An address that answered. An address belongs to an interface, never to a machine. */
export interface Interface {
  /** `if:<ip>` */
  readonly id: string;
  readonly ip: string;
  readonly scope: AddressScope;
  readonly names: readonly string[];
  /** AS numbers as the tool printed them (`traceroute -A`, `mtr -z`); absent when none was printed. */
  readonly asn?: readonly number[];
  /** What the offline tables tell about the address; absent without tables. */
  readonly registration?: Registration;
  /** Where its names or its registration claim it to be. */
  readonly place?: PlaceHint;
  readonly sightings: readonly Sighting[];
}

export interface Sighting {
  readonly trace: string;
  readonly ttl: number;
  /** Number of probes it answered at this hop. */
  readonly probes: number;
  readonly rttMs: readonly number[];
  readonly evidence: SourceSpan;
  /** Line of the evidence, beginning at 1, in a document that was read as a stream; absent where its text is held. */
  readonly line?: number;
}

/** The addresses that one machine printed as its own (`ip addr`, `ifconfig`, `ipconfig`). */
export interface OwnAddresses {
  readonly addresses: readonly { readonly ip: string; readonly evidence: SourceSpan }[];
}

/** All that the texts say, without a single inference. */
export interface Topology {
  readonly interfaces: readonly Interface[];
  /** Absent where no machine was asked. */
  readonly ownAddresses?: readonly OwnAddresses[];
  readonly traces: readonly import('./trace').Trace[];
}

/* Inferred ---------------------------------------------------------------------------------------------------- */

export type RouterKind = 'router' | 'host' | 'nat' | 'firewall' | 'switch' | 'server' | 'silent';

export interface Router {
  /** `router:<smallest interface address>`, `router:name:<name>` where the tool printed the name alone, or `silent:<trace>#<ttl>` for a hop that did not answer. */
  readonly id: string;
  /** Best name, else `R<rank>` (with a letter when several share a rank), else the host's role. */
  readonly label: string;
  readonly kind: RouterKind;
  readonly names: readonly string[];
  readonly domain?: string;
  /** Observed addresses only: nothing is invented. */
  readonly interfaces: readonly string[];
  /** Hops from the home end, 0 = the home host; alternatives and facing rows share a rank. */
  readonly rank: number;
  readonly confidence: number;
  /** TTLs at which it was seen, per trace. */
  readonly hops: readonly { readonly trace: string; readonly ttl: number }[];
  /** Name of the symbol that the user chose. */
  readonly icon?: string;
  /** Where the user put it: scene pixels right of the middle of the drawing. */
  readonly pin?: number;
}

export interface SegmentReading {
  readonly prefixes: readonly string[];
  readonly confidence: number;
  /** Message key that says the reading in words. */
  readonly key: string;
}

export interface Segment {
  /** `segment:<prefix or member list>` */
  readonly id: string;
  readonly prefix?: string;
  readonly kind: 'p2p' | 'lan' | 'ix' | 'access' | 'home' | 'relay';
  readonly members: readonly string[];
  /** Probability that all members share one segment. */
  readonly confidence: number;
  /** `ambiguous`: two readings stay open (adjacent /30s against one block); both are in `readings`. */
  readonly state: 'accepted' | 'ambiguous';
  readonly readings: readonly SegmentReading[];
  readonly claim: string;
}

/** One way a trace takes over a link. */
export interface Lane {
  readonly direction: Role;
  readonly traces: readonly string[];
  /** False when probes of different flows make the pair only possible (T13). */
  readonly certain: boolean;
  /** Smallest RTT at the far end in ms, where printed. */
  readonly rttMs?: number;
}

/** A link between two routers; `a` is the end nearer home. One object per pair and segment, or per entered address without one. */
export interface Link {
  /** `link:<a>|<b>|<segment, else the address it is entered by, else ''>` */
  readonly id: string;
  readonly a: string;
  readonly b: string;
  /** Observed interface address at each end; absent = not seen, never guessed. */
  readonly aIp?: string;
  readonly bIp?: string;
  readonly segment?: string;
  readonly lanes: readonly Lane[];
}

export interface Nat {
  /** `nat64`: between IPv6 and IPv4 (RFC 6146). */
  readonly kind: 'napt' | 'double' | 'cgn' | 'nat64' | 'unknown';
  readonly router: string;
  readonly inside: readonly string[];
  readonly outside: readonly string[];
  readonly confidence: number;
  readonly claim: string;
}

export type Verdict = 'symmetric' | 'asymmetric' | 'unknown';

/** A stretch between two routers that both directions pass. */
export interface RouteSpan {
  readonly from: string;
  readonly to: string;
  /** Addresses seen inside the stretch, per direction; the name of a hop of which the text has no address. */
  readonly forward: readonly string[];
  readonly return: readonly string[];
  readonly verdict: Verdict;
  readonly confidence: number;
  readonly pAsymmetric: number;
  readonly claim: string;
}

export interface LoadBalanced {
  readonly direction: Role;
  /** Addresses; the name of an alternative of which the text has no address. */
  readonly ips: readonly string[];
  readonly ttls: readonly number[];
  readonly opensAt?: string;
  readonly closesAt?: string;
  readonly claim: string;
}

/** A border cuts a link: `between` holds its two ends, inside end first: addresses, or the name where the text has no address. */
export interface Boundary {
  /** `boundary:<kind>:<inside ip>|<outside ip>` */
  readonly id: string;
  readonly kind: 'responsibility';
  readonly between: readonly [string, string];
  readonly link?: string;
  readonly inside: string;
  readonly outside: string;
  /** The exchange on whose LAN the border lies. */
  readonly exchange?: string;
  readonly confidence: number;
  readonly claim: string;
}

export interface Domain {
  /** Stable key: registered domain, prefix name, name of the organisation where the offline tables know it, or `home`. */
  readonly id: string;
  readonly label: string;
  readonly routers: readonly string[];
}

export interface RouteGraph {
  readonly roles: readonly { readonly trace: string; readonly role: Role; readonly claim: string }[];
  readonly routers: readonly Router[];
  readonly segments: readonly Segment[];
  readonly links: readonly Link[];
  readonly nat: readonly Nat[];
  readonly spans: readonly RouteSpan[];
  readonly loadBalanced: readonly LoadBalanced[];
  readonly domains: readonly Domain[];
  readonly boundaries: readonly Boundary[];
  readonly path: { readonly verdict: Verdict; readonly confidence: number; readonly claim?: string };
  readonly claims: readonly Claim[];
}
