import { ours, type Answer } from './answer';
import { caseOf, withoutTables } from './cases';
import { pairByThirty, rowRule } from './baselines';
import { addCase, figuresOf, newScore, type Figures, type Score } from './score';
import { FAMILIES, type Family } from './settings';
import type { Case } from './truth';
import type { Trace } from '../../src/model/trace';

/** The first gate of design/topology.md, 3: the command fails below it. */
const GATE: Readonly<Partial<Record<keyof Figures, { readonly least?: number; readonly most?: number }>>> = {
  aliasPrecision: { least: 95.5 },
  aliasF1: { least: 93 },
  segmentPrecision: { least: 93 },
  segmentF1: { least: 94 },
  natExact: { least: 92 },
  asymmetryPrecision: { least: 75 },
  asymmetryF1: { least: 55 },
  pathWrong: { most: 13 },
  pathUnknown: { most: 15 },
  borderF1: { least: 80 },
  prefixExact: { least: 80 },
  brier: { most: 0.05 },
};

type Reader = (one: Case, traces: readonly Trace[]) => Answer;

const READERS: readonly (readonly [string, Reader])[] = [
  ['pair by /30', pairByThirty],
  ["lecture's row rule", rowRule],
  ['hopscope', ours],
];

function header(): string {
  return `${''.padEnd(32)}alias P/F1   segment P/F1 prefix  NAT   asym P/F1    path wrong/unknown/P  border F1  Brier`;
}

function line(name: string, f: Figures): string {
  const n = (value: number): string => value.toFixed(1).padStart(5);
  return `${name.padEnd(31)} ${n(f.aliasPrecision)} ${n(f.aliasF1)}  ${n(f.segmentPrecision)} ${n(f.segmentF1)}  ${n(f.prefixExact)}  ${n(f.natExact)}  ${n(f.asymmetryPrecision)} ${n(f.asymmetryF1)}  ${n(f.pathWrong)} ${n(f.pathUnknown)} ${n(f.pathPrecision)}       ${n(f.borderF1)}     ${f.brier.toFixed(3)}`;
}

function failures(figures: Figures): readonly string[] {
  return Object.entries(GATE).flatMap(([name, { least, most }]) => {
    const value = figures[name as keyof Figures];
    if (least !== undefined && value < least) return [`${name} ${value.toFixed(2)} is below ${least}`];
    return most !== undefined && value > most ? [`${name} ${value.toFixed(3)} is above ${most}`] : [];
  });
}

/** Prints the table over the families that report; answers with what falls short of the gate. */
export function evaluate(count: number, use: Family['use'] = 'report', from = 0): readonly string[] {
  const total = READERS.map(() => newScore());
  // Every installation has tables of networks, with gaps; what is left when somebody turns them off is told apart.
  const bare = newScore();
  console.log(header());
  for (const family of FAMILIES.filter((one) => one.use === use)) {
    const own = READERS.map(() => newScore());
    for (let seed = from; seed < from + count; seed++) {
      const read = caseOf(family, seed);
      const { one, traces } = read;
      READERS.forEach(([, reader], index) => {
        const answer = reader(one, traces);
        for (const score of [own[index], total[index]]) if (score) addCase(score, answer, one.truth);
      });
      addCase(bare, ours(withoutTables(read).one, traces), one.truth);
    }
    report(`${family.name} (${count})`, own);
  }
  report('all', total);
  console.log(line('hopscope, knowing no network', figuresOf(bare)));
  for (const family of FAMILIES.filter((one) => one.use === 'apart')) {
    const score = newScore();
    for (let seed = from; seed < from + count; seed++) {
      const { one, traces } = caseOf(family, seed);
      addCase(score, ours(one, traces), one.truth);
    }
    console.log(line(`hopscope, ${family.name} (${count})`, figuresOf(score)));
  }
  return failures(figuresOf(total.at(-1) as Score));
}

function report(name: string, scores: readonly Score[]): void {
  scores.forEach((score, index) => console.log(line(`${name}: ${READERS[index]?.[0] ?? ''}`, figuresOf(score))));
}
