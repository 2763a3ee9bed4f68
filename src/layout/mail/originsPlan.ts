import type { Mailbox, MailOrigin, MailTally } from '../../model/mailbox';

/** What is drawn of a mailbox: the origins with most messages by name, all others of a relay as one row below them. */
export interface OriginRow extends MailTally {
  readonly id: string;
  /** Absent = a row for the others. */
  readonly origin?: MailOrigin;
  /** Origins it stands for. */
  readonly origins: number;
}

export interface RelayPlan extends MailTally {
  readonly id: string;
  /** Absent = all relays beyond the first ones. */
  readonly name?: string;
  /** Relays it stands for. */
  readonly relays: number;
  readonly rows: readonly OriginRow[];
}

const MOST_RELAYS = 5;
const MOST_ORIGINS = 14;

export function planOrigins(mailbox: Mailbox): readonly RelayPlan[] {
  const named = new Set(mailbox.relays.slice(0, MOST_RELAYS).map(({ name }) => name));
  const shown = new Set(mailbox.origins.slice(0, MOST_ORIGINS));
  // A row for one single other origin would say less than the origin itself.
  const lonely = mailbox.origins.length === MOST_ORIGINS + 1;
  const byRelay = new Map<string | undefined, MailOrigin[]>();
  for (const origin of mailbox.origins) {
    const relay = named.has(origin.relay) ? origin.relay : undefined;
    const list = byRelay.get(relay);
    if (list) list.push(origin);
    else byRelay.set(relay, [origin]);
  }
  const order = [...mailbox.relays.slice(0, MOST_RELAYS).map(({ name }) => name), undefined];
  return order.flatMap((name): readonly RelayPlan[] => {
    const origins = byRelay.get(name);
    if (!origins) return [];
    const rows = rowsOf(origins, (origin) => lonely || shown.has(origin), name);
    const relays = name === undefined ? mailbox.relays.length - named.size : 1;
    return [{ id: `relay:${name ?? ''}`, ...(name !== undefined && { name }), relays, rows, ...sum(rows) }];
  });
}

function rowsOf(
  origins: readonly MailOrigin[],
  isShown: (origin: MailOrigin) => boolean,
  relay: string | undefined,
): readonly OriginRow[] {
  const rows = origins.filter(isShown).map((origin): OriginRow => ({ ...origin, origin, origins: 1 }));
  const others = origins.filter((origin) => !isShown(origin));
  if (others.length === 0) return rows;
  return [...rows, { id: `others:${relay ?? ''}`, origins: others.length, ...sum(others) }];
}

function sum(tallies: readonly MailTally[]): MailTally {
  let [count, passed, failed] = [0, 0, 0];
  for (const tally of tallies) {
    count += tally.count;
    passed += tally.passed;
    failed += tally.failed;
  }
  return { count, passed, failed };
}
