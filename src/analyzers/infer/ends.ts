/** Where the two ways begin and end, counted in hops from home and from the server. */
export interface Ends {
  /** Hops from home to the server. */
  readonly forward: number;
  /** Hops from the server to the traced address of the home. */
  readonly back: number;
  /** Hops from home to the router (or host, 0) that owns the traced address. */
  readonly owner: number;
  /** False where the number is a guess because the trace breaks off. */
  readonly forwardKnown: boolean;
  readonly backKnown: boolean;
}
