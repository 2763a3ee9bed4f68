import { addressScope, isInside, type AddressScope } from '../../model/address';
import type { AnalysisConfig } from '../../model/analysis';
import type { Role } from '../../model/source';
import type { SourceSpan } from '../../model/span';
import { compareAddresses, parseAddress, type Address } from '../../model/prefix';
import type { Sighting, Topology } from '../../model/topology';
import type { Trace } from '../../model/trace';
import { plainIp } from '../../model/embedded';
import {
  isLocalName,
  isLocalNameId,
  isNameId,
  isOutside,
  nameFacts,
  showsNames,
  textOf,
  type NameFacts,
} from './hopNames';
import { readName, type ReadName } from './naming';
import { unseenAddresses } from './ownBoxes';
import { startsInside } from './roles';
import type { Walk } from './walk';

/** An address at the place where it is unique: `192.168.1.1` in two homes is two nodes. Everything else is one. */
export interface Node {
  /**
   * The address, with `@<trace>` behind it where another home uses it too. A NAT64 address goes by the IPv4 address that it carries: both
   * are one interface, seen from two sides. Where the text has the name alone, `name:` and the name.
   */
  readonly id: string;
  /** As it is printed: of two forms of an address the IPv4 one; the name where the text has no address. */
  readonly ip: string;
  /** What it is numbered from: of a NAT64 address the IPv4 address in it. Absent where the text has the name alone. */
  readonly address?: Address;
  /** Seen through a translator between IPv6 and IPv4. */
  readonly translated: boolean;
  /** Absent as the address is: it may be private or public. */
  readonly scope?: AddressScope;
  readonly names: readonly ReadName[];
  /** AS numbers that the tool printed beside it. */
  readonly asn: readonly number[];
  /** False for an address that stands in the text or the settings only as a target or an end. */
  readonly answered: boolean;
  readonly seen: readonly { readonly trace: string; readonly ttl: number }[];
  readonly evidence: readonly SourceSpan[];
}

/** A node whose address is known: all that is read from numbers is read from these. */
export type NumberedNode = Node & Required<Pick<Node, 'address' | 'scope'>>;

export function isNumbered(node: Node): node is NumberedNode {
  return node.address !== undefined;
}

/** The addresses of some nodes, each once: nothing stands for one that the text does not have. */
export function addressesOf(nodes: readonly Node[]): readonly string[] {
  return [...new Set(nodes.filter(isNumbered).map(({ ip }) => ip))];
}

interface NodeStep {
  readonly ttl: number;
  readonly nodes: readonly string[];
  /** Smallest RTT of each node at this hop in ms, where printed. */
  readonly rttMs: readonly (number | undefined)[];
}

/** A walk whose addresses are nodes. */
export interface PlacedWalk {
  readonly trace: Trace;
  readonly source: string;
  readonly steps: readonly NodeStep[];
  readonly target?: string;
  readonly reachedAt?: number;
  readonly oneFlow: boolean;
  readonly header: readonly SourceSpan[];
}

export interface Places {
  readonly nodes: ReadonlyMap<string, Node>;
  readonly walks: readonly PlacedWalk[];
}

/**
 * Gives every address its place. Private addresses between a home and the first public hop belong to that home
 * (design/topology.md, 2.1); those behind a public hop are numbers of an ordinary link and are met from both directions.
 */
export function placeNodes(
  walks: readonly Walk[],
  topology: Topology,
  roleOf: ReadonlyMap<string, Role>,
  sourceOf: ReadonlyMap<string, string>,
  config: AnalysisConfig,
): Places {
  const homeOf = (walk: Walk): string => sourceOf.get(walk.trace.id) ?? walk.trace.id;
  const insideOf = (walk: Walk): number => (roleOf.get(walk.trace.id) === 'return' ? 0 : insideLength(walk));
  const naming = nameNodes(walks, insideOf, homeOf);
  const register = new Register(topology);
  const placed = walks.map((walk): PlacedWalk => {
    const { trace, target, reachedAt, oneFlow, header } = walk;
    const inside = insideOf(walk);
    const steps = walk.steps.map(({ ttl, ips }): NodeStep => {
      const nodes = ips.map((ip) =>
        addressScope(ip) === 'link-local'
          ? `${ip}@${trace.id}#${ttl}`
          : naming(ip, isLocalNameId(ip) || ttl <= inside ? homeOf(walk) : ''),
      );
      return { ttl, nodes, rttMs: nodes.map((id, index) => register.see(id, ips[index] ?? '', trace.id, ttl)) };
    });
    const targetId = target === undefined ? undefined : naming(target, isLocalNameId(target) ? homeOf(walk) : '');
    if (target !== undefined && targetId !== undefined) register.mention(targetId, target, header, trace.target);
    if (trace.sourceIp) register.mention(trace.sourceIp, trace.sourceIp, header);
    return {
      trace,
      source: homeOf(walk),
      steps,
      ...(targetId !== undefined && { target: targetId }),
      ...(reachedAt !== undefined && { reachedAt }),
      oneFlow,
      header,
    };
  });
  for (const { ip, evidence } of unseenAddresses(topology)) register.mention(ip, ip, [evidence]);
  for (const ip of [config.endpoints?.home, config.endpoints?.homePublic]) if (ip) register.mention(ip, ip, []);
  return { nodes: register.nodes(), walks: placed };
}

interface Draft {
  ip: string;
  answered: boolean;
  translated: boolean;
  readonly names: Set<string>;
  readonly seen: { trace: string; ttl: number }[];
  readonly evidence: SourceSpan[];
}

/** Collects what the traces say about each node. */
class Register {
  private readonly drafts = new Map<string, Draft>();
  private readonly facts: ReadonlyMap<string, NameFacts>;
  private readonly sightings = new Map<string, Map<string, Sighting>>();

  constructor(topology: Topology) {
    const names = showsNames(topology.traces) ? nameFacts(topology.traces) : [];
    this.facts = new Map([...topology.interfaces.map((one) => [one.ip, one] as const), ...names]);
    for (const [ip, { sightings }] of this.facts) {
      this.sightings.set(ip, new Map(sightings.map((one) => [`${one.ttl} ${one.trace}`, one])));
    }
  }

  /** Records an answer and gives back its smallest RTT. */
  see(id: string, ip: string, trace: string, ttl: number): number | undefined {
    const draft = this.draft(id, ip);
    draft.answered = true;
    draft.seen.push({ trace, ttl });
    const sighting = this.sightings.get(ip)?.get(`${ttl} ${trace}`);
    if (sighting) draft.evidence.push(sighting.evidence);
    const times = sighting?.rttMs ?? [];
    return times.length === 0 ? undefined : times.reduce((low, one) => Math.min(low, one));
  }

  /** Records an address that the text or the user names without an answer. */
  mention(id: string, ip: string, evidence: readonly SourceSpan[], name?: string): void {
    const draft = this.draft(id, ip);
    draft.evidence.push(...evidence);
    if (name !== undefined && name !== ip) draft.names.add(name.toLowerCase());
  }

  /** By address, so that every later list is in one order whatever the order of the traces. */
  nodes(): ReadonlyMap<string, Node> {
    const nodes = [...this.drafts].flatMap(([id, { ip, answered, translated, seen, evidence, names }]): Node[] => {
      const fact = this.facts.get(ip);
      if (isNameId(ip)) return [namelessNode(ip, { id, translated, answered, seen, evidence }, fact)];
      const printed = parseAddress(ip);
      const address = printed && (parseAddress(plainIp(ip)) ?? printed);
      if (!address) return [];
      const read = [...new Set([...(fact?.names ?? []), ...names])].map((name) => readName(name, ip));
      return [
        {
          ...{ id, ip, address, translated, answered, seen, evidence },
          scope: addressScope(plainIp(ip)),
          names: read,
          asn: fact?.asn ?? [],
        },
      ];
    });
    nodes.sort(compareNodes);
    return new Map(nodes.map((node) => [node.id, node]));
  }

  private draft(id: string, ip: string): Draft {
    const known = this.drafts.get(id);
    const translated = plainIp(ip) !== ip;
    if (known) {
      known.translated ||= translated;
      if (!translated) known.ip = ip;
      return known;
    }
    const draft: Draft = { ip, answered: false, translated, names: new Set(), seen: [], evidence: [] };
    this.drafts.set(id, draft);
    return draft;
  }
}

/** Somebody of whom the text has the name alone; `id` as `nameId` gives it. */
export function namelessNode(
  id: string,
  own: Pick<Node, 'id' | 'translated' | 'answered' | 'seen' | 'evidence'>,
  facts: Pick<NameFacts, 'names' | 'asn'> = { names: [] },
): Node {
  const names = [...facts.names].sort();
  return {
    ...own,
    ip: names[0] ?? textOf(id),
    names: names.map((name) => (isLocalName(name) ? localName(name) : readName(name))),
    asn: facts.asn ?? [],
  };
}

/** A local name says nothing beyond its network: neither whose the box is nor that it is the one of the same name elsewhere. */
function localName(name: string): ReadName {
  return { name, exchange: false, addressDerived: false, customer: false };
}

/** Names stand behind all addresses. */
export function compareNodes(a: Pick<Node, 'id' | 'address'>, b: Pick<Node, 'id' | 'address'>): number {
  const order = a.address && b.address ? compareAddresses(a.address, b.address) : a.address ? -1 : b.address ? 1 : 0;
  return order || (a.id < b.id ? -1 : 1);
}

/** Number of leading hops in inside space, when a public hop follows; silent hops in between count as inside. */
function insideLength(walk: Walk): number {
  if (!startsInside(walk)) return 0;
  const firstPublic = walk.steps.findIndex((step) => step.ips.some(isOutside));
  let last = firstPublic;
  while (last > 0 && walk.steps[last - 1]?.ips.every(isNameId)) last--;
  return last;
}

type Naming = (ip: string, home: string) => string;

function nameNodes(walks: readonly Walk[], insideOf: (walk: Walk) => number, homeOf: (walk: Walk) => string): Naming {
  const homes = new Map<string, Set<string>>();
  for (const walk of walks) {
    const inside = insideOf(walk);
    for (const { ttl, ips } of walk.steps) {
      for (const ip of ips) {
        const local = isLocalNameId(ip);
        if (!local && (isNameId(ip) || !isInside(addressScope(ip)))) continue;
        const known = homes.get(ip) ?? new Set<string>();
        homes.set(ip, known.add(local || ttl <= inside ? homeOf(walk) : ''));
      }
    }
  }
  return (ip, home) => (home !== '' && (homes.get(ip)?.size ?? 0) > 1 ? `${ip}@${home}` : plainIp(ip));
}
