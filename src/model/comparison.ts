import type { Role } from './source';

/**
 * What became of a thing between two looks at a route. `moved`: its place among the machines that both show is another one; `changed`:
 * the same place, but other times, or another direction passes it.
 */
export const CHANGES = ['added', 'gone', 'moved', 'changed'] as const;
export type Change = (typeof CHANGES)[number];

/** The same of both looks; absent = that look does not show it. */
export interface Both<T> {
  readonly before?: T;
  readonly after?: T;
}

/** Where one direction met a machine. */
export interface Pass {
  /** Smallest TTL. */
  readonly ttl: number;
  /** Smallest time in ms, where one was printed. */
  readonly rttMs?: number;
}

export interface WayOf extends Both<Pass> {
  readonly direction: Role;
}

export interface MachineChange {
  readonly kind: Change;
  /** Id of the router in each look; the same in both where they were inferred together. */
  readonly router: Both<string>;
  /** One entry per direction that met it in either look. */
  readonly ways: readonly WayOf[];
}

export interface LinkChange {
  readonly kind: Exclude<Change, 'moved'>;
  readonly link: Both<string>;
  /** Directions that both looks traced and that pass it. */
  readonly directions: Both<readonly Role[]>;
}

/** Facts only: what the traces of two looks show, laid side by side. Nothing in the lists = nothing differs. */
export interface Comparison {
  readonly machines: readonly MachineChange[];
  readonly links: readonly LinkChange[];
  /** Number of machines that are as they were. */
  readonly unchanged: number;
}
