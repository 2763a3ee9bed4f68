export interface BenchNetwork {
  readonly links: readonly ReadonlyMap<number, { readonly own: string; readonly far: string }>[];
  /** Index of the router that holds an address. */
  readonly routerOf: ReadonlyMap<string, number>;
}

export function makeNetwork(routers: number, seed?: number, first?: number): BenchNetwork;
export function traces(network: BenchNetwork, sources: number, targets: number): Generator<string>;
