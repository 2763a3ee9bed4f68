import type { Both, Pass, WayOf } from '../../model/comparison';
import { ROLES, SIDES, type Role, type Side } from '../../model/source';
import type { Router } from '../../model/topology';
import type { Look } from './look';
import { silentKeys } from './silent';

/** A machine with the routers that are it in each look: usually one, none where that look does not show it. */
export interface Machine {
  readonly ids: Both<string>;
  readonly ways: readonly WayOf[];
}

export interface Machines {
  readonly all: readonly Machine[];
  /** Router of a look → its machine. */
  readonly of: Readonly<Record<Side, ReadonlyMap<string, Machine>>>;
}

/** Routers of both looks are one machine when they have an id or an address in common, silent hops when they lie alike between two of these. */
export function machinesOf(looks: Readonly<Record<Side, Look>>): Machines {
  const groups = groupsOf(looks);
  const sights = { before: sightsOf(looks.before), after: sightsOf(looks.after) };
  const of: Record<Side, Map<string, Machine>> = { before: new Map(), after: new Map() };
  const all = groups.map((group): Machine => {
    const passes = { before: passesOf(group.before, sights.before), after: passesOf(group.after, sights.after) };
    const machine = { ids: both((side) => firstId(group[side])), ways: waysOf(passes) };
    for (const side of SIDES) for (const { id } of group[side]) of[side].set(id, machine);
    return machine;
  });
  return { all, of };
}

/** Without the side that does not have it. */
export function both<T>(of: (side: Side) => T | undefined): Both<T> {
  const [before, after] = [of('before'), of('after')];
  return { ...(before !== undefined && { before }), ...(after !== undefined && { after }) };
}

const firstId = (routers: readonly Router[]): string | undefined => routers.map(({ id }) => id).sort()[0];

type Group = Record<Side, Router[]>;

function groupsOf(looks: Readonly<Record<Side, Look>>): readonly Group[] {
  const parent = new Map<string, string>();
  const rootOf = (key: string): string => {
    let at = key;
    for (let up = parent.get(at); up !== undefined; up = parent.get(at)) {
      const next = parent.get(up);
      // Halves the way for the next who asks: a chain of thousands would be walked again and again.
      if (next !== undefined) parent.set(at, next);
      at = up;
    }
    return at;
  };
  const join = (a: string, b: string): void => {
    const [one, other] = [rootOf(a), rootOf(b)];
    if (one !== other) parent.set(one, other);
  };
  for (const side of SIDES)
    for (const { id, interfaces } of looks[side].route.routers) for (const ip of interfaces) join(`if:${ip}`, id);
  // A silent hop is told by its neighbours, so these come first.
  for (const side of SIDES) for (const [id, key] of silentKeys(looks[side].route, rootOf)) join(key, id);
  const groups = new Map<string, Group>();
  for (const side of SIDES) {
    for (const router of looks[side].route.routers) {
      const root = rootOf(router.id);
      const group = groups.get(root) ?? { before: [], after: [] };
      groups.set(root, group);
      group[side].push(router);
    }
  }
  return [...groups.values()];
}

type Passes = ReadonlyMap<Role, Pass>;

function waysOf(passes: Readonly<Record<Side, Passes>>): readonly WayOf[] {
  return ROLES.flatMap((direction) => {
    const pass = both((side) => passes[side].get(direction));
    return pass.before || pass.after ? [{ direction, ...pass }] : [];
  });
}

/** What a look tells of traces and addresses, to be looked up for each machine. */
interface Sights {
  readonly roles: ReadonlyMap<string, Role>;
  /** Smallest time in ms by address and direction. */
  readonly times: ReadonlyMap<string, Passes>;
}

function sightsOf({ route, topology }: Look): Sights {
  const roles = new Map(route.roles.map(({ trace, role }) => [trace, role]));
  const times = new Map(
    topology.interfaces.map(({ ip, sightings }) => {
      const passes = new Map<Role, Pass>();
      for (const { trace, ttl, rttMs } of sightings) add(passes, roles.get(trace) ?? 'other', ttl, rttMs);
      return [ip, passes];
    }),
  );
  return { roles, times };
}

function add(passes: Map<Role, Pass>, role: Role, ttl: number, rttMs: readonly number[]): void {
  const known = passes.get(role);
  const least = rttMs.reduce((best, ms) => Math.min(best, ms), known?.rttMs ?? Infinity);
  passes.set(role, { ttl: Math.min(ttl, known?.ttl ?? Infinity), ...(least < Infinity && { rttMs: least }) });
}

function passesOf(routers: readonly Router[], { roles, times }: Sights): Passes {
  const passes = new Map<Role, Pass>();
  for (const { hops, interfaces } of routers) {
    for (const { trace, ttl } of hops) add(passes, roles.get(trace) ?? 'other', ttl, []);
    for (const ip of interfaces)
      for (const [role, { ttl, rttMs }] of times.get(ip) ?? [])
        if (passes.has(role)) add(passes, role, ttl, rttMs === undefined ? [] : [rttMs]);
  }
  return passes;
}
