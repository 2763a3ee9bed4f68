import { describe, expect, it } from 'vitest';
import { readCard, readRow, readRows } from '../../../src/analyzers/infer/card';
import { printTable, type Table } from '../../evaluate/fit/table';

const WEIGHTS = {
  'links ahead': { 'pair <0.95 of 1': 0.67, '-': -1.2, none: 0 },
  step: { 'in step': 1 },
  many: Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`value ${n}`, n - 30])),
};

/** What the printed expression makes when it is run. */
function evaluated(table: Table): unknown {
  const make = new Function('readCard', 'readRows', 'readRow', `return (${printTable(table)});`) as (
    ...readers: readonly unknown[]
  ) => unknown;
  return make(readCard, readRows, readRow);
}

describe('a fitted table as text', () => {
  it('is read as it was printed, whatever its form', () => {
    const card = { base: -0.25, weights: WEIGHTS };
    expect(evaluated(card)).toEqual(card);
    expect(evaluated({ cross: card, row: card })).toEqual({ cross: card, row: card });
    expect(evaluated({ steps: WEIGHTS, end: WEIGHTS.step })).toEqual({ steps: WEIGHTS, end: WEIGHTS.step });
    expect(evaluated({ '0:0': -0.02, '/30': 3 })).toEqual({ '0:0': -0.02, '/30': 3 });
  });

  it('has lines that a person can read', () => {
    const lines = printTable({ base: 0, weights: WEIGHTS }).split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(140);
    expect(lines).toContain('links ahead: -1.2 - | 0 none | 0.67 pair <0.95 of 1');
  });
});
