import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesOf, type ExportInput } from '../../src/export/exporter';
import { exporterById } from '../../src/export/registry';
import { homeCampus, inputOf, merged, potSeller } from '../unit/pptx/inputs';

const INPUTS: readonly (readonly [string, ExportInput])[] = [
  ['lecture', inputOf(homeCampus, 'ja')],
  ['mail', inputOf(potSeller, 'en')],
  ['merged', inputOf(merged, 'en')],
];

/** Look at the files, and at the pictures of `npm run test:drawio`, before accepting a change: UPDATE_GOLDEN=1 rewrites them. */
describe.each(['drawio', 'mermaid', 'dot', 'graphml', 'csv', 'report'])('%s', (id) => {
  it.each(INPUTS)('writes the %s as before', async (name, input) => {
    const exporter = exporterById(id);
    if (!exporter) throw new Error(`no format ${id}`);
    const [written] = await filesOf(exporter, input);
    const file = path.join(import.meta.dirname, 'formats', `${name}${exporter.ending}`);
    if (process.env['UPDATE_GOLDEN']) writeFileSync(file, written ?? '');
    expect(written).toBe(readFileSync(file, 'utf8'));
  });
});
