import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Source } from '../../../src/model/source';

const FOLDER = path.resolve(import.meta.dirname, '../../fixtures/together');

/** Texts of test/fixtures/together, each a document of its own. */
export function documents(...names: readonly string[]): readonly Source[] {
  return names.map((name) => ({ id: name, name, text: readFileSync(path.join(FOLDER, name), 'utf8') }));
}

export const ROUTE = ['home.ipconfig.txt', 'forward.tracert.txt', 'return.traceroute.txt'] as const;
