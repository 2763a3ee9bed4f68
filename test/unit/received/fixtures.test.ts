import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { expected, fixture, summarize } from './summary';

const root = new URL('../../fixtures/received/', import.meta.url);
const folders = readdirSync(root, { withFileTypes: true }).filter(
  (entry) => entry.isDirectory() && entry.name !== 'fields',
);
const cases = folders.flatMap(({ name }) =>
  readdirSync(new URL(`${name}/`, root))
    .filter((file) => /\.(?:eml|txt)$/.test(file))
    .map((file) => `${name}/${file}`),
);

describe('received: fixtures', () => {
  it('has at least four for each software', () => {
    for (const software of ['postfix', 'sendmail', 'exim', 'qmail', 'exchange', 'gmail']) {
      expect(cases.filter((name) => name.startsWith(`${software}/`)).length, software).toBeGreaterThanOrEqual(4);
    }
  });

  it.each(cases)('%s', (name) => {
    const actual = summarize(fixture(name));
    expect(actual).toEqual(expected(name, actual));
  });

  it.each(cases)('%s reads the same with CRLF and with a byte order mark', (name) => {
    const text = fixture(name).replace(/\r\n/g, '\n');
    const plain = summarize(text);
    expect(summarize(text.replace(/\n/g, '\r\n'))).toEqual(plain);
    expect(summarize(`\ufeff${text}`)).toEqual(plain);
  });
});
