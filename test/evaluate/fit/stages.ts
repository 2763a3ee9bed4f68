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
  readonly fit: (count: number) => Table;
}

/** In the order in which they build on one another. */
export const STAGES: Readonly<Record<string, Stage>> = {
  spans: { file: 'spanTables', constant: 'SPAN_TABLES', fit: (count) => ({ ...fitSpans(count) }) },
  segments: { file: 'segmentCard', constant: 'SEGMENT_CARD', fit: (count) => ({ ...fitSegments(count) }) },
  cross: { file: 'aliasCards', constant: 'CROSS_CARD', fit: (count) => ({ ...fitAliases(count, 'cross') }) },
  row: { file: 'aliasCards', constant: 'ROW_CARD', fit: (count) => ({ ...fitAliases(count, 'row') }) },
  single: { file: 'wayCards', constant: 'SINGLE_CARD', fit: (count) => ({ ...fitWays(count, 'single') }) },
  branch: { file: 'wayCards', constant: 'BRANCH_CARD', fit: (count) => ({ ...fitWays(count, 'branch') }) },
  confirm: { file: 'confirmCards', constant: 'CONFIRM_CARDS', fit: fitBoth },
  path: { file: 'pathCard', constant: 'PATH_CARD', fit: (count) => ({ ...fitPath(count) }) },
};

function fitBoth(count: number): Table {
  const { cross, row } = fitConfirm(count);
  return { cross: { ...cross }, row: { ...row } };
}
