import fc from 'fast-check';
import { expect, it } from 'vitest';
import { analyze } from '../../src/analyzers/analyze';
import { svgOf } from '../../src/export/svg';
import { scenesOf } from '../../src/layout/scenes';
import { messages } from '../../src/messages';
import { cutTexts, overlaps, struckTexts } from '../unit/layout/boxes';
import { documents, ROUTE } from '../unit/mailOnRoute/files';

const t = messages('en');
const FILES = [...ROUTE, 'home-to-campus.eml', 'forged.eml', 'stranger.eml'] as const;
const svg = (names: readonly string[]): string => {
  const [scene] = scenesOf(analyze(documents(...names)), t);
  return scene ? svgOf(scene, { theme: 'light', legend: true }) : '';
};

it('draws the same bytes in whatever order the texts come', () => {
  const expected = svg(FILES);
  expect(expected).toContain('Lab report');
  fc.assert(
    fc.property(fc.shuffledSubarray([...FILES], { minLength: FILES.length }), (order) => {
      expect(svg(order)).toBe(expected);
    }),
    { numRuns: 12 },
  );
});

const IPS = ['203.0.113.25', '198.51.100.77', '198.51.100.9', '192.168.1.10', '192.168.1.11', '192.0.2.1', '10.0.0.1'];
const hop = fc.record({
  ip: fc.constantFrom(...IPS),
  by: fc.constantFrom('mail.campus.example', 'a.example', 'b.example.net', 'DESK-1', 'gw', 'localhost'),
  helo: fc.oneof(fc.constantFrom('DESK-1', 'x', '機械', 'a'.repeat(80)), fc.string({ maxLength: 12 })),
});

it('draws any path beside the route with no text on another, and every hand-over between two machines once', () => {
  fc.assert(
    fc.property(fc.array(hop, { minLength: 1, maxLength: 9 }), (hops) => {
      const fields = hops.map(
        ({ ip, by, helo }, i) =>
          `Received: from ${helo.replace(/[\r\n]/g, '')} (unknown [${ip}]) by ${by} with ESMTP id ${i}; Fri, 20 Nov 2026 10:00:09 +0000\n`,
      );
      const source = { id: 'm', name: 'm', text: `${fields.join('')}Subject: x\n\n` };
      const analysis = analyze([...documents(...ROUTE), source]);
      const [scene] = scenesOf(analysis, t);
      if (!scene) throw new Error('no scene');
      expect([...overlaps(scene), ...cutTexts(scene), ...struckTexts(scene)]).toEqual([]);
      const ids = scene.items.map(({ mark, id }) => `${mark} ${id}`);
      expect(new Set(ids).size).toBe(ids.length);
      for (const { stations, legs } of analysis.mailOnRoute ?? []) {
        expect(legs.map(({ to }) => to)).toEqual(stations.slice(1).map(({ id }) => id));
      }
    }),
    { numRuns: 60 },
  );
});
