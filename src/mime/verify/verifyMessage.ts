import type { Claim, MessageArgs } from '../../model/claim';
import type { MailMessage } from '../../model/mail';
import { inSource, type Span } from '../../model/span';
import { guardResolver, type Resolver } from './guardedResolver';
import { checkMail, type Checked } from './checkMail';
import type { VerificationPlan } from './plan';

/** Longest wait for one answer of the DNS, in ms. */
const TIMEOUT_MS = 5_000;

/** True when the text goes on behind the header: a signature covers the body, so a header alone cannot be verified. */
export function isWholeMessage(message: MailMessage, text: string): boolean {
  return message.containers === undefined && text.slice(message.span.end).trim() !== '';
}

/**
 * Checks DKIM, ARC, SPF and DMARC of a whole message with the resolver that is passed in, and says the results as claims about the
 * message. A key that is no longer published makes a signature uncheckable: that is "key gone", never "forged". Never throws.
 */
export async function verifyMessage(
  raw: Uint8Array,
  message: MailMessage,
  plan: VerificationPlan,
  resolver: Resolver,
  timeoutMs = TIMEOUT_MS,
): Promise<readonly Claim[]> {
  const guarded = guardResolver(resolver, plan, timeoutMs);
  try {
    const checked = await checkMail(raw, plan, guarded.resolve);
    const isGone = (name: string) => guarded.gone.has(name.toLowerCase());
    return [
      ...dkimClaims(message, checked, isGone),
      arcClaim(message, checked, plan.arcKeys.some(isGone)),
      spfClaim(message, checked),
      dmarcClaim(message, checked, isGone),
    ].filter((claim) => claim !== undefined);
  } catch (error) {
    return [claimOf(message, 'failed', 'verify.failed', { reason: (error as Error).message })];
  }
}

type IsGone = (name: string) => boolean;

function keyOf({ domain, selector }: Checked['dkim'][number]): string {
  return `${selector}._domainkey.${domain}`;
}

function dkimClaims(message: MailMessage, { dkim }: Checked, isGone: IsGone): readonly Claim[] {
  if (dkim.length === 0) return [claimOf(message, 'dkim', 'verify.dkim.none', {})];
  const fields = message.fields.filter(({ name }) => name.toLowerCase() === 'dkim-signature');
  return dkim.map((one, index) => {
    // Signatures of unknown algorithms have no result, so the order does not tell which field it is.
    const field = fields.find(({ value }) => value.includes(one.domain) && value.includes(one.selector));
    const args = { domain: one.domain, name: keyOf(one), reason: one.comment || one.result };
    return claimOf(message, `dkim-${index + 1}`, dkimKey(one, isGone(keyOf(one))), args, field?.valueSpan);
  });
}

/** `k=rsa; p=` or `p=;`: an empty key is one that was withdrawn (RFC 6376 section 3.6.1). */
const WITHDRAWN = /(?:^|;)\s{0,9}p=\s{0,9}(?:;|$)/;

function dkimKey({ result, comment, record }: Checked['dkim'][number], gone: boolean): string {
  if (result === 'pass') return 'verify.dkim.pass';
  if (gone || WITHDRAWN.test(record)) return 'verify.dkim.gone';
  if (result === 'fail') return 'verify.dkim.header';
  if (comment.startsWith('body hash')) return 'verify.dkim.body';
  return result === 'temperror' ? 'verify.dkim.dns' : 'verify.dkim.other';
}

function arcClaim(message: MailMessage, { arc }: Checked, gone: boolean): Claim | undefined {
  if (!arc || arc.result === 'none') return undefined;
  const key = arc.result === 'pass' ? 'verify.arc.pass' : gone ? 'verify.arc.gone' : 'verify.arc.fail';
  return claimOf(message, 'arc', key, { reason: arc.comment || arc.result });
}

function spfClaim(message: MailMessage, { spf }: Checked): Claim {
  if (!spf) return claimOf(message, 'spf', 'verify.spf.skipped', {});
  const { result, domain, ip } = spf;
  const known = ['pass', 'fail', 'softfail', 'neutral', 'none'].includes(result);
  return claimOf(message, 'spf', `verify.spf.${known ? result : 'error'}`, { domain, ip }, message.boundary?.span);
}

/** A policy fails when nothing aligned passes; with a key gone nobody can know whether something would have. */
function dmarcClaim(message: MailMessage, { dmarc, dkim }: Checked, isGone: IsGone): Claim | undefined {
  if (!dmarc) return undefined;
  const { result, domain } = dmarc;
  const open = dkim.some(
    (one) => one.result === 'temperror' || dkimKey(one, isGone(keyOf(one))) === 'verify.dkim.gone',
  );
  const known = ['pass', 'fail', 'none'].includes(result);
  const word = result === 'fail' && open ? 'open' : known ? result : 'error';
  return claimOf(message, 'dmarc', `verify.dmarc.${word}`, { domain });
}

/** Results are facts about today's DNS and the bytes at hand. */
const CONFIDENCE = 0.99;

function claimOf(message: MailMessage, what: string, key: string, args: MessageArgs, span: Span = message.span): Claim {
  return {
    id: `claim:mail/verified/${what}:${message.id}`,
    rule: `mail/verified/${what}`,
    subject: [message.id],
    confidence: CONFIDENCE,
    grade: 'certain',
    key,
    args,
    reasons: [],
    evidence: [inSource(message.source, span)],
    alternatives: [],
  };
}
