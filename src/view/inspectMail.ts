import { durationText } from '../model/duration';
import type { AddressVerdict, HopTrust, MailHop, MailMessage, MailStep, Read } from '../model/mail';
import type { InspectorFact } from '../protocol/messages';
import { authenticationFacts } from './inspectAuthentication';
import { withFields } from './inspectFields';
import { entryOf, factOf, type Entry, type FactName, type Inspection } from './inspection';

type Fact = InspectorFact | undefined;

export function inspectMessage(message: MailMessage, inspection: Inspection): readonly Entry[] {
  const trust = new Map(message.trust.map((one) => [one.hop, one]));
  const steps = new Map(message.steps?.flatMap((step) => step.hops.map((hop) => [hop, step] as const)));
  const authentication = authenticationFacts(message, inspection);
  return [
    withFields(messageEntry(message, authentication(undefined), inspection), message, inspection),
    ...message.hops.map((hop) =>
      hopEntry(
        message,
        hop,
        { trust: trust.get(hop.id), step: steps.get(hop.id), authentication: authentication(hop.id) },
        inspection,
      ),
    ),
    ...verdictEntries('boundary', message, message.boundary, inspection),
    ...verdictEntries('origin', message, message.origin, inspection),
    claimedEntry(message, inspection),
    notesEntry(message, inspection),
    wayEntry(message, inspection),
  ];
}

/** Fields whose values stand in the overview, with the decoded value where the model has one. */
const SHOWN = ['subject', 'from', 'to', 'date', 'message-id', 'return-path', 'reply-to'] as const;

function messageEntry(message: MailMessage, authentication: readonly Fact[], inspection: Inspection): Entry {
  const { t, places, claims } = inspection;
  const decoded: Readonly<Record<string, string | undefined>> = {
    subject: message.subject,
    from: message.from,
    to: message.to,
  };
  const facts = SHOWN.map((name): Fact => {
    const field = message.fields.find((one) => one.name.toLowerCase() === name);
    if (!field) return undefined;
    const evidence = places.linkIn(message.source, field.valueSpan);
    return { name: field.name, value: decoded[name] ?? field.value, evidence };
  });
  const total = message.totalMs === undefined ? undefined : durationText(message.totalMs);
  return entryOf(
    inspection,
    message.id,
    'message',
    message.subject ?? t('summary.noSubject'),
    [
      ...facts,
      factOf(inspection, 'total', total),
      protectionFact(message, inspection),
      ...claimedFacts(message, inspection),
      ...authentication,
    ],
    [...claims.byId(message.origin?.claim), ...claims.byId(message.boundary?.claim), ...claims.about(message.id)],
  );
}

function claimedFacts(message: MailMessage, inspection: Inspection): readonly Fact[] {
  return message.claimed.flatMap(({ ip, raw, source, span }) => [
    factOf(inspection, 'claimed', `${ip ?? raw ?? ''} (${source})`, inspection.places.linkIn(message.source, span)),
    ...inspection.told(ip),
  ]);
}

/** Ids are those of the cards that src/layout/mail draws. */
function claimedEntry(message: MailMessage, inspection: Inspection): Entry {
  const title = inspection.ui('ui.inspect.claimed');
  const claims = message.claimed.flatMap(({ claim }) => inspection.claims.byId(claim));
  return entryOf(inspection, `claimed:${message.id}`, 'claimed', title, claimedFacts(message, inspection), claims);
}

function notesEntry(message: MailMessage, inspection: Inspection): Entry {
  const notes = inspection.claims.about(message.id).filter(({ finding }) => finding !== undefined);
  return entryOf(inspection, `notes:${message.id}`, 'notes', inspection.ui('ui.inspect.notes'), [], notes);
}

function protectionFact({ protection }: MailMessage, inspection: Inspection): Fact {
  return factOf(inspection, 'protection', protection && inspection.t(`mail.protection.${protection}`));
}

/** Transport, lists and forwarders: what accuses nobody. */
function wayEntry(message: MailMessage, inspection: Inspection): Entry {
  const answers = new Set([
    message.boundary?.claim,
    message.origin?.claim,
    ...message.claimed.map(({ claim }) => claim),
  ]);
  const remarks = inspection.claims
    .about(message.id)
    .filter(({ id, finding }) => finding === undefined && !answers.has(id));
  const title = inspection.t('mail.drawing.way');
  return entryOf(inspection, `way:${message.id}`, 'way', title, [protectionFact(message, inspection)], remarks);
}

/** What was concluded about a hop, and what it wrote beside its Received field. */
interface HopContext {
  readonly trust: HopTrust | undefined;
  readonly step: MailStep | undefined;
  readonly authentication: readonly Fact[];
}

function hopEntry(
  message: MailMessage,
  hop: MailHop,
  { trust, step, authentication }: HopContext,
  inspection: Inspection,
): Entry {
  const { t, ui, places, claims } = inspection;
  const title = hop.by?.host?.value ?? hop.by?.address?.raw ?? ui('ui.inspect.unknownRelay');
  const facts = [
    factOf(inspection, 'field', hop.headerName, places.linkIn(message.source, hop.span)),
    factOf(inspection, 'role', step && roleText(step, inspection)),
    ...fromFacts(message, hop, inspection),
    ...byFacts(message, hop, inspection),
    ...timeFacts(message, hop, inspection),
    ...authentication,
  ];
  const [id, entry] = entryOf(inspection, hop.id, 'relay', title, facts, claims.about(hop.id));
  const verdict = trust && {
    text: ui(`ui.inspect.trust.${trust.trust}`),
    grade: t(`summary.trust.${trust.trust}`),
    why: [],
    whyNot: [],
  };
  return [id, verdict ? { ...entry, claims: [verdict, ...entry.claims] } : entry];
}

/** Its role, and the other fields of the step when the drawing folds them into one. */
function roleText({ role, hops }: MailStep, { t }: Inspection): string {
  const name = t(`mail.role.${role}`);
  return hops.length === 1 ? name : t('mail.drawing.step-fields', { role: name, count: hops.length });
}

function readFact(inspection: Inspection, message: MailMessage, name: FactName, read: Read<string> | undefined): Fact {
  return read && factOf(inspection, name, read.value, inspection.places.linkIn(message.source, read.span));
}

function fromFacts(message: MailMessage, { from }: MailHop, inspection: Inspection): readonly Fact[] {
  if (!from) return [];
  const { ui, places } = inspection;
  const scope =
    from.address?.scope && from.address.scope !== 'global' ? ` (${ui(`ui.inspect.scope.${from.address.scope}`)})` : '';
  const masked = from.address?.masked ? ` (${ui('ui.inspect.masked')})` : '';
  return [
    readFact(inspection, message, 'helo', from.helo),
    from.rdns
      ? readFact(inspection, message, 'rdns', from.rdns)
      : factOf(
          inspection,
          'rdns',
          from.rdnsState === 'not-recorded' ? undefined : ui(`ui.inspect.rdns.${from.rdnsState}`),
        ),
    from.address &&
      factOf(
        inspection,
        'address',
        `${from.address.ip ?? from.address.raw}${scope}${masked}`,
        places.linkIn(message.source, from.address.span),
      ),
    ...inspection.told(from.address?.ip),
    readFact(inspection, message, 'ident', from.ident),
  ];
}

function byFacts(message: MailMessage, hop: MailHop, inspection: Inspection): readonly Fact[] {
  const { tls } = hop;
  const cipher = [tls.version, tls.cipher].filter((part) => part !== undefined).join(', ');
  return [
    readFact(inspection, message, 'by', hop.by?.host),
    readFact(inspection, message, 'with', hop.with),
    readFact(inspection, message, 'via', hop.via),
    factOf(
      inspection,
      'tls',
      tls.state === 'unknown' ? undefined : cipher || inspection.ui(`ui.inspect.tls.${tls.state}`),
    ),
    readFact(inspection, message, 'auth', hop.auth),
    readFact(inspection, message, 'queueId', hop.queueId),
    ...hop.recipients.map((recipient) => readFact(inspection, message, 'recipient', recipient)),
    readFact(inspection, message, 'envelopeFrom', hop.envelopeFrom),
    factOf(inspection, 'software', hop.software && [hop.software, hop.softwareVersion].join(' ').trim()),
  ];
}

function timeFacts(message: MailMessage, { date, delayMs }: MailHop, inspection: Inspection): readonly Fact[] {
  const { ui, places } = inspection;
  return [
    date && factOf(inspection, 'date', date.raw, places.linkIn(message.source, date.span)),
    date?.epochMs === undefined ? undefined : factOf(inspection, 'utc', utcText(date.epochMs)),
    factOf(inspection, 'delay', delayMs === undefined ? undefined : durationText(delayMs)),
    ...(date?.problems ?? []).map((problem) => factOf(inspection, 'dateProblem', ui(`ui.inspect.date.${problem}`))),
  ];
}

/** `2015-01-30 22:28:42`; years past 9999 keep their sign and digits. */
/** `2026-11-20 10:00:00`; empty for a time that no calendar holds, which a hostile header may well name. */
export function utcText(epochMs: number): string {
  const date = new Date(epochMs);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().replace('T', ' ').replace('.000Z', '').replace('Z', '');
}

/** The answer is found under its claim. */
function verdictEntries(
  kind: 'boundary' | 'origin',
  message: MailMessage,
  verdict: AddressVerdict | undefined,
  inspection: Inspection,
): readonly Entry[] {
  if (!verdict) return [];
  const address = verdict.ip ?? verdict.raw ?? '';
  const facts = [
    factOf(inspection, 'address', address, inspection.places.linkIn(message.source, verdict.span)),
    ...inspection.told(verdict.ip),
  ];
  const claims = inspection.claims.byId(verdict.claim);
  return [entryOf(inspection, verdict.claim, kind, address, facts, claims)];
}
