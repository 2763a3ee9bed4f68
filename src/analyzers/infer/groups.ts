import { isNameId } from './hopNames';
import type { Group } from './opposite';
import type { Walk } from './walk';

/** Hops that a trace without a target must have in common with others before it counts as one of them. */
const LEAST_COMMON = 3;

/** Share of its answering hops that must be theirs: a load-balanced hop may show another branch. */
const MOST = 0.75;

/**
 * Traces from one place to one target, with one given role. What prints no target (an mtr report, tcptraceroute, tracepath) goes where
 * traces from the same place do that show its hops: traces that agree up to a hop may be spliced there (S07).
 */
export function groupWalks(walks: readonly Walk[], sourceOf: ReadonlyMap<string, string>): readonly Group[] {
  const groups = new Map<string, Walk[]>();
  const place = ({ trace }: Walk): string => `${trace.role ?? ''}|${sourceOf.get(trace.id) ?? ''}`;
  const aimed = new Map<string, string[]>();
  for (const walk of walks) {
    const target = targetOf(walk);
    if (target === undefined) continue;
    const key = keyOf(walk, target, sourceOf);
    const group = groups.get(key);
    if (group) group.push(walk);
    else {
      groups.set(key, [walk]);
      aimed.set(place(walk), [...(aimed.get(place(walk)) ?? []), key]);
    }
  }
  const shown = new Map([...groups].map(([key, members]) => [key, hopsOf(members)]));
  for (const walk of walks) {
    if (targetOf(walk) !== undefined) continue;
    const key = sharedWay(walk, aimed.get(place(walk)) ?? [], shown) ?? keyOf(walk, walk.trace.id, sourceOf);
    const group = groups.get(key);
    if (group) group.push(walk);
    else groups.set(key, [walk]);
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([key, members]) => ({ key, walks: members }));
}

function targetOf({ target, trace }: Walk): string | undefined {
  // A target that answered by its name alone is the one that others ask for by this name.
  return target === undefined || isNameId(target) ? trace.target : target;
}

function keyOf({ trace }: Walk, target: string, sourceOf: ReadonlyMap<string, string>): string {
  return `${trace.role ?? ''} ${target} ${sourceOf.get(trace.id) ?? ''}`;
}

function hopsOf(walks: readonly Walk[]): ReadonlySet<string> {
  return new Set(walks.flatMap(({ steps }) => steps.flatMap(({ ttl, ips }) => ips.map((ip) => `${ttl} ${ip}`))));
}

/** The group that shows most hops of a trace, its last one among them; of equal ones none, for then nothing tells them apart. */
function sharedWay(
  { steps }: Walk,
  keys: readonly string[],
  shown: ReadonlyMap<string, ReadonlySet<string>>,
): string | undefined {
  const answered = steps.filter(({ ips }) => ips.length > 0);
  const counts = keys.map((key) => {
    const hops = shown.get(key);
    const common = answered.map(({ ttl, ips }) => ips.some((ip) => hops?.has(`${ttl} ${ip}`)));
    return { key, count: common.at(-1) ? common.filter(Boolean).length : 0 };
  });
  const [best, second] = counts.sort((a, b) => b.count - a.count);
  if (!best || best.count < Math.max(LEAST_COMMON, MOST * answered.length) || best.count === second?.count)
    return undefined;
  return best.key;
}
