import type { Both, Change, Comparison, LinkChange, MachineChange, Pass, WayOf } from '../../model/comparison';
import { ROLES, SIDES, type Role, type Side, type Source } from '../../model/source';
import type { Link, RouteGraph, Topology } from '../../model/topology';
import type { Trace } from '../../model/trace';
import { lookOf, onlyOf, type Look } from './look';
import { both, machinesOf, type Machine, type Machines } from './machines';
import { idsOf, mergeRoutes } from './merge';
import { displaced } from './order';

/** Times differ when they do so by both: the jitter of a home line is some ms, that of a far host some percent. */
const NOTICEABLE = { ms: 5, part: 0.2 } as const;

/**
 * What differs between two looks at a route, as facts: machines and links that only one of them shows, machines elsewhere on the way,
 * other times. Places, times and directions are compared within a direction that both looks traced, so a forward and a return route differ in
 * what they pass and not in their times. Deterministic; exchanging the looks exchanges `before` and `after` everywhere and nothing else.
 */
export function compare(before: Look, after: Look): Comparison {
  const looks = { before, after };
  return differences(looks, machinesOf(looks));
}

function differences(looks: Readonly<Record<Side, Look>>, machines: Machines): Comparison {
  const traced = ROLES.filter((role) =>
    SIDES.every((side) => looks[side].route.roles.some((one) => one.role === role)),
  );
  const moved = movedMachines(machines, traced);
  const changes = machines.all.flatMap((machine) => machineChange(machine, moved.has(machine), traced) ?? []);
  return {
    machines: changes.sort((a, b) => placeOf(a) - placeOf(b) || compareText(idOf(a.router), idOf(b.router))),
    links: linkChanges(looks, machines, traced),
    unchanged: machines.all.length - changes.length,
  };
}

/** What is drawn when documents before stand against documents after. */
export interface Compared {
  readonly route: RouteGraph;
  readonly comparison: Comparison;
}

/**
 * The documents before against those after; undefined where not both sides have a trace. When they trace one direction at two times, each
 * is inferred for itself: a hop that was silent on Monday is not the machine that answers there on Friday. When they trace two directions
 * at one time, `together`, which was inferred from both, knows which addresses are one machine.
 */
export function compareSides(
  sources: readonly Source[],
  topology: Topology,
  together: RouteGraph | undefined,
  infer: (topology: Topology) => RouteGraph,
): Compared | undefined {
  if (!together || !sources.some(({ side }) => side !== undefined)) return undefined;
  const roles = new Map(together.roles.map(({ trace, role }) => [trace, role]));
  const sides = new Map(sources.map(({ id, side }) => [id, side]));
  const tracesOf = (side: Side): readonly Trace[] => topology.traces.filter(({ source }) => sides.get(source) === side);
  const traces = { before: tracesOf('before'), after: tracesOf('after') };
  if (SIDES.some((side) => traces[side].length === 0)) return undefined;
  const roleOf = ({ id }: Trace): Role => roles.get(id) ?? 'other';
  const shared = traces.before.some((one) => traces.after.some((other) => roleOf(one) === roleOf(other)));
  const whole = { route: together, topology };
  const ids = (side: Side) => new Set(traces[side].map(({ id }) => id));
  if (!shared)
    return { route: together, comparison: compare(lookOf(whole, ids('before')), lookOf(whole, ids('after'))) };
  const look = (side: Side) => {
    const own = onlyOf(topology, ids(side));
    // Which way it goes is seen from both; each for itself would go forward.
    const known = { ...own, traces: own.traces.map((trace) => ({ ...trace, role: roleOf(trace) })) };
    return { route: infer(known), topology: own };
  };
  const looks = { before: look('before'), after: look('after') };
  const machines = machinesOf(looks);
  return {
    route: mergeRoutes({ before: looks.before.route, after: looks.after.route }, machines),
    comparison: drawn(differences(looks, machines), looks, machines),
  };
}

/** With the ids of the merged graph. */
function drawn(found: Comparison, looks: Readonly<Record<Side, Look>>, machines: Machines): Comparison {
  const ids = (side: Side) => {
    const own = idsOf(side, machines);
    const links = new Map(looks[side].route.links.map((link) => [link.id, own.link(link)]));
    return {
      router: (id: string | undefined) => (id === undefined ? undefined : own.router(id)),
      link: (id: string | undefined) => (id === undefined ? undefined : links.get(id)),
    };
  };
  const of = { before: ids('before'), after: ids('after') };
  return {
    ...found,
    machines: found.machines.map((one) => ({ ...one, router: both((side) => of[side].router(one.router[side])) })),
    links: found.links.map((one) => ({ ...one, link: both((side) => of[side].link(one.link[side])) })),
  };
}

function movedMachines({ all }: Machines, traced: readonly Role[]): ReadonlySet<Machine> {
  const moved = traced.flatMap((direction) => {
    const placed = all.flatMap((machine) => {
      const way = machine.ways.find((one) => one.direction === direction);
      return way?.before && way.after ? [{ machine, before: way.before.ttl, after: way.after.ttl }] : [];
    });
    return [...displaced(placed)].map(({ machine }) => machine);
  });
  return new Set(moved);
}

function machineChange({ ids, ways }: Machine, moved: boolean, traced: readonly Role[]): MachineChange | undefined {
  const kind = kindOf(
    ids.before !== undefined,
    ids.after !== undefined,
    moved,
    ways.some((way) => differs(way, traced)),
  );
  return kind && { kind, router: ids, ways };
}

function kindOf(before: boolean, after: boolean, moved: boolean, changed: boolean): Change | undefined {
  if (!before) return 'added';
  if (!after) return 'gone';
  if (moved) return 'moved';
  return changed ? 'changed' : undefined;
}

function differs({ direction, before, after }: WayOf, traced: readonly Role[]): boolean {
  if (!traced.includes(direction)) return false;
  return !before || !after || timesDiffer(before, after);
}

function timesDiffer({ rttMs: before }: Pass, { rttMs: after }: Pass): boolean {
  if (before === undefined || after === undefined) return false;
  const gap = Math.abs(before - after);
  return gap >= NOTICEABLE.ms && gap >= NOTICEABLE.part * Math.max(before, after);
}

/** From home outwards. */
function placeOf({ ways }: MachineChange): number {
  return ways
    .flatMap(({ before, after }) => [before?.ttl ?? Infinity, after?.ttl ?? Infinity])
    .reduce((least, ttl) => Math.min(least, ttl), Number.MAX_SAFE_INTEGER);
}

/** The same from both sides, so that the order of changes is, too. */
const idOf = ({ before, after }: Both<string>): string =>
  [before, after].filter((id) => id !== undefined).sort()[0] ?? '';

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function linkChanges(
  looks: Readonly<Record<Side, Look>>,
  { all, of }: Machines,
  traced: readonly Role[],
): readonly LinkChange[] {
  const numbers = new Map<Machine | undefined, string>(all.map((machine, number) => [machine, `#${number}`]));
  const byKey = new Map<string, Partial<Record<Side, Link>>>();
  for (const side of SIDES) {
    for (const link of looks[side].route.links) {
      const ends = [link.a, link.b].map((id) => numbers.get(of[side].get(id)) ?? id).sort();
      const key = `${ends.join(' ')} ${link.id.slice(`link:${link.a}|${link.b}|`.length)}`;
      byKey.set(key, { ...byKey.get(key), [side]: link });
    }
  }
  const changes = [...byKey.values()].flatMap((link): LinkChange[] => {
    const directions = both((side) => link[side]?.lanes.map(({ direction }) => direction).sort());
    const kind = !link.before ? 'added' : !link.after ? 'gone' : undefined;
    const differ = traced.some((role) => directions.before?.includes(role) !== directions.after?.includes(role));
    if (!kind && !differ) return [];
    return [{ kind: kind ?? 'changed', link: both((side) => link[side]?.id), directions }];
  });
  return changes.sort((a, b) => compareText(idOf(a.link), idOf(b.link)));
}
