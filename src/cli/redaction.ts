import { analyze } from '../analyzers/analyze';
import type { Analysis, AnalysisConfig, AnalysisPart } from '../model/analysis';
import { ALL_PARTS } from '../model/analysis';
import type { Source } from '../model/source';
import { analyzeFully } from '../mime/analyzeFully';
import { REDACTION_MODES, type Redaction } from '../view/redact/mode';
import { redact } from '../view/redact/redact';
import { UsageError } from './usage';

/** Words of the command line that say what to hide. */
export const REDACTION_OPTIONS = { redact: { type: 'string' }, 'home-hops': { type: 'string' } } as const;

/** Hops from home that mode `home` hides when no number is given, as in VS Code. */
const HOME_HOPS = 3;
const MOST_HOPS = 255;

/** Throws UsageError with one line that names the wrong word. */
export function redactionOf(values: { readonly redact?: string; readonly 'home-hops'?: string }): Redaction {
  const mode = REDACTION_MODES.find((one) => one === (values.redact ?? 'off'));
  if (!mode) throw new UsageError(`--redact takes ${REDACTION_MODES.join(', ')}; "${values.redact}" is none of them`);
  const written = values['home-hops'];
  const homeHops = written === undefined ? HOME_HOPS : Number(written);
  if (!/^\d{1,3}$/.test(written ?? '0') || homeHops > MOST_HOPS) {
    throw new UsageError(`--home-hops takes a number from 0 to ${MOST_HOPS}; "${written}" is none`);
  }
  return { mode, homeHops };
}

export function hides({ mode }: Redaction): boolean {
  return mode !== 'off';
}

/** An analysis as it may leave the machine. What is hidden depends on the whole route, so all parts are read when anything is. */
export async function analyzeRedacted(
  sources: readonly Source[],
  config: AnalysisConfig,
  only: readonly AnalysisPart[],
  redaction: Redaction,
): Promise<Analysis> {
  return redact(await analyzeFully(sources, config, hides(redaction) ? ALL_PARTS : only), redaction);
}

/** Traces of one text and the text itself, without what is to be hidden. */
export function tracesRedacted(
  source: Source,
  redaction: Redaction,
): Pick<Analysis, 'traces' | 'messages' | 'sources'> {
  return redact(analyze([source], {}), redaction);
}
