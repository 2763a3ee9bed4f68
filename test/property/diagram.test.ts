import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDiagram, DIAGRAM_SCHEMA, type Diagram } from '../../src/model/diagram';
import { readDiagram, writeDiagram } from '../../src/model/diagramText';

const ip = fc.ipV4();
const two = fc.uniqueArray(ip, { minLength: 2, maxLength: 4 });
const word = fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' }).filter((text) => text.trim() === text);
const correction = fc.oneof(
  fc.record({ kind: fc.constantFrom('one-router', 'different-routers', 'no-segment', 'segment'), addresses: two }),
  fc.record({ kind: fc.constantFrom('nat', 'no-nat'), address: ip }),
  fc.record({ kind: fc.constant('network'), address: ip, network: word }),
  two.map(([a, b]) => ({ kind: 'border', between: [a, b] })),
);
const table = <T>(value: fc.Arbitrary<T>) => fc.dictionary(fc.oneof(ip, fc.string()), value, { maxKeys: 4 });

/** Fields of the form, right and wrong, among others. */
const file = fc.record(
  {
    schema: fc.constant(DIAGRAM_SCHEMA),
    sources: fc.array(
      fc.oneof(fc.record({ name: word, text: fc.oneof(fc.string(), fc.array(fc.string())) }), fc.jsonValue()),
    ),
    corrections: fc.oneof(fc.array(fc.oneof(correction, fc.jsonValue())), fc.jsonValue()),
    names: fc.oneof(table(fc.oneof(word, fc.jsonValue())), fc.jsonValue()),
    icons: table(fc.constantFrom('router', 'nat', 7)),
    hosts: fc.array(
      fc.oneof(fc.record({ name: word, kind: fc.constantFrom('phone', 'server', 'x'), at: ip }), fc.jsonValue()),
    ),
    pins: table(fc.oneof(fc.double(), fc.jsonValue())),
    folds: fc.array(fc.oneof(fc.string(), fc.jsonValue())),
    redaction: fc.oneof(fc.record({ mode: fc.constantFrom('off', 'home', 'none') }), fc.jsonValue()),
    more: fc.jsonValue(),
  },
  { requiredKeys: ['schema'] },
);

/** As JSON has it: -0 is 0, and so on. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('saved diagrams', () => {
  it('any JSON gives an answer', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(checkDiagram(value).diagram.sources).toBeInstanceOf(Array);
      }),
      { numRuns: 500 },
    );
  });

  it('any text gives an answer', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          file.map((value) => JSON.stringify(value).slice(1)),
        ),
        (text) => {
          expect(readDiagram(text)).toBeTypeOf('object');
        },
      ),
      { numRuns: 300 },
    );
  });

  it('writing what was read changes nothing in a pretty file', () => {
    fc.assert(
      fc.property(file, (value) => {
        const text = `${JSON.stringify(value, null, 2)}\n`;
        const found = readDiagram(text);
        if ('broken' in found) throw new Error('broken');
        const again = writeDiagram(found.diagram, text);
        // Two sources or hosts of one name are told apart, nothing else is touched.
        const names = new Set(found.diagram.sources.map(({ name }) => name));
        const renamed =
          [...names].some((name) => / \(\d+\)$/.test(name)) ||
          found.diagram.hosts.some(({ id }) => / \(\d+\)$/.test(id));
        if (!renamed) expect(JSON.parse(again)).toEqual(plain(value));
        expect(readDiagram(again)).toMatchObject({ diagram: found.diagram });
      }),
      { numRuns: 500 },
    );
  });

  it('what is written new comes back', () => {
    fc.assert(
      fc.property(file, (value) => {
        const { diagram } = checkDiagram(plain(value));
        const found = readDiagram(writeDiagram(diagram));
        expect(found).toEqual({ diagram: plain(diagram) as Diagram, problems: [] });
      }),
      { numRuns: 500 },
    );
  });
});
