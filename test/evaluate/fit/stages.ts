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
  spans: { file: 'spanTables', constant: 'SPAN_TABLES', fit: fitSpans },
  segments: { file: 'segmentCard', constant: 'SEGMENT_CARD', fit: fitSegments },
  cross: { file: 'aliasCards', constant: 'CROSS_CARD', fit: (count) => fitAliases(count, 'cross') },
  row: { file: 'aliasCards', constant: 'ROW_CARD', fit: (count) => fitAliases(count, 'row') },
  single: { file: 'wayCards', constant: 'SINGLE_CARD', fit: (count) => fitWays(count, 'single') },
  branch: { file: 'wayCards', constant: 'BRANCH_CARD', fit: (count) => fitWays(count, 'branch') },
  confirm: { file: 'confirmCards', constant: 'CONFIRM_CARDS', fit: fitConfirm },
  path: { file: 'pathCard', constant: 'PATH_CARD', fit: fitPath },
};
