import type { HopRole, HopTrust, MailHop, MailStep } from '../../model/mail';
import type { ReadMessage } from './message';
import { isSameMachine } from './walk';

/** `Mailman 3.3`, `Sympa`, `Majordomo`, `ezmlm`, `mlmmj`, `LISTSERV` */
const LIST_SOFTWARE = /^(?:mailman|sympa|majordomo|ezmlm|mlmmj|listserv|fml)/i;
/** `amavisd-new`, `SpamAssassin`, `MailScanner`, `ClamSMTP`, `Rspamd`, `dspam`, `Kaspersky …` */
const FILTER_SOFTWARE =
  /^(?:amavis|spamassassin|spamd|mailscanner|clam|rspamd|dspam|kaspersky|avast|f-secure|mimedefang)/i;
/** A greeting or host that names the filter where the software does not: `localhost (amavis [127.0.0.1])` */
const FILTER_NAME = /(?:^|[.-])(?:amavis|spamd?|virus|scan(?:ner)?|filter|av)\d{0,3}(?:[.-]|$)/i;

/** Tells the role of each hop and folds what one machine did in a row. */
export function stepsOf(message: ReadMessage, trust: readonly HopTrust[]): readonly MailStep[] {
  const border = trust.find((one) => one.trust === 'boundary')?.hop;
  const strangers = new Set(trust.filter((one) => one.trust === 'untrusted').map((one) => one.hop));
  const last = message.hops.length - 1;
  const steps: { role: HopRole; hops: string[]; newest: MailHop }[] = [];
  message.hops.forEach((hop, index) => {
    const role = roleOf(hop, { isFirst: index === 0, isLast: index === last, isBorder: hop.id === border });
    const step = steps.at(-1);
    const sameSide = step && strangers.has(step.newest.id) === strangers.has(hop.id);
    if (step && sameSide && isOneStep(step.role, step.newest, role, hop)) {
      step.hops.push(hop.id);
      step.role = roleOfRun(step.role, role);
      step.newest = hop;
    } else steps.push({ role, hops: [hop.id], newest: hop });
  });
  const end = steps.at(-1);
  if (end?.role === 'local') end.role = 'mda';
  return steps.map(({ role, hops }) => ({ role, hops }));
}

interface Place {
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly isBorder: boolean;
}

function roleOf(hop: MailHop, { isFirst, isLast, isBorder }: Place): HopRole {
  const software = hop.software ?? '';
  if (hop.kind === 'list' || LIST_SOFTWARE.test(software)) return 'list';
  if (hop.kind === 'scan' || FILTER_SOFTWARE.test(software)) return 'filter';
  if (hop.kind === 'fetch') return 'fetch';
  if (hop.kind === 'submission') return 'msa';
  if (hop.kind === 'http') return isInsideHouse(hop) ? houseRole(isLast) : 'webmail';
  if (hop.kind === 'pickup' || (isFirst && isMadeHere(hop))) return 'msa';
  if (hop.kind === 'lmtp') return 'mda';
  if (isSameMachine(hop)) return hasFilterName(hop) ? 'filter' : houseRole(isLast);
  return isBorder ? 'mx' : 'mta';
}

/** `with HTTPS` between the mailbox servers of one provider is no web client. */
function isInsideHouse({ from, organisation }: MailHop): boolean {
  return organisation !== undefined && from?.organisation === organisation;
}

function houseRole(isLast: boolean): HopRole {
  return isLast ? 'mda' : 'local';
}

/** The oldest field is by a host that took the message from one of its own users or programs. */
function isMadeHere({ kind, from }: MailHop): boolean {
  return kind === 'local' && from?.address === undefined;
}

function hasFilterName({ from, by }: MailHop): boolean {
  return [from?.helo?.value, from?.rdns?.value, by?.host?.value].some(
    (name) => name !== undefined && FILTER_NAME.test(name),
  );
}

const FOLDED = new Set<HopRole>(['mda', 'local', 'filter', 'list']);

/** One machine or one house, and nothing but delivery, filters or a list in between. */
function isOneStep(role: HopRole, older: MailHop, next: HopRole, hop: MailHop): boolean {
  if (!FOLDED.has(role) || !FOLDED.has(next) || (role === 'list') !== (next === 'list')) return false;
  const [one, two] = [older.organisation, hop.organisation];
  return one === undefined || two === undefined || one === two || isSameMachine(hop);
}

function roleOfRun(one: HopRole, two: HopRole): HopRole {
  if (one === two) return one;
  return one === 'filter' || two === 'filter' ? (two === 'mda' ? 'mda' : 'filter') : two;
}
