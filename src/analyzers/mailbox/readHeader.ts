import type { AnalysisConfig } from '../../model/analysis';
import type { MailMessage } from '../../model/mail';
import type { Span } from '../../model/span';
import { splitLines } from '../detect';
import { readHeaderBlock, type HeaderBlock } from '../received/headerBlock';
import { remembered } from '../received/memory';
import { isOfPath, PATH_FIELDS, readMessage, readPath } from '../received/message';
import { readPlainHeader } from '../received/plainHeader';
import { judge, placeMessage, type PlacedMessage } from '../received/trust';

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
  const found = blockOf(header);
  return found && judge(readMessage(found.block, source, ordinal, found.span), config);
}

/** What the table of a mailbox needs of a message; same arguments, same facts. */
export function readPlace(
  header: string,
  source: string,
  ordinal: number,
  config: AnalysisConfig,
): PlacedMessage | undefined {
  const plain = readPlainHeader(header, WANTED);
  if (plain) return placeMessage(readPath(plain.fields, source, ordinal, plain.span), config);
  const found = blockOf(header);
  return (
    found &&
    placeMessage(
      readPath(
        found.block.fields.filter(({ name }) => isOfPath(name)),
        source,
        ordinal,
        found.span,
      ),
      config,
    )
  );
}

/** Names recur as nothing else in a mailbox does. */
const WANTED = {
  initials: new Set(PATH_FIELDS.flatMap((name) => [name.charCodeAt(0), name.toUpperCase().charCodeAt(0)])),
  isWanted: remembered(isOfPath),
};

function blockOf(header: string): { readonly block: HeaderBlock; readonly span: Span } | undefined {
  const lines = splitLines(header);
  let first = 0;
  while (ENVELOPE.test(lines[first]?.text ?? '')) first++;
  const block = readHeaderBlock(lines, first);
  const start = lines[0]?.start ?? 0;
  return block && { block, span: { start, end: lines[block.next - 1]?.end ?? start } };
}
