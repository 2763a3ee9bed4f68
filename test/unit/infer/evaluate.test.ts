import { describe, expect, it } from 'vitest';
import { ours } from '../../evaluate/answer';
import { casesFor } from '../../evaluate/cases';
import { generate } from '../../evaluate/scenario';
import { addCase, figuresOf, newScore } from '../../evaluate/score';
import { FAMILIES } from '../../evaluate/settings';
import { observe } from '../../evaluate/truth';

const cases = [...casesFor('report', 10)];

describe('generated scenarios', () => {
  it('follow from their seed alone', () => {
    const [family] = FAMILIES;
    if (!family) throw new Error('no family');
    const texts = (seed: number) => observe(generate(family, seed)).texts;
    expect(texts(7)).toEqual(texts(7));
    expect(texts(7)).not.toEqual(texts(8));
  });

  it('are read whole by the real parsers', () => {
    for (const { one, traces } of cases) {
      expect(traces).toHaveLength(one.texts.length);
      for (const trace of traces) expect(trace.unparsed, `${one.name} ${trace.dialect}`).toEqual([]);
    }
    const dialects = new Set(cases.flatMap(({ traces }) => traces.map((trace) => trace.dialect)));
    expect([...dialects].sort()).toEqual(['nmap-text', 'traceroute-linux', 'tracert-windows']);
  });

  it('know the router of every address that a text shows', () => {
    for (const { one, traces } of cases) {
      for (const { hops } of traces)
        for (const { ip } of hops.flatMap((hop) => hop.probes))
          if (ip !== undefined) expect(one.truth.routers.has(ip), `${one.name} ${ip}`).toBe(true);
    }
  });

  it('have both verdicts, translators of every kind and load balancing', () => {
    const truths = cases.map(({ one }) => one.truth);
    expect(new Set(truths.map((truth) => truth.verdict)).size).toBe(2);
    expect(new Set(truths.flatMap((truth) => truth.nats.map((nat) => nat.kind)))).toEqual(
      new Set(['napt', 'double', 'cgn']),
    );
    expect(truths.some((truth) => truth.rows.back.some((row) => row.length > 1))).toBe(true);
  });
});

describe('the score', () => {
  it('is full for the truth itself', () => {
    const score = newScore();
    for (const { one } of cases) {
      const { truth } = one;
      const groups = (of: ReadonlyMap<string, string>): readonly (readonly string[])[] =>
        [...new Set(of.values())].map((id) => [...of].flatMap(([ip, own]) => (own === id ? [ip] : [])));
      const ids = new Map([...truth.subnets].map(([ip, { id }]) => [ip, id]));
      const segments = groups(ids).flatMap((ips) =>
        ips.flatMap((a, index) =>
          ips.slice(index + 1).map((b) => ({ a, b, prefix: truth.subnets.get(a)?.prefix ?? '', confidence: 1 })),
        ),
      );
      const nats = truth.nats.map(({ kind, inside }) => ({ kind, inside: [inside] }));
      const { verdict } = truth;
      const asymmetric = [...truth.asymmetric];
      addCase(score, { routers: groups(truth.routers), segments, nats, asymmetric, verdict, borders: [] }, truth);
    }
    const figures = figuresOf(score);
    expect(figures).toMatchObject({ aliasF1: 100, segmentF1: 100, prefixExact: 100, natExact: 100, asymmetryF1: 100 });
    expect(figures).toMatchObject({ pathWrong: 0, pathUnknown: 0, brier: 0 });
  });

  it('counts what the inference says', { timeout: 60_000 }, () => {
    const score = newScore();
    for (const { one, traces } of cases) addCase(score, ours(one, traces), one.truth);
    expect(score.cases).toBe(cases.length);
    expect(figuresOf(score).aliasF1).toBeGreaterThan(80);
  });
});
