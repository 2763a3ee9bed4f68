import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { pdfOf } from '../../src/export/pdf/write';
import { homeCampus, inputOf, merged, potSeller } from '../unit/pptx/inputs';

const GOLDEN = path.join(import.meta.dirname, '../golden/formats');

/** What can be selected in a PDF, by poppler, one piece between spaces a line: how wide a gap is says nothing. */
function wordsOf(pdf: Uint8Array): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'hopscope-pdf-'));
  const file = path.join(folder, 'one.pdf');
  writeFileSync(file, pdf);
  const text = execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  return `${text.split(/\s+/).filter(Boolean).join('\n')}\n`;
}

/** UPDATE_GOLDEN=1 rewrites the files; the pictures of the same scenes stand beside them as SVG. */
it.each([
  ['lecture', inputOf(homeCampus, 'ja')],
  ['mail', inputOf(potSeller, 'en')],
  ['merged', inputOf(merged, 'en')],
])('the PDF of the %s has the words as before', { timeout: 60_000 }, async (name, input) => {
  const words = wordsOf(await pdfOf(input));
  const file = path.join(GOLDEN, `${name}.pdf.txt`);
  if (process.env['UPDATE_GOLDEN']) writeFileSync(file, words);
  expect(words).toBe(readFileSync(file, 'utf8'));
});
