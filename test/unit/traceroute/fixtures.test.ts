import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { recognize } from '../../../src/analyzers/detect';
import { render } from './render';

const root = join(import.meta.dirname, '../../fixtures/traceroute');
const folders = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory());

for (const { name: folder } of folders) {
  describe(folder, () => {
    const pastes = readdirSync(join(root, folder)).filter((file) => file.endsWith('.txt'));

    it.each(pastes)('%s', (file) => {
      const text = readFileSync(join(root, folder, file), 'utf8');
      const seen = render(recognize({ id: file, name: file, text }), text);
      const expectedFile = join(root, folder, file.replace(/\.txt$/, '.json'));
      if (process.env['WRITE_EXPECTED'] && !existsSync(expectedFile)) {
        writeFileSync(expectedFile, `${JSON.stringify(seen, null, 1)}\n`);
      }
      expect(seen).toEqual(JSON.parse(readFileSync(expectedFile, 'utf8')));
      if (folder === 'none') expect(seen.traces).toEqual([]);
      else if (folder !== 'mixed')
        expect(new Set(seen.traces.map((trace) => trace.dialect))).toEqual(new Set([folder]));
    });
  });
}
