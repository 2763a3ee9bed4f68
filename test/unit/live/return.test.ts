import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../../src/analyzers/analyze';
import { recognize } from '../../../src/analyzers/detect';
import { labelledText } from '../../../src/live/label';
import { isReturn } from '../../../src/live/returnTrace';
import { messages } from '../../../src/messages';

const example = (name: string): string =>
  readFileSync(path.resolve(import.meta.dirname, '../../../examples/home-campus', name), 'utf8');
const tracesOf = (text: string) => recognize({ id: 'a', name: 'a', text }).traces;

describe('what comes back from the other side', () => {
  const forward = tracesOf(example('forward.nmap.txt'));
  const [back] = tracesOf(example('return.traceroute.txt'));

  it('is the return trace', () => {
    expect(back && isReturn(back, { forward })).toBe(true);
    expect(back && isReturn(back, { forward, address: back.targetIp ?? '' })).toBe(true);
  });

  it('is not the forward trace itself, another trace to the same target, or one that goes elsewhere than asked', () => {
    const [first] = forward;
    const [again] = tracesOf(example('forward.tracert.txt'));
    expect(first && isReturn(first, { forward })).toBe(false);
    expect(again && isReturn(again, { forward })).toBe(false);
    expect(back && isReturn(back, { forward, address: '198.51.100.9' })).toBe(false);
  });
});

it('the text of a live trace is read whole: its own lines are understood and part of no trace', () => {
  const request = {
    target: 'example.org',
    address: '192.0.2.1',
    protocol: 'udp',
    port: 33_434,
    maxHops: 30,
    rounds: 2,
    flows: 1,
    probesPerSecond: 20,
    timeoutMs: 1000,
  } as const;
  const rows =
    'traceroute to example.org (192.0.2.1), 30 hops max, 60 byte packets\n 1  198.51.100.1  1.000 ms 198.51.100.2  2.000 ms\n 2  * *\n 3  192.0.2.1  3.000 ms  4.000 ms\n';
  const [trace] = tracesOf(rows);
  const tracer = {
    id: 'system',
    name: 'traceroute',
    pacing: 'start',
    start: () => ({ done: new Promise<never>(() => {}), cancel() {} }),
  } as const;
  const refused = [{ key: 'live.refused.addon-broken', args: { detail: 'two\nlines' } }];
  for (const language of ['en', 'ja'] as const) {
    const text = labelledText(
      { request, vantage: 'pc', choice: { tracer, refused } },
      { text: rows, hops: 3, round: 2, end: 'done', ...(trace && { trace }) },
      messages(language),
    );
    const { traces, unparsed } = analyze([{ id: 'a', name: 'a', text }]);
    expect(unparsed).toEqual([]);
    expect(traces.map(({ hops, reached }) => [hops.length, reached])).toEqual([[3, 'yes']]);
    expect(traces[0]?.unparsed).toEqual([]);
    expect(text).toMatch(/^# hopscope: .*pc.*example\.org/);
    expect(text).toMatch(/198\.51\.100\.1.*198\.51\.100\.2/);
  }
});
