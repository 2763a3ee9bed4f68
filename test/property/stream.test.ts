import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recognize } from '../../src/analyzers/detect';
import { TextCutter, type TextPiece } from '../../src/analyzers/textCutter';
import { ChunkDecoder, decodeText } from '../../src/encoding/decodeText';

const fixtures = path.resolve(import.meta.dirname, '../fixtures/traceroute');
const texts = readdirSync(fixtures, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.txt'))
  .map((name) => readFileSync(path.join(fixtures, name), 'utf8').replace(/^\ufeff/, ''))
  .filter((text) => text.length < 8_000)
  // A trace without its beginning or its end may run into its neighbours, and there is no saying which reading is right.
  .filter((text) =>
    recognize({ id: 'a', name: 'a', text }).traces.every(
      ({ hops, truncated }) => !truncated && (hops[0]?.ttl ?? 1) <= 1,
    ),
  );

/** Smaller than most fixtures, so that every text is cut many times. */
const WINDOW = 1_500;

function pieces(text: string, size: number, each: boolean): readonly TextPiece[] {
  const cutter = new TextCutter(each, WINDOW);
  const found: TextPiece[] = [];
  for (let at = 0; at < text.length; at += size) found.push(...cutter.push(text.slice(at, at + size)));
  return [...found, ...cutter.end()];
}

// Without targets: a command line far above a trace may be known to one of the two readings only.
const summary = (text: string) =>
  recognize({ id: 'a', name: 'a', text }).traces.map(({ dialect, hops }) => [dialect, hops.length]);

/** More lines than any header has, so that nobody takes one trace for the continuation of another. */
const PROSE = `\n\n${'Then we measured again.\n'.repeat(6)}\n`;

const several = fc.array(fc.constantFrom(...texts), { minLength: 2, maxLength: 8 });

describe('a stream of traces', () => {
  it('has fixtures', () => {
    expect(texts.length).toBeGreaterThan(100);
  });

  it('is cut into pieces that join to the text, each with its offset and line', () => {
    fc.assert(
      fc.property(several, fc.integer({ min: 1, max: 4_000 }), fc.boolean(), (some, size, each) => {
        const text = some.join('\n');
        let [at, line] = [0, 1];
        for (const piece of pieces(text, size, each)) {
          expect([piece.offset, piece.line]).toEqual([at, line]);
          expect(text.startsWith(piece.text, at)).toBe(true);
          at += piece.text.length;
          line = text.slice(0, at).split(/\r\n|\n|\r/).length;
        }
        expect(at).toBe(text.length);
      }),
      { numRuns: 60 },
    );
  });

  it('gives the traces that the whole text gives, for every dialect', { timeout: 60_000 }, () => {
    const kinds = fc.constantFrom(...texts);
    fc.assert(
      fc.property(
        kinds,
        fc.integer({ min: 2, max: 9 }),
        fc.integer({ min: 200, max: 4_000 }),
        fc.boolean(),
        (one, times, size, each) => {
          const text = `${one.trimEnd()}\n\nThen we measured again.\n\n`.repeat(times);
          expect(pieces(text, size, each).flatMap((piece) => summary(piece.text))).toEqual(summary(text));
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('a text of several dialects', () => {
  const isMachine = (text: string) =>
    recognize({ id: 'a', name: 'a', text }).traces[0]?.id.startsWith('trace:a@m') === true;
  const [records, reports] = [
    texts.filter(isMachine),
    texts.filter((text) => !isMachine(text) && summary(text).length > 0),
  ];
  const pairs = fc.array(fc.tuple(fc.constantFrom(...reports), fc.constantFrom(...records)), {
    minLength: 1,
    maxLength: 5,
  });
  const mixed = several.map((some) => some.map((text) => text.trimEnd()).join(PROSE));

  it('loses no trace where records of machines stand between reports', { timeout: 300_000 }, () => {
    fc.assert(
      fc.property(pairs, (some) => {
        const parts = some.flat();
        expect(summary(parts.map((text) => text.trimEnd()).join(PROSE))).toEqual(parts.flatMap(summary));
      }),
      { numRuns: 150 },
    );
  });

  it('gives as a stream what it gives as a whole', { timeout: 300_000 }, () => {
    fc.assert(
      fc.property(mixed, fc.integer({ min: 200, max: 4_000 }), fc.boolean(), (text, size, each) => {
        expect(pieces(text, size, each).flatMap((piece) => summary(piece.text))).toEqual(summary(text));
      }),
      { numRuns: 60 },
    );
  });
});

describe('bytes in chunks', () => {
  it('decode to what the whole decodes to', () => {
    const words = fc.constantFrom('経路', 'délai', 'ttl', ' 1  192.0.2.1  1.0 ms\n', '—', '你好', '\r\n');
    fc.assert(
      fc.property(fc.array(words, { maxLength: 60 }), fc.integer({ min: 3, max: 50 }), (some, size) => {
        const bytes = new TextEncoder().encode(some.join(''));
        const decoder = new ChunkDecoder();
        let text = '';
        for (let at = 0; at < bytes.length; at += size) text += decoder.decode(bytes.subarray(at, at + size));
        expect(text + decoder.end()).toBe(decodeText(bytes).text);
      }),
      { numRuns: 300 },
    );
  });
});
