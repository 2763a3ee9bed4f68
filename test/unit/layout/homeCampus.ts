import { addressScope } from '../../../src/model/address';
import type { Interface, Lane, Link, RouteGraph, Router, Segment, Topology } from '../../../src/model/topology';

/**
 * The lecture's route as a RouteGraph, written by hand from test/fixtures/home-campus/expected.json, so that the layout is tested on its
 * own: a change of the inference cannot hide a change of the drawing.
 */

const FORWARD = 'trace:forward@1';
const RETURN = 'trace:return@1';

type RouterRow = readonly [
  id: string,
  label: string,
  kind: Router['kind'],
  rank: number,
  addresses: string,
  domain: string,
];

const ROUTERS: readonly RouterRow[] = [
  ['PC', 'PC', 'host', 0, '192.168.56.10', 'home'],
  ['R1', 'g54.my.kohya.org', 'nat', 1, '192.168.56.254 211.6.218.33', 'home'],
  ['R2', '211-006-218-001.jp.fiberbit.net', 'router', 2, '211.6.218.1 61.118.36.190', 'FiberBit'],
  ['R3', 'R3', 'router', 3, '61.118.36.189 114.147.63.114', 'OCN'],
  ['R4f', 'R4f', 'router', 4, '114.147.63.117', 'OCN'],
  ['R4r', 'R4r', 'router', 4, '122.1.245.50 60.37.54.70', 'OCN'],
  ['R5a', 'R5a', 'router', 5, '122.1.245.53 122.1.245.65', 'OCN'],
  ['R5b', 'R5b', 'router', 5, '60.37.54.73 60.37.54.161', 'OCN'],
  ['R6', 'as4713.nspixp2.wide.ad.jp', 'router', 6, '122.1.245.66 60.37.54.162 202.249.2.131', 'OCN'],
  ['R7', 'alaxala1.otemachi.wide.ad.jp', 'router', 7, '202.249.2.83 203.178.140.194', 'WIDE'],
  ['R8', 'nexus1.otemachi.wide.ad.jp', 'router', 8, '203.178.140.218 203.178.136.161', 'WIDE'],
  ['R9', 'cisco1.riho-m.wide.ad.jp', 'router', 9, '203.178.136.162 202.244.32.245', 'WIDE'],
  ['R10', 'fwsm0.cc.cuc.ac.jp', 'firewall', 10, '202.244.32.242 202.244.32.225', 'CUC'],
  ['R11', 'catalyst6509-pri.cc.cuc.ac.jp', 'switch', 11, '202.244.32.228 202.244.38.66', 'CUC'],
  ['HOST', 'login.cuc.ac.jp', 'server', 12, '202.244.38.109', 'CUC'],
];

type LinkRow = readonly [a: string, b: string, aIp: string, bIp: string, segment: string, ways: string, ms?: number];

/** `ways`: f = forward, r = return, small letters of the uncertain ones doubled by `?`. */
const LINKS: readonly LinkRow[] = [
  ['PC', 'R1', '192.168.56.10', '192.168.56.254', '192.168.56.0/24', 'f', 0.9],
  ['R1', 'R2', '211.6.218.33', '211.6.218.1', '211.6.218.0/26', 'fr', 1],
  ['R2', 'R3', '61.118.36.190', '61.118.36.189', '61.118.36.188/30', 'fr', 2],
  ['R3', 'R4f', '', '114.147.63.117', '114.147.63.114,114.147.63.117', 'f', 2],
  ['R3', 'R4r', '114.147.63.114', '', '114.147.63.114,114.147.63.117', 'r'],
  ['R4f', 'R5a', '', '122.1.245.53', '122.1.245.50,122.1.245.53', 'f', 7],
  ['R4r', 'R5a', '122.1.245.50', '', '122.1.245.50,122.1.245.53', 'r'],
  ['R4f', 'R5b', '', '60.37.54.73', '60.37.54.70,60.37.54.73', 'f', 2],
  ['R4r', 'R5b', '60.37.54.70', '', '60.37.54.70,60.37.54.73', 'r'],
  ['R5a', 'R6', '122.1.245.65', '122.1.245.66', '122.1.245.64/30', 'fr', 7],
  ['R5b', 'R6', '60.37.54.161', '60.37.54.162', '60.37.54.160/30', 'fr', 2],
  ['R6', 'R7', '202.249.2.131', '202.249.2.83', '202.249.2.0/24', 'fr', 4],
  ['R7', 'R8', '203.178.140.194', '203.178.140.218', '203.178.140.192/27', 'fr', 2],
  ['R8', 'R9', '203.178.136.161', '203.178.136.162', '203.178.136.160/30', 'fr', 3],
  ['R9', 'R10', '202.244.32.245', '202.244.32.242', '202.244.32.240/29', 'fr', 8],
  ['R10', 'R11', '202.244.32.225', '202.244.32.228', '202.244.32.224/29', 'fr', 10],
  ['R11', 'HOST', '202.244.38.66', '202.244.38.109', '202.244.38.64/26', 'fr', 9],
];

const READINGS: Readonly<Record<string, readonly [block: string, pair: readonly string[]]>> = {
  '114.147.63.114,114.147.63.117': ['114.147.63.112/29', ['114.147.63.112/30', '114.147.63.116/30']],
  '122.1.245.50,122.1.245.53': ['122.1.245.48/29', ['122.1.245.48/30', '122.1.245.52/30']],
  '60.37.54.70,60.37.54.73': ['60.37.54.64/28', ['60.37.54.68/30', '60.37.54.72/30']],
};

function segmentOf(name: string): Segment {
  const readings = READINGS[name];
  const rows = LINKS.filter((link) => link[4] === name);
  const members = [...new Set(rows.flatMap((row) => [row[2], row[3]]))].filter(Boolean);
  return {
    id: `segment:${name}`,
    ...(!readings && { prefix: name }),
    kind: name === '202.249.2.0/24' ? 'ix' : name.startsWith('192.168') ? 'home' : 'p2p',
    members,
    confidence: readings ? 0.75 : 0.97,
    state: readings ? 'ambiguous' : 'accepted',
    readings: readings
      ? [
          { prefixes: readings[1], confidence: 0.75, key: 'route.reading.two' },
          { prefixes: [readings[0]], confidence: 0.22, key: 'route.reading.one' },
        ]
      : [],
    claim: `claim:segment:${name}`,
  };
}

function lanesOf(ways: string, ms: number | undefined): readonly Lane[] {
  const lanes: Lane[] = [];
  if (ways.includes('f'))
    lanes.push({ direction: 'forward', traces: [FORWARD], certain: true, ...(ms !== undefined && { rttMs: ms }) });
  if (ways.includes('r')) lanes.push({ direction: 'return', traces: [RETURN], certain: true, rttMs: 1.5 });
  return lanes;
}

const linkOf = ([a, b, aIp, bIp, segment, ways, ms]: LinkRow): Link => ({
  id: `link:${a}|${b}|segment:${segment}`,
  a,
  b,
  ...(aIp && { aIp }),
  ...(bIp && { bIp }),
  segment: `segment:${segment}`,
  lanes: lanesOf(ways, ms),
});

const routerOf = ([id, label, kind, rank, addresses, domain]: RouterRow): Router => ({
  id,
  label,
  kind,
  names: label.includes('.') ? [label] : [],
  domain,
  interfaces: addresses.split(' '),
  rank,
  confidence: 0.95,
  hops: [{ trace: FORWARD, ttl: rank }],
});

function interfaceOf(ip: string, line: number): Interface {
  const evidence = { source: 'forward', start: line * 50, end: line * 50 + 40 };
  const sighting = { trace: FORWARD, ttl: line, probes: 3, rttMs: [2], evidence };
  return { id: `if:${ip}`, ip, scope: addressScope(ip), names: [], sightings: [sighting] };
}

const domainOf = (id: string, label: string): RouteGraph['domains'][number] => ({
  id,
  label,
  routers: ROUTERS.filter((row) => row[5] === id).map((row) => row[0]),
});

const boundaryOf = (a: string, b: string, inside: string, outside: string, confidence: number) => ({
  id: `boundary:responsibility:${a}|${b}`,
  kind: 'responsibility' as const,
  between: [a, b] as const,
  inside,
  outside,
  confidence,
  claim: `claim:boundary:${a}|${b}`,
});

export const homeCampus: RouteGraph = {
  roles: [
    { trace: FORWARD, role: 'forward', claim: 'claim:role:f' },
    { trace: RETURN, role: 'return', claim: 'claim:role:r' },
  ],
  routers: ROUTERS.map(routerOf),
  segments: [...new Set(LINKS.map((link) => link[4]))].map(segmentOf),
  links: LINKS.map(linkOf),
  nat: [
    {
      kind: 'napt',
      router: 'R1',
      inside: ['192.168.56.254'],
      outside: ['211.6.218.33'],
      confidence: 0.97,
      claim: 'claim:nat:R1',
    },
  ],
  spans: [],
  loadBalanced: [],
  domains: [
    domainOf('home', 'home'),
    domainOf('FiberBit', 'fiberbit.net'),
    domainOf('OCN', 'OCN (AS4713)'),
    domainOf('WIDE', 'wide.ad.jp'),
    domainOf('CUC', 'cuc.ac.jp'),
  ],
  boundaries: [
    boundaryOf('211.6.218.33', '211.6.218.1', 'home', 'fiberbit.net', 0.97),
    boundaryOf('61.118.36.190', '61.118.36.189', 'fiberbit.net', 'OCN', 0.8),
    boundaryOf('202.249.2.131', '202.249.2.83', 'OCN', 'wide.ad.jp', 0.98),
    boundaryOf('202.244.32.242', '202.244.32.245', 'cuc.ac.jp', 'wide.ad.jp', 0.75),
  ],
  path: { verdict: 'unknown', confidence: 0.75, claim: 'claim:path' },
  claims: [],
};

export const homeCampusTopology: Topology = {
  interfaces: ROUTERS.flatMap((row) => row[4].split(' ')).map(interfaceOf),
  traces: [],
};
