import { addressScope, isInside } from '../../model/address';
import { plainIp } from '../../model/embedded';
import type { AnalysisConfig } from '../../model/analysis';
import type { Claim, Reason } from '../../model/claim';
import type { Role } from '../../model/source';
import { claim, logOdds, reason, sumOf } from './claim';
import { groupWalks } from './groups';
import { isGlobal, isNameId } from './hopNames';
import { relateGroups, type Group, type Relation } from './opposite';
import { ParityUnion } from './parity';
import type { Walk } from './walk';

interface TraceRole {
  readonly trace: string;
  readonly role: Role;
  readonly claim: Claim;
}

export interface Roles {
  readonly groups: readonly Group[];
  /** Role of each group, by index. */
  readonly roleOf: readonly Role[];
  readonly relations: readonly Relation[];
  readonly traces: readonly TraceRole[];
}

/** A role that the user gave outweighs anything the addresses say. */
const USER_WEIGHT = 20;

/**
 * Finds which traces run from home to the server and which back, from the addresses alone; a role given by the user wins.
 * A trace that nothing relates to another one is read as a forward trace, with low confidence.
 */
export function inferRoles(
  walks: readonly Walk[],
  sourceOf: ReadonlyMap<string, string>,
  config: AnalysisConfig,
): Roles {
  const groups = groupWalks(walks, sourceOf);
  const relations = relateGroups(groups, config);
  const sides = new ParityUnion(groups.length);
  for (const { a, b, weight } of relations) sides.join(a, b, weight > 0);
  const hints = groups.map((group) => forwardHints(group, config));
  const components = new Map<number, number[]>();
  groups.forEach((_, index) => {
    const { root } = sides.find(index);
    components.set(root, [...(components.get(root) ?? []), index]);
  });
  const roleOf = new Array<Role>(groups.length).fill('forward');
  const claims = new Map<string, TraceRole>();
  for (const members of components.values()) {
    const total = members.reduce((sum, i) => sum + (sides.find(i).flipped ? -1 : 1) * sumOf(hints[i] ?? []), 0);
    const mixed = members.some((i) => sides.find(i).flipped !== sides.find(members[0] ?? 0).flipped);
    const turned = mixed
      ? total < 0 || (total === 0 && firstIsFlipped(members, groups, sides))
      : total < -USER_WEIGHT / 2;
    for (const index of members) {
      const group = groups[index];
      if (!group) continue;
      const given = group.walks[0]?.trace.role;
      const role = given ?? (sides.find(index).flipped === turned ? 'forward' : 'return');
      roleOf[index] = role;
      const reasons = roleReasons(index, role, given, hints, relations, mixed);
      for (const walk of group.walks) claims.set(walk.trace.id, roleClaim(walk, role, reasons));
    }
  }
  return { groups, roleOf, relations, traces: walks.flatMap((walk) => claims.get(walk.trace.id) ?? []) };
}

/** Nothing tells the ends apart: the trace whose id comes first is called forward, whatever the order of input. */
function firstIsFlipped(members: readonly number[], groups: readonly Group[], sides: ParityUnion): boolean {
  const idOf = (i: number): string => groups[i]?.walks.map((walk) => walk.trace.id).sort()[0] ?? '';
  const first = [...members].sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1))[0] ?? 0;
  return sides.find(first).flipped;
}

function forwardHints(group: Group, config: AnalysisConfig): readonly Reason[] {
  const hints: Reason[] = [];
  const { home, homePublic, server } = config.endpoints ?? {};
  const first = group.walks[0];
  if (!first) return hints;
  const header = group.walks.flatMap((walk) => walk.header);
  const target = first.target;
  if (first.trace.role) {
    const weight = first.trace.role === 'forward' ? USER_WEIGHT : first.trace.role === 'return' ? -USER_WEIGHT : 0;
    hints.push(reason('route.reason.role-given', { role: first.trace.role }, weight));
  }
  if (target !== undefined && target === server)
    hints.push(reason('route.reason.target-is-server', { target }, 15, header));
  if (target !== undefined && (target === home || target === homePublic)) {
    hints.push(reason('route.reason.target-is-home', { target }, -15, header));
  }
  const inside = group.walks.find(startsInside);
  if (inside) hints.push(reason('route.reason.starts-private', { ip: inside.steps[0]?.ips[0] ?? '' }, 3));
  else if (group.walks.some(startsLocally)) hints.push(reason('names.reason.starts-local', {}, STARTS_LOCALLY));
  const through = group.walks.flatMap(({ steps }) => steps.flatMap(({ ips }) => ips)).find((ip) => plainIp(ip) !== ip);
  if (through !== undefined) hints.push(reason('route.reason.through-nat64', { ip: through }, 3));
  // People trace to a server by its name, and back to a home by its number.
  if (first.trace.target !== undefined && first.trace.target !== target) {
    hints.push(reason('route.reason.target-by-name', { target: first.trace.target }, 0.5, header));
  }
  return hints;
}

/** Servers have a `_gateway`, too. Set by hand. */
const STARTS_LOCALLY = 1;

/** First answering hop a private address or a local name, and a name that everybody knows later. */
function startsLocally({ steps }: Walk): boolean {
  const [first, ...others] = steps.flatMap(({ ips }) => ips.slice(0, 1));
  return first !== undefined && !isGlobal(first) && others.some(isGlobal);
}

/** First answering hop in private or shared space, and a public one later. */
export function startsInside(walk: Walk): boolean {
  const scopes = walk.steps.flatMap(({ ips: [ip] }) => (ip === undefined || isNameId(ip) ? [] : [addressScope(ip)]));
  return scopes[0] !== undefined && isInside(scopes[0]) && scopes.some((scope) => !isInside(scope));
}

function roleReasons(
  index: number,
  role: Role,
  given: Role | undefined,
  hints: readonly (readonly Reason[])[],
  relations: readonly Relation[],
  mixed: boolean,
): readonly Reason[] {
  const own = hints[index] ?? [];
  if (given) return own.map((one) => ({ ...one, weight: USER_WEIGHT }));
  const sign = role === 'return' ? -1 : 1;
  const facing = relations.filter((one) => one.weight > 0 && (one.a === index || one.b === index)).slice(0, 4);
  const reasons = [
    ...own.map((one) => ({ ...one, weight: sign * (one.weight ?? 0) })),
    ...facing.flatMap((one) => one.reasons),
  ];
  return mixed ? reasons : [...reasons, reason('route.reason.one-direction', {}, logOdds(0.7))];
}

function roleClaim(walk: Walk, role: Role, reasons: readonly Reason[]): TraceRole {
  const { id } = walk.trace;
  const args = { target: walk.trace.target ?? walk.target ?? '' };
  const statement = { rule: 'role/direction', subject: [id], key: `route.claim.role-${role}`, args, reasons };
  return { trace: id, role, claim: claim(statement) };
}
