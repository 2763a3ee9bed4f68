import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recognize } from '../../src/analyzers/detect';
import { claimsOfMessages } from '../../src/analyzers/received/claims';
import type { MailMessage } from '../../src/model/mail';

const read = (text: string): readonly MailMessage[] => recognize({ id: 's', name: 's', text }).messages;

const word = fc.constantFrom(
  ...'from by with id for via ; ( ) (( )) [ ] < > , a.example b.example [192.0.2.1] [xxx.x.x.x] (HELO HELO helo= unknown'.split(
    ' ',
  ),
  'Fri, 31 Jan 2015 07:28:42 +0900',
  '(qmail 1 invoked by uid 2)',
  'ESMTPS',
  '\\',
  '"',
  '&lt;',
);
const fold = fc.constantFrom(' ', '\n ', '\n\t', '\r\n ', '  ');
const field = fc
  .array(fc.tuple(word, fold), { maxLength: 40 })
  .map((parts) => `Received: from x${parts.map(([w, f]) => f + w).join('')}`);
const header = fc.array(field, { minLength: 1, maxLength: 6 }).map((fields) => `${fields.join('\n')}\nSubject: s\n`);

/** Everything but places and ids of places. */
function facts(messages: readonly MailMessage[]): unknown {
  return JSON.parse(
    JSON.stringify(messages, (key, value: unknown) => (/span$/i.test(key) || key === 'unparsed' ? undefined : value)),
  );
}

function spansOf(value: unknown): readonly { start: number; end: number }[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'start' in value && 'end' in value ? [value as { start: number; end: number }] : [];
  return [...own, ...Object.values(value).flatMap(spansOf)];
}

describe('received: properties', () => {
  it('any text gives an answer, and claims about it', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 400 }), header), (text) => {
        const messages = read(text);
        expect(claimsOfMessages(messages, {})).toBeInstanceOf(Array);
      }),
    );
  }, 30_000);

  it('every span lies in the text', () => {
    fc.assert(
      fc.property(header, (text) => {
        for (const { start, end } of spansOf(read(text))) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });

  it('what was read stands in the text where its span says', () => {
    fc.assert(
      fc.property(header, (text) => {
        const plain = text.replace(/&lt;/g, '<');
        for (const hop of read(plain).flatMap(({ hops }) => hops)) {
          for (const one of [hop.from?.helo, hop.from?.rdns, hop.by?.host, hop.with, hop.queueId, ...hop.recipients]) {
            if (one)
              expect(plain.slice(one.span.start, one.span.end).replace(/\s+/g, ' ')).toBe(
                one.value.replace(/\s+/g, ' '),
              );
          }
        }
      }),
    );
  });

  it('LF and CRLF read the same', () => {
    fc.assert(
      fc.property(header, (text) => {
        const lf = text.replace(/\r\n/g, '\n');
        expect(facts(read(lf.replace(/\n/g, '\r\n')))).toEqual(facts(read(lf)));
      }),
    );
  });

  it('folding does not matter', () => {
    fc.assert(
      fc.property(header, (text) => {
        const unfolded = text
          .replace(/\r?\n[ \t]+/g, ' ')
          .replace(/ +/g, ' ')
          .replace(/ +$/gm, '');
        expect(facts(read(unfolded.replace(/ /g, '\n\t').replace(/^(\w+:)\n\t/gm, '$1 ')))).toEqual(
          facts(read(unfolded)),
        );
      }),
    );
  });

  it('quote marks, no-break spaces and entities do not matter', () => {
    const plainFields = header.map((text) =>
      text
        .replace(/\r\n/g, '\n')
        .replace(/[ \t]+/g, ' ')
        .replace(/&lt;/g, '<'),
    );
    fc.assert(
      fc.property(plainFields, (text) => {
        const [whole = ''] = text.split('\nSubject');
        const plain = `${whole}\nSubject: s\n`;
        const quoted = plain.replace(/^(?=.)/gm, '> ');
        expect(facts(read(quoted))).toEqual(facts(read(plain)));
        const entities = `${whole.replace(/</g, '&lt;').replace(/>/g, '&gt;')}\nSubject: s\n`;
        expect(facts(read(entities))).toEqual(facts(read(plain)));
        const blanks = `${whole.replace(/(\S) (?=\S)/g, '$1\u00a0').replace(/^(Received:)\u00a0/gm, '$1 ')}\nSubject: s\n`;
        expect(facts(read(blanks))).toEqual(facts(read(plain)));
      }),
    );
  });

  it('the judgement is the same every time', () => {
    fc.assert(fc.property(header, (text) => void expect(read(text)).toEqual(read(text))));
  });
});

/** That the time is linear, `npm run bench` shows: a test with a clock fails where the machine is busy. */
describe('received: a megabyte of one thing has an answer', () => {
  const hostile: readonly (readonly [string, (size: number) => string])[] = [
    ['open parentheses', (n) => `Received: from a ${'('.repeat(n)}\nSubject: x\n`],
    ['closed parentheses', (n) => `Received: from a ${'()'.repeat(n / 2)}\nSubject: x\n`],
    ['nested parentheses', (n) => `Received: from a ${'('.repeat(n / 2)}${')'.repeat(n / 2)}\nSubject: x\n`],
    ['open angles', (n) => `Received: from a for ${'<'.repeat(n)}\nSubject: x\n`],
    ['angles and words', (n) => `Received: from a for ${'<a '.repeat(n / 3)}\nSubject: x\n`],
    ['semicolons', (n) => `Received: from a ${'; '.repeat(n / 2)}\nSubject: x\n`],
    ['glued semicolons', (n) => `Received: from a id ${';a'.repeat(n / 2)}\nSubject: x\n`],
    ['blanks', (n) => `Received: from a${' '.repeat(n)}by b\nSubject: x\n`],
    ['digits', (n) => `Received: from a by b; ${'1'.repeat(n)}\nSubject: x\n`],
    ['dots', (n) => `Received: from a ([${'1.'.repeat(n / 2)}]) by b\nSubject: x\n`],
    ['one long word in a comment', (n) => `Received: from a (${'a'.repeat(n)}) by ${'b'.repeat(n)}\nSubject: x\n`],
    ['folds', (n) => `Received: from a${'\n b'.repeat(n / 3)}\nSubject: x\n`],
    ['entities', (n) => `Received: from a ${'&lt;'.repeat(n / 4)}\nSubject: x\n`],
    ['quote marks', (n) => `${'>'.repeat(n)} Received: from a by b\nSubject: x\n`],
    ['fields', (n) => 'Received: from a.example by b.example; Fri, 31 Jan 2015 07:28:42 +0900\n'.repeat(n / 75)],
    [
      'wrong clocks',
      (n) =>
        Array.from(
          { length: n / 75 },
          (_, i) =>
            `Received: from h${i + 1}.example by h${i}.example; Fri, 31 Jan 2015 07:${i % 2 ? '28' : '48'}:42 +0900\n`,
        ).join(''),
    ],
    ['mbox lines', (n) => 'From a Sat Jan 31 07:28:45 2015\nFrom: a\nTo: b\n\n'.repeat(n / 50)],
  ];

  it.each(hostile)(
    '%s',
    (_name, make) => {
      const text = make(1_000_000);
      const messages = read(text);
      claimsOfMessages(messages, {});
      for (const { span } of messages) expect(span.end).toBeLessThanOrEqual(text.length);
      expect(messages.length).toBeGreaterThan(0);
    },
    60_000,
  );

  it('reads ten thousand Received fields', () => {
    const text = 'Received: from a.example by b.example; Fri, 31 Jan 2015 07:28:42 +0900\n'.repeat(10_000);
    expect(read(text)[0]?.hops).toHaveLength(10_000);
  }, 30_000);
});
