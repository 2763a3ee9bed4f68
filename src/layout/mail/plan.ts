import type { Claim } from '../../model/claim';
import type { Dialogue } from '../../model/session';
import type { HopRole, HopTrust, MailHop, MailMessage } from '../../model/mail';

/** A row of the drawing, from the sender at the top to the mailbox at the bottom. */
export type Row =
  | { readonly kind: 'sender'; readonly lane: number }
  | {
      readonly kind: 'hop';
      readonly lane: number;
      /** The newest of `hops`: the one that handed the step's result on. */
      readonly hop: MailHop;
      /** What one machine did in a row, path order; mostly one. */
      readonly hops: readonly MailHop[];
      readonly role: HopRole;
      readonly trust: HopTrust['trust'] | 'unknown';
    }
  | { readonly kind: 'folded'; readonly lane: number; readonly count: number }
  /** What was said at the first hop: it stands above that hop. */
  | { readonly kind: 'dialogue'; readonly lane: number; readonly dialogue: Dialogue }
  | { readonly kind: 'mailbox'; readonly lane: number };

/** Rows in a run that one operator runs. `name` is absent where the text names nobody. */
export interface Lane {
  readonly name?: string;
  readonly role: 'sender' | 'relay' | 'mailbox';
  /** On the sender side of the trust boundary: anybody could have written it. */
  readonly verified: boolean;
}

export interface Plan {
  readonly rows: readonly Row[];
  readonly lanes: readonly Lane[];
  /** Index of the row before which the trust boundary stands; absent without a trusted relay. */
  readonly boundaryRow?: number;
}

/** More than this is no path that anybody reads: the middle is folded, with its count. */
const MOST_HOPS = 40;

/** `dialogue`: the conversation in which the first relay took the message. */
export function planOf(message: MailMessage, dialogue?: Dialogue): Plan {
  const trustOf = new Map(message.trust.map(({ hop, trust }) => [hop, trust]));
  const lanes: Lane[] = [{ role: 'sender', verified: false, ...named(message.hops[0]?.from?.organisation) }];
  const rows: Row[] = [{ kind: 'sender', lane: 0 }];
  if (dialogue) rows.push({ kind: 'dialogue', lane: 0, dialogue });
  const steps = stepsOf(message);
  steps.forEach(({ role, hops }, index) => {
    const [oldest, hop] = [hops[0], hops.at(-1)];
    if (!oldest || !hop) return;
    if (isFolded(index, steps.length)) {
      if (index === MOST_HOPS / 2)
        rows.push({ kind: 'folded', lane: lanes.length - 1, count: steps.length - MOST_HOPS });
      return;
    }
    const trust = trustOf.get(oldest.id) ?? 'unknown';
    const verified = trust === 'trusted' || trust === 'boundary';
    const name = laneName(hop, lanes[lanes.length - 1]);
    const current = lanes[lanes.length - 1];
    // The boundary parts a lane, so that what is greyed and what is not never share a band.
    if (current?.role !== 'relay' || current.name !== name || current.verified !== verified) {
      lanes.push({ role: 'relay', verified, ...named(name) });
    }
    rows.push({ kind: 'hop', lane: lanes.length - 1, hop, hops, role, trust });
  });
  if (lanes.length === 1) lanes.push({ role: 'mailbox', verified: false });
  rows.push({ kind: 'mailbox', lane: lanes.length - 1 });
  const boundaryRow = rows.findIndex(
    (row) => row.kind === 'hop' && (row.trust === 'boundary' || row.trust === 'trusted'),
  );
  return { rows, lanes, ...(boundaryRow >= 0 && { boundaryRow }) };
}

interface Step {
  readonly role: HopRole;
  readonly hops: readonly MailHop[];
}

function stepsOf(message: MailMessage): readonly Step[] {
  const byId = new Map(message.hops.map((hop) => [hop.id, hop]));
  const steps = message.steps?.map(({ role, hops }) => ({ role, hops: hops.flatMap((id) => byId.get(id) ?? []) }));
  return steps ?? message.hops.map((hop) => ({ role: 'mta', hops: [hop] }));
}

function named(name: string | undefined): { readonly name?: string } {
  return name === undefined ? {} : { name };
}

function isFolded(index: number, count: number): boolean {
  return count > MOST_HOPS && index >= MOST_HOPS / 2 && index < count - MOST_HOPS / 2;
}

/** A host without a registrable name (`localhost`, `mail`) that was reached from inside stays in the lane of its client. */
function laneName(hop: MailHop, before: Lane | undefined): string | undefined {
  if (hop.organisation !== undefined) return hop.organisation;
  const scope = hop.from?.address?.scope;
  const inside = hop.from === undefined || scope === 'loopback' || scope === 'private' || scope === 'link-local';
  if (inside && before?.role === 'relay') return before.name;
  return hop.by?.host?.value;
}

/** Claims that say something against the message or one of its hops. */
export function notesOf(message: MailMessage, claims: readonly Claim[]): readonly Claim[] {
  return claims.filter((claim) => claim.finding !== undefined && claim.subject.includes(message.id));
}

/** What is worth knowing about the way and accuses nobody: transport, lists and forwarders, the slowest hop. */
export function remarksOf(message: MailMessage, claims: readonly Claim[]): readonly Claim[] {
  const answers = new Set([
    message.boundary?.claim,
    message.origin?.claim,
    ...message.claimed.map(({ claim }) => claim),
  ]);
  return claims.filter(
    (claim) => claim.finding === undefined && claim.subject.includes(message.id) && !answers.has(claim.id),
  );
}
