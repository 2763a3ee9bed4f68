import type { AnalysisConfig } from '../../src/model/analysis';
import type { Block } from './blocks';
import type { Router } from './network';
import { offlineTable } from './offline';
import { inBothFamilies } from './dualStack';
import { seenBehind, throughNat64 } from './nat64';
import { print, type Labels } from './print';
import { probe, routersByTtl, type ProbedTrace, type Tool } from './probe';
import type { InsideHop, Scenario } from './scenario';

/** What is true of the addresses that the texts show. */
export interface Truth {
  /** Router of every address shown. */
  readonly routers: ReadonlyMap<string, string>;
  /** Subnet of every address that lies on a link. */
  readonly subnets: ReadonlyMap<string, { readonly id: string; readonly prefix: string }>;
  readonly nats: readonly { readonly kind: 'napt' | 'double' | 'cgn' | 'nat64'; readonly inside: string }[];
  /** Addresses of routers that only one direction can pass (the routes are graphs: an unused branch is still a way). */
  readonly asymmetric: ReadonlySet<string>;
  readonly verdict: 'symmetric' | 'asymmetric';
  /** Neighbouring routers of two networks, `a b` in order, both with an address shown. */
  readonly borders: ReadonlySet<string>;
  /** Routers that can answer at each TTL, silent ones too; index 0 is the end that the traces leave from. */
  readonly rows: { readonly forward: readonly (readonly string[])[]; readonly back: readonly (readonly string[])[] };
}

export interface Case {
  readonly name: string;
  readonly texts: readonly { readonly role: 'forward' | 'return'; readonly text: string }[];
  readonly config: AnalysisConfig;
  readonly truth: Truth;
}

/** The texts of a scenario and the truth about them. */
export function observe(scenario: Scenario): Case {
  const { random, shares, build } = scenario;
  const labels: Labels = {
    names: build.names,
    asnOf: (ip) => build.routerOf.get(ip)?.network.asn,
    withNames: random.chance(0.8),
    withAs: random.chance(shares.asNumbers),
  };
  const seen = probeAll(scenario);
  const probed = shares.dualStack ? inBothFamilies(seen, scenario) : seen;
  const traces = shares.nat64 ? probed.map((trace) => throughNat64(trace, scenario)) : probed;
  const texts = traces.map((trace) => ({ role: trace.direction, text: print(trace, labels, random) }));
  const table = random.chance(shares.prefixTable);
  const prefixes = [
    ...scenario.networks
      .slice(1)
      .flatMap(({ id, blocks }) => blocks.map((prefix) => ({ prefix, name: id, kind: 'network' as const }))),
    ...(random.chance(0.7)
      ? scenario.exchanges.filter((one) => one !== '').map((prefix) => ({ prefix, name: prefix, kind: 'ix' as const }))
      : []),
  ].map((row) => ({
    ...row,
    prefix: row.prefix.includes(':') && !row.prefix.includes('::') ? `${row.prefix.split('/')[0]}::/32` : row.prefix,
  }));
  const config = { ...(table && { prefixes }), enrichment: offlineTable(scenario) };
  const truth = truthOf(scenario, probed);
  return { name: scenario.name, texts, config, truth: shares.nat64 ? behindNat64(truth, scenario, probed) : truth };
}

function probeAll(scenario: Scenario): readonly ProbedTrace[] {
  const { random, shares } = scenario;
  const tools = shares.tools;
  const back = { ...tools, unix: tools.unix * 3, windows: tools.windows / 2 };
  const tool = (weights: Readonly<Record<Tool, number>>): Tool => random.weighted(weights);
  const traces = [probe(scenario, tool(tools), 'forward', 'f1')];
  if (random.chance(shares.secondForward)) traces.push(probe(scenario, tool(tools), 'forward', 'f2'));
  traces.push(probe(scenario, tool(back), 'return', 'r1'));
  if (random.chance(shares.secondReturn)) traces.push(probe(scenario, tool(back), 'return', 'r2'));
  return traces;
}

/** The truth about the addresses as the texts show them; what the way back shows, too, goes by its IPv4 form. */
function behindNat64(truth: Truth, scenario: Scenario, traces: readonly ProbedTrace[]): Truth {
  const returned = traces.filter((trace) => trace.direction === 'return');
  const plain = new Set(
    returned.flatMap(({ rows, target }) => [target, ...rows.flat().flatMap((one) => one?.ip ?? [])]),
  );
  const shown = (ip: string): string => (plain.has(ip) ? ip : seenBehind(ip, scenario));
  const renamed = <T>(map: ReadonlyMap<string, T>): ReadonlyMap<string, T> =>
    new Map([...map].map(([ip, value]) => [shown(ip), value]));
  return {
    ...truth,
    routers: renamed(truth.routers),
    subnets: renamed(truth.subnets),
    asymmetric: new Set([...truth.asymmetric].map(shown)),
    nats: truth.nats.flatMap(({ kind, inside }) =>
      kind === 'cgn' ? [{ kind: 'nat64' as const, inside: shown(inside) }] : [],
    ),
  };
}

function truthOf(scenario: Scenario, traces: readonly ProbedTrace[]): Truth {
  const { build, inside, blocks } = scenario;
  const shown = new Set([
    ...traces.map((trace) => trace.target),
    ...traces.flatMap(({ rows }) => rows.flat().flatMap((reply) => reply?.ip ?? [])),
  ]);
  const routers = new Map(
    [...shown].flatMap((ip) => {
      const router = build.routerOf.get(ip);
      return router ? [[ip, router.id] as const] : [];
    }),
  );
  const subnets = new Map(
    [...shown].flatMap((ip) => {
      const port = build.ports.get(ip);
      return port && port.subnet.prefix !== '' ? [[ip, port.subnet] as const] : [];
    }),
  );
  const [out, back] = [passed(blocks, 'forward'), passed(blocks, 'back')];
  const one = new Set([...out, ...back].filter((id) => !(out.has(id) && back.has(id))));
  return {
    routers,
    subnets,
    nats: natsOf(inside, shown),
    asymmetric: new Set([...routers].flatMap(([ip, id]) => (one.has(id) ? [ip] : []))),
    verdict: one.size > 0 ? 'asymmetric' : 'symmetric',
    borders: bordersOf(scenario, new Set(routers.values())),
    rows: { forward: routersByTtl(scenario, 'forward'), back: routersByTtl(scenario, 'return') },
  };
}

function passed(blocks: readonly Block[], way: 'forward' | 'back'): ReadonlySet<string> {
  return new Set(
    blocks.flatMap((block) => block[way].flat().flatMap(({ from, to }) => [from.router.id, to.router.id])),
  );
}

function natsOf(inside: readonly InsideHop[], shown: ReadonlySet<string>): Truth['nats'] {
  const found = inside.filter((hop) => hop.translates !== undefined);
  const double = found.filter((hop) => hop.translates === 'napt').length > 1;
  return found.flatMap(({ ip, translates }) =>
    shown.has(ip)
      ? [
          {
            kind: translates === 'cgn' ? ('cgn' as const) : double ? ('double' as const) : ('napt' as const),
            inside: ip,
          },
        ]
      : [],
  );
}

export function borderKey(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

function bordersOf({ blocks, inside }: Scenario, shown: ReadonlySet<string>): ReadonlySet<string> {
  const steps: (readonly [Router, Router])[] = blocks.flatMap(({ forward, back }) =>
    [...forward, ...back].flat().map(({ from, to }) => [from.router, to.router] as const),
  );
  inside.slice(1).forEach((hop, index) => {
    const before = inside[index];
    if (before) steps.push([before.router, hop.router]);
  });
  return new Set(
    steps.flatMap(([a, b]) =>
      a.network !== b.network && shown.has(a.id) && shown.has(b.id) ? [borderKey(a.id, b.id)] : [],
    ),
  );
}
