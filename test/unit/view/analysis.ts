import type { Analysis } from '../../../src/model/analysis';
import type { Claim } from '../../../src/model/claim';
import type { RouteGraph, Router } from '../../../src/model/topology';
import type { Trace } from '../../../src/model/trace';

/** Two hops through a NAT, by hand: the view is tested apart from what the inference makes of a text. */
export const TEXT = [
  'traceroute to 192.0.2.80 (192.0.2.80), 30 hops max',
  ' 1  gw.example.net (192.168.1.1)  0.5 ms',
  ' 2  * * *',
  ' 3  192.0.2.80 (192.0.2.80)  16.1 ms 198.51.100.9 (198.51.100.9)  17 ms',
].join('\r\n');

export const span = (part: string) => ({ start: TEXT.indexOf(part), end: TEXT.indexOf(part) + part.length });
export const place = (part: string) => ({ source: 'a.txt', ...span(part) });

const LINES = [
  ' 1  gw.example.net (192.168.1.1)  0.5 ms',
  ' 2  * * *',
  ' 3  192.0.2.80 (192.0.2.80)  16.1 ms 198.51.100.9 (198.51.100.9)  17 ms',
] as const;

const probe = (index: number, ip: string, all: string, rttMs: number) => ({
  index,
  ip,
  rttMs,
  lost: false,
  spans: { address: span(ip), all: span(all) },
});

export const trace: Trace = {
  id: 'trace:a.txt@0',
  source: 'a.txt',
  dialect: 'traceroute-linux',
  target: '192.0.2.80',
  flow: 'per-probe',
  reached: 'yes',
  truncated: false,
  aggregate: false,
  hops: [
    { ttl: 1, probes: [probe(0, '192.168.1.1', 'gw.example.net (192.168.1.1)  0.5 ms', 0.5)], span: span(LINES[0]) },
    { ttl: 2, probes: [{ index: 0, lost: true, spans: { all: span('* * *') } }], span: span(LINES[1]) },
    {
      ttl: 3,
      probes: [
        probe(0, '192.0.2.80', '192.0.2.80 (192.0.2.80)  16.1 ms', 16.1),
        probe(1, '198.51.100.9', '198.51.100.9 (198.51.100.9)  17 ms', 17),
      ],
      span: span(LINES[2]),
    },
  ],
  warnings: [],
  span: { start: 0, end: TEXT.length },
  unparsed: [],
};

const router = (id: string, kind: Router['kind'], interfaces: readonly string[], ttl: number): Router => ({
  id,
  kind,
  interfaces,
  label: id.replace('router:', ''),
  names: [],
  rank: ttl,
  confidence: 1,
  hops: [{ trace: trace.id, ttl }],
});

export const natClaim: Claim = {
  id: 'claim:nat:router:192.168.1.1',
  rule: 'nat/private-to-public',
  subject: ['router:192.168.1.1'],
  confidence: 0.996,
  grade: 'certain',
  key: 'summary.nat.none',
  args: {},
  reasons: [
    { key: 'summary.home', args: {}, weight: 2, evidence: [place(LINES[0]), place('192.168.1.1'), place(LINES[2])] },
  ],
  evidence: [place(LINES[0])],
  alternatives: [{ key: 'summary.route', args: {}, confidence: 0.004, reasons: [] }],
};

const bareClaim: Claim = {
  id: 'claim:role',
  rule: 'role',
  subject: [trace.id],
  confidence: 0.7,
  grade: 'likely',
  key: 'summary.home',
  args: {},
  reasons: [],
  evidence: [place(LINES[2])],
  alternatives: [],
};

const route: RouteGraph = {
  roles: [{ trace: trace.id, role: 'forward', claim: bareClaim.id }],
  routers: [
    { ...router('router:192.168.1.1', 'nat', ['192.168.1.1'], 1), names: ['gw.example.net'] },
    router('silent:trace:a.txt@0#2', 'silent', [], 2),
    router('router:192.0.2.80', 'server', ['192.0.2.80'], 3),
    router('router:198.51.100.9', 'router', ['198.51.100.9'], 3),
  ],
  segments: [],
  links: [
    {
      id: 'link:router:192.168.1.1|router:192.0.2.80|',
      a: 'router:192.168.1.1',
      b: 'router:192.0.2.80',
      aIp: '192.168.1.1',
      lanes: [{ direction: 'forward', traces: [trace.id], certain: false, rttMs: 16.1 }],
    },
  ],
  nat: [
    {
      kind: 'napt',
      router: 'router:192.168.1.1',
      inside: ['192.168.1.1'],
      outside: [],
      confidence: 0.996,
      claim: natClaim.id,
    },
  ],
  spans: [],
  loadBalanced: [],
  domains: [{ id: '__proto__', label: 'odd', routers: ['router:192.168.1.1'] }],
  boundaries: [],
  path: { verdict: 'unknown', confidence: 0.5 },
  claims: [natClaim, bareClaim],
};

const seen = (ip: string, scope: 'global' | 'private', ttl: number, rttMs: readonly number[]) => ({
  id: `if:${ip}`,
  ip,
  scope,
  names: [],
  sightings: [{ trace: trace.id, ttl, probes: 1, rttMs, evidence: place(ip) }],
});

export const analysis: Analysis = {
  sources: [{ id: 'a.txt', name: 'a.txt', text: TEXT }],
  traces: [trace],
  messages: [],
  topology: {
    interfaces: [
      seen('192.168.1.1', 'private', 1, [0.5]),
      seen('192.0.2.80', 'global', 3, [16.1]),
      seen('198.51.100.9', 'global', 3, [17]),
    ],
    traces: [trace],
  },
  route,
  claims: [natClaim, bareClaim],
  unparsed: [],
};
