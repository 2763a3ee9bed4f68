import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ProbeBudget, type Share } from '../../../src/live/budget';
import '../../seed';

const TOTAL = 20;

it('one trace alone has all, four share it, and who stays gets back what the others had', () => {
  const budget = new ProbeBudget();
  const paces = [0, 0, 0, 0];
  const shares = paces.map((_, n) => {
    const share = budget.join(TOTAL, false);
    share.follow((pace) => (paces[n] = pace));
    if (n === 0) expect(paces[0]).toBe(20);
    return share;
  });
  expect(paces).toEqual([5, 5, 5, 5]);
  shares.slice(1).forEach((share) => share.leave());
  expect(paces[0]).toBe(20);
});

it('a tool takes half of what is left and keeps it; who can change its pace makes room', () => {
  const budget = new ProbeBudget();
  const flexible = budget.join(TOTAL, false);
  const tool = budget.join(TOTAL, true);
  const another = budget.join(TOTAL, true);
  expect([tool, another, flexible].map(({ probesPerSecond }) => probesPerSecond)).toEqual([10, 5, 5]);
  flexible.leave();
  expect([tool, another].map(({ probesPerSecond }) => probesPerSecond)).toEqual([10, 5]);
});

it('whoever comes and goes, together they never have more than is allowed, and nobody has nothing', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.boolean(), fc.nat(9)), { maxLength: 6 }), (events) => {
      const budget = new ProbeBudget();
      const present: Share[] = [];
      for (const [isFixed, leaves] of events) {
        present.push(budget.join(TOTAL, isFixed));
        if (leaves < 4) present.splice(leaves % present.length, 1).forEach((share) => share.leave());
        const parts = present.map(({ probesPerSecond }) => probesPerSecond);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBeLessThanOrEqual(TOTAL + 1e-9);
        expect(parts.every((part) => part > 0)).toBe(true);
      }
    }),
  );
});
