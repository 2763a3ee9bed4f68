import type { AnalysisConfig } from '../../model/analysis';
import type { AddressVerdict, AuthenticationField, MailMessage } from '../../model/mail';
import { sideOf, writerOf } from './authentication/attach';
import { answerOf, checkersIn, passed, verdictIn, type Belief } from './authentication/belief';
import { LIKE_ADDRESS } from './authentication/field';
import { receivedSpf } from './authentication/receivedSpf';
import { authenticationResults } from './authentication/results';
import { readVerdicts } from './authentication/verdicts';
import { hasPeer, peerText, walkDown } from './descent';
import type { PathHop } from './hop';
import { unfolded, type PathCheck, type ReadPath } from './path';
import type { Writable } from './writable';

/** A message of a mailbox: what is counted, and nothing that only a single message is shown with. */
export interface PlacedMessage extends Pick<MailMessage, 'id' | 'source' | 'subject' | 'span'> {
  readonly hops: readonly PathHop[];
  readonly boundary?: Pick<AddressVerdict, 'ip' | 'raw' | 'hop'>;
  /** What the receiver says of the sender's authentication; absent when nobody who is believed says. */
  readonly passed?: boolean;
}

/** The boundary that `judge` gives, without reasons and without the other answers. */
export function placeMessage(path: ReadPath, config: AnalysisConfig): PlacedMessage {
  const { id, source, hops, checks, span } = path;
  const newestFirst = [...hops].reverse();
  let checkers: ReturnType<typeof checkersIn> | undefined;
  const hasChecked = (hop: PathHop) => (checkers ??= checkersIn(readChecks(checks, newestFirst))).has(hop.id);
  const { believed } = walkDown(newestFirst, hasChecked, config);
  const placed: Writable<PlacedMessage> = { id, source, hops, span };
  if (path.subject !== undefined) placed.subject = path.subject;
  const verdict = checks.length === 0 ? undefined : passedIn(checks, newestFirst, believed.length);
  if (verdict !== undefined) placed.passed = verdict;
  const vouched = believed.filter(({ hop }) => hasPeer(hop)).at(-1)?.hop;
  if (vouched) {
    const ip = vouched.from?.address?.ip;
    const hop = vouched.headerIndex;
    placed.boundary = ip === undefined ? { raw: peerText(vouched), hop } : { ip, hop };
  }
  return placed;
}

/** As `readAuthentication` reads them. */
function readChecks(checks: readonly PathCheck[], newestFirst: readonly PathHop[]) {
  return checks.flatMap(({ field, above }) => {
    const said = (isResults(field.name) ? authenticationResults : receivedSpf).read(unfolded(field));
    return said ? [{ ...said, ...writerOf(said, { above: newestFirst[above - 1], below: newestFirst[above] }) }] : [];
  });
}

function isResults(name: string): boolean {
  return name === 'authentication-results';
}

/** Results, and the place among the hops of the one that wrote them. */
interface Said extends Pick<AuthenticationField, 'client' | 'isUnderneath'> {
  readonly results: ReturnType<typeof readVerdicts>['results'];
  readonly place: number;
}

/** What `passedAuthentication` says; `believed` = how many hops, from the newest down. */
function passedIn(
  checks: readonly PathCheck[],
  newestFirst: readonly PathHop[],
  believed: number,
): boolean | undefined {
  const fields: Said[] = [];
  for (const check of checks) {
    const said = isResults(check.field.name) ? readSaid(check, newestFirst) : undefined;
    // Below the boundary nothing counts.
    if (said && said.place < believed) fields.push(said);
  }
  const onTop = new Set<number>();
  for (const { place, isUnderneath } of fields) if (isUnderneath !== true) onTop.add(place);
  const beliefs = fields.map((field): Belief => {
    const trust = field.place === believed - 1 ? 'boundary' : 'trusted';
    return answerOf(field, newestFirst[field.place], trust, onTop.has(field.place))[0];
  });
  return passed((belief) => verdictIn(fields.filter((_, n) => beliefs[n] === belief)));
}

function readSaid({ field, above }: PathCheck, newestFirst: readonly PathHop[]): Said | undefined {
  const { text, start, end } = field;
  const { results, writer } = readVerdicts(text.slice(start, end));
  const side = sideOf(writer, { above: newestFirst[above - 1], below: newestFirst[above] });
  if (side === undefined) return undefined;
  const said: Writable<Said> = { results, place: side === 'above' ? above - 1 : above };
  if (side === 'above') {
    said.isUnderneath = true;
    const client = clientOf(field);
    if (client) said.client = client;
  }
  return said;
}

/** Only where an address stands in the field at all. */
function clientOf(field: PathCheck['field']): Said['client'] {
  const { text, start, end } = field;
  return LIKE_ADDRESS.test(text.slice(start, end)) ? authenticationResults.read(unfolded(field))?.client : undefined;
}
