import { isGlobal, isLocalNameId, isNameId } from './hopNames';
import { ParityUnion } from './parity';
import type { Walk } from './walk';

/** How many public hops from the start may tell that two traces left from the same place; load balancing may hide the first. */
const OPENING_HOPS = 3;

/**
 * Which traces left from one place: they show the same public address at the same TTL among their first public hops.
 * A private first hop alone proves nothing, for every second home has a 192.168.1.1, and a `_gateway`;
 * and the last name of a report is the target's as a rule.
 * Answers with the smallest trace id of each place.
 */
export function findSources(walks: readonly Walk[]): ReadonlyMap<string, string> {
  const joined = new ParityUnion(walks.length);
  const firstWith = new Map<string, number>();
  walks.forEach((walk, index) => {
    for (const mark of openingMarks(walk)) {
      const other = firstWith.get(mark);
      if (other === undefined) firstWith.set(mark, index);
      else joined.join(other, index, false);
    }
  });
  for (const [lost, other] of brokenOff(walks)) joined.join(other, lost, false);
  const smallest = new Map<number, string>();
  walks.forEach(({ trace }, index) => {
    const { root } = joined.find(index);
    const known = smallest.get(root);
    if (known === undefined || trace.id < known) smallest.set(root, trace.id);
  });
  return new Map(walks.map(({ trace }, index) => [trace.id, smallest.get(joined.find(index).root) ?? trace.id]));
}

/** Inside hops that a trace without any public one must share with another one to the same target before they left from one place. */
const LEAST_INSIDE = 2;

/** Traces that broke off before the first public hop, each with one that goes on where it broke off. */
function brokenOff(walks: readonly Walk[]): readonly (readonly [number, number])[] {
  const whole = new Map<string, number>();
  const begins = (walk: Walk, length: number): string =>
    [walk.target ?? '', ...walk.steps.slice(0, length).map(({ ips }) => ips[0] ?? '*')].join(' ');
  const insideOf = ({ steps }: Walk): number => {
    const end = steps.findIndex(({ ips }) => ips.some(isGlobal));
    return end < 0 ? steps.length : end;
  };
  walks.forEach((walk, index) => {
    const inside = Math.min(insideOf(walk), OPENING_HOPS + 1);
    if (insideOf(walk) === walk.steps.length) return;
    for (let length = LEAST_INSIDE; length <= inside; length++)
      if (!whole.has(begins(walk, length))) whole.set(begins(walk, length), index);
  });
  return walks.flatMap((walk, index): readonly (readonly [number, number])[] => {
    const { steps, target } = walk;
    if (target === undefined || steps.length < LEAST_INSIDE || insideOf(walk) < steps.length) return [];
    const other = whole.get(begins(walk, steps.length));
    return other === undefined ? [] : [[index, other]];
  });
}

function openingMarks(walk: Walk): readonly string[] {
  const last = walk.steps.at(-1);
  const answered = walk.steps.filter((step) => step.ips.length > 0);
  const visible = answered.filter((step) => step.ips.some(isGlobal));
  const opening = (visible.length > 0 ? visible : answered).slice(0, OPENING_HOPS);
  return opening.flatMap(({ ttl, ips }) =>
    ips.flatMap((ip) => (isLocalNameId(ip) || (isNameId(ip) && ttl === last?.ttl) ? [] : [`${ttl} ${ip}`])),
  );
}
