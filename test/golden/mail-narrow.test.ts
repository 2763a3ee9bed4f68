import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { analyze } from '../../src/analyzers/analyze';
import { svgOf } from '../../src/export/svg';
import { withCardsBelow } from '../../src/layout/mail/narrow';
import { scenesOf } from '../../src/layout/scenes';
import { messages } from '../../src/messages';
import { cutTexts, overlaps, struckTexts } from '../unit/layout/boxes';

const root = path.resolve(import.meta.dirname, '../..');

function narrowOf(file: string, language: 'en' | 'ja') {
  const text = readFileSync(path.join(root, file), 'utf8');
  const [wide] = scenesOf(analyze([{ id: 'm', name: 'm', text }]), messages(language));
  if (!wide) throw new Error('no scene');
  return { wide, narrow: withCardsBelow(wide) };
}

const FILES = [
  'examples/mail/pot-seller.eml',
  ...['gmail-m365', 'list-arc', 'spam-forged', 'fetchmail'].map((name) => `test/fixtures/received/trust/${name}.eml`),
];
const CASES = FILES.flatMap((file) => (['en', 'ja'] as const).map((language) => [file, language] as const));

it.each(CASES)(
  'in a narrow panel the cards of %s (%s) stand below, and nothing overlaps or is cut',
  (file, language) => {
    const { wide, narrow } = narrowOf(file, language);
    expect(narrow.width).toBeLessThan(wide.width - 200);
    expect(narrow.items.map(({ id, mark }) => `${mark} ${id}`).sort()).toEqual(
      wide.items.map(({ id, mark }) => `${mark} ${id}`).sort(),
    );
    // The sign in a warning triangle stands inside its outline on purpose.
    const struck = struckTexts(narrow).filter((one) => !one.startsWith('badge "!"'));
    expect([...overlaps(narrow), ...cutTexts(narrow), ...struck]).toEqual([]);
  },
);

/** Look at the file before accepting a change: UPDATE_GOLDEN=1 rewrites it. */
it("draws the lecture's header for a narrow panel as before", () => {
  const svg = svgOf(narrowOf('examples/mail/pot-seller.eml', 'en').narrow, { theme: 'light', legend: true });
  const file = path.join(import.meta.dirname, 'mail-narrow.svg');
  if (process.env['UPDATE_GOLDEN']) writeFileSync(file, svg);
  expect(svg).toBe(readFileSync(file, 'utf8'));
});
