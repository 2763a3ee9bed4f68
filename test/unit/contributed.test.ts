import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ContributedDialect, ContributedTrace } from '../../hopscope';
import { analyze } from '../../src/analyzers/analyze';
import { contributedExporter } from '../../src/export/contributed';
import { documentOf } from '../../src/export/json/document';
import { scenesOf } from '../../src/layout/scenes';
import { messages } from '../../src/messages';
import { dialectNameOf } from '../../src/messages/dialectName';

// "@3 192.0.2.1 4.5": a form that no tool has
const ROW = /^@(\d{1,3}) (\S+) (\S+)$/gm;

const pings: ContributedDialect = {
  id: 'at-rows',
  name: 'At Rows',
  find(text) {
    const hops = [...text.matchAll(ROW)].map(([row, ttl, ip, ms], n, all) => {
      const start = all[n]?.index ?? 0;
      const probe =
        ip === '-' ? {} : { ip: ip ?? '', rttMs: Number(ms), start: start + 3, end: start + 3 + (ip ?? '').length };
      return { ttl: Number(ttl), probes: [probe], start, end: start + row.length };
    });
    const [first, last] = [hops[0], hops.at(-1)];
    if (!first || !last) return [];
    return [{ start: first.start, end: last.end, targetIp: '198.51.100.80', hops }];
  },
};

const TEXT = 'Dear all,\n@1 192.168.1.1 1.5\nnoise\n@2 - -\n@3 198.51.100.80 9\nBye\n';

function read(dialect: ContributedDialect, text = TEXT) {
  return analyze([{ id: 'a', name: 'a', text }], { dialects: [dialect] });
}

function answering(traces: unknown): ContributedDialect {
  return { id: 'wild', name: 'Wild', find: () => traces as readonly ContributedTrace[] };
}

describe('a dialect of another extension', () => {
  it('is read, drawn and called by its own name', () => {
    const analysis = read(pings);
    const [trace] = analysis.traces;
    expect(trace?.hops.map(({ ttl, probes }) => [ttl, probes[0]?.ip, probes[0]?.rttMs, probes[0]?.lost])).toEqual([
      [1, '192.168.1.1', 1.5, false],
      [2, undefined, undefined, true],
      [3, '198.51.100.80', 9, false],
    ]);
    expect(trace?.reached).toBe('yes');
    expect(trace && dialectNameOf(trace, messages('en'))).toBe('At Rows');
    expect(scenesOf(analysis, messages('en'))).toHaveLength(1);
  });

  it('loses no line: what it did not take is counted', () => {
    const { traces, unparsed } = read(pings);
    const words = [...(traces[0]?.unparsed ?? []), ...unparsed].map(({ start, end }) => TEXT.slice(start, end));
    expect(words.sort()).toEqual(['Bye', 'Dear all,', 'noise']);
  });

  it('is one reader among ours: the better score has a line', () => {
    const linux = 'traceroute to 198.51.100.80 (198.51.100.80), 30 hops max\n 1  192.0.2.1  1 ms  1 ms  1 ms\n';
    const whole = (score: number): ContributedDialect => ({
      ...answering([{ start: 0, end: linux.length - 1, score, hops: [] }]),
    });
    expect(read(whole(0.1), linux).traces[0]?.dialect).toBe('traceroute-linux');
    expect(read(whole(1), linux).traces[0]?.dialect).toBe('wild');
  });

  it('may throw: the text is read without it', () => {
    const broken: ContributedDialect = {
      ...pings,
      find() {
        throw new Error('mine');
      },
    };
    expect(read(broken).traces).toEqual([]);
  });

  it('may answer anything: what is wrong is left out, nothing throws, spans stay in the text', () => {
    const hop = fc.record(
      { ttl: fc.anything(), start: fc.integer(), end: fc.integer(), probes: fc.anything() },
      { requiredKeys: [] },
    );
    const trace = fc.record(
      {
        start: fc.integer({ min: -1, max: 70 }),
        end: fc.integer({ min: -1, max: 70 }),
        score: fc.anything(),
        frame: fc.anything(),
        targetIp: fc.anything(),
        hops: fc.oneof(fc.anything(), fc.array(hop)),
      },
      { requiredKeys: ['start', 'end', 'hops'] },
    );
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.array(fc.oneof(fc.anything(), trace))), (answer) => {
        const analysis = read(answering(answer));
        for (const { span, hops } of analysis.traces) {
          expect(span.start >= 0 && span.end <= TEXT.length && span.start < span.end).toBe(true);
          for (const { ttl } of hops) expect(ttl >= 1 && ttl <= 255).toBe(true);
        }
        expect(JSON.stringify(documentOf(analysis))).toContain('hopscope.analysis/1');
      }),
    );
  });
});

describe('a format of another extension', () => {
  it('gets the document and every drawing', async () => {
    const analysis = read(pings);
    const { output } = contributedExporter({
      id: 'titles',
      name: 'Titles',
      ending: '.titles',
      write: ({ document, drawings, language }) =>
        `${language} ${document.schema} ${drawings.map(({ svg }) => svg.slice(0, 4)).join()}`,
    });
    if (output.per !== 'analysis') throw new Error('one file is wanted');
    const scenes = () => scenesOf(analysis, messages('en'));
    const input = { analysis, only: ['traces', 'messages', 'graph'], scenes, language: 'en' } as unknown;
    expect(await output.write(input as Parameters<typeof output.write>[0])).toBe('en hopscope.analysis/1 <svg');
  });
});
