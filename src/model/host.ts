import type { Unparsed } from './source';
import type { SourceSpan, Span } from './span';

/** The command whose output was read. */
export type HostCommand =
  'ipconfig' | 'ip-addr' | 'ip-route' | 'ip-neigh' | 'ifconfig' | 'route-print' | 'netstat-rn' | 'arp';

/** An address of the machine itself. `length` = prefix length in bits; absent where the text does not say. */
export interface HostAddress {
  readonly ip: string;
  readonly length?: number;
  readonly interface?: string;
  readonly evidence: SourceSpan;
}

/** A row of a routing table, in the order of the text. */
export interface HostRoute {
  /** Canonical: `0.0.0.0/0`. */
  readonly prefix: string;
  /** Absent = the destinations are on the link itself. */
  readonly gateway?: string;
  /** Name or address, as printed. */
  readonly interface?: string;
  readonly metric?: number;
  /** A route that drops what it matches. */
  readonly reject?: true;
  readonly evidence: SourceSpan;
}

/** A machine on the same link, as the ARP or neighbour table tells. */
export interface Neighbour {
  readonly ip: string;
  /** `00:1a:2b:3c:4d:5e`; absent while it did not answer. */
  readonly mac?: string;
  /** Who made its network card, where the offline tables know. */
  readonly maker?: string;
  readonly name?: string;
  readonly interface?: string;
  readonly evidence: SourceSpan;
}

/** What one command printed about the machine it ran on: facts only. */
export interface HostReport {
  /** `hostreport:<source>@<ordinal>` */
  readonly id: string;
  readonly source: string;
  readonly command: HostCommand;
  readonly hostName?: string;
  readonly addresses: readonly HostAddress[];
  readonly routes: readonly HostRoute[];
  /** Default gateways that are named outside a routing table (`ipconfig`). */
  readonly gateways: readonly { readonly ip: string; readonly evidence: SourceSpan }[];
  readonly neighbours: readonly Neighbour[];
  readonly span: Span;
  readonly unparsed: readonly Unparsed[];
}

/** All reports about one machine: those of one document. */
export interface Machine {
  /** `machine:<source>` */
  readonly id: string;
  readonly source: string;
  readonly hostName?: string;
  readonly addresses: readonly HostAddress[];
  readonly routes: readonly HostRoute[];
  readonly gateways: readonly { readonly ip: string; readonly evidence: SourceSpan }[];
  readonly neighbours: readonly Neighbour[];
}

/** `route:<source>@<offset>`: a table may name one prefix twice. */
export function routeId({ evidence }: HostRoute): string {
  return `route:${evidence.source}@${evidence.start}`;
}
