import type { Translate } from '../messages/catalog';
import { MAILBOX } from '../layout/mail/origins';
import { drawnMessages } from '../layout/scenes';
import { namedEnds } from '../messages/namedEnds';
import type { Analysis } from '../model/analysis';
import type { MailMessage } from '../model/mail';
import type { InspectorEntry } from '../protocol/messages';
import { indexClaims, claimTexts } from './claims';
import { placesIn } from './evidence';
import { hostOverviews, inspectExtraHosts, inspectMachines } from './inspectHost';
import { inspectMessage } from './inspectMail';
import { inspectMailOnRoute } from './inspectMailOnRoute';
import { registrationFacts } from './inspectRegistration';
import { inspectMailbox } from './inspectMailbox';
import { inspectMaps } from './inspectMap';
import { inspectRoute, ROUTE_OVERVIEW } from './inspectRoute';
import { inspectSessions } from './inspectSessions';
import type { Inspection } from './inspection';

/**
 * What the inspector says about each thing that can be selected, by its id. Facts come from the text and link to it; claims carry
 * their reasons. Every claim is an entry of its own as well, for marks that show one (a boundary, a verdict).
 */
export function inspectorOf(analysis: Analysis, t: Translate): Readonly<Record<string, InspectorEntry>> {
  const inspection = inspectionOf(analysis, t);
  const entries = [
    ...analysis.claims.map((claim): readonly [string, InspectorEntry] => [
      claim.id,
      {
        title: t(claim.key, claim.args),
        kind: t('ui.inspect.kind.claim'),
        facts: [],
        claims: claimTexts([claim], inspection.places, t),
      },
    ]),
    ...(analysis.route ? inspectRoute(analysis, namedEnds(analysis.route, t), inspection) : []),
    ...(analysis.mailbox ? inspectMailbox(analysis.mailbox, inspection) : []),
    ...drawnMessages(analysis).flatMap((message) => inspectMessage(message, inspection)),
    ...inspectExtraHosts(analysis, inspection),
    ...inspectMachines(analysis, inspection),
    ...inspectSessions(analysis, inspection),
    ...inspectMaps(analysis, inspection),
  ];
  // A map first: ids hold text of strangers, and an object would treat `__proto__` as something else.
  return Object.fromEntries(new Map([...entries, ...inspectMailOnRoute(analysis, entries, inspection)]));
}

function inspectionOf(analysis: Analysis, t: Translate): Inspection {
  const told = new Map(analysis.registrations?.map((one) => [one.ip, one]));
  return {
    t,
    ui: t,
    places: placesIn(analysis.sources, t),
    claims: indexClaims(analysis.claims),
    messages: analysis.messages,
    told: (ip) => registrationFacts((ip !== undefined && told.get(ip)) || {}, analysis.dataAsOf ?? '', t),
  };
}

/** The entries of one message that is drawn later than the others. */
export function inspectorOfMessage(
  analysis: Analysis,
  message: MailMessage,
  t: Translate,
): Readonly<Record<string, InspectorEntry>> {
  const inspection = inspectionOf(analysis, t);
  return Object.fromEntries(new Map(inspectMessage(message, inspection)));
}

/** Id of the entry that tells about a whole scene, in the order of the scenes. */
export function overviewsOf(analysis: Analysis): readonly string[] {
  return [
    ...(analysis.route ? [ROUTE_OVERVIEW] : []),
    ...(analysis.mailbox ? [MAILBOX] : []),
    ...drawnMessages(analysis).map((message) => message.id),
    ...hostOverviews(analysis),
    ...sessionOverviews(analysis),
  ];
}

function sessionOverviews({ sessions, sessionReports = [] }: Analysis): readonly string[] {
  const dialogues = sessionReports.filter(({ kind }) => kind === 'dialogue');
  const first = sessions?.chains[0];
  return [...(first ? [first.claim ?? first.stretches[0]?.id ?? ''] : []), ...dialogues.map(({ id }) => id)];
}
