import { describe, expect, it } from 'vitest';
import { recognize } from '../../../src/analyzers/detect';
import type { Batch } from '../../../src/analyzers/infer/bulk/collector';
import { inferBulk, type BulkAnswer } from '../../../src/analyzers/infer/bulk/inferBulk';
import type { Trace } from '../../../src/model/trace';
import { makeNetwork, traces as traceTexts } from '../../bench/bulkTraces.mjs';

const network = makeNetwork(300, 7);
const text = [...traceTexts(network, 20, 60)].join('');
const { traces } = recognize({ id: 'bulk', name: 'bulk', text });

function batches(of: readonly Trace[], size = 100): readonly Batch[] {
  return Array.from({ length: Math.ceil(of.length / size) }, (_, n) => ({
    traces: of.slice(n * size, (n + 1) * size),
  }));
}

function pairs(groups: Iterable<readonly string[]>): ReadonlySet<string> {
  return new Set([...groups].flatMap((ips) => ips.flatMap((a) => ips.flatMap((b) => (a < b ? [`${a} ${b}`] : [])))));
}

function aliasFigures({ route }: BulkAnswer): { readonly precision: number; readonly recall: number } {
  const known = route.routers.map(({ interfaces }) => interfaces.filter((ip) => network.routerOf.has(ip)));
  const byRouter = new Map<number, string[]>();
  for (const ip of known.flat()) {
    const router = network.routerOf.get(ip) ?? -1;
    byRouter.set(router, [...(byRouter.get(router) ?? []), ip]);
  }
  const [found, real] = [pairs(known), pairs(byRouter.values())];
  const right = [...found].filter((pair) => real.has(pair)).length;
  return { precision: right / found.size, recall: right / real.size };
}

describe('many traces as one graph', () => {
  it('joins addresses to routers', async () => {
    const answer = await inferBulk(batches(traces));
    expect(answer.traces).toBe(traces.length);
    expect(traces.length).toBeGreaterThan(1000);
    const { precision, recall } = aliasFigures(answer);
    expect(precision).toBeGreaterThan(0.97);
    expect(recall).toBeGreaterThan(0.95);
  });

  it('gives the same answer in any order and any batches', async () => {
    const one = await inferBulk(batches(traces));
    const other = await inferBulk(batches([...traces].reverse(), 17));
    expect(JSON.stringify(other)).toBe(JSON.stringify(one));
  });

  it('counts equal ways once', async () => {
    const once = await inferBulk([{ traces: traces.slice(0, 50) }]);
    const twice = await inferBulk([
      { traces: traces.slice(0, 50) },
      { traces: traces.slice(0, 50).map((one) => ({ ...one, id: `${one.id}'` })) },
    ]);
    expect(twice.ways).toBe(once.ways);
    expect(twice.traces).toBe(2 * once.traces);
  });

  it('finds one translator for each home, not one for all', async () => {
    const { route } = await inferBulk(batches(traces));
    expect(route.nat.length).toBeGreaterThan(10);
    for (const nat of route.nat) expect(nat).toMatchObject({ kind: 'napt', inside: ['192.168.1.1'] });
  });

  it('tells how far it is, and stops when asked, with what has been read', async () => {
    const stop = new AbortController();
    const seen: number[] = [];
    const answer = await inferBulk(batches(traces), {
      signal: stop.signal,
      onProgress: (progress) => {
        seen.push(progress.traces);
        if (progress.traces >= 300) stop.abort();
      },
    });
    expect(seen).toEqual([100, 200, 300]);
    expect(answer).toMatchObject({ traces: 300, cancelled: true });
    expect(answer.route.routers.length).toBeGreaterThan(0);
  });

  it('answers to nothing with nothing', async () => {
    const answer = await inferBulk([]);
    expect(answer).toMatchObject({ traces: 0, ways: 0, cancelled: false });
    expect(answer.route.routers).toEqual([]);
  });

  it('has a claim for every segment, translator and border, and ids once', async () => {
    const { route } = await inferBulk(batches(traces));
    const ids = route.claims.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { claim } of [...route.segments, ...route.nat, ...route.boundaries]) expect(ids).toContain(claim);
  });
});

describe('the two directions between places that name each other', () => {
  const measured = (id: string, from: string, to: string, ips: readonly string[]): Trace => {
    const hops = ips.map((ip, n) => `{"hop":${n + 1},"result":[{"from":"${ip}","rtt":${n + 1}.5,"ttl":60}]}`);
    const raw = `{"fw":5000,"af":4,"type":"traceroute","prb_id":1,"msm_id":1,"timestamp":1,"from":"${from}","src_addr":"${from}","dst_addr":"${to}","dst_name":"${to}","proto":"ICMP","result":[${hops.join()}]}`;
    return recognize({ id, name: id, text: raw }).traces[0] as Trace;
  };

  it('are compared with all that a single path gets', async () => {
    const out = ['20.0.0.1', '20.0.0.6', '20.0.0.10', '20.0.0.14', '20.0.9.9'];
    const back = ['20.0.9.1', '20.0.0.13', '20.0.0.9', '20.0.0.5', '20.0.0.2'];
    const answer = await inferBulk([
      { traces: [measured('a', '20.0.0.2', '20.0.9.9', out), measured('b', '20.0.9.9', '20.0.0.2', back)] },
    ]);
    const compared = answer.route.claims.filter(({ rule }) => rule === 'asymmetry/pair');
    expect(compared).toHaveLength(1);
    expect(compared[0]?.subject).toEqual(['20.0.0.2', '20.0.9.9']);
    expect(answer.route.path.verdict).toBe('symmetric');
  });
});
