import type { MplsLabel } from '../../model/trace';

/** What the helper process is told, and what it tells (IPC). One helper serves one trace. */
export type ToHelper =
  | { readonly type: 'check'; readonly order: ProbeOrder }
  | { readonly type: 'start'; readonly order: ProbeOrder }
  /** For the trace under way, from now on. */
  | { readonly type: 'pace'; readonly probesPerSecond: number };

export type FromHelper =
  | { readonly type: 'able' }
  | { readonly type: 'refused'; readonly reason: Refusal; readonly detail: string }
  | { readonly type: 'sent'; readonly probe: ProbePlace }
  | { readonly type: 'answer'; readonly probe: ProbePlace; readonly answer: Answer }
  | { readonly type: 'lost'; readonly probe: ProbePlace }
  | { readonly type: 'over' };

export type Refusal = 'addon-missing' | 'addon-abi' | 'addon-broken' | 'no-permission' | 'no-route';

/** What a trace sends; `address` is a canonical address, so that nothing a tool could misread is ever handed to it. */
export interface ProbeOrder {
  readonly address: string;
  readonly protocol: 'icmp' | 'udp' | 'tcp';
  /** Destination port of TCP and UDP probes. */
  readonly port: number;
  readonly maxHops: number;
  /** Probes for each hop. */
  readonly rounds: number;
  /** Flows that the rounds take turns in; 1 = one fixed flow (Paris). Backends without flows pass it over. */
  readonly flows: number;
  readonly probesPerSecond: number;
  /** How long an answer is waited for, in ms. */
  readonly timeoutMs: number;
}

export interface ProbePlace {
  readonly ttl: number;
  /** From 0. */
  readonly round: number;
  /** Number of the flow that the probe belongs to, from 0. */
  readonly flow: number;
}

/** One answer with its evidence. */
export interface Answer {
  readonly ip: string;
  readonly rttMs: number;
  /** The target answered, or somebody said that it cannot be reached: no farther hop exists. */
  readonly isEnd: boolean;
  /** ICMP or ICMPv6; absent for a TCP segment. */
  readonly icmpType?: number;
  readonly icmpCode?: number;
  /** TTL of the answer on arrival; not told for IPv6. */
  readonly replyTtl?: number;
  /** TTL of the probe as it was quoted. */
  readonly quotedTtl?: number;
  readonly mpls?: readonly MplsLabel[];
  readonly mtu?: number;
  readonly state?: 'open' | 'closed';
  /** Bytes of the answer. */
  readonly size: number;
}
