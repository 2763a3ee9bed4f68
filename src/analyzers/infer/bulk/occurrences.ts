import type { Merged } from './collector';

/** TTL is an octet; a way and a TTL make one number. */
const TTLS = 256;

/** Where every node stands: `way * 256 + ttl`, rising. */
export type Occurrences = readonly Int32Array[];

export function occurrencesOf({ nodes, walks }: Merged): Occurrences {
  const counts = new Int32Array(nodes.length);
  const each = (take: (node: number, place: number) => void): void => {
    for (const [way, { steps }] of walks.entries()) {
      for (let ttl = 0; ttl < steps.length; ttl++) {
        const place = way * TTLS + Math.min(ttl, TTLS - 1);
        for (const node of steps[ttl] ?? []) take(node, place);
      }
    }
  };
  each((node) => (counts[node] = (counts[node] ?? 0) + 1));
  const found = Array.from(counts, (count) => new Int32Array(count));
  counts.fill(0);
  each((node, place) => {
    const list = found[node];
    if (list) list[counts[node] ?? 0] = place;
    counts[node] = (counts[node] ?? 0) + 1;
  });
  return found;
}

/** Largest distance in hops within one way; 0 where they never share one, or as alternatives of one hop. */
export function widestDistance(a: Int32Array, b: Int32Array): number {
  const [few, many] = a.length <= b.length ? [a, b] : [b, a];
  let widest = 0;
  for (const place of few) {
    const way = Math.floor(place / TTLS);
    let nearest = Infinity;
    for (let at = lowerBound(many, way * TTLS); at < many.length && Math.floor((many[at] ?? 0) / TTLS) === way; at++)
      nearest = Math.min(nearest, Math.abs((many[at] ?? 0) - place));
    if (nearest !== Infinity) widest = Math.max(widest, nearest);
    if (widest > 1) return widest;
  }
  return widest;
}

function lowerBound(list: Int32Array, value: number): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function joined(a: Int32Array, b: Int32Array): Int32Array {
  const all = new Int32Array(a.length + b.length);
  all.set(a);
  all.set(b, a.length);
  return all.sort();
}
