import { strFromU8 } from 'fflate';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { pptxOf } from '../../src/export/pptx/write';
import { faultsOf, partsOf } from '../unit/pptx/faults';
import { homeCampus, inputOf, merged, potSeller } from '../unit/pptx/inputs';

/** One shape a line, so that a change is seen where it is. */
const readable = (xml: string): string =>
  `${xml.replace(/<(?:\/p:grpSp|p:(?:sp|grpSp|cxnSp|pic|graphicFrame)|a:tr(?= h))(?=[ >])/g, '\n$&')}\n`;

/** What a file holds, part by part; look at the picture (npm run test:office) before accepting a change: UPDATE_GOLDEN=1 rewrites it. */
it.each([
  ['lecture', inputOf(homeCampus, 'ja', { preset: 'course' })],
  ['mail', inputOf(potSeller, 'en')],
  ['merged', inputOf(merged, 'en', { paper: 'wide', legend: true })],
])('writes the slide of the %s as before', (name, input) => {
  const bytes = pptxOf(input);
  const slide = partsOf(bytes).get('ppt/slides/slide1.xml');
  if (!slide) throw new Error('no slide');
  const file = path.join(import.meta.dirname, 'pptx', `${name}.xml`);
  if (process.env['UPDATE_GOLDEN']) writeFileSync(file, readable(strFromU8(slide)));
  expect(readable(strFromU8(slide))).toBe(readFileSync(file, 'utf8'));
  expect(faultsOf(bytes)).toEqual([]);
});

it('draws about sixty nodes where many traces are merged', () => {
  expect(merged.route?.routers.length).toBeGreaterThan(55);
});
