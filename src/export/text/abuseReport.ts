import { containerChain } from '../../messages/containerChain';
import type { Translate } from '../../messages/catalog';
import { NO_ABUSE_CONTACTS, type AbuseContacts } from '../../model/abuseContact';
import { addressScope, isReachable } from '../../model/address';
import type { Analysis } from '../../model/analysis';
import type { Claim } from '../../model/claim';
import type { AddressVerdict, HopTrust, MailHop, MailMessage } from '../../model/mail';
import { forgeText } from '../../view/explain/explanationText';
import { fieldExplainer } from '../../view/explain/explainField';
import { plainLine } from './plainLine';
import { quotedFields } from './quotedFields';

/**
 * Text for a complaint about each message: the source with how sure it is and why, whom to tell, the path in UTC, the header lines that
 * prove it. Everything from the message is quoted without control characters; the line structure is ours.
 */
export function abuseReportOf(
  analysis: Analysis,
  t: Translate,
  contacts: AbuseContacts = NO_ABUSE_CONTACTS,
  about: readonly MailMessage[] = analysis.messages,
): string {
  if (about.length === 0) return `${t('report.none')}\n`;
  const claims = new Map(analysis.claims.map((claim) => [claim.id, claim]));
  const reports = about.map((message) => reportLines({ analysis, message, claims, contacts, t }));
  return reports.map((lines) => `${lines.map(plainLine).join('\n')}\n`).join('\n\n');
}

interface Report {
  readonly analysis: Analysis;
  readonly message: MailMessage;
  readonly claims: ReadonlyMap<string, Claim>;
  readonly contacts: AbuseContacts;
  readonly t: Translate;
}

function reportLines(report: Report): readonly string[] {
  const { analysis, message, t } = report;
  const title = t('report.title', { subject: message.subject ?? t('summary.noSubject') });
  const chain = containerChain(message, analysis.messages, t);
  const text = analysis.sources.find(({ id }) => id === message.source)?.text ?? '';
  const trust = new Map(message.trust.map((one) => [one.hop, one.trust]));
  return [
    title,
    '='.repeat(Math.min(title.length, 72)),
    ...(chain === undefined ? [] : [t('mime.inside', { chain })]),
    ...(analysis.redaction === undefined ? [] : [t('report.redacted')]),
    ...sourceLines(report),
    '',
    t('report.why'),
    ...whyLines(report),
    '',
    t('report.message'),
    ...messageLines(message, t),
    '',
    t('report.times'),
    ...firstOf(message.hops, t, (hop) => stepLine(hop, trust.get(hop.id) ?? 'untrusted', t)),
    t('report.caution', { untrusted: t('summary.trust.untrusted') }),
    '',
    t('report.quoted'),
    ...quotedFields(message, text, t),
  ];
}

/** The address to act on, the one that is vouched for where that is another, and whom to tell. */
function sourceLines({ message, claims, contacts, t }: Report): readonly string[] {
  const { origin, boundary } = message;
  if (!origin) return [t('report.noOrigin')];
  const same = boundary !== undefined && boundary.ip === origin.ip && boundary.raw === origin.raw;
  const by = message.hops.find(({ headerIndex }) => headerIndex === origin.hop)?.by?.host?.value ?? '?';
  const unreachable = origin.ip !== undefined && !isReachable(addressScope(origin.ip));
  return [
    verdictLine('report.origin', origin, claims, t),
    ...(unreachable ? [t('report.notReachable', { address: origin.ip ?? '', by })] : []),
    ...(boundary && !same ? [verdictLine('report.boundary', boundary, claims, t)] : []),
    contactLine(unreachable ? boundary?.ip : origin.ip, contacts, t),
  ];
}

function verdictLine(key: string, verdict: AddressVerdict, claims: Report['claims'], t: Translate): string {
  const confidence = claims.get(verdict.claim)?.confidence ?? 0;
  return t(key, {
    address: verdict.ip ?? t('summary.masked', { raw: verdict.raw ?? '?' }),
    grade: t(`summary.grade.${verdict.grade}`),
    percent: Math.min(99, Math.round(confidence * 100)),
  });
}

function contactLine(ip: string | undefined, contacts: AbuseContacts, t: Translate): string {
  const contact = ip === undefined ? undefined : contacts(ip);
  return contact ? t('report.contact', { ...contact }) : t('report.noContact');
}

/** Rule and reasons of both answers, each sentence once. */
function whyLines({ message, claims, t }: Report): readonly string[] {
  const verdicts = [message.origin, message.boundary].filter((one) => one !== undefined);
  const sentences = verdicts.flatMap(({ claim: id, rule }) => {
    const claim = claims.get(id);
    if (!claim) return [];
    return [`${t(claim.key, claim.args)} (${rule})`, ...claim.reasons.map(({ key, args }) => `- ${t(key, args)}`)];
  });
  return firstOf([...new Set(sentences)], t, (line) => `  ${line}`);
}

/** Lines of one section; nobody reads more. */
const MOST = 60;

function firstOf<T>(things: readonly T[], t: Translate, lineOf: (thing: T) => string): readonly string[] {
  const lines = things.slice(0, MOST).map(lineOf);
  return things.length > MOST ? [...lines, t('report.more', { count: things.length - MOST })] : lines;
}

const NAMED = ['return-path', 'from', 'to', 'subject', 'date', 'message-id'] as const;

function messageLines(message: MailMessage, t: Translate): readonly string[] {
  const decoded: Readonly<Record<string, string | undefined>> = {
    subject: message.subject,
    from: message.from,
    to: message.to,
    date: message.date,
  };
  const explain = fieldExplainer(message);
  // Who reads a complaint takes the author for the sender: whether that can be so is said here and nowhere else.
  return NAMED.flatMap((name) => {
    const field = message.fields.find((one) => one.name.toLowerCase() === name);
    if (!field) return [];
    const line = `  ${field.name}: ${decoded[name] ?? field.value}`;
    return name === 'from' ? [line, `    ${forgeText(explain(field), t)}`] : [line];
  });
}

function stepLine(hop: MailHop, trust: HopTrust['trust'], t: Translate): string {
  const epoch = hop.date?.epochMs;
  const usable = epoch !== undefined && Math.abs(epoch) <= 8.64e15;
  const names = [hop.from?.rdns?.value ?? hop.from?.helo?.value, hop.from?.address?.ip ?? hop.from?.address?.raw];
  return `  ${t('report.step', {
    time: usable ? `${new Date(epoch).toISOString().replace('T', ' ').slice(0, 19)} UTC` : t('report.noTime'),
    by: hop.by?.host?.value ?? hop.by?.address?.raw ?? hop.software ?? '?',
    peer: names.filter((one) => one !== undefined).join(' ') || hop.kind,
    trust: t(`summary.trust.${trust}`),
  })}`;
}
