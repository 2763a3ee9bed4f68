import { expect, it } from 'vitest';
import { Patience } from '../../../src/live/probe/patience';

it('waits out what a hop has to say once, in full as long as the target may still be called unreachable', () => {
  const patience = new Patience(3200);
  expect(patience.of(5)).toBe(3200);
  patience.answered(1, 2, false);
  expect([patience.of(1), patience.of(5)]).toEqual([500, 3200]);
  patience.lost(5);
  expect(patience.of(5)).toBe(500);
});

it('waits a second for hops not yet heard of once the target has answered, longer where it is far away', () => {
  const near = new Patience(3200);
  near.answered(9, 20, true);
  expect(near.of(5)).toBe(1000);
  const far = new Patience(3200);
  far.answered(9, 250, true);
  expect(far.of(5)).toBe(2500);
});

it('gives a hop three times what the slowest answer took, and never more than was ordered', () => {
  const patience = new Patience(3200);
  patience.answered(8, 600, false);
  expect(patience.of(8)).toBe(1800);
  patience.answered(8, 3100, false);
  expect(patience.of(8)).toBe(3200);
  const hasty = new Patience(200);
  hasty.answered(1, 1, true);
  expect([hasty.of(1), hasty.of(2)]).toEqual([200, 200]);
});
