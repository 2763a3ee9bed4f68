import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recognize } from '../../src/analyzers/detect';
import { claimsOfMessages } from '../../src/analyzers/received/claims';

const NAMES = [
  'Authentication-Results',
  'Received-SPF',
  'DKIM-Signature',
  'ARC-Seal',
  'ARC-Message-Signature',
  'ARC-Authentication-Results',
  'X-Forefront-Antispam-Report',
  'X-MS-Exchange-Authentication-Results',
];
const RECEIVED =
  'Received: from a.example (a.example [203.0.113.5]) by b.example (Postfix) with ESMTP id AB1; Fri, 31 Jan 2015 07:28:42 +0900';
const read = (field: string) => recognize({ id: 's', name: 's', text: `${field}\n${RECEIVED}\nSubject: x\n` }).messages;

const part = fc.constantFrom(
  ...'spf=pass dkim=fail ; (a) (( ) = i=1 cv=none d=b.example b.example "x;y" " \\ h=from:to client-ip=192.0.2.1 [192.0.2.1] __proto__=x constructor=pass'.split(
    ' ',
  ),
  '(sender IP is 192.0.2.1)',
  ' = ',
);
const field = fc
  .tuple(fc.constantFrom(...NAMES), fc.array(part, { maxLength: 30 }))
  .map(([name, parts]) => `${name}: ${parts.join(' ')}`);

describe('authentication fields: properties', () => {
  it('any field gives an answer whose spans lie in it', () => {
    fc.assert(
      fc.property(field, (text) => {
        for (const { results, span, writer, client } of read(text).flatMap(
          ({ authentication }) => authentication ?? [],
        )) {
          expect(span).toEqual({ start: 0, end: text.trimEnd().length });
          for (const one of [...results, ...(writer ? [writer] : []), ...(client ? [client] : [])]) {
            expect(one.span.start).toBeGreaterThanOrEqual(0);
            expect(one.span.end).toBeLessThanOrEqual(text.length);
          }
        }
      }),
    );
  });

  it('folding does not matter', () => {
    const facts = (text: string) =>
      read(text).flatMap(({ authentication }) =>
        (authentication ?? []).map(({ results, writer, client }) => [
          results.map(({ method, result }) => [method, result]),
          writer?.value,
          client?.ip,
        ]),
      );
    fc.assert(
      fc.property(field, (text) => {
        const once = text.replace(/ +/g, ' ');
        expect(facts(once.replace(/(?<!:) (?=\S)/g, '\r\n\t'))).toEqual(facts(once));
      }),
    );
  });

  const hostile: readonly (readonly [string, (size: number) => string])[] = [
    ['semicolons', (n) => ';'.repeat(n)],
    ['pieces', (n) => 'a; '.repeat(n / 3)],
    ['results', (n) => 'spf=pass '.repeat(n / 9)],
    ['open comments', (n) => '('.repeat(n)],
    ['closed comments', (n) => '()'.repeat(n / 2)],
    ['quotes', (n) => '"'.repeat(n)],
    ['blanks', (n) => `spf${' '.repeat(n)}=pass`],
    ['words and blanks', (n) => 'a  '.repeat(n / 3)],
    ['equal signs', (n) => '='.repeat(n)],
    ['tags', (n) => 'a=b;'.repeat(n / 4)],
    ['one word', (n) => 'a'.repeat(n)],
  ];
  it.each(hostile)(
    '200 kB of one thing: %s',
    (_name, make) => {
      for (const name of NAMES) {
        const messages = read(`${name}: i=1; ${make(200_000)}`);
        expect(messages).toHaveLength(1);
        expect(claimsOfMessages(messages, {}).length).toBeLessThan(100);
      }
    },
    60_000,
  );

  it('ten thousand fields', () => {
    const text = 'Authentication-Results: b.example; spf=pass\n'.repeat(10_000);
    expect(read(text.trimEnd())[0]?.authenticationTrust).toHaveLength(10_000);
  }, 30_000);
});
