import { readFileSync, writeFileSync } from 'node:fs';
import { recognize } from '../../../src/analyzers/detect';
import { claimsOfMessages } from '../../../src/analyzers/received/claims';
import type { AnalysisConfig } from '../../../src/model/analysis';
import type { AddressVerdict, MailDate, MailHop, MailMessage } from '../../../src/model/mail';

/** Messages of a text by way of the whole recognition, as the product reads them. */
export function messagesOf(text: string, config: AnalysisConfig = {}): readonly MailMessage[] {
  return recognize({ id: 'mail', name: 'mail', text }, config).messages;
}

export function messageOf(text: string, config: AnalysisConfig = {}): MailMessage {
  const [message] = messagesOf(text, config);
  if (!message) throw new Error('no message recognised');
  return message;
}

/** The only Received field of `text`, read. */
export function hopOf(field: string): MailHop {
  const [hop] = messageOf(`${field}\nSubject: x\n`).hops;
  if (!hop) throw new Error('no hop recognised');
  return hop;
}

export function fixture(name: string): string {
  return readFileSync(new URL(`../../fixtures/received/${name}`, import.meta.url), 'utf8');
}

/** What must be read from a fixture; UPDATE_GOLDEN=1 writes it down anew. Look at the file before accepting a change. */
export function expected(name: string, actual: unknown): unknown {
  const file = new URL(`../../fixtures/received/${name.replace(/\.\w+$/, '.json')}`, import.meta.url);
  if (process.env['UPDATE_GOLDEN']) writeFileSync(file, `${JSON.stringify(actual, undefined, 2)}\n`);
  return JSON.parse(readFileSync(file, 'utf8'));
}

function dateOf(date: MailDate | undefined) {
  return (
    date && {
      utc: date.epochMs === undefined ? undefined : new Date(date.epochMs).toISOString(),
      offset: date.offsetMinutes,
      precision: date.precision === 'second' ? undefined : date.precision,
      problems: date.problems.length > 0 ? date.problems : undefined,
    }
  );
}

/** One hop without spans and ids; `text` is what its unparsed spans count in. */
export function hopSummary(hop: MailHop, text: string) {
  const from = hop.from;
  return {
    headerIndex: hop.headerIndex,
    dialect: hop.dialect,
    kind: hop.kind,
    from: from && {
      helo: from.helo?.value,
      heloKind: from.heloKind,
      rdns: from.rdns?.value,
      rdnsState: from.rdnsState,
      ip: from.address?.ip,
      raw: from.address?.ip === undefined ? from.address?.raw : undefined,
      masked: from.address?.masked || undefined,
      port: from.port,
      ident: from.ident?.value,
    },
    by: hop.by && { host: hop.by.host?.value, ip: hop.by.address?.ip, port: hop.by.port },
    via: hop.via?.value,
    with: hop.with?.value,
    protocol: hop.protocol,
    id: hop.queueId?.value,
    for: hop.recipients.length > 0 ? hop.recipients.map(({ value }) => value) : undefined,
    envelopeFrom: hop.envelopeFrom?.value,
    auth: hop.auth?.value,
    authMethod: hop.authMethod?.value,
    tls: hop.tls,
    software: hop.software,
    softwareVersion: hop.softwareVersion,
    date: dateOf(hop.date),
    delayMs: hop.delayMs,
    unparsed: hop.unparsed.length > 0 ? hop.unparsed.map(({ start, end }) => text.slice(start, end)) : undefined,
  };
}

function verdict(one: AddressVerdict | undefined) {
  return one && { ip: one.ip, raw: one.raw, hop: one.hop, rule: one.rule, grade: one.grade };
}

/** Everything a reader of the fixture wants to check, without spans and ids. */
export function summarize(text: string, config: AnalysisConfig = {}) {
  const messages = messagesOf(text, config);
  const summary = messages.map((message) => ({
    subject: message.subject,
    sent: dateOf(message.sent),
    hops: message.hops.map((hop) => hopSummary(hop, text)),
    twins: message.twins?.length,
    trust: message.trust.map(({ trust, reason }) => `${trust} ${reason}`),
    boundary: verdict(message.boundary),
    origin: verdict(message.origin),
    claimed: message.claimed.map(({ ip, raw, source }) => `${source} ${ip ?? raw ?? ''}`),
    findings: claimsOfMessages([message], config)
      .map(({ rule }) => rule)
      .filter((rule) => !rule.startsWith('mail/claimed/')),
  }));
  return JSON.parse(JSON.stringify(summary)) as unknown;
}
