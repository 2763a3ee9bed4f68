import type { AnalysisConfig } from '../../model/analysis';
import type { MailMessage } from '../../model/mail';
import { splitLines } from '../detect';
import { readHeaderBlock } from '../received/headerBlock';
import { readMessage } from '../received/message';
import { judge } from '../received/trust';

/** `From a@example.com Fri …` and an older one that was quoted: `>From …`; not the field `From : a@example.com`. */
const ENVELOPE = /^>?From [^:]/;

/**
 * A message from its header alone, as an mbox scanner hands it over: no dialects are tried. Undefined when not even one field stands
 * there. Spans count in `header`.
 */
export function readHeader(
  header: string,
  source: string,
  ordinal: number,
  config: AnalysisConfig,
): MailMessage | undefined {
  const lines = splitLines(header);
  let first = 0;
  while (ENVELOPE.test(lines[first]?.text ?? '')) first++;
  const block = readHeaderBlock(lines, first);
  const start = lines[0]?.start ?? 0;
  return (
    block && judge(readMessage(block, source, ordinal, { start, end: lines[block.next - 1]?.end ?? start }), config)
  );
}
