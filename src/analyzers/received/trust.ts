import type { AnalysisConfig } from '../../model/analysis';
import { isReachable } from '../../model/address';
import { gradeOf, type Claim, type Reason } from '../../model/claim';
import type { AddressVerdict, HopTrust, MailHop, MailMessage } from '../../model/mail';
import { inSource } from '../../model/span';
import { believeResults, checkersIn } from './authentication/belief';
import { claimedAddresses } from './claimedAddresses';
import { hasPeer, peerText, walkDown, type Visited } from './descent';
import type { PathHop } from './hop';
import type { ReadMessage } from './message';
import { isProvider } from './organisation';
import { stepsOf } from './roles';
import { brokenLinks, onlyGreetsAs, type Step } from './walk';

/** The three answers stay apart: what a trusted relay vouches for, what an unbroken chain says, what somebody wrote. */
interface Judgement {
  readonly trust: readonly HopTrust[];
  readonly boundary?: AddressVerdict;
  readonly origin?: AddressVerdict;
  readonly claimed: MailMessage['claimed'];
  readonly claims: readonly Claim[];
}

/** Adds trust and the three answers to a message. Pure: the same message and settings give the same answer. */
export function judge(message: ReadMessage, config: AnalysisConfig): MailMessage {
  const { trust, boundary, origin, claimed } = decide(message, config);
  return {
    ...message,
    trust,
    ...(message.authentication && {
      authenticationTrust: believeResults(message.authentication, message.hops, trust),
    }),
    ...(message.hops.length > 0 && { steps: stepsOf(message, trust) }),
    ...(boundary && { boundary }),
    ...(origin && { origin }),
    claimed,
  };
}

/** The claims behind the three answers, with a reason for each field on the way. */
export function trustClaims(message: MailMessage, config: AnalysisConfig): readonly Claim[] {
  return decide(message, config).claims;
}

/** From the newest field down to where belief ends. */
function walk(message: ReadMessage, config: AnalysisConfig) {
  const newestFirst = [...message.hops].reverse();
  let checkers: ReturnType<typeof checkersIn> | undefined;
  const hasChecked = ({ id }: PathHop) => (checkers ??= checkersIn(message.authentication ?? [])).has(id);
  const { believed, stop } = walkDown(newestFirst, hasChecked, config);
  const trust = newestFirst.map((hop, index) => trustOf(hop, index, believed, stop)).reverse();
  const vouched = believed.filter(({ hop }) => hasPeer(hop)).at(-1);
  return { newestFirst, believed, stop, trust, vouched };
}

function decide(message: ReadMessage, config: AnalysisConfig): Judgement {
  const { newestFirst, believed, stop, trust, vouched } = walk(message, config);
  if (!vouched) return { trust, ...claimedAddresses(message, undefined) };
  const boundary = boundaryClaim(message, believed, stop, vouched.hop);
  const chain = chainBelow(vouched.hop, newestFirst.slice(believed.length), brokenLinks(message.hops));
  const origin = originClaim(message, boundary, vouched.hop, chain);
  const source = verdictOf(origin, origin.hop);
  const { claimed, claims } = claimedAddresses(message, source);
  return {
    trust,
    boundary: verdictOf(boundary, vouched.hop),
    origin: source,
    claimed,
    claims: [boundary.claim, origin.claim, ...claims],
  };
}

function trustOf(hop: PathHop, index: number, believed: readonly Visited<PathHop>[], stop: Step): HopTrust {
  const visited = believed[index];
  if (!visited) return { hop: hop.id, trust: 'untrusted', reason: `mail.trust.${stop.rule}` };
  const trust = index === believed.length - 1 ? 'boundary' : 'trusted';
  return { hop: hop.id, trust, reason: `mail.trust.${visited.step.rule}` };
}

function peerOf(hop: PathHop): Pick<AddressVerdict, 'ip' | 'raw'> {
  const ip = hop.from?.address?.ip;
  return ip !== undefined ? { ip } : { raw: peerText(hop) };
}

function writerText(hop: MailHop): string {
  return hop.by?.host?.value ?? hop.software ?? '?';
}

interface Answer {
  readonly claim: Claim;
  readonly rule: string;
}

function reason(message: ReadMessage, key: string, hop: MailHop): Reason {
  const args = {
    by: writerText(hop),
    peer: peerText(hop),
    name: hop.from?.rdns?.value ?? hop.from?.helo?.value ?? '?',
  };
  return { key, args, evidence: [inSource(message.source, hop.span)] };
}

function answer(
  message: ReadMessage,
  kind: 'boundary' | 'origin',
  rule: string,
  hop: MailHop,
  confidence: number,
  reasons: readonly Reason[],
): Answer {
  const span = hop.from?.address?.span ?? hop.span;
  const claim: Claim = {
    id: `claim:mail/${kind}:${message.id}`,
    rule: `mail/${kind}/${rule}`,
    subject: [hop.id, message.id],
    confidence,
    grade: gradeOf(confidence),
    key: `mail.${kind}`,
    args: { by: writerText(hop), peer: peerText(hop) },
    reasons,
    evidence: [inSource(message.source, span)],
    alternatives: [],
  };
  return { claim, rule: claim.rule };
}

function boundaryClaim(
  message: ReadMessage,
  believed: readonly Visited<MailHop>[],
  stop: Step,
  vouched: MailHop,
): Answer {
  const edge = believed[believed.length - 1]?.hop ?? vouched;
  const confidence = believed.reduce((product, { step }) => product * step.confidence, stop.confidence);
  // Each step was decided by what the field above says about its client, so that field is the evidence.
  const steps = believed.map(({ hop, step }, index) => ({
    ...reason(message, `mail.trust.${step.rule}`, believed[index - 1]?.hop ?? hop),
  }));
  const masked = vouched.from?.address?.masked ? [reason(message, 'mail.why.masked', vouched)] : [];
  const reasons = [...steps, reason(message, `mail.trust.${stop.rule}`, edge), ...masked];
  return answer(message, 'boundary', stop.rule, vouched, round(confidence), reasons);
}

/** Hops below the boundary that hang together and do not contradict themselves, newest first, with the reason why it ends. */
interface Chain {
  readonly hops: readonly MailHop[];
  readonly end: 'chain-ends' | 'broken' | 'not-credible';
}

/** A negative delay this long is evidence of forgery (0.5 % of ham, 3.6 % of spam), not of a wrong clock. */
const INCREDIBLE_MS = -12 * 3_600_000;

function chainBelow(boundary: MailHop, older: readonly MailHop[], broken: ReadonlySet<string>): Chain {
  const hops: MailHop[] = [];
  let newer = boundary;
  for (const hop of older) {
    if (broken.has(hop.id) || onlyGreetsAs(newer, hop)) return { hops, end: 'broken' };
    if (!isCredible(hop, newer)) return { hops, end: 'not-credible' };
    hops.push(hop);
    newer = hop;
  }
  return { hops, end: 'chain-ends' };
}

function isCredible(hop: MailHop, newer: MailHop): boolean {
  const problems = hop.date?.problems ?? [];
  if (problems.includes('impossible') || problems.includes('zone-out-of-range')) return false;
  const address = hop.from?.address;
  if (address && address.ip === undefined && !address.masked) return false;
  return (newer.delayMs ?? 0) > INCREDIBLE_MS;
}

/** An address that somebody outside could ask about; a masked one is taken for such. */
function hasReachablePeer({ from }: MailHop): boolean {
  return from?.address?.masked === true || isReachable(from?.address?.scope);
}

function originClaim(
  message: ReadMessage,
  boundary: Answer,
  vouched: MailHop,
  chain: Chain,
): Answer & { hop: MailHop } {
  const path = [vouched, ...chain.hops];
  const deepest = path.filter(hasReachablePeer).at(-1) ?? path.filter((hop) => hop.from?.address).at(-1) ?? vouched;
  const depth = path.indexOf(deepest);
  let confidence = boundary.claim.confidence;
  path.slice(1, depth + 1).forEach((hop, index) => (confidence *= beliefIn(hop, path[index], index === 0)));
  const kept = path.slice(1, depth + 1).map((hop) => reason(message, 'mail.why.linked', hop));
  const reasons = [
    reason(message, 'mail.why.from-boundary', vouched),
    ...kept,
    reason(message, `mail.why.${chain.end}`, path[path.length - 1] ?? vouched),
    ...(deepest.from?.address?.masked ? [reason(message, 'mail.why.masked', deepest)] : []),
  ];
  const rule = depth === 0 ? 'boundary' : 'unbroken-chain';
  return { ...answer(message, 'origin', rule, deepest, round(confidence), reasons), hop: deepest };
}

/**
 * What a field below the boundary costs. Nobody vouches for the first stranger; who relays honestly mostly had it from honest relays, and
 * inside one organisation there is little to doubt. The large providers are known to write what they saw.
 */
function beliefIn(hop: MailHop, newer: MailHop | undefined, first: boolean): number {
  if (hop.organisation !== undefined && hop.organisation === newer?.organisation) return 0.97;
  return isProvider(hop.organisation) || !first ? 0.9 : 0.75;
}

function verdictOf({ claim, rule }: Answer, hop: MailHop): AddressVerdict {
  const address = hop.from?.address;
  return {
    ...peerOf(hop),
    hop: hop.headerIndex,
    rule,
    grade: claim.grade,
    claim: claim.id,
    span: address?.span ?? hop.from?.rdns?.span ?? hop.from?.helo?.span ?? hop.span,
  };
}

function round(confidence: number): number {
  return Math.round(confidence * 100) / 100;
}
