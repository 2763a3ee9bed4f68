import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalog, languageOf, messages } from '../../src/messages';
import { fill } from '../../src/messages/catalog';

const root = path.resolve(import.meta.dirname, '../..');
const AREAS = [...new Set(Object.keys(catalog).map((key) => key.split('.')[0]))];
/** A whole string literal of the form 'area.name' where the area is one of the catalog's: 'route.nat.napt'. */
const KEY = new RegExp(`'((?:${AREAS.join('|')})\\.[A-Za-z][\\w.-]*)'`, 'g');
const PLACEHOLDER = /\{(\w+)/g;

function sources(): readonly string[] {
  return readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.startsWith('messages'))
    .map((name) => readFileSync(path.join(root, 'src', name), 'utf8'));
}

function placeholders(text: string): readonly string[] {
  return [...new Set([...text.matchAll(PLACEHOLDER)].map((match) => match[1] ?? ''))].sort();
}

describe('the catalog of texts', () => {
  it('has every key that the code names', () => {
    const used = new Set(sources().flatMap((text) => [...text.matchAll(KEY)].map((match) => match[1] ?? '')));
    expect(used.size).toBeGreaterThan(50);
    // Providers of that name.
    for (const provider of ['mailbox.org', 'live.com', 'web.de', 'mail.com', 'mail.ru']) used.delete(provider);
    expect([...used].filter((key) => !(key in catalog))).toEqual([]);
  });

  it('uses the same arguments in both languages', () => {
    const wrong = Object.entries(catalog).filter(
      ([, { en, ja }]) => placeholders(en).join() !== placeholders(ja).join(),
    );
    expect(wrong.map(([key]) => key)).toEqual([]);
  });

  it('has a Japanese text wherever the English one has words', () => {
    const same = Object.entries(catalog).filter(
      ([, { en, ja }]) => en === ja && /[a-z]{4}/.test(en.replace(/\{[^}]*\}/g, '')),
    );
    // Product and protocol names stay as they are.
    expect(
      same.map(([key]) => key).filter((key) => !/\.dialect\.|\.software\.|\.took\.|panel\.title/.test(key)),
    ).toEqual([]);
  });
});

describe('filling a text', () => {
  it('replaces arguments and chooses the plural', () => {
    expect(fill('{hops|hop|hops} to {target}', { hops: 1, target: 'a' })).toBe('1 hop to a');
    expect(fill('{hops|hop|hops}', { hops: 2 })).toBe('2 hops');
  });

  it('leaves hostile arguments alone', () => {
    expect(fill('to {target}', { target: '{target} $& $1' })).toBe('to {target} $& $1');
  });

  it('takes the language from a locale', () => {
    expect([languageOf('ja_JP.UTF-8'), languageOf('JA'), languageOf('en-GB'), languageOf(undefined)]).toEqual([
      'ja',
      'ja',
      'en',
      'en',
    ]);
    expect(messages('en')('no.such.key')).toBe('no.such.key');
  });
});
