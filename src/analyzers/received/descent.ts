import type { AnalysisConfig } from '../../model/analysis';
import type { PathHop } from './hop';
import { organisationOf } from './organisation';
import { NEWEST, settingsOf, stepDown, stopAt, type Step } from './walk';

/** One field on the way down, newest first, and why it was reached. */
export interface Visited<H extends PathHop> {
  readonly hop: H;
  readonly step: Step;
}

/**
 * From the newest field down to where belief ends. `hasChecked` = the writer of a field noted authentication results of its client; it is
 * asked seldom.
 */
export function walkDown<H extends PathHop>(
  newestFirst: readonly H[],
  hasChecked: (hop: PathHop) => boolean,
  config: AnalysisConfig,
): { believed: readonly Visited<H>[]; stop: Step } {
  const ours = new Set<string>();
  const knowledge = { ours, settings: settingsOf(config), hasChecked };
  const believed: Visited<H>[] = [];
  let newer: H | undefined;
  for (const hop of newestFirst) {
    const step = newer ? stepDown(newer, hop, knowledge) : NEWEST;
    if (!step.believed) return { believed, stop: step };
    believed.push({ hop, step });
    addOrganisations(ours, hop);
    newer = hop;
  }
  return { believed, stop: stopAt('chain-ends') };
}

/** One mail is seldom for many. */
const MOST_RECIPIENTS = 8;

/** Who wrote a believed field, and whose mailboxes it was for: a relay takes mail for its own people. */
function addOrganisations(ours: Set<string>, { organisation, recipients }: PathHop): void {
  if (organisation !== undefined) ours.add(organisation);
  for (let n = 0; n < recipients.length && n < MOST_RECIPIENTS; n++) {
    const mailbox = recipients[n]?.value ?? '';
    const owner = organisationOf(mailbox.slice(mailbox.lastIndexOf('@') + 1));
    if (owner !== undefined) ours.add(owner);
  }
}

/** A client that is another machine and bears some name or address. */
export function hasPeer(hop: PathHop): boolean {
  const scope = hop.from?.address?.scope;
  if (scope === 'loopback' || scope === 'link-local' || hop.kind === 'local') return false;
  return hop.from !== undefined && (hop.from.address ?? hop.from.rdns ?? hop.from.helo) !== undefined;
}

/** What the field says about its client, best first: address, masked address, name. */
export function peerText(hop: PathHop): string {
  const from = hop.from;
  return from?.address?.ip ?? from?.address?.raw ?? from?.rdns?.value ?? from?.helo?.value ?? '?';
}
