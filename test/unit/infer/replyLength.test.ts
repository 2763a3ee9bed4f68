import { describe, expect, it } from 'vitest';
import { oddReplies } from '../../../src/analyzers/infer/replyLength';
import type { PlacedWalk } from '../../../src/analyzers/infer/node';
import type { Probe, Trace } from '../../../src/model/trace';
import { traceOf } from './traces';

/** A trace whose hop k answered with the given extra field; hops without one print nothing. */
function walkOf(extras: readonly (Partial<Probe> & { readonly asymm?: number })[]): PlacedWalk {
  const trace: Trace = traceOf({ id: 't', hops: extras.map((_, k) => `203.0.113.${k + 1}`) });
  const hops = trace.hops.map((hop, k) => {
    const { asymm, ...probe } = extras[k] ?? {};
    return {
      ...hop,
      ...(asymm !== undefined && { asymm }),
      probes: hop.probes.map((one) => ({ ...one, ...probe })),
    };
  });
  return { trace: { ...trace, hops }, source: 't', steps: [], oneFlow: true, header: [] };
}

describe('replies that come back another way', () => {
  it('are those whose length alone is off by two or more', () => {
    expect([...oddReplies(walkOf([{}, {}, { asymm: 5 }, {}]))]).toEqual([[3, 5]]);
    expect([...oddReplies(walkOf([{}, {}, { backHops: 5 }, {}]))]).toEqual([[3, 5]]);
  });

  it('are none where the length is off by one, which some routers do by themselves', () => {
    expect([...oddReplies(walkOf([{}, {}, { asymm: 4 }, {}]))]).toEqual([]);
  });

  it('are none where the difference stays to the end, as behind a tunnel', () => {
    expect([...oddReplies(walkOf([{}, {}, { asymm: 6 }, { asymm: 7 }]))]).toEqual([]);
  });

  it('show in the TTL of the reply, whatever TTL it started with', () => {
    const ttls = [64, 63, 250, 252].map((replyTtl) => ({ replyTtl }));
    expect([...oddReplies(walkOf(ttls))]).toEqual([[3, 6]]);
  });
});
