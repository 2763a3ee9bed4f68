import { ALL_PARTS, type Analysis, type AnalysisConfig, type AnalysisPart } from '../model/analysis';
import type { Source } from '../model/source';
import { buildTopology } from './build/topology';
import { recognize } from './detect';
import { inferRoute } from './infer/route';
import { mailboxOf } from './mailbox/mailbox';
import { claimsOfMessages } from './received/claims';

/**
 * The whole core in one call: text in, facts and claims out. Synchronous, without I/O, clock or locale; never throws on any text.
 * Decoding what mail headers encode (`=?ISO-2022-JP?…`) needs mailparser and is added by src/mime on the Node side.
 */
export function analyze(
  sources: readonly Source[],
  config: AnalysisConfig = {},
  parts: readonly AnalysisPart[] = ALL_PARTS,
): Analysis {
  const found = sources.map((source) => recognize(source, config));
  const traces = found.flatMap((one) => one.traces);
  const messages = found.flatMap((one) => one.messages);
  const topology = buildTopology(traces);
  const route = traces.length > 0 && parts.includes('graph') ? inferRoute(topology, config) : undefined;
  return {
    sources,
    traces,
    messages,
    ...(messages.length > 1 && { mailbox: mailboxOf(messages) }),
    topology,
    ...(route && { route }),
    claims: [...(route?.claims ?? []), ...(parts.includes('messages') ? claimsOfMessages(messages, config) : [])],
    unparsed: found.flatMap((one) => one.unparsed),
  };
}
