import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../../src/analyzers/analyze';
import { messages } from '../../../src/messages';
import { matchesOf } from '../../../src/view/search/match';
import { parseQuery } from '../../../src/view/search/query';
import { traitsOf } from '../../../src/view/search/traits';

const examples = path.resolve(import.meta.dirname, '../../../examples/home-campus');
const sources = ['forward.tracert.txt', 'return.traceroute.txt'].map((name) => ({
  id: name,
  name,
  text: readFileSync(path.join(examples, name), 'utf8'),
}));
const traits = traitsOf(analyze(sources), messages('en'));

function found(query: string): readonly string[] {
  const parsed = parseQuery(query);
  return 'terms' in parsed ? matchesOf(traits, parsed.terms) : [parsed.problem.key];
}

const every = (query: string, holds: (id: string) => boolean): void => {
  const ids = found(query);
  expect(ids.length, query).toBeGreaterThan(0);
  expect(
    ids.filter((id) => !holds(id)),
    query,
  ).toEqual([]);
};

describe('a query', () => {
  it.each([
    ['@ip:banana', 'picture.query.ip'],
    ['@ip:', 'picture.query.ip'],
    ['@rtt:>>5', 'picture.query.rtt'],
    ['@rtt:>5-9', 'picture.query.rtt'],
    ['@asn:NTT', 'picture.query.asn'],
    ['@role:king', 'picture.query.role'],
    ['@dir:up', 'picture.query.dir'],
    ['@constructor', 'picture.query.unknown'],
    ['core @', 'picture.query.unknown'],
  ])('%s is answered with one sentence', (query, key) => {
    const parsed = parseQuery(query);
    if (!('problem' in parsed)) throw new Error('no problem was found');
    expect(parsed.problem.key).toBe(key);
    for (const language of ['en', 'ja'] as const)
      expect(messages(language)(key, parsed.problem.args)).not.toMatch(/\{|\n/);
  });

  it('holds for what its operators say', () => {
    every('@rtt:>5', (id) => traits[id]?.rttMs.some((ms) => ms > 5) === true);
    every('@rtt:<=5', (id) => traits[id]?.rttMs.some((ms) => ms <= 5) === true);
    every('@private', (id) => traits[id]?.private === true);
    every('@ip:192.168.0.0/16', (id) => traits[id]?.ips.some((ip) => ip.startsWith('192.168.')) === true);
    every('@dir:return @rtt:>1', (id) => traits[id]?.directions.includes('return') === true);
    expect(found('@role:nat').length).toBe(1);
    // 9.9 ms stands beside an address that only the return trace shows: its router is found with it.
    expect(found('@rtt:>9')).toEqual(expect.arrayContaining(['if:114.147.63.114', 'router:61.118.36.189']));
  });

  it('is empty, or of words in quotes', () => {
    expect(found('')).toEqual([]);
    expect(found('   ')).toEqual([]);
    expect(parseQuery('"a  B" c')).toEqual({
      terms: [
        { kind: 'text', text: 'a  b' },
        { kind: 'text', text: 'c' },
      ],
    });
    expect(parseQuery('"@silent')).toEqual({ terms: [{ kind: 'text', text: '@silent' }] });
  });

  it('never throws, and megabytes take no time', () => {
    fc.assert(fc.property(fc.string(), (text) => Array.isArray(found(text))));
    const started = performance.now();
    for (const part of ['"', '@', ' ', '@rtt:', '9', '@ip:1.', 'a ']) found(part.repeat(1e6));
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
