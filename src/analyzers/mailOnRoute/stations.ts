import type { FromClause, MailHop, MailMessage } from '../../model/mail';
import type { MailLeg, MailStation, StationAddress } from '../../model/mailOnRoute';
import { addressScope } from '../../model/address';
import { inSource, type SourceSpan } from '../../model/span';

/** The machines of a message and its way between them, before anybody compared them with a route. */
export interface MailWay {
  readonly stations: readonly MailStation[];
  readonly legs: readonly MailLeg[];
  /** Names of a station in lower case that a trusted field tells: what a relay calls itself, and verified reverse names. */
  readonly names: ReadonlyMap<string, readonly string[]>;
}

interface Draft {
  label: string;
  readonly addresses: StationAddress[];
  readonly names: string[];
  readonly evidence: SourceSpan[];
  operator?: string;
  wrote?: string;
  vouched: boolean;
  /** How the message came here. */
  came: Pick<MailLeg, 'hop' | 'protocol' | 'delayMs' | 'vouched'>;
}

/** A step of the path (fields of one machine or one house count once), with what its ends are. */
interface Step {
  readonly first: MailHop;
  readonly last: MailHop;
}

export function wayOf(message: MailMessage): MailWay {
  const trusted = new Set(message.trust.filter(({ trust }) => trust !== 'untrusted').map(({ hop }) => hop));
  const place = (hop: MailHop): SourceSpan => inSource(message.source, hop.span);
  const drafts: Draft[] = claimedSender(message);
  stepsOf(message).forEach(({ first, last }) => {
    const vouched = trusted.has(first.id);
    hearFrom(drafts, first, vouched, message);
    const draft: Draft = {
      label: last.by?.host?.value ?? last.by?.address?.raw ?? '',
      addresses: [],
      names: last.by?.host && trusted.has(last.id) ? [last.by.host.value.toLowerCase()] : [],
      evidence: [place(last)],
      ...(last.organisation !== undefined && { operator: last.organisation }),
      wrote: last.id,
      vouched: trusted.has(last.id),
      came: {
        hop: first.id,
        ...(first.protocol !== undefined && { protocol: first.protocol }),
        ...(first.delayMs !== undefined && { delayMs: first.delayMs }),
        vouched,
      },
    };
    addAddress(draft, last.by?.address, trusted.has(last.id), place(last));
    drafts.push(draft);
  });
  return finished(drafts, message.id);
}

/** What the client of a web mailer is said to be stands before the first field, unless a field has the same address. */
function claimedSender(message: MailMessage): Draft[] {
  const written = new Set(message.hops.flatMap(({ from }) => from?.address?.ip ?? []));
  const said = message.claimed.find(({ ip, source }) => ip !== undefined && source !== 'Received' && !written.has(ip));
  if (said?.ip === undefined) return [];
  const evidence = inSource(message.source, said.span);
  const address = { text: said.ip, vouched: false, evidence };
  const came = { vouched: false };
  return [{ label: said.ip, addresses: [address], names: [], evidence: [evidence], vouched: false, came }];
}

function stepsOf(message: MailMessage): readonly Step[] {
  const byId = new Map(message.hops.map((hop) => [hop.id, hop]));
  const groups = message.steps?.map(({ hops }) => hops.flatMap((id) => byId.get(id) ?? []));
  return (groups ?? message.hops.map((hop) => [hop])).flatMap((hops) => {
    const [first, last] = [hops[0], hops.at(-1)];
    return first && last ? [{ first, last }] : [];
  });
}

/** The client of a field is the relay that wrote the field before, unless both belong to known operators and these are two. */
function hearFrom(drafts: Draft[], hop: MailHop, vouched: boolean, message: MailMessage): void {
  const { from } = hop;
  const before = drafts.at(-1);
  const evidence = inSource(message.source, hop.span);
  const draft = before && isSame(before, from) ? before : newClient(from, vouched, evidence);
  if (draft !== before) drafts.push(draft);
  draft.vouched ||= vouched;
  if (draft.label === '') draft.label = nameOf(from);
  if (vouched && from?.rdns && from.rdnsState === 'verified') draft.names.push(from.rdns.value.toLowerCase());
  addAddress(draft, from?.address, vouched, evidence);
}

/** A sender that only a claim tells of is nobody whom a field could mean. */
function isSame({ wrote, operator }: Draft, from: FromClause | undefined): boolean {
  if (wrote === undefined) return false;
  return operator === undefined || from?.organisation === undefined || operator === from.organisation;
}

function newClient(from: FromClause | undefined, vouched: boolean, evidence: SourceSpan): Draft {
  const operator = from?.organisation;
  const draft = {
    label: nameOf(from),
    addresses: [],
    names: [],
    evidence: [evidence],
    vouched,
    came: { vouched: false },
  };
  return operator === undefined ? draft : { ...draft, operator };
}

function nameOf(from: FromClause | undefined): string {
  return from?.rdns?.value ?? from?.helo?.value ?? from?.address?.raw ?? '';
}

function addAddress(
  draft: Draft,
  address: NonNullable<MailHop['from']>['address'],
  vouched: boolean,
  evidence: SourceSpan,
): void {
  const text = address?.ip;
  if (text === undefined || ['loopback', 'link-local', 'multicast', 'reserved'].includes(addressScope(text))) return;
  const known = draft.addresses.findIndex((one) => one.text === text);
  if (known < 0) draft.addresses.push({ text, vouched, evidence });
  else if (vouched) draft.addresses[known] = { text, vouched, evidence };
}

function finished(drafts: readonly Draft[], message: string): MailWay {
  const idOf = (index: number): string => `station:${message}#${index}`;
  const stations = drafts.map(({ names: _, came: __, ...draft }, index): MailStation => ({
    id: idOf(index),
    ...draft,
    label: draft.label || (draft.addresses[0]?.text ?? ''),
  }));
  const legs = drafts.slice(1).map(({ came }, index): MailLeg => ({
    id: `leg:${idOf(index + 1)}`,
    from: idOf(index),
    to: idOf(index + 1),
    ...came,
  }));
  return { stations, legs, names: new Map(drafts.map(({ names }, index) => [idOf(index), names])) };
}
