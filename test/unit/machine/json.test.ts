import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJsonObject, type JsonValue } from '../../../src/analyzers/machine/json';

/** The plain value that a reading stands for. */
function plain(value: JsonValue): unknown {
  if (value.kind === 'array') return value.items.map(plain);
  if (value.kind !== 'object') return value.scalar === undefined ? null : value.scalar;
  // The last of equal keys wins in JSON.parse, the first one here; fromEntries over the reversed list agrees with the first.
  return Object.fromEntries(value.items.map((item) => [item.key, plain(item)]).reverse());
}

function all(value: JsonValue): readonly JsonValue[] {
  return [value, ...value.items.flatMap(all)];
}

const record = fc.record({ k: fc.jsonValue({ maxDepth: 5 }), n: fc.double({ noNaN: true, noDefaultInfinity: true }) });

describe('readJsonObject', () => {
  it('reads what JSON.parse reads, in any layout', () => {
    fc.assert(
      fc.property(record, fc.constantFrom(undefined, 1, '\t'), fc.string(), (value, indent, behind) => {
        const text = JSON.stringify(value, null, indent);
        const { value: read, end } = readJsonObject(text + behind, 0);
        expect(end).toBe(text.length);
        expect(read.cut).toBe(false);
        expect(JSON.stringify(sorted(plain(read)))).toBe(JSON.stringify(sorted(JSON.parse(text))));
      }),
      { numRuns: 1000 },
    );
  });

  it('gives every number as JSON.parse does, to the last bit', () => {
    const digits = fc.stringMatching(/^-?(0|[1-9]\d{0,20})(\.\d{1,20})?([eE][+-]?\d{1,3})?$/);
    fc.assert(
      fc.property(digits, (number) => {
        const { value } = readJsonObject(`{"n":${number}}`, 0);
        expect(value.items[0]?.scalar).toBe(JSON.parse(number));
      }),
      { numRuns: 5000 },
    );
  });

  it('says where each value stands', () => {
    fc.assert(
      fc.property(record, fc.constantFrom('', '  ', 'text [1] '), (value, before) => {
        const text = before + JSON.stringify(value, null, 2);
        for (const one of all(readJsonObject(text, before.length).value)) {
          const printed = text.slice(one.start, one.end);
          if (one.kind === 'string') expect(JSON.parse(`"${printed}"`)).toBe(one.scalar);
          else expect(JSON.stringify(sorted(JSON.parse(printed)))).toBe(JSON.stringify(sorted(plain(one))));
          if (one.key !== '') expect(text.startsWith(JSON.stringify(one.key), one.from)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('keeps what was complete when the text breaks off, and nothing else', () => {
    fc.assert(
      fc.property(record, fc.nat(), (value, at) => {
        const text = JSON.stringify(value);
        const cut = text.slice(0, 1 + (at % (text.length - 1)));
        const { value: read, end } = readJsonObject(cut, 0);
        const whole = new Set(all(readJsonObject(text, 0).value).map((one) => `${one.start} ${one.key}`));
        expect(read.cut).toBe(true);
        expect(end).toBeLessThanOrEqual(cut.length);
        for (const one of all(read)) expect(whole.has(`${one.start} ${one.key}`)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('takes any text without throwing and moves forward', () => {
    const sign = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '"',
      ':',
      ',',
      '\\',
      'u12',
      '1',
      '-',
      '.',
      'e',
      ' ',
      '\n',
      'null',
      'é',
      '>',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(sign, fc.string({ unit: 'binary', maxLength: 2 })), { maxLength: 60 }), (parts) => {
        const text = `{${parts.join('')}`;
        const { value, end } = readJsonObject(text, 0);
        expect(end).toBeGreaterThan(0);
        expect(end).toBeLessThanOrEqual(text.length);
        for (const one of all(value)) expect(one.start <= one.end && one.end <= end).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it('stops at depth instead of filling the stack', () => {
    const { value, end } = readJsonObject('{"a":'.repeat(100_000), 0);
    expect(value.cut).toBe(true);
    expect(end).toBeLessThan(1_000);
  });

  it.each([
    ['quote marks of a mail', '{\n> "a": 1,\n> "b": [\n> 2]\n> }', { a: 1, b: [2] }],
    ['no-break and full-width blanks', '{\u00a0"a"\u3000:\ufeff1}', { a: 1 }],
    ['escapes', '{"a":"\\u0041\\/\\n\\"\\ud83d\\ude00"}', { a: 'A/\n"😀' }],
  ])('reads through %s', (_, text, expected) => {
    expect(plain(readJsonObject(text, 0).value)).toEqual(expected);
  });

  it.each(['{"a" 1}', '{"a":1 "b":2}', '{a:1}', '{"a":1,}', '{"a":tru}', '{"a":-}', '{"a":1e}', '{"a":"x\ny"}', '{'])(
    'is cut at what is no JSON: %s',
    (text) => {
      expect(readJsonObject(text, 0).value.cut).toBe(true);
    },
  );
});

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, one]) => [key, sorted(one)]);
}
