import { fitAliases } from './aliases';
import { fitConfirm } from './confirm';
import { fitSegments } from './segments';
import { fitPath } from './path';
import { fitWays } from './ways';
import { fitSpans } from './spans';
import type { Table } from './table';

export { printTable } from './table';

/** One table: what computes it, the file it goes to, its name and type there. */
export interface Stage {
  readonly file: string;
  readonly constant: string;
  readonly fit: (count: number, from: number) => Table;
}

/** In the order in which they build on one another. */
export const STAGES: Readonly<Record<string, Stage>> = {
  spans: { file: 'spanTables', constant: 'SPAN_TABLES', fit: (count, from) => ({ ...fitSpans(count, from) }) },
  segments: { file: 'segmentCard', constant: 'SEGMENT_CARD', fit: (count, from) => ({ ...fitSegments(count, from) }) },
  cross: {
    file: 'aliasCards',
    constant: 'CROSS_CARD',
    fit: (count, from) => ({ ...fitAliases(count, from, 'cross') }),
  },
  row: { file: 'aliasCards', constant: 'ROW_CARD', fit: (count, from) => ({ ...fitAliases(count, from, 'row') }) },
  single: { file: 'wayCards', constant: 'SINGLE_CARD', fit: (count, from) => ({ ...fitWays(count, from, 'single') }) },
  branch: { file: 'wayCards', constant: 'BRANCH_CARD', fit: (count, from) => ({ ...fitWays(count, from, 'branch') }) },
  confirm: { file: 'confirmCards', constant: 'CONFIRM_CARDS', fit: fitBoth },
  path: { file: 'pathCard', constant: 'PATH_CARD', fit: (count, from) => ({ ...fitPath(count, from) }) },
};

function fitBoth(count: number, from: number): Table {
  const { cross, row } = fitConfirm(count, from);
  return { cross: { ...cross }, row: { ...row } };
}
