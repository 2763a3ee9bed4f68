import type { MailHop, MailMessage } from '../../model/mail';
import { csvCell } from '../convert/csv';
import { markdownCell } from '../convert/markdown';

type Cell = string | number | undefined;
type Column = readonly [name: string, cell: (hop: MailHop, index: number, message: MailMessage) => Cell];

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
];

function rowsOf(messages: readonly MailMessage[]): readonly (readonly Cell[])[] {
  return messages.flatMap((message) =>
    message.hops.map((hop, index) => COLUMNS.map(([, cell]) => cell(hop, index, message))),
  );
}

/** One row a hop in path order, with a head (RFC 4180). */
export function hopsCsv(messages: readonly MailMessage[]): string {
  const rows = rowsOf(messages).map((cells) => cells.map(csvCell));
  return [COLUMNS.map(([name]) => name), ...rows].map((cells) => `${cells.join(',')}\r\n`).join('');
}

/** The same as a table of GitHub Flavored Markdown. */
export function hopsMarkdown(messages: readonly MailMessage[]): string {
  const rows = rowsOf(messages).map((cells) => cells.map(markdownCell));
  const table = [COLUMNS.map(([name]) => name), COLUMNS.map(() => '---'), ...rows];
  return table.map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}
