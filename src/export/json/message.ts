import type { Claim } from '../../model/claim';
import type {
  AddressVerdict,
  AuthenticationField,
  FromClause,
  HopRole,
  HopTrust,
  MailHop,
  MailMessage,
} from '../../model/mail';

function fromOf(from: FromClause) {
  return {
    helo: from.helo?.value,
    rdns: from.rdns?.value,
    ip: from.address?.ip,
    raw: from.address && !from.address.ip ? from.address.raw : undefined,
    masked: from.address?.masked || undefined,
    port: from.port,
    ident: from.ident?.value,
  };
}

function isoOf(epochMs: number | undefined): string | undefined {
  // Beyond ±8.64e15 ms there is no Date; such a field keeps its raw text only.
  return epochMs === undefined || Math.abs(epochMs) > 8.64e15 ? undefined : new Date(epochMs).toISOString();
}

function hopOf(hop: MailHop, trust: HopTrust | undefined, role: HopRole | undefined, findings: readonly string[]) {
  return {
    headerIndex: hop.headerIndex,
    kind: hop.kind,
    role,
    from: hop.from && fromOf(hop.from),
    by: hop.by && { host: hop.by.host?.value, ip: hop.by.address?.ip },
    via: hop.via?.value,
    with: hop.with?.value,
    protocol: hop.protocol,
    id: hop.queueId?.value,
    for: hop.recipients.length > 0 ? hop.recipients.map((one) => one.value) : undefined,
    envelopeFrom: hop.envelopeFrom?.value,
    auth: hop.auth?.value,
    authMethod: hop.authMethod?.value,
    tls: hop.tls,
    software: hop.software,
    softwareVersion: hop.softwareVersion,
    date: isoOf(hop.date?.epochMs),
    delayMs: hop.delayMs,
    trusted: trust ? trust.trust !== 'untrusted' : undefined,
    trustReason: trust?.reason,
    findings,
  };
}

function verdictOf(verdict: AddressVerdict | undefined) {
  return (
    verdict && {
      ip: verdict.ip,
      raw: verdict.ip ? undefined : verdict.raw,
      hop: verdict.hop,
      rule: verdict.rule,
      confidence: verdict.grade,
    }
  );
}

/** Ids of the claims about each subject. */
function claimIdsBySubject(claims: readonly Claim[]): ReadonlyMap<string, readonly string[]> {
  const ids = new Map<string, string[]>();
  for (const { id, subject } of claims) {
    for (const one of new Set(subject)) {
      const known = ids.get(one);
      if (known) known.push(id);
      else ids.set(one, [id]);
    }
  }
  return ids;
}

/** Results and signatures with the hop that wrote them and whether they count (docs/design/contract.md). */
function authenticationOf(message: MailMessage) {
  const index = new Map(message.hops.map(({ id, headerIndex }) => [id, headerIndex]));
  const trust = new Map(message.authenticationTrust?.map((one) => [one.field, one]));
  return message.authentication?.map((field: AuthenticationField) => ({
    field: field.name,
    kind: field.kind,
    hop: field.hop === undefined ? undefined : index.get(field.hop),
    writer: field.writer?.value,
    instance: field.instance,
    chainValidation: field.chainValidation,
    clientIp: field.client?.ip,
    signature: field.signature,
    results:
      field.results.length > 0
        ? field.results.map(({ method, result, properties, comment }) => ({ method, result, properties, comment }))
        : undefined,
    believed: trust.get(field.id)?.believed,
    reason: trust.get(field.id)?.reason,
  }));
}

function stepsOf(message: MailMessage) {
  const index = new Map(message.hops.map(({ id, headerIndex }) => [id, headerIndex]));
  return message.steps?.map(({ role, hops }) => ({ role, hops: hops.map((id) => index.get(id)) }));
}

export function messagesOf(messages: readonly MailMessage[], claims: readonly Claim[]) {
  const findings = claimIdsBySubject(claims);
  return messages.map((message) => messageOf(message, findings));
}

function messageOf(message: MailMessage, findings: ReturnType<typeof claimIdsBySubject>) {
  const trust = new Map(message.trust.map((one) => [one.hop, one]));
  const roles = new Map(message.steps?.flatMap(({ role, hops }) => hops.map((id) => [id, role] as const)));
  return {
    id: message.id,
    source: message.source,
    subject: message.subject,
    containers: message.containers?.map(({ kind, message: holder, part, name }) => ({
      kind,
      message: holder,
      part,
      name,
    })),
    from: message.from,
    date: message.date,
    hops: message.hops.map((hop) => hopOf(hop, trust.get(hop.id), roles.get(hop.id), findings.get(hop.id) ?? [])),
    boundary: verdictOf(message.boundary),
    origin: verdictOf(message.origin),
    claimed: message.claimed.map(({ ip, raw, source, rule, grade }) => ({
      ip,
      raw: ip ? undefined : raw,
      source,
      rule,
      confidence: grade,
    })),
    steps: stepsOf(message),
    authentication: authenticationOf(message),
    protection: message.protection,
  };
}
