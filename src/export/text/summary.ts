import type { Analysis } from '../../model/analysis';
import type { Translate } from '../../messages/catalog';
import { namedEnds } from '../../messages/namedEnds';
import { originLines } from '../table/origins';
import { mailLines } from './mail';
import { routeLines } from './route';

/** Control characters of hostile input could move a terminal's cursor or colour it; line structure is ours alone. */
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Messages of a mailbox whose paths follow the table; more of them are read by nobody. */
const MOST_TOLD = 12;

/** A short readable summary of everything found, for a terminal or an editor; ends with a line end. */
export function summaryOf(analysis: Analysis, t: Translate): string {
  const parts = [
    ...(analysis.route ? [routeLines(analysis, namedEnds(analysis.route, t), t)] : []),
    ...(analysis.mailbox ? [originLines(analysis.mailbox, t)] : []),
    ...analysis.messages
      .slice(0, analysis.mailbox ? MOST_TOLD : 1)
      .map((message) => mailLines(message, analysis.claims, t)),
  ];
  const unparsed = analysis.unparsed.length + analysis.traces.reduce((sum, trace) => sum + trace.unparsed.length, 0);
  if (unparsed > 0) parts.push([t('summary.unparsed', { lines: unparsed })]);
  const lines = parts.flatMap((part, index) => (index === 0 ? part : ['', ...part]));
  return lines.map((line) => line.replace(CONTROL, '\ufffd')).join('\n') + '\n';
}
