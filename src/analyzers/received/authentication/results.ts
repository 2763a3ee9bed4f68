import type { AuthenticationResult, MailAddress, Read } from '../../../model/mail';
import { sourceSpan, type Unfolded } from '../fold';
import { addressIn, writerAt, type AuthenticationReader, type FoundAuthentication } from './field';
import type { Writable } from '../writable';
import { assignmentOf, piecesOf, type Assignment, type Piece } from './pieces';

/** IANA "Email Authentication Methods", and what large providers add. Other words before `=` are methods only at the start of a piece. */
const METHOD =
  /^(?:spf|dkim|dmarc|arc|iprev|auth|bimi|compauth|domainkeys|sender-id|dkim-adsp|dkim-atps|vbr|dnswl|rrvs|smime)(?:\/\d{1,3})?$/;
/** `pass`, `softfail`, `temperror`, `bestguesspass`; a sentence behind `=` is no result */
const RESULT = /^[a-z][a-z0-9_-]{0,30}$/;
/** Properties that stand first in a piece of some writers, where a method is due. */
const NO_METHOD = new Set(['i', 'reason', 'action', 'header.from', 'policy']);
/** Where a writer notes the client beside the sentence in the comment. */
const CLIENT_PROPERTIES = new Set(['smtp.remote-ip', 'smtp.client-ip', 'client-ip', 'policy.iprev', 'iprev.ip']);

interface Said {
  readonly results: readonly AuthenticationResult[];
  readonly writer?: Read<string>;
  readonly client?: MailAddress;
  readonly instance?: number;
}

/** Reads `authserv-id; method=result (comment) ptype.property=value; …`, also without an id (Microsoft 365) or without semicolons. */
export function readResults(body: Unfolded): Said {
  const results: AuthenticationResult[] = [];
  const said: Writable<Said> = { results };
  for (const piece of piecesOf(body.text)) {
    const assignments: Assignment[] = [];
    for (const word of piece.words) {
      const assignment = assignmentOf(word);
      if (assignment) assignments.push(assignment);
    }
    const first = piece.words[0];
    const id = first && assignments[0]?.start !== first.start ? writerAt(body, first.start, first.end) : undefined;
    // Microsoft 365 puts the receiving domain between its results: only a name before them is the authserv-id.
    if (id && !said.writer && results.length === 0 && id.value.toLowerCase() !== 'none') said.writer = id;
    const instance = assignments[0]?.key === 'i' ? instanceOf(assignments[0]).instance : undefined;
    if (instance !== undefined && said.instance === undefined) said.instance = instance;
    for (const result of resultsOf(body, piece, assignments)) results.push(result);
    const client = said.client ?? clientOf(body, piece, assignments);
    if (client) said.client = client;
  }
  return said;
}

/** `i=1` to `i=50` (RFC 8617 section 4.2.1). */
export function instanceOf({ value }: { readonly value: string }): { readonly instance?: number } {
  return /^\d{1,3}$/.test(value) ? { instance: Number(value) } : {};
}

function resultsOf(body: Unfolded, piece: Piece, assignments: readonly Assignment[]): readonly AuthenticationResult[] {
  const starts: number[] = [];
  for (const [index, one] of assignments.entries()) if (isResult(one, index === 0)) starts.push(index);
  return starts.map((index, order) => {
    const head = assignments[index] as Assignment;
    const next = starts[order + 1];
    const own = assignments.slice(index + 1, next);
    const end = next === undefined ? piece.end : (assignments[next]?.start ?? piece.end);
    const comment = piece.comments
      .find(({ start }) => start >= head.start && start < end)
      ?.text.trim()
      .slice(0, 200);
    const span = sourceSpan(body, head.start, own.at(-1)?.end ?? head.end);
    const properties = own
      .slice(0, 20)
      .map(({ key, value }) => ({ name: key.slice(0, 60), value: value.slice(0, 320) }));
    const { method, result } = verdictOf(head);
    return comment ? { method, result, properties, comment, span } : { method, result, properties, span };
  });
}

/** `dkim/1=pass` is a result of the first version of DKIM. */
export function verdictOf({ key, value }: Assignment): Pick<AuthenticationResult, 'method' | 'result'> {
  const slash = key.indexOf('/');
  return { method: slash < 0 ? key : key.slice(0, slash), result: value.toLowerCase() };
}

/** Whether an assignment is `method=result`; `first` = nothing was assigned before it in its piece. */
export function isResult({ key, value }: Assignment, first: boolean): boolean {
  if (!METHOD.test(key) && !first) return false;
  if (!RESULT.test(value.toLowerCase())) return false;
  return METHOD.test(key) || (first && /^[a-z][a-z0-9-]{1,40}$/.test(key) && !NO_METHOD.has(key));
}

/** Only SPF and the reverse look-up speak of the client's address. */
function clientOf(body: Unfolded, piece: Piece, assignments: readonly Assignment[]): MailAddress | undefined {
  if (!assignments.some(namesClient)) return undefined;
  const property = assignments.find(({ key }) => CLIENT_PROPERTIES.has(key));
  const sources = [...(property ? [property] : []), ...piece.comments];
  for (const { start, end } of sources) {
    const address = addressIn(body, start, end);
    if (address) return address;
  }
  return undefined;
}

function namesClient({ key }: Assignment): boolean {
  return key === 'spf' || key === 'iprev';
}

function readField(body: Unfolded): FoundAuthentication {
  return { kind: 'results', ...readResults(body) };
}

/** RFC 8601. */
export const authenticationResults: AuthenticationReader = { names: ['authentication-results'], read: readField };
