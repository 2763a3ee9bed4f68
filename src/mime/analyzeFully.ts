import { analyze } from '../analyzers/analyze';
import type { Analysis, AnalysisConfig, AnalysisPart } from '../model/analysis';
import type { Source } from '../model/source';
import { withMime } from './withMime';

/** The analysis with the encoded headers of its messages decoded; mailparser is loaded only when there is a message. */
export async function analyzeFully(
  sources: readonly Source[],
  config: AnalysisConfig = {},
  parts?: readonly AnalysisPart[],
): Promise<Analysis> {
  const analysis = analyze(sources, config, parts);
  return analysis.messages.length > 0 ? withMime(analysis) : analysis;
}
