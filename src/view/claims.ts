import type { Translate } from '../messages/catalog';
import type { Claim, Grade, Reason } from '../model/claim';
import type { SourceSpan } from '../model/span';
import type { InspectorClaim, InspectorReason } from '../protocol/messages';
import type { Places } from './evidence';

/** Claims found by what they are about and by their own id. */
export interface ClaimIndex {
  about(...subjects: readonly string[]): readonly Claim[];
  /** Claims about nothing but these: two addresses on one router, for example. */
  within(subjects: ReadonlySet<string>): readonly Claim[];
  byId(id: string | undefined): readonly Claim[];
}

export function indexClaims(claims: readonly Claim[]): ClaimIndex {
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  const bySubject = new Map<string, Claim[]>();
  for (const claim of claims) {
    for (const subject of new Set(claim.subject)) {
      const known = bySubject.get(subject);
      if (known) known.push(claim);
      else bySubject.set(subject, [claim]);
    }
  }
  const about = (subjects: Iterable<string>): readonly Claim[] => [
    ...new Set([...subjects].flatMap((subject) => bySubject.get(subject) ?? [])),
  ];
  return {
    about: (...subjects) => about(subjects),
    within: (subjects) => about(subjects).filter((claim) => claim.subject.every((subject) => subjects.has(subject))),
    byId(id) {
      const claim = id === undefined ? undefined : byId.get(id);
      return claim ? [claim] : [];
    },
  };
}

/** "likely, 80 %": the word and the frequency behind it. */
function gradeText(grade: Grade, confidence: number, t: Translate): string {
  return t('ui.inspect.confidence', { grade: t(`ui.inspect.grade.${grade}`), percent: percentOf(confidence) });
}

/** A finding has two measures: what it is worth against the sender, and how sure the observation is. */
function worthText({ grade, confidence, finding }: Claim, t: Translate): string {
  const observed = gradeText(grade, confidence, t);
  return finding ? t('mail.finding.graded', { finding: t(`mail.finding.${finding}`), grade: observed }) : observed;
}

/** Whole percents, but never 100 for what is not certain, nor 0 for what is possible. */
function percentOf(confidence: number): number {
  if (confidence >= 1 || confidence <= 0) return confidence >= 1 ? 100 : 0;
  return Math.min(99, Math.max(1, Math.round(confidence * 100)));
}

/** Each claim once, in the order given. */
export function claimTexts(claims: readonly Claim[], places: Places, t: Translate): readonly InspectorClaim[] {
  return [...new Set(claims)].map((claim) => ({
    text: t(claim.key, claim.args),
    grade: worthText(claim, t),
    why: whyOf(claim, places, t),
    whyNot: claim.alternatives.map((other) => ({
      text: t('ui.inspect.alternative', { text: t(other.key, other.args), percent: percentOf(other.confidence) }),
      why: other.reasons.map((reason) => reasonText(reason, places, t)),
    })),
  }));
}

/** A claim without reasons still rests on places in the text. */
function whyOf(claim: Claim, places: Places, t: Translate): readonly InspectorReason[] {
  if (claim.reasons.length > 0) return claim.reasons.map((reason) => reasonText(reason, places, t));
  if (claim.evidence.length === 0) return [];
  return [{ text: t('ui.inspect.restsOn'), evidence: linksTo(claim.evidence, places) }];
}

function reasonText(reason: Reason, places: Places, t: Translate): InspectorReason {
  return { text: t(reason.key, reason.args), evidence: linksTo(reason.evidence, places) };
}

/** More links would bury the reason. */
const LINKS = 6;

/** One link per line of the text. */
function linksTo(evidence: readonly SourceSpan[], places: Places): InspectorReason['evidence'] {
  const byLabel = new Map(evidence.slice(0, 4 * LINKS).map((place) => [places.link(place).label, places.link(place)]));
  return [...byLabel.values()].slice(0, LINKS);
}
