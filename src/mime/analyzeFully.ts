import { analyze } from '../analyzers/analyze';
import { withRegistrations } from '../analyzers/enrich/registrations';
import type { Analysis, AnalysisConfig, AnalysisPart } from '../model/analysis';
import type { Source } from '../model/source';
import { withAttached } from './withAttached';
import { withMime } from './withMime';

/** The analysis with attached messages as messages of their own and encoded headers decoded; mailparser is loaded only when there is a message. */
export async function analyzeFully(
  sources: readonly Source[],
  config: AnalysisConfig = {},
  parts?: readonly AnalysisPart[],
): Promise<Analysis> {
  const analysis = analyze(sources, config, parts);
  if (analysis.messages.length === 0) return analysis;
  const whole = await withAttached(analysis, config, parts);
  return withMime(whole === analysis ? whole : withRegistrations(whole, config));
}
