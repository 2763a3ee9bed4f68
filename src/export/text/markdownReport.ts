import { namedEnds } from '../../messages/namedEnds';
import type { Translate } from '../../messages/catalog';
import type { Analysis } from '../../model/analysis';
import type { MailMessage } from '../../model/mail';
import type { RouteGraph } from '../../model/topology';
import { markdown, markdownCell } from '../convert/markdown';
import { comparisonLines } from './changes';
import { mailTable, mailVerdicts } from './mail';
import { mailApart, mailOnRouteTables } from './mailOnRoute';
import { observations } from './observations';
import { routeFindings, routerTable, segmentRows, traceLines } from './route';

type Rows = readonly (readonly string[])[];

/** Everything found, in GitHub Flavored Markdown: what was read, the routers and segments, what is inferred, every probe. */
export function markdownReportOf(analysis: Analysis, title: string | undefined, t: Translate): string {
  const { route, redaction } = analysis;
  const badge = redaction === undefined ? [] : [t('redaction.badge', { what: t(`redaction.${redaction}`) })];
  return [
    `# ${markdownCell(title ?? t('pathReport.title'))}`,
    ...badge.map((words) => `\n> ${markdownCell(words)}`),
    '',
    ...changesPart(comparisonLines(analysis, t)),
    ...(route ? routePart(analysis, namedEnds(route, t), t) : []),
    ...joinedPart(analysis, t),
    ...analysis.messages.flatMap((message) => mailPart(message, analysis, t)),
    ...(analysis.traces.length > 0 ? [markdown.write(analysis.traces, analysis.sources)] : []),
  ].join('\n');
}

function routePart(analysis: Analysis, route: RouteGraph, t: Translate): readonly string[] {
  const segments = segmentRows(route, t);
  return [
    ...bullets(traceLines(analysis, route, t)),
    '',
    `## ${markdownCell(t('pathReport.routers'))}`,
    '',
    routersOf(route, t),
    ...(segments.rows.length > 0
      ? [`## ${markdownCell(t('pathReport.segments'))}`, '', table(segments.header, segments.rows)]
      : []),
    `## ${markdownCell(t('pathReport.findings'))}`,
    '',
    ...bullets([...routeFindings(route, t), ...observations(analysis, t)]),
    '',
  ];
}

/** Mails that passed machines of the route. */
function joinedPart(analysis: Analysis, t: Translate): readonly string[] {
  const said = mailApart(analysis, t);
  if (said !== undefined) return [markdownCell(said), ''];
  return mailOnRouteTables(analysis, t).flatMap(({ title, header, rows }) => [
    `## ${markdownCell(title)}`,
    '',
    table(header, rows),
  ]);
}

function changesPart([title, ...lines]: readonly string[]): readonly string[] {
  return title === undefined ? [] : [`## ${markdownCell(title)}`, '', ...bullets(lines), ''];
}

function mailPart(message: MailMessage, analysis: Analysis, t: Translate): readonly string[] {
  return [
    `## ${markdownCell(t('summary.mail', { subject: message.subject ?? t('summary.noSubject') }))}`,
    '',
    mailRows(message, t),
    ...bullets(mailVerdicts(message, analysis.claims, t)),
    '',
  ];
}

function routersOf(route: RouteGraph, t: Translate): string {
  const { header, rows } = routerTable(route, t);
  return table(header, rows);
}

function mailRows(message: MailMessage, t: Translate): string {
  const { header, rows } = mailTable(message, t);
  return table(header, rows);
}

function table(header: readonly string[], rows: Rows): string {
  const lines = [header.map(markdownCell), header.map(() => '---'), ...rows.map((row) => row.map(markdownCell))];
  return lines.map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}

function bullets(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `- ${markdownCell(line.trim())}`);
}
