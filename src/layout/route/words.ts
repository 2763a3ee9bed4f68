import type { Translate } from '../../messages/catalog';
import { isInside } from '../../model/address';
import { gradeOf } from '../../model/claim';
import type { Boundary, Nat, RouteGraph, Router, Topology } from '../../model/topology';
import { printable } from '../textMetrics';
import { domainName } from './bands';
import type { Changes, Chip } from './changes';
import { milliseconds, readingsText } from './captions';
import { tagsOfRouter, type Tags } from './tags';
import type { End, Wire } from './wires';

/**
 * The sentences for assistive technology: each says all that its mark shows, with full names. They are also what a hover shows for a
 * name that was cut.
 */
export interface Words {
  node(router: Router): string;
  fold(router: Router): string;
  /** Of several silent hops. */
  run(name: string, change: Chip | undefined): string;
  wire(wire: Wire): string;
  address(end: End): string;
  nat(nat: Nat): string;
  boundary(boundary: Boundary): string;
}

/** What all sentences draw on. */
interface Lexicon {
  readonly t: Translate;
  readonly tags: Tags;
  /** Full name of a router, by id. */
  readonly name: (router: string) => string;
  readonly domain: (id: string) => string;
  /** Time of the fastest reply from any of the addresses. */
  readonly time: (ips: readonly string[]) => string | undefined;
}

/** A hostile name must not make a sentence of a megabyte. */
const LONGEST = 400;

const shown = (text: string): string => printable(text.slice(0, LONGEST));

export function wordsOf(graph: RouteGraph, topology: Topology, tags: Tags, changes: Changes, t: Translate): Words {
  const lexicon = lexiconOf(graph, topology, tags, t);
  const changed = (id: string): string | undefined => changes.ofMachines([id])?.meaning;
  return {
    node: (router) => sentence([...nodeParts(router, lexicon), changed(router.id)], t),
    fold: (router) =>
      t('picture.fold.spoken', {
        name: [shown(router.label), changed(router.id)].filter(Boolean).join(t('diagram.comma')),
      }),
    run: (name, change) => (change ? sentence([name, change.meaning], t) : name),
    wire: (wire) => {
      const change = changes.ofLinks(wire.links.map(({ id }) => id));
      return sentence([...wireParts(wire, lexicon), change && t(`comparison.change.${change}`)], t);
    },
    address: (end) => sentence(addressParts(end, lexicon), t),
    nat: (nat) => sentence(natParts(nat, lexicon), t),
    boundary: (boundary) => sentence(boundaryParts(boundary, lexicon), t),
  };
}

type Parts = readonly (string | undefined)[];

function sentence(parts: Parts, t: Translate): string {
  const said = parts.filter((part) => part !== undefined && part !== '');
  return t('diagram.sentence', { text: said.join(t('diagram.comma')) });
}

function lexiconOf(graph: RouteGraph, topology: Topology, tags: Tags, t: Translate): Lexicon {
  const routers = new Map(graph.routers.map((router) => [router.id, router.label]));
  const domains = new Map(graph.domains.map(({ id, label }) => [id, label]));
  const times = timesOf(graph, topology);
  return {
    t,
    tags,
    name: (id) => shown(routers.get(id) ?? id),
    domain: (id) => shown(domainName(domains.get(id) ?? id, t)),
    time(ips) {
      const known = ips.flatMap((ip) => times.get(ip) ?? []);
      return known.length > 0 ? t('diagram.spoken.ms', { ms: milliseconds(Math.min(...known)) }) : undefined;
    },
  };
}

/** Smallest time per address, of the forward traces where there are any (a node's time is its distance from home). */
function timesOf(graph: RouteGraph, topology: Topology): ReadonlyMap<string, number> {
  const roles = new Map(graph.roles.map(({ trace, role }) => [trace, role]));
  const times = new Map<string, number>();
  for (const { ip, sightings } of topology.interfaces) {
    const forward = sightings.filter(({ trace }) => roles.get(trace) !== 'return');
    const own = (forward.length > 0 ? forward : sightings).flatMap(({ rttMs }) => rttMs);
    if (own.length > 0)
      times.set(
        ip,
        own.reduce((a, b) => Math.min(a, b)),
      );
  }
  return times;
}

function nodeParts(router: Router, { t, tags, name, domain, time }: Lexicon): Parts {
  if (router.kind === 'silent') return [t('diagram.spoken.silent', { ttl: router.hops[0]?.ttl ?? router.rank })];
  const count = router.interfaces.length;
  const list = router.interfaces.map(shown).join(t('diagram.comma'));
  return [
    router.rank > 0 ? t('diagram.spoken.hop', { ttl: router.rank }) : t('diagram.spoken.start'),
    name(router.id),
    t(`diagram.kind.${router.kind}`),
    count > 0
      ? t('diagram.spoken.interfaces', { count, list })
      : t(router.names.length > 0 ? 'names.spoken' : 'diagram.spoken.unseen'),
    time(router.interfaces),
    ...tagsOfRouter(router, tags).map((tag) => tag.meaning),
    router.domain === undefined ? undefined : t('diagram.spoken.domain', { domain: domain(router.domain) }),
  ];
}

function wireParts({ lower, upper, segment, ways }: Wire, { t, name }: Lexicon): Parts {
  const open = segment?.state === 'ambiguous';
  const prefix = open ? t('diagram.spoken.ambiguous', { readings: readingsText(segment) }) : segment?.prefix;
  return [
    t('diagram.spoken.link', { a: name(lower.router), b: name(upper.router) }),
    prefix === undefined ? undefined : t('diagram.spoken.segment', { prefix: shown(prefix) }),
    ...ways.map(({ direction }) => t(`diagram.way.${direction}`)),
  ];
}

function addressParts({ ip = '', scope, router }: End, { t, name, time }: Lexicon): Parts {
  const kind = scope && isInside(scope) ? 'private' : scope === 'global' ? 'global' : 'special';
  return [
    t('diagram.spoken.address', { ip: shown(ip), router: name(router) }),
    t(`diagram.spoken.${kind}`),
    time([ip]),
  ];
}

function natParts(nat: Nat, { t, name }: Lexicon): Parts {
  const list = (ips: readonly string[]): string => ips.map(shown).join(t('diagram.comma')) || '?';
  const args = { router: name(nat.router), inside: list(nat.inside), outside: list(nat.outside) };
  return [t('diagram.spoken.nat', args), ...confidenceParts(nat.confidence, t)];
}

function boundaryParts({ inside, outside, confidence }: Boundary, { t, domain }: Lexicon): Parts {
  const args = { inside: domain(inside), outside: domain(outside) };
  return [t('diagram.spoken.boundary', args), ...confidenceParts(confidence, t)];
}

function confidenceParts(value: number, t: Translate): Parts {
  return [t(`diagram.grade.${gradeOf(value)}`), t('diagram.spoken.percent', { percent: Math.round(value * 100) })];
}
