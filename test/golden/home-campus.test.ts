import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { analyze } from '../../src/analyzers/analyze';
import { svgOf } from '../../src/export/svg';
import { layoutRoute } from '../../src/layout/route/layout';
import { messages } from '../../src/messages';
import { cutTexts, overlaps, struckTexts } from '../unit/layout/boxes';

const root = path.resolve(import.meta.dirname, '../..');
const FILES = ['forward.tracert.txt', 'forward.nmap.txt', 'return.traceroute.txt'];

const sources = FILES.map((name) => ({
  id: name,
  name,
  text: readFileSync(path.join(root, 'examples/home-campus', name), 'utf8'),
}));
const analysis = analyze(sources);

/** The whole way from pasted text to drawing. Look at the file before accepting a change: UPDATE_GOLDEN=1 rewrites it. */
it.each(['en', 'ja'] as const)('draws the lecture as before, in %s', (language) => {
  if (!analysis.route) throw new Error('no route');
  const scene = layoutRoute(analysis.route, analysis.topology, messages(language));
  const svg = svgOf(scene, { theme: 'light', legend: true });
  const file = path.join(import.meta.dirname, `home-campus${language === 'en' ? '' : '.ja'}.svg`);
  if (process.env['UPDATE_GOLDEN']) writeFileSync(file, svg);
  expect(svg).toBe(readFileSync(file, 'utf8'));
  expect([...overlaps(scene), ...cutTexts(scene), ...struckTexts(scene)]).toEqual([]);
});
