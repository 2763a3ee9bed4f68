import type { Border, Correction } from '../../model/correction';
import { blockOf, contains, hostBlockLength, parsePrefix, type Prefix } from '../../model/prefix';
import type { Boundary, Link } from '../../model/topology';
import { reason } from './claim';
import { pairKey, type Candidate } from './facing';
import type { DraftNat } from './nat';
import { isNumbered, type Node, type NumberedNode } from './node';
import type { Path } from './path';
import { isPointToPoint } from './relation';
import type { DraftSegment } from './segments';
import type { Stations } from './stations';

/** Natural-log odds of what the user says: beyond any sum of signs. */
const SAID = 12;

/** A segment wider than this holds half the world: then the user means a link, and its prefix stays unknown. */
const WIDEST = { 4: 16, 6: 32 };

/** The user's corrections as constraints on the addresses at hand; what the traces do not show constrains nothing. */
export interface Wishes {
  /** Pairs of nodes that are one router, whatever speaks against it. */
  readonly together: readonly (readonly [string, string])[];
  /** Node → the groups in which it stands alone: two nodes of one group are never one router. */
  readonly apart: ReadonlyMap<string, ReadonlySet<number>>;
  /** Nodes whose router the user named: no other vote moves them. */
  readonly settled: ReadonlySet<string>;
  readonly nats: ReadonlyMap<string, Node | undefined>;
  readonly noNats: ReadonlySet<string>;
  readonly segments: readonly WantedSegment[];
  /** Keys of pairs that share no segment. */
  readonly noSegments: ReadonlySet<string>;
  /** Node → its router's network. */
  readonly networks: ReadonlyMap<string, string>;
  readonly borders: readonly Cut[];
}

interface WantedSegment {
  readonly members: readonly NumberedNode[];
  readonly block: Prefix;
}

/** Pairs of nodes between which a border lies, or surely none. */
interface Cut {
  readonly pairs: readonly (readonly [Node, Node])[];
  readonly border?: Border;
}

/** A private address may stand in several homes: what is said of it holds in each, and joins only what is in the same one. */
export function wishesOf(corrections: readonly Correction[], nodes: ReadonlyMap<string, Node>): Wishes {
  const byIp = new Map<string, Node[]>();
  for (const node of nodes.values()) byIp.set(node.ip, [...(byIp.get(node.ip) ?? []), node]);
  const at = (ip: string): readonly Node[] => byIp.get(ip) ?? [];
  const of = <K extends Correction['kind']>(kind: K): readonly Extract<Correction, { kind: K }>[] =>
    corrections.filter((one): one is Extract<Correction, { kind: K }> => one.kind === kind);
  const apart = new Map<string, Set<number>>();
  of('different-routers').forEach(({ addresses }, group) => {
    for (const { id } of addresses.flatMap(at)) apart.set(id, (apart.get(id) ?? new Set()).add(group));
  });
  const one = of('one-router').flatMap(({ addresses: [first = '', ...others] }) =>
    others.flatMap((other) => pairsIn(at(first), at(other))),
  );
  const moved = of('belongs');
  return {
    together: [...one, ...moved.flatMap(({ address, router }) => pairsIn(at(router), at(address)))].map(([a, b]) => [
      a.id,
      b.id,
    ]),
    apart,
    settled: new Set(moved.flatMap(({ address, router }) => (at(router).length > 0 ? at(address) : [])).map(idOf)),
    nats: new Map(
      of('nat').flatMap(({ address, outside }) => at(address).map((node) => [node.id, at(outside ?? '')[0]] as const)),
    ),
    noNats: new Set(of('no-nat').flatMap(({ address }) => at(address).map(idOf))),
    segments: of('segment').flatMap(
      ({ addresses, prefix }) => wantedSegment(addresses.flatMap(at).filter(isNumbered), prefix) ?? [],
    ),
    noSegments: new Set(of('no-segment').flatMap(({ addresses }) => pairKeys(addresses.flatMap(at)))),
    networks: new Map(of('network').flatMap(({ address, network }) => at(address).map(({ id }) => [id, network]))),
    borders: corrections.flatMap((correction): readonly Cut[] => {
      if (correction.kind !== 'border' && correction.kind !== 'no-border') return [];
      const [a, b] = correction.between;
      return [{ pairs: pairsIn(at(a), at(b)), ...(correction.kind === 'border' && { border: correction }) }];
    }),
  };
}

const idOf = ({ id }: Node): string => id;

function homeOf({ id }: Node): string {
  const at = id.indexOf('@');
  return at < 0 ? '' : id.slice(at);
}

function pairsIn(left: readonly Node[], right: readonly Node[]): readonly (readonly [Node, Node])[] {
  return left.flatMap((a) =>
    right.flatMap((b): readonly (readonly [Node, Node])[] => {
      const [x, y] = [homeOf(a), homeOf(b)];
      return a !== b && (x === y || x === '' || y === '') ? [[a, b]] : [];
    }),
  );
}

function pairKeys(nodes: readonly Node[]): readonly string[] {
  return nodes.flatMap((a, index) => nodes.slice(index + 1).map((b) => pairKey(a.id, b.id)));
}

function wantedSegment(nodes: readonly NumberedNode[], prefix: string | undefined): WantedSegment | undefined {
  const [first] = nodes;
  if (!first || nodes.length < 2) return undefined;
  const given = prefix === undefined ? undefined : parsePrefix(prefix);
  const { family } = first.address;
  const lengths = nodes.slice(1).map((node) => hostBlockLength(first.address, node.address) ?? 0);
  const length = Math.min(...lengths);
  const block = given ?? (length < WIDEST[family] ? undefined : parsePrefix(blockOf(first.address, length)));
  if (!block || block.family !== family) return undefined;
  const members = [...nodes].sort((x, y) => (x.id < y.id ? -1 : 1));
  return { members, block };
}

/* Segments -------------------------------------------------------------------------------------------------------- */

/** Candidates that no wish forbids: a member of a wished segment has no partner outside its block. */
export function allowedPairs(candidates: readonly Candidate[], wishes: Wishes): readonly Candidate[] {
  const { segments, noSegments } = wishes;
  if (segments.length === 0 && noSegments.size === 0) return candidates;
  const blocks = new Map(segments.flatMap(({ members, block }) => members.map(({ id }) => [id, block] as const)));
  const fits = (node: NumberedNode, partner: NumberedNode): boolean => {
    const block = blocks.get(node.id);
    return !block || contains(block, partner.address);
  };
  return candidates.filter(({ a, b }) => !noSegments.has(pairKey(a.id, b.id)) && fits(a, b) && fits(b, a));
}

/** Pairs whose two readings may stay open: nothing is open where the user has spoken. */
export function openPairs(candidates: readonly Candidate[], { segments }: Wishes): readonly Candidate[] {
  const spoken = new Set(segments.flatMap(({ members }) => members.map(idOf)));
  return candidates.filter(({ a, b }) => !spoken.has(a.id) && !spoken.has(b.id));
}

/** The chosen segments with the wished ones in place of those that they share a member with. */
export function withWishedSegments(drafts: readonly DraftSegment[], { segments }: Wishes): readonly DraftSegment[] {
  let rest = drafts;
  const wished = segments.map((wish): DraftSegment => {
    const own = new Set(wish.members.map(idOf));
    const met = rest.filter(({ members }) => members.some(({ id }) => own.has(id)));
    rest = rest.filter((draft) => !met.includes(draft));
    const others = met.flatMap(({ members }) => members.filter((node) => contains(wish.block, node.address)));
    const members = [...new Map([...wish.members, ...others].map((node) => [node.id, node])).values()];
    return draftOf({ ...wish, members: members.sort((x, y) => (x.id < y.id ? -1 : 1)) }, met);
  });
  return [...rest, ...wished];
}

function draftOf({ members, block }: WantedSegment, met: readonly DraftSegment[]): DraftSegment {
  const evidence = members.flatMap((node) => node.evidence);
  const reasons = [reason('user.reason.said', {}, SAID, evidence)];
  const pairs = members.flatMap((a, index) =>
    members
      .slice(index + 1)
      .map((b): Candidate => ({ a, b, features: {}, reasons, probability: 1, link: 1, inServerNetwork: false })),
  );
  const kind = isPointToPoint(block.family, block.length)
    ? 'p2p'
    : (met.find((one) => one.kind !== 'p2p')?.kind ?? 'lan');
  return { members, pairs, kind, prefix: block.text, confidence: 1, reasons, refused: [] };
}

/* Translations ---------------------------------------------------------------------------------------------------- */

/** The translations of a path without those that the user denies and with those that he knows of. */
export function withWishedNats(
  found: readonly DraftNat[],
  path: Path,
  nodes: ReadonlyMap<string, Node>,
  wishes: Wishes,
): readonly DraftNat[] {
  if (wishes.nats.size === 0 && wishes.noNats.size === 0) return found;
  const denied = found.filter(({ inside }) => inside.some(({ id }) => wishes.noNats.has(id)));
  const left = found.filter((one) => !denied.includes(one));
  const known = new Set(left.flatMap(({ inside }) => inside.map(idOf)));
  const added = [...wishes.nats].flatMap(([id, outside]): readonly DraftNat[] => {
    const node = nodes.get(id);
    const row = path.forward.rows.find(({ ttl, nodes: ids }) => ttl > 0 && ids.includes(id));
    if (!node || known.has(id) || (!row && !path.back.rows.some(({ nodes: ids }) => ids.includes(id)))) return [];
    // An address that only the way back shows has no place on the way there: the home does not reach that far.
    const ttl = row?.ttl ?? 0;
    const reasons = [reason('user.reason.said', {}, SAID, node.evidence)];
    const kind = node.scope === 'shared' ? 'cgn' : 'napt';
    return [{ kind, path: path.id, ttl, inside: [node], outside: outside ? [outside] : [], reasons }];
  });
  const all = [...left.map((one) => spoken(one, wishes)), ...added].sort((x, y) => x.ttl - y.ttl);
  return withOutside(
    renamed(all),
    denied.flatMap(({ outside }) => outside),
  );
}

/** A translation that was found and that the user confirms. */
function spoken(nat: DraftNat, { nats }: Wishes): DraftNat {
  const said = nat.inside.find(({ id }) => nats.has(id));
  if (!said) return nat;
  const outside = nats.get(said.id);
  const why = reason('user.reason.said', {}, SAID, said.evidence);
  return { ...nat, reasons: [...nat.reasons, why], ...(outside && { outside: [outside] }) };
}

/** Two translators of one home are a double translation, one is a simple one. */
function renamed(nats: readonly DraftNat[]): readonly DraftNat[] {
  const double = nats.filter(({ kind }) => kind !== 'cgn').length > 1;
  return nats.map((nat) => {
    if (double) return nat.kind === 'napt' ? { ...nat, kind: 'double' } : nat;
    return nat.kind === 'double' ? { ...nat, kind: 'napt' } : nat;
  });
}

/** The address outside is that of the outermost translator, whoever that is now. */
function withOutside(nats: readonly DraftNat[], outside: readonly Node[]): readonly DraftNat[] {
  const last = nats.at(-1);
  if (!last || last.outside.length > 0 || outside.length === 0) return nats;
  return [...nats.slice(0, -1), { ...last, outside }];
}

/* Networks and borders -------------------------------------------------------------------------------------------- */

/** Networks of routers, as the user says. */
export function networksOf({ networks }: Wishes, stations: Stations): ReadonlyMap<string, string> {
  return new Map(
    [...networks].flatMap(([node, network]) => {
      const router = stations.of(node);
      return router === undefined ? [] : [[router, network] as const];
    }),
  );
}

/** The borders without those that the user denies and with those that he drew, on every link between the two routers. */
export function withWishedBorders(
  found: readonly Boundary[],
  links: readonly Link[],
  { borders }: Wishes,
  stations: Stations,
  domainOf: ReadonlyMap<string, string>,
): readonly Boundary[] {
  let boundaries = found;
  for (const { pairs, border } of borders) {
    for (const [a, b] of pairs) {
      const [x, y] = [stations.of(a.id), stations.of(b.id)];
      const cut = links.filter((link) => (link.a === x && link.b === y) || (link.a === y && link.b === x));
      const ids = new Set(cut.map(({ id }) => id));
      const own = (one: Boundary): boolean =>
        ids.has(one.link ?? '') || pairKey(...one.between) === pairKey(a.ip, b.ip);
      boundaries = boundaries.filter((one) => !own(one));
      if (border && x !== undefined && y !== undefined)
        boundaries = [...boundaries, ...cut.map((link) => boundaryOf(border, link, [a, b], [x, y], domainOf))];
    }
  }
  return boundaries;
}

function boundaryOf(
  border: Border,
  link: Link,
  [a, b]: readonly [Node, Node],
  [x, y]: readonly [string, string],
  domainOf: ReadonlyMap<string, string>,
): Boundary {
  const [inner, outer] = link.a === x ? [link.aIp, link.bIp] : [link.bIp, link.aIp];
  const between = [inner ?? a.ip, outer ?? b.ip] as const;
  return {
    id: `boundary:responsibility:${between[0]}|${between[1]}`,
    kind: 'responsibility',
    between,
    link: link.id,
    inside: border.inside ?? domainOf.get(x) ?? 'unknown',
    outside: border.outside ?? domainOf.get(y) ?? 'unknown',
    confidence: 1,
    claim: '',
  };
}
