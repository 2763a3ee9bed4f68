import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { jsonDialects, xmlDialects } from '../../src/analyzers/machine/dialects';
import { dialects } from '../../src/analyzers/traceroute/dialects';
import { messages } from '../../src/messages';

const BEGIN = '<!-- dialects: made by test/golden/readme.test.ts from the registry -->';
const END = '<!-- /dialects -->';

/** Fixture texts of a dialect by where they are from; the expected JSON beside them does not count. */
function fixturesOf(id: string): Readonly<Record<'real' | 'lab' | 'written', number>> {
  const files = readdirSync(`test/fixtures/traceroute/${id}`);
  const texts = files.filter((file) => !(file.endsWith('.json') && files.includes(file.replace(/\.json$/, '.txt'))));
  const count = (from: string) =>
    new Set(texts.filter((file) => file.startsWith(`${from}-`)).map((file) => file.split('.')[0])).size;
  return { real: count('real'), lab: count('lab'), written: count('written') };
}

function table(): string {
  const t = messages('en');
  const rows = [...dialects, ...jsonDialects, ...xmlDialects]
    .map(({ id, name }) => ({ id, name: t(name), ...fixturesOf(id) }))
    .sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1))
    .map(
      ({ id, name, real, lab, written }) => `| ${name} | \`${id}\` | ${real || ''} | ${lab || ''} | ${written || ''} |`,
    );
  return ['| format | id | real | lab | written |', '|---|---|---|---|---|', ...rows].join('\n');
}

it('lists every dialect of the registry in the README, with its fixtures', () => {
  const readme = readFileSync('README.md', 'utf8');
  const [before, rest = ''] = readme.split(`${BEGIN}\n`);
  const after = rest.slice(rest.indexOf(END));
  const fresh = `${before}${BEGIN}\n${table()}\n${after}`;
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync('README.md', fresh);
  expect(readFileSync('README.md', 'utf8')).toBe(fresh);
});

it('has at least five fixtures for every dialect', () => {
  const few = [...dialects, ...jsonDialects, ...xmlDialects]
    .map(({ id }) => ({ id, ...fixturesOf(id) }))
    .filter(({ real, lab, written }) => real + lab + written < 5);
  expect(few).toEqual([]);
});
