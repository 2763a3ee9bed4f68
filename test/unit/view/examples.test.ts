import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../../src/analyzers/analyze';
import { scenesOf } from '../../../src/layout/scenes';
import { messages, type Language } from '../../../src/messages';
import type { Source } from '../../../src/model/source';
import { contentOf } from '../../../src/view/content';
import { subjectsAt } from '../../../src/view/subjects';

const examples = path.resolve(import.meta.dirname, '../../../examples');

/** Each folder's traces belong together; each message stands alone. */
const documents: readonly (readonly Source[])[] = readdirSync(examples, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) => {
    const files = readdirSync(path.join(examples, name))
      .filter((file) => /\.(?:txt|eml)$/.test(file))
      .map((file): Source => ({ id: file, name: file, text: readFileSync(path.join(examples, name, file), 'utf8') }));
    return files.some((file) => file.id.endsWith('.eml')) ? files.map((file) => [file]) : [files];
  });

/** A key that no catalog answered, or a place for an argument that nobody gave. */
const UNMADE = /^(?:ui|route|mail|diagram|summary|traceroute)\.[\w.-]+$|\{\w+[|}]/;

function strings(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : [];
}

describe.each(['en', 'ja'] as const)('the examples in %s', (language: Language) => {
  it.each(documents.map((sources) => [sources.map(({ name }) => name).join(', '), sources] as const))(
    '%s',
    (_, sources) => {
      const t = messages(language);
      const analysis = analyze(sources);
      const scenes = scenesOf(analysis, t);
      const content = contentOf(analysis, scenes, t, language);
      expect(scenes.length).toBeGreaterThan(0);

      const { inspector, banner, overviews } = content;
      // Those of `picture` are templates: the page fills them.
      const fixed = { ...content.strings, picture: {} };
      expect(strings([inspector, fixed, banner]).filter((text) => UNMADE.test(text))).toEqual([]);
      expect(overviews.map((id) => inspector[id]?.title)).not.toContain(undefined);
      expect(overviews).toHaveLength(scenes.length);

      const spoken = scenes.flatMap(({ items }) => items.filter((item) => item.stop !== undefined));
      expect(spoken.length).toBeGreaterThan(1);
      expect(spoken.filter(({ subject }) => !Object.hasOwn(inspector, subject)).map(({ subject }) => subject)).toEqual(
        [],
      );
    },
  );
});

describe('the caret in the examples', () => {
  it.each(documents.map((sources) => [sources.map(({ name }) => name).join(', '), sources] as const))(
    '%s',
    (_, sources) => {
      const analysis = analyze(sources);
      const drawn = new Set(
        scenesOf(analysis, messages('en')).flatMap(({ items }) => items.flatMap(({ id, subject }) => [id, subject])),
      );
      const lit = sources
        .flatMap(({ id, text }) => [...text.matchAll(/^/gm)].map(({ index }) => subjectsAt(analysis, id, index)))
        .filter((subjects) => subjects.length > 0);
      for (const subjects of lit) expect(subjects.some((subject) => drawn.has(subject))).toBe(true);
      const hops = analysis.messages.flatMap((message) => message.hops.map(({ id }) => id));
      const routers = analysis.route?.routers.filter((router) => router.hops.length > 0).map(({ id }) => id) ?? [];
      expect([...hops, ...routers].filter((id) => !lit.flat().includes(id))).toEqual([]);
    },
  );
});
