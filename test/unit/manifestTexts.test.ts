import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const read = (name: string): string => readFileSync(path.join(root, name), 'utf8');
const table = (name: string): Readonly<Record<string, string>> => JSON.parse(read(name)) as Record<string, string>;

// `"title": "%command.exportDiagram%"`
const KEY = /"%([\w.-]+)%"/g;
const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;

describe('the texts of package.json', () => {
  const used = [...new Set([...read('package.json').matchAll(KEY)].map(([, key = '']) => key))].sort();
  const [english, japanese] = [table('package.nls.json'), table('package.nls.ja.json')];

  it('are in both languages: each key that is used, and no other', () => {
    expect(used.length).toBeGreaterThan(100);
    expect(Object.keys(english).sort()).toEqual(used);
    expect(Object.keys(japanese).sort()).toEqual(used);
  });

  it('are words, in Japanese Japanese ones', () => {
    expect(used.filter((key) => english[key]?.trim() === '')).toEqual([]);
    // The product's name and a caption of tools stay as they are.
    const plain = used.filter((key) => !JAPANESE.test(japanese[key] ?? ''));
    expect(plain.filter((key) => japanese[key] !== english[key])).toEqual([]);
    expect(plain.length).toBeLessThan(4);
  });

  it('leave no text of the menus and settings untranslated', () => {
    const { contributes } = JSON.parse(read('package.json')) as { contributes: Record<string, unknown> };
    const shown = ['title', 'description', 'markdownDescription', 'displayName', 'label'];
    const plain: string[] = [];
    const walk = (value: unknown, place: string): void => {
      if (Array.isArray(value)) value.forEach((one, index) => walk(one, `${place}[${index}]`));
      else if (typeof value === 'object' && value !== null)
        for (const [name, one] of Object.entries(value)) {
          if (shown.includes(name) && typeof one === 'string' && !/^%[\w.-]+%$/.test(one))
            plain.push(`${place}.${name}: ${one}`);
          // What a tool takes is read by models, in English.
          if (name !== 'inputSchema') walk(one, `${place}.${name}`);
        }
    };
    walk(contributes, 'contributes');
    expect(plain).toEqual(['contributes.configuration.title: Hopscope']);
  });
});
