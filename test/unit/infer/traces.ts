import { buildTopology } from '../../../src/analyzers/build/topology';
import { inferRoute } from '../../../src/analyzers/infer/route';
import type { AnalysisConfig } from '../../../src/model/analysis';
import type { Role } from '../../../src/model/source';
import type { RouteGraph, Router, Segment } from '../../../src/model/topology';
import type { Hop, Trace } from '../../../src/model/trace';

/** What one trace shows: one string per hop, `*` = silent, `a b` = two responders, `name=ip` = with a reverse name, `~name` = a name alone. */
export interface Sketch {
  readonly id: string;
  readonly target?: string;
  readonly hops: readonly string[];
  readonly flow?: Trace['flow'];
  readonly role?: Role;
  readonly sourceIp?: string;
}

/** A trace as a parser would hand it over; spans count characters of an imagined text with one line of 100 per hop. */
export function traceOf({ id, target, hops, flow = 'per-probe', role, sourceIp }: Sketch): Trace {
  const rows = hops.map((text, index): Hop => {
    const start = 100 * (index + 1);
    const span = { start, end: start + 99 };
    const words = text.split(' ').filter((word) => word !== '');
    const probes = words.map((word, at) => {
      const [name, ip] = word.includes('=') ? word.split('=') : [undefined, word];
      const all = { start: start + 10 * at, end: start + 10 * at + 9 };
      if (word.startsWith('~')) {
        const rttMs = index + 1;
        return { index: at, host: word.slice(1), rttMs, lost: false, spans: { all, host: all } };
      }
      if (word === '*') return { index: at, lost: true, spans: { all } };
      return {
        index: at,
        ip: ip ?? word,
        ...(name && { host: name }),
        rttMs: index + 1,
        lost: false,
        spans: { all, address: all },
      };
    });
    return { ttl: index + 1, probes, span };
  });
  const reached = hops.some((text) => target !== undefined && text.split(/[ =]/).includes(target));
  return {
    id,
    source: id,
    dialect: 'test',
    ...(role && { role }),
    ...(target !== undefined && { target, targetIp: target }),
    ...(sourceIp !== undefined && { sourceIp }),
    flow,
    reached: reached ? 'yes' : 'unknown',
    truncated: false,
    aggregate: false,
    hops: rows,
    warnings: [],
    span: { start: 0, end: 100 * (hops.length + 1) },
    unparsed: [],
  };
}

export function infer(sketches: readonly Sketch[], config: AnalysisConfig = {}): RouteGraph {
  return inferRoute(buildTopology(sketches.map(traceOf)), config);
}

export function routerWith(graph: RouteGraph, ip: string): Router | undefined {
  return graph.routers.find((router) => router.interfaces.includes(ip));
}

export function together(graph: RouteGraph, a: string, b: string): boolean {
  return routerWith(graph, a) !== undefined && routerWith(graph, a) === routerWith(graph, b);
}

export function segmentOf(graph: RouteGraph, a: string, b: string): Segment | undefined {
  return graph.segments.find((segment) => segment.members.includes(a) && segment.members.includes(b));
}
