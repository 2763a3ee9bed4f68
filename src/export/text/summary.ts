import type { Analysis } from '../../model/analysis';
import type { Translate } from '../../messages/catalog';
import { namedEnds } from '../../messages/namedEnds';
import { originLines } from '../table/origins';
import { comparisonLines } from './changes';
import { hostBlocks } from './host';
import { mailLines } from './mail';
import { mailOnRouteLines } from './mailOnRoute';
import { plainLine } from './plainLine';
import { routeLines } from './route';
import { sessionBlocks } from './sessions';

/** Messages of a mailbox whose paths follow the table; more of them are read by nobody. */
const MOST_TOLD = 12;

/** A short readable summary of everything found, for a terminal or an editor; ends with a line end. */
export function summaryOf(analysis: Analysis, t: Translate): string {
  const joined = mailOnRouteLines(analysis, t);
  const changes = comparisonLines(analysis, t);
  const parts = [
    ...(changes.length > 0 ? [changes] : []),
    ...(analysis.route ? [routeLines(analysis, namedEnds(analysis.route, t), t)] : []),
    ...(joined.length > 0 ? [joined] : []),
    ...(analysis.mailbox ? [originLines(analysis.mailbox, t)] : []),
    ...analysis.messages
      .slice(0, analysis.mailbox ? MOST_TOLD : analysis.messages.length)
      .map((message) => mailLines(analysis, message, t)),
    ...hostBlocks(analysis.hosts ?? [], t),
    ...sessionBlocks(analysis, t),
  ];
  const unparsed = analysis.unparsed.length + analysis.traces.reduce((sum, trace) => sum + trace.unparsed.length, 0);
  if (unparsed > 0) parts.push([t('summary.unparsed', { lines: unparsed })]);
  const lines = parts.flatMap((part, index) => (index === 0 ? part : ['', ...part]));
  return lines.map(plainLine).join('\n') + '\n';
}
