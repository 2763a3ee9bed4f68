import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../src/analyzers/analyze';
import type { HostRoute } from '../../src/model/host';
import { longestMatch } from '../../src/model/longestMatch';
import '../seed';

const evidence = { source: 'a', start: 0, end: 1 };
const dotted = (n: number) => [n >>> 24, (n >>> 16) & 255, (n >>> 8) & 255, n & 255].join('.');
const bits = (n: number) => (n >>> 0).toString(2).padStart(32, '0');
/** Few networks, so that prefixes nest and tie often. */
const word = fc.integer({ min: 0, max: 7 }).map((n) => ((10 << 24) | (n << 20)) >>> 0);
const row = fc.record({
  word,
  length: fc.integer({ min: 0, max: 32 }),
  metric: fc.option(fc.integer({ min: 0, max: 2 }), { nil: undefined }),
});

describe('longest match', () => {
  it('agrees with comparing strings of bits one route after the other', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), word, (rows, destination) => {
        const cut = (n: number, length: number) => bits(n).slice(0, length);
        const routes = rows.map(({ word: n, length, metric }): HostRoute => ({
          prefix: `${dotted(parseInt(cut(n, length).padEnd(32, '0'), 2))}/${length}`,
          ...(metric !== undefined && { metric }),
          evidence,
        }));
        const holding = rows
          .map((one, index) => ({ ...one, index }))
          .filter(({ word: n, length }) => bits(destination).startsWith(cut(n, length)));
        holding.sort((a, b) => b.length - a.length || (a.metric ?? 0) - (b.metric ?? 0) || a.index - b.index);
        const match = longestMatch(routes, dotted(destination));
        expect(match?.winner?.route).toBe(holding[0] ? routes[holding[0].index] : undefined);
        expect(match?.routes.filter(({ verdict }) => verdict.kind !== 'outside')).toHaveLength(holding.length);
      }),
    );
  });
});

describe('host and session text', () => {
  const pieces = [
    '192.168.1.1',
    '255.255.255.0',
    'dev eth0',
    'inet ',
    '. . . :',
    'tcp 0 0',
    'ESTAB',
    'ssh -L',
    '220 x SMTP',
    'HELO a',
    '\n',
    ' ',
    '00-11-22-33-44-55',
    '::1',
    '*.*',
    '[',
    '.',
    ':',
  ];
  it('of any kind gives an answer', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 8 })), { maxLength: 60 }),
        (parts) => {
          const text = parts.join(' ');
          expect(
            analyze([{ id: 'a', name: 'a', text }]).unparsed.every(
              ({ start, end }) => start < end && end <= text.length,
            ),
          ).toBe(true);
        },
      ),
    );
  });

  it.each([' ', '1.', '. ', ':', '[', 'ssh -L1:', '220 ', 'tcp 0 0 ', '(1.1.1.1) at '])(
    'of 200,000 characters "%s" takes no time',
    (piece) => {
      const text = piece.repeat(Math.ceil(2e5 / piece.length));
      const before = performance.now();
      expect(analyze([{ id: 'a', name: 'a', text }]).sources).toHaveLength(1);
      analyze([{ id: 'a', name: 'a', text: text.replace(/(.{60})/g, '$1\n') }]);
      expect(performance.now() - before).toBeLessThan(8000);
    },
  );
});
