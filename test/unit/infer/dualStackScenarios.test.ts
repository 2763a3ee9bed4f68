import { describe, expect, it } from 'vitest';
import { ours } from '../../evaluate/answer';
import { caseOf } from '../../evaluate/cases';
import { addCase, figuresOf, newScore } from '../../evaluate/score';
import { FAMILIES } from '../../evaluate/settings';

const family = FAMILIES.find(({ name }) => name === 'dual stack');
if (!family) throw new Error('no family');
const cases = Array.from({ length: 48 }, (_, seed) => caseOf(family, 5000 + seed));

const isSix = (ip: string | undefined): boolean => ip?.includes(':') ?? false;

describe('generated routes in two address families', () => {
  it('go out over one and back over the other, or have a pair of each', () => {
    const kinds = cases.map(({ one }) =>
      one.texts.map(({ role, text }) => `${role} ${/to \S* ?\(?[\da-f]*:/.test(text)}`),
    );
    expect(kinds.some((list) => new Set(list).size === 4)).toBe(true);
    expect(kinds.some((list) => list.includes('forward false') && !list.includes('return false'))).toBe(true);
    expect(kinds.some((list) => list.includes('return false') && !list.includes('forward false'))).toBe(true);
  });

  it('know the router of every address that a text shows, and no address has two', () => {
    for (const { one, traces } of cases) {
      for (const { ip } of traces.flatMap(({ hops }) => hops.flatMap((hop) => hop.probes)))
        if (ip !== undefined) expect(one.truth.routers.has(ip), `${one.name} ${ip}`).toBe(true);
      for (const trace of traces) expect(trace.unparsed).toEqual([]);
    }
  });

  it('are joined where names or numbers say so, and hardly ever wrongly', () => {
    const score = newScore();
    const answers = cases.map(({ one, traces }) => ({ one, answer: ours(one, traces) }));
    for (const { one, answer } of answers) addCase(score, answer, one.truth);
    expect(figuresOf(score).aliasPrecision).toBeGreaterThan(93);
    expect(figuresOf(score).aliasF1).toBeGreaterThan(80);
    expect(figuresOf(score).borderF1).toBeGreaterThan(82);
    const both = answers.flatMap(({ answer }) =>
      answer.routers.filter((ips) => ips.some(isSix) && ips.some((ip) => !isSix(ip))),
    );
    expect(both.length).toBeGreaterThan(150);
  });

  it('get no verdict rather than a wrong one where each way has a family of its own', () => {
    const score = newScore();
    const oneEach = cases.filter(({ traces }) => new Set(traces.map(({ targetIp }) => targetIp)).size === 2);
    for (const { one, traces } of oneEach) addCase(score, ours(one, traces), one.truth);
    expect(score.cases).toBeGreaterThan(20);
    expect(figuresOf(score).pathWrong).toBeLessThan(8);
  });
});
