import type { AnalysisConfig } from '../../model/analysis';
import type { MailMessage } from '../../model/mail';
import type { Span } from '../../model/span';
import { splitLines } from '../detect';
import { readHeaderBlock, type HeaderBlock } from '../received/headerBlock';
import { remembered } from '../received/memory';
import { readMessage } from '../received/message';
import { PATH_FIELDS, readPath } from '../received/path';
import { placeMessage, type PlacedMessage } from '../received/place';
import { readPlainHeader, type StoredField } from '../received/plainHeader';
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
  const stored = readPlainHeader(header, WANTED) ?? storedOf(header);
  return stored && placeMessage(readPath(stored.fields, source, ordinal, stored.span), config);
}

const OF_PATH = new Set(PATH_FIELDS);
/** Names recur as nothing else in a mailbox does. */
const WANTED = {
  lengths: new Set(PATH_FIELDS.map((name) => name.length)),
  wantedName: remembered((name) => {
    const lower = name.toLowerCase();
    return OF_PATH.has(lower) ? lower : undefined;
  }),
};

/** The wanted fields of a header that is not as mail servers store it. */
function storedOf(header: string): ReturnType<typeof readPlainHeader> {
  const found = blockOf(header);
  const fields = found?.block.fields.flatMap(({ name, parts }): readonly StoredField[] => {
    const wanted = WANTED.wantedName(name);
    const text = wanted === undefined ? '' : parts.map((part) => part.text).join('\n');
    return wanted === undefined ? [] : [{ name: wanted, text, start: 0, end: text.length }];
  });
  return found && fields && { fields, span: found.span };
}

function blockOf(header: string): { readonly block: HeaderBlock; readonly span: Span } | undefined {
  const lines = splitLines(header);
  let first = 0;
  while (ENVELOPE.test(lines[first]?.text ?? '')) first++;
  const block = readHeaderBlock(lines, first);
  const start = lines[0]?.start ?? 0;
  return block && { block, span: { start, end: lines[block.next - 1]?.end ?? start } };
}
