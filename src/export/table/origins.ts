import type { Translate } from '../../messages/catalog';
import type { Mailbox, MailOrigin } from '../../model/mailbox';
import { csvCell } from '../convert/csv';
import { markdownCell } from '../convert/markdown';
import { tableOf } from '../text/table';

type Column = readonly [
  name: 'address' | 'network' | 'organisation' | 'relay' | 'count' | 'first' | 'last' | 'passed' | 'failed',
  cell: (origin: MailOrigin) => string | number | undefined,
];

const COLUMNS: readonly Column[] = [
  ['address', ({ address }) => address],
  ['network', ({ network }) => network],
  ['organisation', ({ organisation }) => organisation],
  ['relay', ({ relay }) => relay],
  ['count', ({ count }) => count],
  ['first', ({ firstMs }) => isoTime(firstMs)],
  ['last', ({ lastMs }) => isoTime(lastMs)],
  ['passed', ({ passed }) => passed],
  ['failed', ({ failed }) => failed],
];

function isoTime(ms: number | undefined): string | undefined {
  return ms === undefined ? undefined : new Date(ms).toISOString();
}

/** `2015-01-30 22:28` */
function minuteOf(ms: number): string {
  return new Date(ms)
    .toISOString()
    .replace('T', ' ')
    .replace(/:\d\d\.\d{3}Z$/, '');
}

/** One row for each boundary address and relay, with a head (RFC 4180); numbers and ISO 8601 times, for programs. */
export function originsCsv({ origins }: Mailbox): string {
  const rows = origins.map((origin) => COLUMNS.map(([, cell]) => csvCell(cell(origin))));
  return [COLUMNS.map(([name]) => name), ...rows].map((cells) => `${cells.join(',')}\r\n`).join('');
}

/** Columns for people: no time is longer than a minute is worth. */
function readableRow(origin: MailOrigin): readonly string[] {
  const { firstMs, lastMs } = origin;
  const times: Readonly<Record<string, string>> = {
    first: firstMs === undefined ? '' : minuteOf(firstMs),
    last: lastMs === undefined ? '' : minuteOf(lastMs),
  };
  return COLUMNS.map(([name, cell]) => times[name] ?? String(cell(origin) ?? ''));
}

function headOf(t: Translate): readonly string[] {
  return COLUMNS.map(([name]) => t(`mailbox.column.${name}`));
}

/** The same as a table of GitHub Flavored Markdown under a heading. */
export function originsMarkdown(mailbox: Mailbox, t: Translate): string {
  const rows = mailbox.origins.map((origin) => readableRow(origin).map(markdownCell));
  const table = [headOf(t), COLUMNS.map(() => '---'), ...rows];
  const facts = factLines(mailbox, t).map((line) => `- ${line}\n`);
  const lines = table.map((cells) => `| ${cells.join(' | ')} |\n`);
  return [`## ${t('mailbox.title', { count: mailbox.count })}\n\n`, ...facts, '\n', ...lines].join('');
}

/** Rows that a terminal shows. */
const MOST_ROWS = 30;

/** The first rows as indented plain lines. */
export function originLines(mailbox: Mailbox, t: Translate): readonly string[] {
  const rows = mailbox.origins.slice(0, MOST_ROWS).map(readableRow);
  const more = mailbox.origins.length - rows.length;
  return [
    t('mailbox.title', { count: mailbox.count }),
    ...factLines(mailbox, t).map((line) => `  ${line}`),
    '',
    ...(rows.length > 0 ? tableOf(headOf(t), rows) : []),
    ...(more > 0 ? [`  ${t('mailbox.more', { count: more })}`] : []),
  ];
}

function factLines(mailbox: Mailbox, t: Translate): readonly string[] {
  const { firstMs, lastMs, passed, failed, origins, networks, relays, unplaced, unlisted } = mailbox;
  return [
    ...(firstMs === undefined || lastMs === undefined
      ? []
      : [t('mailbox.period', { first: minuteOf(firstMs), last: minuteOf(lastMs) })]),
    t('mailbox.counts', { addresses: addressCount(mailbox), networks: networks.length, relays: relays.length }),
    passed + failed === 0
      ? t('mailbox.authenticationUnknown')
      : t('mailbox.authenticated', { passed, known: passed + failed }),
    ...(unplaced > 0 ? [t('mailbox.unplaced', { count: unplaced })] : []),
    ...(unlisted > 0 ? [t('mailbox.unlisted', { count: unlisted, limit: origins.length })] : []),
  ];
}

function addressCount({ networks }: Mailbox): number {
  return networks.reduce((sum, { addresses }) => sum + addresses, 0);
}
