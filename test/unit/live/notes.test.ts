import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../../src/analyzers/analyze';
import { labelledText } from '../../../src/live/label';
import { Record } from '../../../src/live/record';
import type { TraceRequest } from '../../../src/live/tracer';
import { messages } from '../../../src/messages';
import { contentOf } from '../../../src/view/content';
import { redact } from '../../../src/view/redact/redact';
import { scenesOf } from '../../../src/layout/scenes';
import '../../seed';

const REQUEST: TraceRequest = {
  target: 'login',
  address: '192.0.2.70',
  protocol: 'udp',
  port: 33_434,
  maxHops: 30,
  rounds: 6,
  flows: 3,
  probesPerSecond: 20,
  timeoutMs: 1000,
};

const answer = (ip: string, isEnd = false) => ({ ip, rttMs: 1.5, isEnd, icmpType: 11, icmpCode: 0, size: 56 });

/** Six rounds in three flows: in the second turn of flow 0 hop 2 answers from elsewhere; hop 3 answers once; the target loses one of six. */
function recorded(): Record {
  const record = new Record(REQUEST);
  for (let round = 0; round < 6; round++) {
    const place = (ttl: number) => ({ ttl, round, flow: round % 3 });
    record.answered(place(1), answer('192.168.1.1'));
    record.answered(place(2), answer(round < 3 ? '203.0.113.10' : round === 3 ? '203.0.113.14' : '203.0.113.10'));
    if (round === 0) record.answered(place(3), answer('198.51.100.17'));
    else record.lost(place(3));
    if (round === 5) record.lost(place(4));
    else record.answered(place(4), answer('192.0.2.70', true));
  }
  return record;
}

const tracer = {
  id: 'raw-socket',
  name: 'raw-socket',
  pacing: 'running',
  start: () => ({ done: new Promise<never>(() => {}), cancel() {} }),
} as const;

function textOf(language: 'en' | 'ja'): string {
  const record = recorded();
  const told = { request: REQUEST, vantage: 'mypc.corp.example', choice: { tracer, refused: [] } };
  const state = { text: record.text(), hops: 4, round: 6, end: 'done', trace: record.trace() } as const;
  return labelledText(told, state, messages(language));
}

const analysisOf = (text: string) => analyze([{ id: 'a', name: 'a', text }]);

describe.each(['en', 'ja'] as const)('the text of a live trace in %s', (language) => {
  const text = textOf(language);
  const analysis = analysisOf(text);

  it('tells its reader where it started, what was asked for, and that the route changed', () => {
    const [trace] = analysis.traces;
    expect(trace).toMatchObject({ sourceHost: 'mypc.corp.example', target: 'login', targetIp: '192.0.2.70' });
    expect(trace?.hops.map(({ changes }) => changes?.map(({ before, after }) => [before, after]))).toEqual([
      undefined,
      [['203.0.113.10', '203.0.113.14']],
      undefined,
      undefined,
    ]);
    expect(analysis.unparsed).toEqual([]);
  });

  it('shows loss, times, alternatives and the change in the details of the node', () => {
    const content = contentOf(analysis, scenesOf(analysis, messages(language)), messages(language), language);
    const facts = (id: string) =>
      Object.fromEntries((content.inspector[id]?.facts ?? []).map(({ name, value }) => [name, value]));
    const shown = [facts('if:203.0.113.14'), facts('if:192.0.2.70')].map((one) => Object.values(one).join('\n'));
    expect(shown[0]).toContain('203.0.113.10 → 203.0.113.14');
    expect(shown[0]).toContain('2: 203.0.113.10, 203.0.113.14');
    expect(shown[1]).toMatch(/6.*1.*17 %.* 1\.5 .* 1\.5 .* 1\.5 ms/);
  });

  it('marks the change and the loss in the picture; a router that limits its answers is not called lossy', () => {
    const tags = scenesOf(analysis, messages(language))
      .flatMap(({ items }) => items)
      .filter(({ mark }) => mark === 'node')
      .flatMap(({ primitives }) => primitives)
      .flatMap((one) => (one.type === 'text' && one.role === 'tag' ? [one.text] : []));
    const t = messages(language);
    const seldom = t('diagram.tag.seldom', { percent: 17 });
    expect(tags.join(' | ')).toContain(t('diagram.tag.change'));
    expect(tags.join(' | ')).toContain(t('diagram.tag.loss', { percent: 17 }));
    expect(tags.join(' | ')).toContain(seldom);
    expect(tags.join(' | ').split(t('diagram.tag.loss', { percent: 17 }))).toHaveLength(2);
  });
});

it.each(['private', 'last-bits', 'pseudonyms', 'home', 'mail'] as const)(
  'redacted by %s it names neither the machine it started at nor the target that only its label names',
  (mode) => {
    const text = textOf('en').replace('traceroute to login (', 'traceroute to 192.0.2.70 (');
    const whole = JSON.stringify(redact(analysisOf(text), { mode, homeHops: 2 }));
    expect(whole).not.toMatch(/mypc|\blogin\b/);
  },
);

it('lines that only look like ours change nothing that is not in the rows, and any text is read', () => {
  const rows = 'traceroute to 192.0.2.70 (192.0.2.70), 30 hops max\n 1  192.168.1.1  1 ms\n';
  for (const line of [
    '# hopscope: route change at hop 1: 192.168.1.1 → 198.51.100.9 in the same flow',
    '# hopscope: route change at hop 99: 192.168.1.1 → 192.168.1.1 in the same flow',
    '# hopscope: from a to b (198.51.100.9) by x',
  ]) {
    const [trace] = analysisOf(`${line}\n${rows}${line}\n`).traces;
    expect([trace?.target, trace?.sourceHost]).toEqual(['192.0.2.70', undefined]);
    expect(trace?.hops.flatMap(({ changes }) => changes ?? [])).toEqual([]);
  }
  const word = fc.constantFrom('from', ' to ', 'から', '(', ')', '1.1.1.1', '→', ':', ' ', '9', 'hop');
  fc.assert(
    fc.property(fc.array(word, { maxLength: 30 }), (words) => {
      const analysis = analysisOf(`# hopscope: ${words.join('')}\n${rows}`);
      expect(analysis.traces).toHaveLength(1);
    }),
    { numRuns: 300 },
  );
});
