import { readFileSync } from 'node:fs';
import path from 'node:path';
import { analyze } from '../../../src/analyzers/analyze';
import type { Analysis } from '../../../src/model/analysis';
import type { Side, Source } from '../../../src/model/source';

const folder = path.resolve(import.meta.dirname, '../../fixtures/compare');

function readSide(name: string, side: Side, id = name): Source {
  return { id, name, side, text: readFileSync(path.join(folder, name), 'utf8') };
}

/** One home on two days (test/fixtures/compare). */
export function compareFiles(before = 'monday.txt', after = 'friday.txt'): Analysis {
  return analyze([readSide(before, 'before'), readSide(after, 'after', before === after ? `${after}#2` : after)]);
}
