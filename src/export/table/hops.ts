import type { Analysis } from '../../model/analysis';
import type { Registration } from '../../model/enrichment';
import type { MailHop, MailMessage } from '../../model/mail';
import { csvCell } from '../convert/csv';
import { markdownCell } from '../convert/markdown';

type Cell = string | number | undefined;
type Told = Partial<Registration>;
type Column = readonly [name: string, cell: (hop: MailHop, index: number, message: MailMessage, told: Told) => Cell];

const COLUMNS: readonly Column[] = [
  ['message', (_hop, _index, { id }) => id],
  ['hop', (_hop, index) => index + 1],
  ['helo', ({ from }) => from?.helo?.value],
  ['rdns', ({ from }) => from?.rdns?.value],
  ['address', ({ from }) => from?.address?.ip ?? from?.address?.raw],
  ['by', ({ by }) => by?.host?.value ?? by?.address?.raw],
  ['with', (hop) => hop.with?.value],
  ['tls', ({ tls }) => tls.state],
  ['date', ({ date }) => date?.raw],
  ['delay_ms', ({ delayMs }) => delayMs],
  ['trust', ({ id }, _index, { trust }) => trust.find(({ hop }) => hop === id)?.trust],
  ['asn', (_hop, _index, _message, { asn }) => asn],
  ['organisation', (_hop, _index, _message, { organisation, exchange }) => organisation ?? exchange],
  ['country', (_hop, _index, _message, { country }) => country],
];

function rowsOf({ messages, registrations = [] }: Analysis): readonly (readonly Cell[])[] {
  const told = new Map(registrations.map(({ ip, registration }) => [ip, registration]));
  return messages.flatMap((message) =>
    message.hops.map((hop, index) => {
      const known = told.get(hop.from?.address?.ip ?? '') ?? {};
      return COLUMNS.map(([, cell]) => cell(hop, index, message, known));
    }),
  );
}

/** One row a hop in path order, with a head (RFC 4180). */
export function hopsCsv(analysis: Analysis): string {
  const rows = rowsOf(analysis).map((cells) => cells.map(csvCell));
  return [COLUMNS.map(([name]) => name), ...rows].map((cells) => `${cells.join(',')}\r\n`).join('');
}

/** The same as a table of GitHub Flavored Markdown. */
export function hopsMarkdown(analysis: Analysis): string {
  const rows = rowsOf(analysis).map((cells) => cells.map(markdownCell));
  const table = [COLUMNS.map(([name]) => name), COLUMNS.map(() => '---'), ...rows];
  return table.map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}
