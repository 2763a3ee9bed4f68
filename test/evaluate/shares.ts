import type { Random } from './random';
import type { Family } from './settings';

type Drawn<T> = T extends readonly [number, number]
  ? number
  : T extends object
    ? { readonly [K in keyof T]: Drawn<T[K]> }
    : T;

/** Numbers of routers and networks stay ranges: they are drawn where they are used. */
type Counts = 'transits' | 'routers' | 'campusRouters';
const COUNTS: ReadonlySet<string> = new Set<Counts>(['transits', 'routers', 'campusRouters']);

/** One scenario's own shares, each from the range of its family. */
export type Shares = Pick<Family, Counts> & {
  readonly [K in Exclude<keyof Family, Counts | 'name' | 'use'>]: Drawn<Family[K]>;
};

export function drawShares(family: Family, random: Random): Shares {
  const draw = (value: unknown): unknown => {
    if (Array.isArray(value)) return random.between(value as unknown as readonly [number, number]);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, draw(one)]));
  };
  const rows = Object.entries(family).map(([key, value]) => [key, COUNTS.has(key) ? value : draw(value)]);
  return Object.fromEntries(rows) as unknown as Shares;
}
