import { documentOf } from '../export/json/document';
import type { AnalysisConfig, AnalysisPart } from '../model/analysis';
import { checkConfig } from '../model/config';
import { ROLES, type Source } from '../model/source';
import type { Redaction } from '../view/redact/mode';
import type { ByteInput } from './byteInput';
import type { LineOutput } from './lineOutput';
import { analyzeRedacted, hides } from './redaction';

/** Lines end at LF only: CR, NUL and U+2028 inside JSON strings are data, so Node's readline is of no use here. */
async function* linesOf(input: ByteInput): AsyncGenerator<string> {
  let pending: Buffer[] = [];
  for await (const chunk of input) {
    let rest = chunk;
    for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
      yield Buffer.concat([...pending, rest.subarray(0, end)]).toString('utf8');
      pending = [];
      rest = rest.subarray(end + 1);
    }
    if (rest.length > 0) pending.push(rest);
  }
  if (pending.length > 0) yield Buffer.concat(pending).toString('utf8');
}

type Request = { readonly id: unknown; readonly sources: readonly Source[]; readonly config: AnalysisConfig };

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function sourceOf(document: unknown, index: number): Source | string {
  if (!isObject(document) || typeof document.raw !== 'string') return `documents[${index}].raw must be a string`;
  const name = typeof document.name === 'string' ? document.name : `document ${index + 1}`;
  const role = ROLES.find((one) => one === document.role);
  return { id: `${index}:${name}`, name, text: document.raw, ...(role && { role }) };
}

/** The request of a line, or one sentence that says what is wrong with it. */
function requestOf(value: unknown, config: AnalysisConfig): Request | string {
  if (!isObject(value)) return 'the line is no JSON object';
  const documents = 'raw' in value ? [{ raw: value.raw, name: 'raw' }] : value.documents;
  if (!Array.isArray(documents)) return 'the object has neither "raw" nor "documents"';
  const sources = documents.map(sourceOf);
  const wrong = sources.find((source) => typeof source === 'string');
  if (typeof wrong === 'string') return 'raw' in value ? '"raw" must be a string' : wrong;
  const own = checkConfig(value.config ?? {});
  if (own.problems.length > 0) return `"config": ${own.problems.join('; ')}`;
  return { id: value.id, sources: sources as readonly Source[], config: { ...config, ...own.config } };
}

/** What of each analysis is printed. */
export interface Wanted {
  readonly only: readonly AnalysisPart[];
  readonly redaction: Redaction;
}

async function answer(line: string, config: AnalysisConfig, { only, redaction }: Wanted): Promise<object> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    // The engine's sentence quotes the line.
    return { error: hides(redaction) ? 'the line is no JSON' : `the line is no JSON: ${(error as Error).message}` };
  }
  const id = isObject(value) ? value.id : undefined;
  const request = requestOf(value, config);
  if (typeof request === 'string') return { id, error: hides(redaction) ? (request.split(':')[0] ?? '') : request };
  try {
    return { id, ...documentOf(await analyzeRedacted(request.sources, request.config, only, redaction), only) };
  } catch (error) {
    // The analyzers are total; should one fail all the same, the other lines still get their answers.
    return { id, error: `internal error: ${(error as Error).message}` };
  }
}

/** A request in the first bytes of an input: `{"id": 1, "raw": "…"}`. Lines that are none may stand before it. */
const REQUEST = /^[ \t]{0,9}\{.{0,20000}"(?:raw|documents)"[ \t]{0,9}:/m;

export function holdsRequest(text: string): boolean {
  return REQUEST.test(text);
}

/** A stateless filter: one object a line in, one a line out, same order, constant memory. Blank lines are passed over. */
export async function answerRequests(
  input: ByteInput,
  output: LineOutput,
  config: AnalysisConfig,
  wanted: Wanted,
): Promise<void> {
  for await (const line of linesOf(input)) {
    if (line.trim() !== '') await output.write(await answer(line, config, wanted));
  }
}
