import type { Claim, MessageArgs } from './claim';
import type { MailMessage } from './mail';
import type { Mailbox } from './mailbox';
import type { Source, Unparsed } from './source';
import type { RouteGraph, Topology } from './topology';
import type { Trace } from './trace';

/** User-given knowledge. Field names are those of design/contract.md (`config`). */
export interface AnalysisConfig {
  readonly trustedNetworks?: readonly string[];
  readonly internalNetworks?: readonly string[];
  readonly submissionNetworks?: readonly string[];
  readonly trustedHosts?: readonly string[];
  readonly prefixes?: readonly { readonly prefix: string; readonly name: string; readonly kind: 'network' | 'ix' }[];
  readonly endpoints?: { readonly home?: string; readonly homePublic?: string; readonly server?: string };
  readonly enrich?: 'offline' | 'none';
}

/** The whole answer for a set of documents: facts, the graph, and every claim with its evidence. */
export interface Analysis {
  readonly sources: readonly Source[];
  readonly traces: readonly Trace[];
  readonly messages: readonly MailMessage[];
  /** What several messages tell together; absent when there are fewer than two. A large mailbox has this and no `messages`. */
  readonly mailbox?: Mailbox;
  readonly topology: Topology;
  /** Absent when there is no trace. */
  readonly route?: RouteGraph;
  readonly claims: readonly Claim[];
  readonly unparsed: readonly Unparsed[];
  /** What the reader of the answer must know about an input: limits that were reached, attachments that could not be read. */
  readonly notices?: readonly Notice[];
  /** The mode that hid things in it (src/view/redact); absent in an analysis as it was made. */
  readonly redaction?: string;
}

/** One sentence about an input: message key and arguments. */
export interface Notice {
  readonly key: string;
  readonly args: MessageArgs;
  readonly source: string;
}

/** What a caller wants; what is left out costs nothing. */
export type AnalysisPart = 'traces' | 'messages' | 'graph';

export const ALL_PARTS: readonly AnalysisPart[] = ['traces', 'messages', 'graph'];
