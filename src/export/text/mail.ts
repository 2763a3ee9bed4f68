import type { Analysis } from '../../model/analysis';
import type { Claim } from '../../model/claim';
import type { AddressVerdict, HopTrust, MailHop, MailMessage } from '../../model/mail';
import type { Translate } from '../../messages/catalog';
import { containerChain } from '../../messages/containerChain';
import { durationText } from '../../model/duration';
import { tableOf } from './table';

function fromText(hop: MailHop): string {
  const names = [hop.from?.helo?.value, hop.from?.rdns?.value].filter((name) => name !== undefined);
  const address = hop.from?.address ? `[${hop.from.address.ip ?? hop.from.address.raw}]` : '';
  return [[...new Set(names)].join(' / '), address].filter((part) => part !== '').join(' ');
}

function timeText(hop: MailHop): string {
  const epoch = hop.date?.epochMs;
  if (epoch === undefined || Math.abs(epoch) > 8.64e15) return hop.date?.raw ?? '';
  return new Date(epoch).toISOString().replace('T', ' ').slice(0, 19);
}

function hopRow(hop: MailHop, trust: HopTrust['trust'] | undefined, index: number, t: Translate): string[] {
  return [
    String(index + 1),
    fromText(hop) || `(${hop.kind})`,
    hop.by?.host?.value ?? hop.by?.address?.raw ?? '',
    hop.with?.value ?? '',
    timeText(hop),
    hop.delayMs === undefined ? '' : durationText(hop.delayMs),
    trust ? t(`summary.trust.${trust}`) : '',
  ];
}

function verdictText(verdict: AddressVerdict | undefined, t: Translate): string {
  if (!verdict) return t('summary.none');
  return verdict.ip ?? (verdict.raw ? t('summary.masked', { raw: verdict.raw }) : t('summary.unknown'));
}

function verdictLines(message: MailMessage, t: Translate): string[] {
  const line = (key: string, verdict: AddressVerdict | undefined) =>
    t(key, { address: verdictText(verdict, t), grade: verdict ? t(`summary.grade.${verdict.grade}`) : '' }).replace(
      /[,、]\s*$/,
      '',
    );
  const claimed = message.claimed.map((one) =>
    t('summary.mailClaimed', { address: one.ip ?? one.raw ?? t('summary.unknown'), source: one.source }),
  );
  return [line('summary.mailBoundary', message.boundary), line('summary.mailOrigin', message.origin), ...claimed];
}

/** Claims about this message: those whose subjects are the message itself or one of its hops. */
function findingLines(message: MailMessage, claims: readonly Claim[], t: Translate): string[] {
  const answered = new Set([
    message.boundary?.claim,
    message.origin?.claim,
    ...message.claimed.map(({ claim }) => claim),
  ]);
  const ids = new Set([message.id, ...message.hops.map((hop) => hop.id)]);
  const findings = claims.filter((claim) => !answered.has(claim.id) && claim.subject.some((id) => ids.has(id)));
  if (findings.length === 0) return [];
  const text = (claim: Claim) =>
    t('summary.finding', {
      text: t(claim.key, claim.args),
      grade: t(`summary.grade.${claim.grade}`),
      percent: Math.round(claim.confidence * 100),
    });
  return ['', `  ${t('summary.findings')}`, ...findings.map((claim) => `    ${text(claim)}`)];
}

/** One row a hop: what it saw, who it is, how, when, after how long, and whether it is to be trusted. */
export function mailTable(
  message: MailMessage,
  t: Translate,
): { readonly header: string[]; readonly rows: string[][] } {
  const header = ['rank', 'from', 'by', 'with', 'time', 'delay', 'trust'].map((name) => t(`summary.column.${name}`));
  const trust = new Map(message.trust.map((one) => [one.hop, one.trust]));
  return { header, rows: message.hops.map((hop, index) => hopRow(hop, trust.get(hop.id), index, t)) };
}

/** Boundary, origin, what was claimed, and what was found, in sentences. */
export function mailVerdicts(message: MailMessage, claims: readonly Claim[], t: Translate): string[] {
  const [, , ...findings] = findingLines(message, claims, t);
  return [...verdictLines(message, t), ...findings];
}

/** The mail path as indented plain lines. */
export function mailLines({ messages, claims }: Analysis, message: MailMessage, t: Translate): string[] {
  const { header, rows } = mailTable(message, t);
  const chain = containerChain(message, messages, t);
  return [
    t('summary.mail', { subject: message.subject ?? t('summary.noSubject') }),
    ...(chain === undefined ? [] : ['  ' + t('mime.inside', { chain })]),
    ...(message.from ? ['  ' + t('summary.mailFrom', { from: message.from })] : []),
    ...(message.date ? ['  ' + t('summary.mailDate', { date: message.date })] : []),
    '  ' +
      t('summary.mailHops', {
        hops: message.hops.length,
        total: message.totalMs === undefined ? t('summary.unknown') : durationText(message.totalMs),
      }),
    '',
    ...(message.hops.length > 0 ? [...tableOf(header, rows), ''] : []),
    ...verdictLines(message, t).map((line) => '  ' + line),
    ...findingLines(message, claims, t),
  ];
}
