import type { Translate } from '../../messages/catalog';
import type { Analysis } from '../../model/analysis';
import { durationText } from '../../model/duration';
import type { MailLeg, MailOnRoute, MailStation } from '../../model/mailOnRoute';
import { tableOf } from './table';

interface Table {
  readonly title: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Which machines of each mail are machines of the route; one sentence where none is, nothing where there is no route or no mail. */
export function mailOnRouteLines(analysis: Analysis, t: Translate): readonly string[] {
  const said = mailApart(analysis, t);
  if (said !== undefined) return [said];
  return mailOnRouteTables(analysis, t).flatMap(({ title, header, rows }, index) => [
    ...(index === 0 ? [] : ['']),
    title,
    ...tableOf(header, rows),
  ]);
}

/** The sentence for mails that have no machine in common with the route. */
export function mailApart({ mailOnRoute }: Analysis, t: Translate): string | undefined {
  return mailOnRoute?.length === 0 ? t('mailOnRoute.apart') : undefined;
}

export function mailOnRouteTables(analysis: Analysis, t: Translate): readonly Table[] {
  const subjects = new Map(analysis.messages.map(({ id, subject }) => [id, subject]));
  const labels = labelsOf(analysis);
  const sure = new Map(analysis.claims.map(({ id, confidence }) => [id, Math.round(confidence * 100)]));
  const header = ['machine', 'address', 'onRoute', 'came'].map((name) => t(`mailOnRoute.column.${name}`));
  return (analysis.mailOnRoute ?? []).map((way) => ({
    title: `${t('mailOnRoute.heading')}: ${subjects.get(way.message) ?? t('summary.noSubject')}`,
    header,
    rows: rowsOf(way, labels, sure, t),
  }));
}

function rowsOf(
  { stations, legs }: MailOnRoute,
  labels: ReadonlyMap<string, string>,
  sure: ReadonlyMap<string, number>,
  t: Translate,
): readonly (readonly string[])[] {
  const into = new Map(legs.map((leg) => [leg.to, leg]));
  const place = ({ onRoute, claim }: MailStation): string =>
    onRoute === undefined
      ? ''
      : t('mailOnRoute.sure', { name: labels.get(onRoute) ?? onRoute, percent: sure.get(claim ?? '') ?? '?' });
  return stations.map((station) => [
    station.label || t('mailOnRoute.unnamed'),
    station.addresses.map(({ text }) => text).join(' '),
    place(station),
    cameText(into.get(station.id), t),
  ]);
}

function cameText(leg: MailLeg | undefined, t: Translate): string {
  if (!leg) return '';
  const delay = leg.delayMs === undefined ? undefined : durationText(leg.delayMs);
  const doubt = leg.vouched ? undefined : t('mailOnRoute.unverified');
  return [leg.protocol, delay, doubt].filter((part) => part !== undefined).join(', ');
}

function labelsOf({ route, extraHosts = [] }: Analysis): ReadonlyMap<string, string> {
  return new Map([
    ...(route?.routers ?? []).map(({ id, label }) => [id, label] as const),
    ...extraHosts.map(({ id, label, addresses }) => [id, label || (addresses[0] ?? id)] as const),
  ]);
}
