import type { ContributedDialect } from '../../hopscope';
import type { Claim, MessageArgs } from './claim';
import type { Comparison } from './comparison';
import type { Correction } from './correction';
import type { Enrichment, RegisteredAddress, World } from './enrichment';
import type { MailMessage } from './mail';
import type { MailOnRoute } from './mailOnRoute';
import type { Mailbox } from './mailbox';
import type { ExtraHost } from './extraHost';
import type { HostReport } from './host';
import type { Lan } from './lans';
import type { SessionReport, Sessions } from './session';
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
  /** What the user corrected: constraints under which the route is inferred. */
  readonly corrections?: readonly Correction[];
  /** Tables about addresses and names, handed in by the caller; not part of the JSON form. Unused when `enrich` is `none`. */
  readonly enrichment?: Enrichment;
  /** Readers of other extensions; not part of the JSON form. */
  readonly dialects?: readonly ContributedDialect[];
}

/** The whole answer for a set of documents: facts, the graph, and every claim with its evidence. */
export interface Analysis {
  readonly sources: readonly Source[];
  readonly traces: readonly Trace[];
  readonly messages: readonly MailMessage[];
  /** What several messages tell together; absent when there are fewer than two. A large mailbox has this and no `messages`. */
  readonly mailbox?: Mailbox;
  /** Traces that were merged while they were read, and different ways among them; `traces` is empty then. */
  readonly bulk?: { readonly traces: number; readonly ways: number };
  /** What the user's machines said about themselves. */
  readonly hosts?: readonly HostReport[];
  /** Links of those machines; only where no trace shows them. */
  readonly lans?: readonly Lan[];
  /** Socket tables, ssh commands, dialogues. */
  readonly sessionReports?: readonly SessionReport[];
  /** Who talks to whom; absent when there is no such report. */
  readonly sessions?: Sessions;
  /** Machines beside the route. */
  readonly extraHosts?: readonly ExtraHost[];
  readonly topology: Topology;
  /** Mail paths that have a machine in common with the route; absent when there is no route or no mail. */
  readonly mailOnRoute?: readonly MailOnRoute[];
  /** Absent when there is no trace. */
  readonly route?: RouteGraph;
  /** What differs between the documents before and those after (`Source.side`); absent when the documents have no sides. */
  readonly comparison?: Comparison;
  readonly claims: readonly Claim[];
  readonly unparsed: readonly Unparsed[];
  /** What the reader of the answer must know about an input: limits that were reached, attachments that could not be read. */
  readonly notices?: readonly Notice[];
  /** ISO day of the offline tables, where addresses were looked up in them. */
  readonly dataAsOf?: string;
  /** What the tables tell of every address in traces and mail paths; absent where none were asked. */
  readonly registrations?: readonly RegisteredAddress[];
  /** Outlines to draw places on, unpacked when they are first wanted; not part of the JSON form. */
  readonly world?: () => World;
  /** Folds of the drawing that a saved diagram has turned over. */
  readonly folds?: readonly string[];
  /** The mode that hid things in it (src/view/redact); absent in an analysis as it was made. */
  readonly redaction?: string;
}

/** True when nothing of any kind was recognised. */
export function isEmpty({ traces, messages, hosts, sessionReports }: Analysis): boolean {
  return traces.length + messages.length + (hosts?.length ?? 0) + (sessionReports?.length ?? 0) === 0;
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
