import { withRegistrations } from '../analyzers/enrich/registrations';
import { analysisOfMailbox, analysisOfMessage } from '../analyzers/mailbox/analyzeMessage';
import { MailboxCount } from '../analyzers/mailbox/mailbox';
import { readHeader, readPlace } from '../analyzers/mailbox/readHeader';
import { findSpans } from '../analyzers/detect';
import { scanMbox } from '../analyzers/received/mbox';
import { documentOf } from '../export/json/document';
import { decodeNames, decodeSubjects } from '../mime/decodeNames';
import { mboxHeaders } from '../mime/mboxHeaders';
import type { Analysis, AnalysisConfig } from '../model/analysis';
import type { Source } from '../model/source';
import { redact } from '../view/redact/redact';
import { decodeText } from '../encoding/decodeText';
import type { OpenInput } from './input';
import { answerRequests, holdsRequest, type Wanted } from './jsonl';
import { LineOutput } from './lineOutput';
import { textPieces } from './pieces';
import { Progress } from './progress';
import { analyzeRedacted } from './redaction';
import { keepHeapSteady } from './steadyHeap';
import { UsageError } from './usage';

/** Enough to tell what a stream holds. Bytes. */
const SAMPLE = 256_000;
/** An mbox up to this is read whole, message by message; a larger one gives the table of origins. Bytes. */
const WHOLE_MAILBOX = 16_000_000;

export function isMbox(bytes: Buffer): boolean {
  return scanMbox(bytes.toString('latin1')).length > 0;
}

/**
 * `--jsonl`: an answer a line for every request (`{"id": …, "raw": …}`), and where the input holds none, for every trace or message of an
 * mbox or of text in any dialect. Inputs of any size; memory does not grow with them.
 */
export async function answerStreams(
  inputs: readonly OpenInput[],
  config: AnalysisConfig,
  wanted: Wanted,
): Promise<number> {
  keepHeapSteady();
  const output = new LineOutput(process.stdout);
  for (const input of inputs) {
    const { bytes } = await input.bytes.peek(SAMPLE);
    const text = decodeText(bytes.subarray(0, SAMPLE)).text;
    if (isMbox(bytes.subarray(0, SAMPLE))) await answerMbox(input, output, config, wanted);
    else if (holdsRequest(text) || !isKnown(text)) await answerRequests(input.bytes, output, config, wanted);
    else await answerText(input, output, config, wanted);
  }
  return 0;
}

/** Text without a trace or message is answered as requests are: each line with what is wrong with it. */
function isKnown(text: string): boolean {
  return findSpans({ id: '', name: '', text }).length > 0;
}

async function answerMbox(
  { id, bytes }: OpenInput,
  output: LineOutput,
  config: AnalysisConfig,
  wanted: Wanted,
): Promise<void> {
  const progress = new Progress(bytes);
  for await (const { text, ...part } of mboxHeaders(bytes)) {
    const source: Source = { id, name: bytes.name, text, part };
    const message = readHeader(text, id, part.ordinal, config);
    const read = analysisOfMessage(source, message && (await decodeNames(message)), config);
    const analysis = redact(withRegistrations(read, config), wanted.redaction);
    await output.write(lineOf(analysis, source, wanted));
    progress.step(part.ordinal);
  }
  progress.end();
}

async function answerText(
  { id, bytes, role }: OpenInput,
  output: LineOutput,
  config: AnalysisConfig,
  wanted: Wanted,
): Promise<void> {
  const progress = new Progress(bytes);
  let ordinal = 1;
  for await (const { text, ...place } of textPieces(bytes, true)) {
    const source: Source = { id, name: bytes.name, text, part: { ...place, ordinal }, ...(role && { role }) };
    const analysis = await analyzeRedacted([source], config, wanted.only, wanted.redaction);
    ordinal += analysis.traces.length + analysis.messages.length;
    if (!isEmpty(analysis)) await output.write(lineOf(analysis, source, wanted));
    progress.step(ordinal - 1);
  }
  progress.end();
}

/** Blank lines between traces are no answer. */
function isEmpty({ traces, messages, unparsed }: Analysis): boolean {
  return traces.length + messages.length + unparsed.length === 0;
}

/** `offset` and `line` say where the piece begins in the document; lines of the evidence count in the document as well. */
function lineOf(analysis: Analysis, { part }: Source, { only }: Wanted): object {
  const first = analysis.traces[0] ?? analysis.messages[0];
  const source = analysis.sources[0]?.id;
  return { id: first?.id, source, offset: part?.offset, line: part?.line, ...documentOf(analysis, only) };
}

/** Large mailboxes are not held: the table of their origins is counted in one pass. Undefined = the inputs are to be read whole. */
export async function analyzeMailboxes(
  inputs: readonly OpenInput[],
  config: AnalysisConfig,
): Promise<Analysis | undefined> {
  const kinds = await Promise.all(inputs.map(kindOf));
  const large = kinds.indexOf('large');
  if (large < 0) return undefined;
  const other = kinds.indexOf('other');
  if (other >= 0) {
    const [box, text] = [inputs[large]?.bytes.name, inputs[other]?.bytes.name];
    throw new UsageError(`${box} is a large mailbox and ${text} is none: analyze them one after the other`);
  }
  keepHeapSteady();
  const count = new MailboxCount();
  let ordinal = 0;
  for (const { id, bytes } of inputs) {
    const progress = new Progress(bytes);
    for await (const { text, offset, line, ordinal: own } of mboxHeaders(bytes)) {
      const message = readPlace(text, id, own, config);
      if (message) count.add(message, { offset, line });
      progress.step(++ordinal);
    }
    progress.end();
  }
  const sources = inputs.map(({ id, bytes }) => ({ id, name: bytes.name, text: '' }));
  return withRegistrations(analysisOfMailbox(sources, await decodeSubjects(count.result())), config);
}

async function kindOf({ bytes }: OpenInput): Promise<'large' | 'small' | 'other'> {
  const sample = await bytes.peek(SAMPLE);
  if (!isMbox(sample.bytes.subarray(0, SAMPLE))) return 'other';
  return (await bytes.peek(WHOLE_MAILBOX)).ended ? 'small' : 'large';
}
