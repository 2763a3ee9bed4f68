import { addressScope, isInside, isReachable } from '../../model/address';
import type { AnalysisConfig } from '../../model/analysis';
import type { Reason } from '../../model/claim';
import type { Nat } from '../../model/topology';
import { logOdds, reason } from './claim';
import type { Ends } from './ends';
import { isNumbered, type Node, type NumberedNode } from './node';
import { printedReason, type OwnBox } from './ownBoxes';
import { translatedFrom, type Path } from './path';

/** A translating router: the inside hop that stands last before the space it translates to. */
export interface DraftNat {
  readonly kind: Nat['kind'];
  readonly path: string;
  /** Forward TTL. */
  readonly ttl: number;
  readonly inside: readonly Node[];
  readonly outside: readonly Node[];
  readonly reasons: readonly Reason[];
}

/**
 * Reads the address translations from the leading private hops of the forward way (design/topology.md, 2.6). A private
 * address behind a public one is a privately numbered link and never a boundary.
 */
export function findNats(
  path: Path,
  ends: Ends,
  nodes: ReadonlyMap<string, Node>,
  config: AnalysisConfig,
  boxes: readonly OwnBox[] = [],
): readonly DraftNat[] {
  const hops = insideHops(path, nodes);
  const last = hops.at(-1);
  if (!last) return [];
  const target = path.back.target === undefined ? undefined : nodes.get(path.back.target);
  const given = config.endpoints?.homePublic === undefined ? undefined : nodes.get(config.endpoints.homePublic);
  const through = translatedFrom(path.forward, nodes) > 1;
  // What is traced back over IPv6 is not what an IPv4 translator shows outside.
  const family = through ? 4 : last.nodes[0]?.address.family;
  const seen = [target, given].find((node) => node?.address?.family === family && !isInside(node?.scope ?? 'private'));
  const lengthsKnown = path.back.walks.length > 0 && ends.forwardKnown;
  const printed = ownerOf(hops, boxes);
  const verdicts = through
    ? [verdict('nat64', last, 'route.reason.nat64-addresses', 0.95)]
    : judgeInside(hops, printed ?? ends.owner, lengthsKnown || printed !== undefined);
  const innerWan = given?.scope !== undefined && isInside(given.scope) && seen !== undefined;
  return verdicts.map(({ kind, hop, reasons }): DraftNat => {
    const outermost = hop === verdicts.at(-1)?.hop;
    const extra: Reason[] = [];
    if (outermost && seen) extra.push(reason('route.reason.nat-seen-address', { ip: seen.ip }, 0.6, seen.evidence));
    if (innerWan) extra.push(reason('route.reason.nat-inner-wan', { ip: given.ip }, 3));
    const own = outsideOf(hop, boxes);
    if (own) extra.push(printedReason(own.facts, [own.inside, own.node]));
    const outside = own?.node ?? (outermost ? seen : undefined);
    return {
      kind,
      path: path.id,
      ttl: hop.ttl,
      inside: hop.nodes,
      outside: outside ? [outside] : [],
      reasons: [...reasons, ...extra],
    };
  });
}

interface Outside {
  readonly inside: NumberedNode;
  readonly node: Node;
  readonly facts: OwnBox['facts'];
}

/**
 * Number of inside hops up to the one that owns the public address, as the machines there print it: that one has a public address of its
 * own, or the one before it has private addresses on both sides.
 */
function ownerOf(hops: readonly InsideHop[], boxes: readonly OwnBox[]): number | undefined {
  const border = hops.findIndex((hop) => outsideOf(hop, boxes) !== undefined);
  if (border >= 0) return border + 1;
  const [first] = hops;
  const inner = boxes.some(
    ({ nodes, facts: { addresses } }) =>
      first?.nodes.some((node) => nodes.includes(node)) === true &&
      addresses.filter(({ ip }) => isPrivateIpv4(ip)).length > 1 &&
      !addresses.some(({ ip }) => isReachable(addressScope(ip)) && !ip.includes(':')),
  );
  return inner && hops.length === 2 ? 2 : undefined;
}

function isPrivateIpv4(ip: string): boolean {
  return !ip.includes(':') && isInside(addressScope(ip));
}

/** The public address that the machine of an inside hop prints beside its private one: it stands on the border itself. */
function outsideOf({ nodes }: InsideHop, boxes: readonly OwnBox[]): Outside | undefined {
  for (const { nodes: own, facts } of boxes) {
    const inside = own.filter(isNumbered).find((node) => nodes.includes(node));
    const node = own.find((one) => isReachable(one.scope) && one.address?.family === inside?.address.family);
    if (inside && node && isInside(inside.scope)) return { inside, node, facts };
  }
  return undefined;
}

/** A hop before the first public one, by its addresses: what a name alone stands for is unknown. */
export interface InsideHop {
  readonly ttl: number;
  readonly nodes: readonly NumberedNode[];
}

interface InsideVerdict {
  readonly kind: Nat['kind'];
  readonly hop: InsideHop;
  readonly reasons: readonly Reason[];
}

function insideHops(path: Path, nodes: ReadonlyMap<string, Node>): readonly InsideHop[] {
  return path.forward.rows.slice(1, path.inside + 1).flatMap((row) => {
    const found = row.nodes.flatMap((id) => nodes.get(id) ?? []).filter(isNumbered);
    return found.length === 0 ? [] : [{ ttl: row.ttl, nodes: found }];
  });
}

/** What the private hops before the first public one are, whoever owns the traced address (`owner`, in hops from the host; NaN = unknown). */
export function judgeInside(
  hops: readonly InsideHop[],
  owner: number,
  lengthsKnown: boolean,
): readonly InsideVerdict[] {
  const [first] = hops;
  const last = hops.at(-1);
  if (!first || !last) return [];
  const softwire = hops.find((hop) => hop.nodes.some((node) => node.scope === 'ds-lite'));
  // RFC 6333, 4.2 and 5.7: the home's end of the tunnel routes, the far end translates for it.
  if (softwire) return [verdict('cgn', last, 'route.reason.nat-softwire', 0.93)];
  const shared = hops.findIndex((hop) => hop.nodes.some((node) => node.scope === 'shared'));
  // No carrier's space lies inside a home's: the hop belongs to an overlay of the user's (Tailscale numbers from 100.64.0.0/10).
  if (shared === 0 && last.nodes.every((node) => node.scope === 'private'))
    return hops.map((hop) => verdict('double', hop, 'route.reason.nat-overlay', 0.8));
  if (shared >= 0) {
    const home = hops.slice(0, shared);
    const kind = home.length > 1 ? 'double' : 'napt';
    return [
      ...home.map((hop) => verdict(kind, hop, 'route.reason.nat-before-shared', 0.93)),
      verdict('cgn', last, 'route.reason.nat-shared', 0.93),
    ];
  }
  if (first.nodes.some((node) => node.address.family === 6))
    return [verdict('unknown', last, 'route.reason.nat-ula', 0.5)];
  if (hops.length === 1) return [verdict('napt', last, 'route.reason.nat-private-to-public', 0.95)];
  if (hops.length === 2) {
    if (owner === 1) return [verdict('napt', first, 'route.reason.nat-provider-gateway', 0.85)];
    const key = lengthsKnown ? 'route.reason.nat-two-private-lengths' : 'route.reason.nat-two-private';
    return hops.map((hop) => verdict('double', hop, key, lengthsKnown ? 0.85 : 0.65));
  }
  const carrier = hops[2]?.nodes.some((node) => node.ip.startsWith('10.')) ?? false;
  return [
    verdict('napt', first, 'route.reason.nat-many-private', 0.75),
    verdict(carrier ? 'cgn' : 'unknown', last, 'route.reason.nat-many-private', carrier ? 0.75 : 0.6),
  ];
}

function verdict(kind: Nat['kind'], hop: InsideHop, key: string, probability: number): InsideVerdict {
  const evidence = hop.nodes.flatMap((node) => node.evidence);
  const ip = hop.nodes[0]?.ip ?? '';
  return { kind, hop, reasons: [reason(key, { ip, hop: hop.ttl }, logOdds(probability), evidence)] };
}
