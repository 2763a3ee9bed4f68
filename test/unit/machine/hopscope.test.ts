import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../../src/analyzers/analyze';
import { recognize } from '../../../src/analyzers/detect';
import { json } from '../../../src/export/convert/json';
import { jsonOf } from '../../../src/export/json/document';
import type { Trace } from '../../../src/model/trace';
import '../../seed';

const root = path.join(import.meta.dirname, '../../fixtures/traceroute');
const pastes = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'none')
  .flatMap(({ name }) => readdirSync(path.join(root, name)).map((file) => path.join(name, file)))
  .filter((file) => file.endsWith('.txt'));

const sourceOf = (text: string) => ({ id: 'a', name: 'a', text });
const textOf = (file: string) => readFileSync(path.join(root, file), 'utf8');

/** What a reader can know of a trace, without its places in the text and the name of its format. */
function facts(trace: Trace): unknown {
  const [written] = JSON.parse(json.write([trace], [sourceOf('')])) as Record<string, unknown>[];
  return { ...written, id: '', source: '', dialect: '', unparsed: [] };
}

describe('our own JSON', () => {
  it.each(pastes)('carries all that was read in %s', (file) => {
    const source = sourceOf(textOf(file));
    const { traces } = recognize(source);
    const again = recognize(sourceOf(json.write(traces, [source])));
    expect(again.traces.map(facts)).toEqual(traces.map(facts));
    expect(again.unparsed).toEqual([]);
    expect(new Set(again.traces.map(({ dialect }) => dialect))).toEqual(new Set(['hopscope-json']));
  });

  const pasted = textOf('mixed/' + (pastes.find((file) => file.startsWith('mixed/'))?.slice(6) ?? ''));

  it('is read as the whole document of an analysis too, and its traces infer what the text did', () => {
    const first = analyze([sourceOf(pasted)]);
    const again = analyze([sourceOf(jsonOf(first))]);
    expect(again.traces.map(facts)).toEqual(first.traces.map(facts));
    expect(again.route?.routers.length).toBe(first.route?.routers.length);
    expect([again.messages, again.unparsed]).toEqual([[], []]);
  });

  it('cut anywhere it keeps the hops that were whole, and never throws', () => {
    const { traces } = recognize(sourceOf(textOf('traceroute-linux/lab-back-n.txt')));
    const whole = json.write(traces, [sourceOf('')]);
    for (let end = 0; end < whole.lastIndexOf('}'); end += 7) {
      const [trace] = recognize(sourceOf(whole.slice(0, end))).traces;
      const hops = trace?.hops ?? [];
      expect(hops.length).toBeLessThanOrEqual(traces[0]?.hops.length ?? 0);
      if (trace) expect([trace.truncated, trace.target]).toEqual([true, traces[0]?.target]);
    }
  });

  it('takes any value anywhere', () => {
    const value = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom('192.0.2.1', -1, 1e300, '!X', true));
    const names = [
      'ip',
      'ipRaw',
      'host',
      'rttMs',
      'rttBelowMs',
      'lost',
      'annotation',
      'mpls',
      'asn',
      'asPath',
      'flowId',
    ];
    const probe = fc.dictionary(fc.constantFrom(...names), value);
    const hop = fc.record({ ttl: value, probes: fc.array(probe), stats: value, changes: value, note: value });
    fc.assert(
      fc.property(fc.record({ dialect: value, source: value, reached: value, hops: fc.array(hop) }), (record) => {
        const { traces } = recognize(sourceOf(JSON.stringify([record])));
        expect(traces.length).toBeLessThanOrEqual(1);
        for (const { probes } of traces.flatMap(({ hops }) => hops)) {
          expect(probes.every(({ ip }) => ip === undefined || typeof ip === 'string')).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('of somebody else is left alone', () => {
    for (const other of [
      '{"hops":[{"ttl":1,"probes":[{"ip":"192.0.2.1"}]}]}',
      '{"dialect":"x","source":"y","hops":"z"}',
      '{"traces":[{"a":1}]}',
    ]) {
      expect(recognize(sourceOf(other)).traces).toEqual([]);
    }
  });
});
