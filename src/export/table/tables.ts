import type { ExportInput } from '../exporter';
import { csv } from '../convert/csv';
import { markdown } from '../convert/markdown';
import { hopsCsv, hopsMarkdown } from './hops';
import { originsCsv, originsMarkdown } from './origins';

/** A file holds one table: the probes of the traces, else the origins of a mailbox, else the hops of a message. */
export function csvOf({ analysis }: ExportInput): string {
  if (analysis.traces.length > 0) return csv.write(analysis.traces, analysis.sources);
  return analysis.mailbox ? originsCsv(analysis.mailbox) : hopsCsv(analysis);
}

/** Markdown has room for all of them, one below the other. */
export function markdownOf({ analysis, translate }: ExportInput): string {
  const mail = analysis.mailbox ? originsMarkdown(analysis.mailbox, translate) : hopsMarkdown(analysis);
  const parts = [
    ...(analysis.traces.length > 0 ? [markdown.write(analysis.traces, analysis.sources)] : []),
    ...(analysis.mailbox || analysis.messages.length > 0 ? [mail] : []),
  ];
  return parts.join('\n');
}
