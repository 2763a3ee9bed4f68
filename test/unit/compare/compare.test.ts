import { describe, expect, it } from 'vitest';
import { displaced } from '../../../src/analyzers/compare/order';
import { scenesOf } from '../../../src/layout/scenes';
import { messages } from '../../../src/messages';
import type { Analysis } from '../../../src/model/analysis';
import { cutTexts, overlaps } from '../layout/boxes';
import { compareFiles } from './compareFiles';

const kinds = ({ comparison }: Analysis): readonly string[] =>
  (comparison?.machines ?? []).map(({ kind, router }) => `${kind} ${router.after ?? router.before}`);

describe('comparing two looks', () => {
  const analysis = compareFiles();

  it('finds what is new, gone and slower, and says nothing of what only comes later', () => {
    expect(kinds(analysis)).toEqual([
      'added router:203.0.113.21',
      'gone router:198.51.100.5',
      'added router:198.51.100.9',
      'gone silent:trace:monday.txt@1#5',
      'changed router:192.0.2.33',
      'added silent:trace:friday.txt@1#6',
      'changed router:192.0.2.80',
    ]);
    expect(analysis.comparison?.unchanged).toBe(4);
  });

  it('draws both looks as one graph, each machine once and what came in between in a row of its own', () => {
    const rank = (id: string): number | undefined => analysis.route?.routers.find((one) => one.id === id)?.rank;
    expect(analysis.route?.routers.filter(({ interfaces }) => interfaces.includes('203.0.113.9'))).toHaveLength(1);
    expect([rank('router:203.0.113.1'), rank('router:203.0.113.21'), rank('router:203.0.113.9')]).toEqual([2, 3, 4]);
  });

  it('names every difference by something that is drawn', () => {
    const drawn = new Set([...(analysis.route?.routers ?? []), ...(analysis.route?.links ?? [])].map(({ id }) => id));
    const { machines = [], links = [] } = analysis.comparison ?? {};
    const named = [...machines.map(({ router }) => router), ...links.map(({ link }) => link)];
    expect(named.length).toBeGreaterThan(10);
    for (const { before, after } of named) expect(drawn).toContain(after ?? before);
  });

  it('finds nothing in the same text', () => {
    const { comparison } = compareFiles('monday.txt', 'monday.txt');
    expect(comparison).toMatchObject({ machines: [], links: [] });
    expect(comparison?.unchanged).toBe(8);
  });

  it('sees that two machines changed places', () => {
    expect(kinds(compareFiles('friday.txt', 'saturday.txt'))).toEqual([
      'moved router:203.0.113.21',
      'moved router:203.0.113.9',
    ]);
  });

  for (const language of ['en', 'ja'] as const) {
    for (const pair of [
      ['monday.txt', 'friday.txt'],
      ['friday.txt', 'saturday.txt'],
    ] as const) {
      it(`draws signs with room for them (${pair.join(' and ')}, ${language})`, () => {
        const [scene] = scenesOf(compareFiles(...pair), messages(language));
        expect(scene && overlaps(scene)).toEqual([]);
        expect(scene && cutTexts(scene)).toEqual([]);
        const signs = scene?.items.flatMap(({ primitives }) =>
          primitives.flatMap((one) => (one.type === 'text' && one.role === 'change' ? [one.text.slice(0, 1)] : [])),
        );
        expect(signs?.every((sign) => '+−⇅≠＋－'.includes(sign))).toBe(true);
        expect(signs?.length).toBeGreaterThan(2);
        expect(scene?.legend.map(({ id }) => id)).toContain(pair[0] === 'monday.txt' ? 'gone' : 'moved');
      });
    }
  }
});

describe('what stands elsewhere', () => {
  const order = (...after: readonly number[]): readonly number[] =>
    [...displaced(after.map((place, before) => ({ before, after: place })))].map(({ before }) => before).sort();

  it('is nothing in the same order, the one that went past others, both of two that changed places', () => {
    expect(order(0, 1, 2, 3)).toEqual([]);
    expect(order(1, 3, 4, 7)).toEqual([]);
    expect(order(4, 0, 1, 2, 3)).toEqual([0]);
    expect(order(0, 2, 1, 3)).toEqual([1, 2]);
    expect(order(1, 1, 1)).toEqual([]);
  });
});
