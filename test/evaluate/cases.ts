import { generate } from './scenario';
import { readTraces } from './answer';
import { FAMILIES, type Family } from './settings';
import { observe, type Case } from './truth';
import type { Trace } from '../../src/model/trace';

export interface ReadCase {
  readonly one: Case;
  readonly traces: readonly Trace[];
}

/** One case of a family; in every second one it is given which way each trace runs. */
export function caseOf(family: Family, seed: number): ReadCase {
  const one = observe(generate(family, seed));
  return { one, traces: readTraces(one, seed % 2 === 0) };
}

/** Somebody who has turned the tables off (`enrich: none`) and gives none. */
export function withoutTables({ one, traces }: ReadCase): ReadCase {
  return { one: { ...one, config: {} }, traces };
}

/** Of the cases that are fitted on, every so many knows no network: the weights must hold there, too. */
const WITHOUT_TABLES = 4;

export function* casesFor(use: Family['use'], count: number, from = 0): Generator<ReadCase> {
  for (const family of FAMILIES) {
    if (family.use !== use) continue;
    for (let seed = from; seed < from + count; seed++) {
      const one = caseOf(family, seed);
      yield use === 'fit' && seed % WITHOUT_TABLES === 0 ? withoutTables(one) : one;
    }
  }
}
