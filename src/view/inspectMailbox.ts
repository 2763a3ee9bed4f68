import { MAILBOX } from '../layout/mail/origins';
import { planOrigins, type OriginRow, type RelayPlan } from '../layout/mail/originsPlan';
import type { Mailbox, MailOrigin, MailTally } from '../model/mailbox';
import type { InspectorFact } from '../protocol/messages';
import type { Entry, Inspection } from './inspection';

/** Rows that an entry lists: more are for the table. */
const MOST_LISTED = 40;

/** The mailbox, its relays and its origins; an origin lists its messages, each of which can be opened. */
export function inspectMailbox(mailbox: Mailbox, inspection: Inspection): readonly Entry[] {
  const { t } = inspection;
  const plan = planOrigins(mailbox);
  const named = new Set(plan.flatMap(({ name }) => (name === undefined ? [] : [name])));
  const shown = new Set(plan.flatMap(({ rows }) => rows.flatMap(({ origin }) => (origin ? [origin.id] : []))));
  const ofRelay = ({ name }: RelayPlan) =>
    mailbox.origins.filter(({ relay }) => (name === undefined ? !named.has(relay) : relay === name));
  const relays = plan.map((relay): Entry => {
    const title = relay.name ?? t('mailbox.otherRelays', { relays: relay.relays });
    return entry(relay.id, 'mailbox.kind.relay', title, relay, originFacts(ofRelay(relay), inspection), inspection);
  });
  const rows = plan.flatMap((relay) =>
    relay.rows.map((row) => rowEntry(row, () => ofRelay(relay).filter(({ id }) => !shown.has(id)), inspection)),
  );
  const title = t('mailbox.title', { count: mailbox.count });
  const unplaced = mailbox.unplaced > 0 ? [fact('', t('mailbox.unplaced', { count: mailbox.unplaced }))] : [];
  return [
    entry(
      MAILBOX,
      'mailbox.kind.mailbox',
      title,
      mailbox,
      [...unplaced, ...originFacts(mailbox.origins, inspection)],
      inspection,
    ),
    ...relays,
    ...rows,
  ];
}

function rowEntry(row: OriginRow, others: () => readonly MailOrigin[], inspection: Inspection): Entry {
  const { t } = inspection;
  const { origin } = row;
  if (!origin) {
    const title = t('mailbox.others', { addresses: row.origins });
    return entry(row.id, 'mailbox.kind.origin', title, row, originFacts(others(), inspection), inspection);
  }
  const about = (['network', 'organisation', 'relay'] as const).flatMap((name) => {
    const value = origin[name];
    return value === undefined ? [] : [fact(t(`mailbox.column.${name}`), value)];
  });
  const facts = [...about, ...inspection.told(origin.address), ...messageFacts(origin, inspection)];
  return entry(row.id, 'mailbox.kind.origin', origin.address, row, facts, inspection);
}

/** Spans of a stream (they come with a line) point into a text that nobody holds. */
function messageFacts(origin: MailOrigin, { t, places }: Inspection): readonly InspectorFact[] {
  const listed = origin.messages.map(({ id, subject, span, line }): InspectorFact => {
    const value = subject ?? t('summary.noSubject');
    const here = line === undefined ? { evidence: places.linkIn(span.source, span) } : {};
    return { name: t('mailbox.fact.message'), value, opens: id, ...here };
  });
  const more = origin.count - listed.length;
  return more > 0 ? [...listed, fact(t('mailbox.fact.more'), String(more))] : listed;
}

function originFacts(origins: readonly MailOrigin[], { t }: Inspection): readonly InspectorFact[] {
  const listed = origins.slice(0, MOST_LISTED);
  const facts = listed.map(({ address, count }) => fact(address, t('mailbox.messages', { count })));
  const more = origins.length - listed.length;
  return more > 0 ? [...facts, fact('', t('mailbox.more', { count: more }))] : facts;
}

function entry(
  id: string,
  kind: string,
  title: string,
  tally: MailTally,
  facts: readonly InspectorFact[],
  { t }: Inspection,
): Entry {
  return [id, { title, kind: t(kind), facts: [...tallyFacts(tally, { t }), ...facts], claims: [] }];
}

function tallyFacts({ count, firstMs, lastMs, passed, failed }: MailTally, { t }: Pick<Inspection, 't'>) {
  return [
    fact(t('mailbox.column.count'), String(count)),
    ...(firstMs === undefined ? [] : [fact(t('mailbox.column.first'), timeText(firstMs))]),
    ...(lastMs === undefined ? [] : [fact(t('mailbox.column.last'), timeText(lastMs))]),
    ...(passed + failed === 0
      ? []
      : [fact(t('mailbox.column.passed'), String(passed)), fact(t('mailbox.column.failed'), String(failed))]),
  ];
}

function fact(name: string, value: string): InspectorFact {
  return { name, value };
}

/** `2015-01-30 22:28:42` */
function timeText(ms: number): string {
  return new Date(ms).toISOString().replace('T', ' ').slice(0, 19);
}
