import type { Translate } from '../../messages/catalog';
import type { Analysis } from '../../model/analysis';
import type { Change } from '../../model/comparison';
import { changeLines, changesTitle } from '../../view/changes';

/** The signs of the drawing, in ASCII where a terminal may have no other. */
const SIGNS: Readonly<Record<Change, string>> = { added: '+', gone: '-', moved: '^', changed: '~' };

/** What differs between two looks, one line each, as a diff has them. */
export function comparisonLines(analysis: Analysis, t: Translate): readonly string[] {
  if (!analysis.comparison) return [];
  const lines = changeLines(analysis, t).map(
    ({ kind, text }) => `  ${SIGNS[kind]} ${t('comparison.line', { kind: t(`comparison.change.${kind}`), text })}`,
  );
  return [changesTitle(analysis, t), ...lines];
}
