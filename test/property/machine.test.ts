import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { recognize } from '../../src/analyzers/detect';
import { jsonDialects, xmlDialects } from '../../src/analyzers/machine/dialects';
import type { Span } from '../../src/model/span';
import type { Trace } from '../../src/model/trace';

const root = join(import.meta.dirname, '../fixtures/traceroute');
/** Short ones: each run reads the whole text. */
const texts = [...jsonDialects, ...xmlDialects].flatMap(({ id }) =>
  readdirSync(join(root, id))
    .filter((file) => file.startsWith('written-') && file.endsWith('.txt'))
    .map((file) => readFileSync(join(root, id, file), 'utf8')),
);

const read = (text: string) => recognize({ id: 'p', name: 'p', text });

const scrap = fc.constantFrom(
  '',
  '{',
  '}',
  '[',
  ']',
  '"',
  ',',
  ':',
  '<',
  '>',
  '</',
  '/>',
  '\n',
  '-1',
  '1e999',
  'null',
  '""',
  '[]',
  '{}',
  ' * ',
);
/** A real record with one piece cut out and another put in its place. */
const spoilt = fc
  .record({ text: fc.constantFrom(...texts), at: fc.nat(), length: fc.nat({ max: 40 }), scrap })
  .map(({ text, at, length, scrap }) => {
    const from = at % text.length;
    return text.slice(0, from) + scrap + text.slice(from + length);
  });

describe('spoilt JSON and XML', () => {
  it('is still often a trace', () => {
    const found = fc.sample(spoilt, { numRuns: 300, seed: 7 }).filter((text) => read(text).traces.length > 0);
    expect(found.length).toBeGreaterThan(200);
  });

  it('gives traces whose spans lie in the text', () => {
    fc.assert(
      fc.property(spoilt, (text) => {
        for (const trace of read(text).traces) expectSound(trace, text);
      }),
      { numRuns: 1500 },
    );
  });

  it('makes every line part of something or unparsed', () => {
    fc.assert(
      fc.property(spoilt, (text) => {
        const { traces, unparsed } = read(text);
        const length = traces.reduce((sum, { span }) => sum + span.end - span.start, 0);
        expect(length + unparsed.length > 0).toBe(text.trim() !== '');
      }),
      { numRuns: 500 },
    );
  });

  it('reads a cut record as truncated, and tells no probe that the whole did not tell', () => {
    // Cut before its own data, such a record still holds the text of the tool, which is read as what it is.
    const records = texts.filter((text) => !text.includes('"rawOutput"'));
    fc.assert(
      fc.property(fc.constantFrom(...records), fc.nat(), (text, at) => {
        const cut = text.slice(0, at % text.length);
        const whole = read(text).traces.flatMap(probesOf);
        for (const one of read(cut).traces.flatMap(probesOf)) expect(whole).toContain(one);
      }),
      { numRuns: 500 },
    );
  });
});

/** Where a probe stands and whether it was lost: what must not change when text behind it is missing. */
function probesOf({ hops }: Trace): readonly string[] {
  return hops.flatMap(({ ttl, probes }) =>
    probes.map(({ lost, ip, spans }) => `${ttl} ${lost} ${ip} ${spans.all.start}`),
  );
}

function expectSound(trace: Trace, text: string): void {
  const inText = ({ start, end }: Span) => 0 <= start && start < end && end <= text.length;
  expect(inText(trace.span)).toBe(true);
  for (const span of [...(trace.frame ?? []), ...trace.unparsed, ...trace.warnings.map((one) => one.span)])
    expect(inText(span)).toBe(true);
  for (const hop of trace.hops) {
    expect(inText(hop.span)).toBe(true);
    expect(hop.ttl >= 0 && hop.ttl <= 255).toBe(true);
    hop.probes.forEach((probe, index) => {
      expect(probe.index).toBe(index);
      for (const span of Object.values(probe.spans)) expect(inText(span)).toBe(true);
      expect(probe.lost && (probe.ip !== undefined || probe.rttMs !== undefined)).toBe(false);
      if (probe.rttMs !== undefined) expect(Number.isFinite(probe.rttMs)).toBe(true);
    });
  }
}
