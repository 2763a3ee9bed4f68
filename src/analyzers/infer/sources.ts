import { addressScope, isInside } from '../../model/address';
import { ParityUnion } from './parity';
import type { Walk } from './walk';

/** How many public hops from the start may tell that two traces left from the same place; load balancing may hide the first. */
const OPENING_HOPS = 3;

/**
 * Which traces left from one place: they show the same public address at the same TTL among their first public hops.
 * A private first hop alone proves nothing, for every second home has a 192.168.1.1.
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
  const smallest = new Map<number, string>();
  walks.forEach(({ trace }, index) => {
    const { root } = joined.find(index);
    const known = smallest.get(root);
    if (known === undefined || trace.id < known) smallest.set(root, trace.id);
  });
  return new Map(walks.map(({ trace }, index) => [trace.id, smallest.get(joined.find(index).root) ?? trace.id]));
}

function openingMarks(walk: Walk): readonly string[] {
  const answered = walk.steps.filter((step) => step.ips.length > 0);
  const visible = answered.filter((step) => step.ips.some((ip) => !isInside(addressScope(ip))));
  const opening = (visible.length > 0 ? visible : answered).slice(0, OPENING_HOPS);
  return opening.flatMap(({ ttl, ips }) => ips.map((ip) => `${ttl} ${ip}`));
}
