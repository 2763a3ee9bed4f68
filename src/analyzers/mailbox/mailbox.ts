import type { MailMessage } from '../../model/mail';
import type { Mailbox, MailEntry, MailGroup, MailOrigin, MailTally } from '../../model/mailbox';
import { blockOf, parseAddress } from '../../model/prefix';
import { passedAuthentication } from '../received/authentication/belief';
import type { PathHop } from '../received/hop';
import type { PlacedMessage } from '../received/place';
import { addTally, openTally, tallyOf, type OpenTally } from './tally';

/** Distinct pairs of address and relay that the table takes: some 30 MB. What comes later is counted in the whole only. */
const MOST_ORIGINS = 100_000;
/** Messages listed in one row, and in all rows together. */
const MOST_LISTED = 20;
const MOST_LISTED_IN_ALL = 20_000;
const LONGEST_NAME = 255;
const LONGEST_SUBJECT = 120;
/** What a Date can be: ECMAScript, "Time Values and Time Range". */
const MOST_MS = 8.64e15;

interface OpenOrigin {
  readonly key: Pick<MailOrigin, 'address' | 'network' | 'organisation' | 'relay'>;
  readonly tally: OpenTally;
  readonly messages: MailEntry[];
}

/** Where a message was read in a stream: offset and line at which its text begins. */
interface Place {
  readonly offset: number;
  readonly line: number;
}

/** Counts messages one by one and keeps none: what is held grows with the number of distinct origins, and that is bounded. */
export class MailboxCount {
  private readonly all = openTally();
  /** By relay, then by address: both recur, and to join them for each message costs more than to ask twice. */
  private readonly origins = new Map<string, Map<string, OpenOrigin>>();
  private held = 0;
  private unplaced = 0;
  private unlisted = 0;
  private listed = 0;

  /** `place` = where the text that the message's spans count in begins; absent = at the document's beginning. */
  add(message: PlacedMessage, place?: Place): void {
    const hop = message.hops.find(({ headerIndex }) => headerIndex === message.boundary?.hop);
    const tally = tallyOfMessage(message, hop);
    addTally(this.all, tally);
    if (!hop || !message.boundary) {
      this.unplaced++;
      return;
    }
    const origin = this.originOf(message, hop);
    if (!origin) {
      this.unlisted++;
      return;
    }
    addTally(origin.tally, tally);
    if (origin.messages.length < MOST_LISTED && this.listed < MOST_LISTED_IN_ALL) {
      origin.messages.push(entryOf(message, place));
      this.listed++;
    }
  }

  result(): Mailbox {
    const open = [...this.origins.values()].flatMap((ofRelay) => [...ofRelay.values()]);
    return {
      ...tallyOf(this.all),
      unplaced: this.unplaced,
      unlisted: this.unlisted,
      origins: open.map(closed).sort(byCount(({ id }) => id)),
      networks: groups(open, ({ network, address }) => network ?? address),
      relays: groups(open, ({ relay }) => relay),
    };
  }

  private originOf(message: PlacedMessage, hop: PathHop): OpenOrigin | undefined {
    const address = (message.boundary?.ip ?? message.boundary?.raw ?? '?').slice(0, LONGEST_NAME);
    const relay = (hop.by?.host?.value ?? hop.software ?? '?').toLowerCase().slice(0, LONGEST_NAME);
    const known = this.origins.get(relay)?.get(address);
    if (known ?? this.held >= MOST_ORIGINS) return known;
    const network = networkOf(address);
    const organisation = hop.from?.organisation;
    const key = {
      address: own(address),
      relay: own(relay),
      ...(network !== undefined && { network }),
      ...(organisation !== undefined && { organisation: own(organisation) }),
    };
    const origin = { key, tally: openTally(), messages: [] };
    const ofRelay = this.origins.get(key.relay) ?? new Map<string, OpenOrigin>();
    this.origins.set(key.relay, ofRelay.set(key.address, origin));
    this.held++;
    return origin;
  }
}

/** What several messages tell together. */
export function mailboxOf(messages: readonly MailMessage[]): Mailbox {
  const count = new MailboxCount();
  for (const message of messages) count.add(placed(message));
  return count.result();
}

function placed(message: MailMessage): PlacedMessage {
  const passed = passedAuthentication(message);
  return passed === undefined ? message : { ...message, passed };
}

/** The time is the first trusted relay's: the sender's own Date is the sender's word. */
function tallyOfMessage(message: PlacedMessage, hop: PathHop | undefined): OpenTally {
  const tally = openTally();
  const time = hop?.date?.epochMs;
  const { passed } = message;
  tally.count = 1;
  if (time !== undefined && Math.abs(time) <= MOST_MS) tally.firstMs = tally.lastMs = time;
  if (passed !== undefined) tally[passed ? 'passed' : 'failed'] = 1;
  return tally;
}

function entryOf({ id, source, span, subject }: PlacedMessage, place: Place | undefined): MailEntry {
  const offset = place?.offset ?? 0;
  return {
    id,
    ...(subject !== undefined && { subject: own(subject.slice(0, LONGEST_SUBJECT)) }),
    span: { source, start: offset + span.start, end: offset + span.end },
    ...(place && { line: place.line }),
  };
}

/** /24 and /48: the usual smallest blocks that are announced, so the usual smallest that one operator answers for. */
function networkOf(ip: string): string | undefined {
  const address = parseAddress(ip);
  return address && blockOf(address, address.family === 4 ? 24 : 48);
}

function closed({ key, tally, messages }: OpenOrigin): MailOrigin {
  return { id: `origin:${key.address}@${key.relay}`, ...key, ...tallyOf(tally), messages };
}

function groups(origins: readonly OpenOrigin[], nameOf: (key: OpenOrigin['key']) => string): readonly MailGroup[] {
  const found = new Map<string, { readonly tally: OpenTally; readonly addresses: Set<string> }>();
  for (const { key, tally } of origins) {
    const name = nameOf(key);
    const group = found.get(name) ?? { tally: openTally(), addresses: new Set<string>() };
    found.set(name, group);
    addTally(group.tally, tally);
    group.addresses.add(key.address);
  }
  return [...found]
    .map(([name, { tally, addresses }]) => ({ name, addresses: addresses.size, ...tallyOf(tally) }))
    .sort(byCount(({ name }) => name));
}

function byCount<T extends MailTally>(nameOf: (one: T) => string): (a: T, b: T) => number {
  return (a, b) => b.count - a.count || (nameOf(a) < nameOf(b) ? -1 : 1);
}

/** A copy: engines keep the whole text alive that a short piece was cut from. */
function own(text: string): string {
  return ` ${text}`.slice(1);
}
