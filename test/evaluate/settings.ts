/**
 * What the generated internet looks like. A family gives ranges; every scenario draws its own shares from them, so that nothing
 * can learn one set of shares. Weights are fitted on the `fit` families and reported on the others (design/asymmetry.md, pitfalls).
 */
export interface Family {
  readonly name: string;
  /** `apart`: reported on a line of its own. */
  readonly use: 'fit' | 'report' | 'apart';
  readonly home: Readonly<Record<'napt' | 'double' | 'cgn' | 'privateGateway' | 'none', Range>>;
  /** Homes behind a carrier's translator have IPv6 alone and reach the server through NAT64 (RFC 6146). */
  readonly nat64: boolean;
  /** Every router speaks both families; the traces use the one out and the other back, or there is a pair of each. */
  readonly dualStack: boolean;
  /** Share of IPv6 scenarios. */
  readonly v6: number;
  /** Shared access subnet against an unnumbered one, where the gateway answers from its loopback. */
  readonly unnumberedAccess: Range;
  /** Number of networks between the access provider and the campus. */
  readonly transits: readonly [number, number];
  /** Routers of the access provider and of each transit network. */
  readonly routers: readonly [number, number];
  readonly campusRouters: readonly [number, number];
  /** The interior of the campus has more than one route. */
  readonly campusDetour: Range;
  readonly exchange: Range;
  /** Of the links between networks those that the network nearer the server numbers; a campus link is numbered by its provider. */
  readonly farNumbers: Range;
  /** The same where the access provider meets its first transit network. */
  readonly climbNumbers: Range;
  readonly campusNumbers: Range;
  /** The return trace is cut: a firewall, or somebody who did not wait. */
  readonly cut: Range;
  /** A firewall answers TCP probes in the name of the server, a hop early. */
  readonly early: Range;
  /** Networks that number everything from one small block, and networks that number their links from several ones. */
  readonly dense: Range;
  readonly severalBlocks: Range;
  /** Of the links of the latter those that are numbered from another block than the one before. */
  readonly blockMoves: Range;
  /** Customers whose line is a /30 or /31 of its own. */
  readonly accessPairs: Range;
  /** Networks that number links two by two only. */
  readonly pairsOnly: Range;
  /** Parallel routers whose links are numbered plane by plane. */
  readonly planes: Range;
  /** Stages of parallel routers that are numbered in another order than the stage before. */
  readonly outOfStep: Range;
  /** Peerings over an exchange where the way back leaves by another router or network. */
  readonly twoExits: Range;
  /** Interfaces on a link of another network that carry the name of their own router all the same. */
  readonly foreignNames: Range;
  /** Share of steps between two common routers that open a stretch of each shape. */
  readonly detour: Readonly<Record<'d11' | 'd01' | 'd10' | 'd22' | 'd12' | 'd21' | 'd33' | 'd23', Range>>;
  /** Share of network pairs between which the way back uses another transit network. */
  readonly otherTransit: Range;
  readonly ecmp: Range;
  /** Of the load-balanced steps: the other direction uses one of the ways only. */
  readonly ecmpMixed: Range;
  readonly parallelLinks: Range;
  readonly siteVlan: Range;
  /** Links per prefix length inside a network. */
  readonly p2p: Readonly<Record<'l31' | 'l30' | 'l29' | 'lan', Range>>;
  /** Share of links numbered next to the one before. */
  readonly sequential: Range;
  readonly replies: Readonly<Record<'loopback' | 'prober' | 'target' | 'silent' | 'limited', Range>>;
  readonly hiddenMpls: Range;
  readonly labels: Range;
  /** Networks with reverse names, and within them the share of names that are stale or missing. */
  readonly named: Range;
  readonly stale: Range;
  readonly missing: Range;
  /** The user gives a table of prefixes, or the tool prints AS numbers. */
  readonly prefixTable: Range;
  readonly asNumbers: Range;
  /** Forward traces are cut by a firewall that drops their protocol. */
  readonly filtered: Range;
  readonly targetAnswers: Range;
  readonly tools: Readonly<Record<'windows' | 'nmap' | 'unix' | 'unixIcmp' | 'unixOne', Range>>;
  readonly secondForward: Range;
  readonly secondReturn: Range;
}

type Range = readonly [number, number];

const ACCESS: Family = {
  name: 'access',
  use: 'fit',
  home: { napt: [0.35, 0.6], double: [0.1, 0.25], cgn: [0.1, 0.25], privateGateway: [0.05, 0.12], none: [0.04, 0.1] },
  nat64: false,
  dualStack: false,
  v6: 0.15,
  unnumberedAccess: [0.15, 0.45],
  transits: [0, 2],
  routers: [2, 5],
  campusRouters: [1, 4],
  campusDetour: [0, 0.05],
  exchange: [0.2, 0.6],
  farNumbers: [0.1, 0.4],
  climbNumbers: [0.8, 0.98],
  campusNumbers: [0.02, 0.15],
  cut: [0.01, 0.05],
  early: [0.02, 0.08],
  dense: [0.1, 0.4],
  severalBlocks: [0.2, 0.6],
  blockMoves: [0.2, 0.8],
  accessPairs: [0.05, 0.3],
  pairsOnly: [0.4, 0.8],
  planes: [0.2, 0.6],
  outOfStep: [0.1, 0.4],
  twoExits: [0.005, 0.04],
  foreignNames: [0.3, 0.7],
  detour: {
    d11: [0.02, 0.055],
    d01: [0.005, 0.015],
    d10: [0.002, 0.008],
    d22: [0.003, 0.009],
    d12: [0.001, 0.004],
    d21: [0.001, 0.003],
    d33: [0, 0.002],
    d23: [0, 0.002],
  },
  otherTransit: [0.03, 0.18],
  ecmp: [0.05, 0.14],
  ecmpMixed: [0.3, 0.6],
  parallelLinks: [0.03, 0.08],
  siteVlan: [0.03, 0.12],
  p2p: { l31: [0.05, 0.4], l30: [0.5, 0.8], l29: [0.05, 0.2], lan: [0.06, 0.2] },
  sequential: [0.3, 0.8],
  replies: {
    loopback: [0.01, 0.05],
    prober: [0.01, 0.05],
    target: [0.005, 0.02],
    silent: [0.02, 0.08],
    limited: [0.02, 0.08],
  },
  hiddenMpls: [0.02, 0.08],
  labels: [0.05, 0.2],
  named: [0.3, 0.7],
  stale: [0.01, 0.05],
  missing: [0.05, 0.3],
  prefixTable: [0.6, 0.9],
  asNumbers: [0.1, 0.3],
  filtered: [0.1, 0.3],
  targetAnswers: [0.2, 0.6],
  tools: { windows: [0.3, 0.5], nmap: [0.15, 0.3], unix: [0.2, 0.4], unixIcmp: [0.05, 0.1], unixOne: [0.02, 0.06] },
  secondForward: [0.2, 0.5],
  secondReturn: [0.05, 0.2],
};

export const FAMILIES: readonly Family[] = [
  ACCESS,
  {
    ...ACCESS,
    name: 'carrier',
    transits: [1, 3],
    routers: [2, 6],
    campusRouters: [1, 5],
    detour: { ...ACCESS.detour, d11: [0.01, 0.03], d22: [0.004, 0.012], d33: [0.001, 0.004] },
    ecmp: [0.08, 0.18],
    p2p: { l31: [0.3, 0.8], l30: [0.2, 0.6], l29: [0.02, 0.1], lan: [0.03, 0.12] },
    sequential: [0.5, 0.95],
    named: [0.5, 0.9],
    hiddenMpls: [0.05, 0.15],
    tools: { windows: [0.2, 0.4], nmap: [0.1, 0.3], unix: [0.3, 0.6], unixIcmp: [0.05, 0.1], unixOne: [0.02, 0.06] },
  },
  { ...ACCESS, name: 'access', use: 'report' },
  {
    ...ACCESS,
    name: 'hosting',
    use: 'report',
    transits: [0, 2],
    routers: [1, 5],
    campusRouters: [0, 2],
    campusDetour: [0.05, 0.2],
    detour: { ...ACCESS.detour, d11: [0.03, 0.065], d01: [0.006, 0.015], d10: [0.004, 0.012] },
    ecmp: [0.08, 0.18],
    p2p: { l31: [0.2, 0.6], l30: [0.3, 0.7], l29: [0.04, 0.16], lan: [0.04, 0.16] },
    named: [0.2, 0.5],
    otherTransit: [0.08, 0.25],
  },
  {
    ...ACCESS,
    name: 'academic',
    use: 'report',
    transits: [1, 2],
    routers: [2, 4],
    campusRouters: [2, 6],
    exchange: [0.5, 0.9],
    siteVlan: [0.1, 0.2],
    p2p: { l31: [0, 0.15], l30: [0.5, 0.8], l29: [0.1, 0.3], lan: [0.1, 0.3] },
    named: [0.5, 0.9],
    stale: [0.02, 0.08],
    detour: { ...ACCESS.detour, d11: [0.02, 0.055] },
    ecmp: [0.04, 0.1],
  },
  {
    ...ACCESS,
    name: 'nat64',
    use: 'apart',
    nat64: true,
    v6: 0,
    home: { napt: [0, 0], double: [0, 0], cgn: [1, 1], privateGateway: [0, 0], none: [0, 0] },
  },
  { ...ACCESS, name: 'dual stack', use: 'apart', dualStack: true, v6: 0, named: [0.5, 0.9] },
];
