import { describe, expect, it } from 'vitest';
import { analyze } from '../../../src/analyzers/analyze';
import { inferRoute } from '../../../src/analyzers/infer/route';
import { findReplyArtefacts } from '../../../src/analyzers/infer/replyArtefacts';
import { buildTopology } from '../../../src/analyzers/build/topology';
import { recognize } from '../../../src/analyzers/detect';
import { messages } from '../../../src/messages';
import type { Claim } from '../../../src/model/claim';
import type { RouteGraph } from '../../../src/model/topology';
import { hoversOf } from '../../../src/view/editor/hovers';
import { remarksOf } from '../../../src/view/editor/remarks';
import { inspectorOf } from '../../../src/view/inspect';
import { markdownReportOf } from '../../../src/export/text/markdownReport';
import { readSample } from './homeCampus';

const t = messages('en');

/** One row per hop: its times, in the form of Linux traceroute; `addresses` where a hop has another one. */
function linux(rows: readonly string[]): string {
  const head = 'traceroute to 198.51.100.80 (198.51.100.80), 30 hops max, 60 byte packets';
  const lines = rows.map((row, n) => {
    const ip = n === rows.length - 1 ? '198.51.100.80' : `203.0.113.${n + 1}`;
    return ` ${n + 1}  ${row.includes('(') ? row : `${ip}  ${row}`}`;
  });
  return [head, ...lines, ''].join('\n');
}

const claimsOf = (text: string): readonly Claim[] => findReplyArtefacts(recognize({ id: 's', name: 's', text }).traces);

describe('a hop that answers later than a hop behind it', () => {
  const text = linux(['1.0 ms  1.1 ms  1.2 ms', '24.7 ms  9.9 ms  14.8 ms', '2.5 ms  2.6 ms  2.4 ms']);

  it('was slow in its reply: one claim, with both times as its source', () => {
    const [claim, ...more] = claimsOf(text);
    expect(more).toEqual([]);
    expect(claim).toMatchObject({
      rule: 'rtt/slow-reply',
      subject: ['if:203.0.113.2', '203.0.113.2'],
      args: { hop: 2, ms: 9.9, later: 3, laterMs: 2.4 },
      grade: 'likely',
    });
    expect(claim?.evidence.map(({ start, end }) => text.slice(start, end))).toEqual(['9.9 ms', '2.4 ms']);
    expect(claim?.alternatives).toHaveLength(1);
  });

  it('is nothing where the difference lies within the spread of either hop', () => {
    expect(claimsOf(linux(['5.0 ms  9.0 ms  9.5 ms', '4.0 ms  4.1 ms  4.2 ms']))).toEqual([]);
    expect(claimsOf(linux(['5.0 ms  5.1 ms  5.2 ms', '3.0 ms  6.0 ms  9.0 ms']))).toEqual([]);
    expect(claimsOf(linux(['2.0 ms  2.1 ms  2.2 ms', '1.1 ms  1.2 ms  1.3 ms']))).toEqual([]);
  });

  it('needs more of single answers, whose spread nobody knows', () => {
    expect(claimsOf(linux(['9.0 ms', '5.0 ms']))).toEqual([]);
    expect(claimsOf(linux(['19.0 ms', '5.0 ms']))).toMatchObject([{ rule: 'rtt/slow-reply', args: { hop: 1 } }]);
  });

  it('is measured against the fastest of all hops behind it, silent ones between them or not', () => {
    const [claim] = claimsOf(
      linux(['9.0 ms  9.1 ms  9.2 ms', '*  *  *', '9.5 ms  9.5 ms  9.5 ms', '3.0 ms  3.1 ms  3.2 ms']),
    );
    expect(claim?.args).toMatchObject({ hop: 1, later: 4, laterMs: 3 });
  });

  it('is less sure where several addresses answered: their ways may differ in length', () => {
    const two = '203.0.113.9 (203.0.113.9)  9.0 ms  9.1 ms 203.0.113.10 (203.0.113.10)  9.2 ms';
    const [claim] = claimsOf(linux([two, '3.0 ms  3.1 ms  3.2 ms']));
    expect(claim?.confidence).toBeCloseTo(0.7);
  });

  it('counts as one claim over several traces, the surer for it', () => {
    const [one] = claimsOf(text);
    const [both, ...more] = claimsOf(`${text}\n\n${text}`);
    expect(more).toEqual([]);
    expect(both?.reasons).toHaveLength(2);
    expect(both?.confidence).toBeGreaterThan(one?.confidence ?? 1);
  });

  it('is read from the figures of a report, too', () => {
    const report = [
      'Start: 2026-11-20T10:00:00+0000',
      'HOST: pc                          Loss%   Snt   Last   Avg  Best  Wrst StDev',
      '  1.|-- 203.0.113.1                0.0%    10    1.0   1.0   0.9   1.2   0.1',
      '  2.|-- 203.0.113.2                0.0%    10   20.0  21.0  19.0  25.0   2.0',
      '  3.|-- 198.51.100.80              0.0%    10    4.0   4.1   3.9   4.4   0.1',
      '',
    ].join('\n');
    const [claim] = claimsOf(report);
    expect(claim).toMatchObject({
      rule: 'rtt/slow-reply',
      args: { ip: '203.0.113.2', ms: 19, count: 10, laterMs: 3.9 },
    });
    expect(claim?.evidence.map(({ start, end }) => report.slice(start, end))).toEqual(['19.0', '3.9']);
  });
});

describe('one late answer of several', () => {
  it('is a spike of that moment', () => {
    const text = linux(['1.0 ms  1.1 ms  1.2 ms', '3.1 ms  120.5 ms  3.4 ms', '4.0 ms  4.1 ms  4.2 ms']);
    const [claim, ...more] = claimsOf(text);
    expect(more).toEqual([]);
    expect(claim).toMatchObject({ rule: 'rtt/spike', args: { ip: '203.0.113.2', ms: 120.5, low: 3.1, high: 3.4 } });
    expect(text.slice(claim?.evidence[0]?.start, claim?.evidence[0]?.end)).toBe('120.5 ms');
  });

  it('is none of two answers, of answers that all differ, or of one as late as the hop behind', () => {
    expect(claimsOf(linux(['3.1 ms  120.5 ms  *', '124.0 ms  124.1 ms  124.2 ms']))).toEqual([]);
    expect(claimsOf(linux(['3.0 ms  20.0 ms  50.0 ms', '60.0 ms  60.0 ms  60.0 ms']))).toEqual([]);
    expect(claimsOf(linux(['3.0 ms  3.1 ms  50.0 ms', '52.0 ms  52.1 ms  52.2 ms']))).toEqual([]);
  });
});

describe('claims about replies', () => {
  const text = linux(['1.0 ms  1.1 ms  1.2 ms', '24.7 ms  9.9 ms  14.8 ms', '2.5 ms  2.6 ms  2.4 ms']);
  const analysis = analyze([{ id: 's', name: 's', text }]);
  const [claim] = analysis.claims.filter(({ rule }) => rule.startsWith('rtt/'));
  const said = claim ? t(claim.key, claim.args) : '';

  it('are the diagnostics, the hover of the time, the inspector and the report: one and the same', () => {
    expect(said).toContain('slow in itself');
    const remarks = remarksOf(analysis, t).filter(({ rule }) => rule.startsWith('rtt/'));
    expect(remarks).toMatchObject([{ severity: 'hint', rule: 'rtt/slow-reply', text: said }]);
    expect(text.slice(remarks[0]?.span.start, remarks[0]?.span.end)).toBe('9.9 ms');
    expect(hoversOf(analysis, t)('s', text.indexOf('9.9 ms'))?.lines).toContain(said);
    expect(inspectorOf(analysis, t)['if:203.0.113.2']?.claims.map((one) => one.text)).toContain(said);
    expect(markdownReportOf(analysis, undefined, t).replace(/\\/g, '')).toContain(said);
    expect(analysis.route?.claims).toContain(claim);
  });

  it('name no link and no direction, in either language', () => {
    for (const language of ['en', 'ja'] as const) {
      const words = claim ? messages(language)(claim.key, claim.args) : '';
      expect(words).toContain('203.0.113.2');
      expect(words).not.toMatch(/asymmetr|非対称/);
    }
  });

  it("mark the lecture's hop 9, and leave every other result as it is without times", () => {
    const { traces } = readSample();
    const timeless = traces.map((trace) => ({
      ...trace,
      hops: trace.hops.map((hop) => ({ ...hop, probes: hop.probes.map(({ rttMs: _, ...probe }) => probe) })),
    }));
    const [graph, withoutTimes] = [traces, timeless].map((list) => inferRoute(buildTopology(list), {})) as [
      RouteGraph,
      RouteGraph,
    ];
    expect(graph.claims.filter(({ rule }) => rule === 'rtt/slow-reply').map(({ args }) => args.ip)).toContain(
      '114.147.63.114',
    );
    const untimed = (one: RouteGraph) => ({
      ...one,
      links: one.links.map((link) => ({ ...link, lanes: link.lanes.map(({ rttMs: _, ...lane }) => lane) })),
      claims: one.claims.filter(({ rule }) => !rule.startsWith('rtt/')),
    });
    expect(untimed(graph)).toEqual(untimed(withoutTimes));
    expect(withoutTimes.claims.filter(({ rule }) => rule.startsWith('rtt/'))).toEqual([]);
  });
});
