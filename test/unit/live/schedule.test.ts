import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ProbePlace } from '../../../src/live/probe/protocol';
import { Schedule } from '../../../src/live/probe/schedule';
import '../../seed';

const ORDER = {
  address: '192.0.2.1',
  protocol: 'udp',
  port: 33_434,
  probesPerSecond: 20,
  timeoutMs: 1000,
} as const;

/** A path whose target is `length` hops away; `answers` tells which hops answer; answers come late, `behind` probes after. */
function play(maxHops: number, rounds: number, length: number, answers: (ttl: number) => boolean, behind: number) {
  const schedule = new Schedule({ ...ORDER, maxHops, rounds, flows: 2 });
  const sent: ProbePlace[] = [];
  const open: ProbePlace[] = [];
  const settle = (): void => {
    const probe = open.shift();
    if (!probe) return;
    if (answers(Math.min(probe.ttl, length))) schedule.answered(probe, probe.ttl >= length);
    else schedule.lost(probe);
  };
  for (let step = 0; step < 10_000; step++) {
    const next = schedule.next();
    if (next === 'over') return { sent, open };
    if (next === 'wait') settle();
    else {
      sent.push(next);
      open.push(next);
      if (open.length > behind) settle();
    }
  }
  throw new Error('no end');
}

it('asks every hop of the path once a round, ends, and leaves nothing unsettled on the way', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 30 }),
      fc.integer({ min: 1, max: 6 }),
      fc.integer({ min: 1, max: 40 }),
      fc.nat(8),
      fc.func(fc.boolean()),
      (maxHops, rounds, length, behind, silent) => {
        const { sent, open } = play(maxHops, rounds, length, (ttl) => ttl >= length || silent(ttl), behind);
        // Nobody waits for what went past the target.
        expect(open.filter(({ ttl }) => ttl <= length)).toEqual([]);
        expect(sent.length).toBeLessThanOrEqual(maxHops * rounds);
        const keys = sent.map(({ ttl, round }) => `${ttl} ${round}`);
        expect(new Set(keys).size).toBe(keys.length);
        if (length > maxHops) return;
        for (let round = 0; round < rounds; round++) {
          for (let ttl = 1; ttl <= length; ttl++) expect(keys).toContain(`${ttl} ${round}`);
        }
      },
    ),
  );
});

it('does not go far beyond the last answer again where the target is silent', () => {
  const { sent } = play(30, 3, 99, (ttl) => ttl <= 5, 4);
  expect(sent.filter(({ round }) => round === 0)).toHaveLength(30);
  expect(sent.filter(({ round }) => round === 1)).toHaveLength(8);
});

it('one flow a round, in turns', () => {
  const { sent } = play(10, 4, 3, () => true, 0);
  expect(sent.map(({ flow }) => flow)).toEqual([0, 0, 0, 1, 1, 1, 0, 0, 0, 1, 1, 1]);
});

it('asks the later rounds while the first still waits for silent hops, and farther when one of them answers late', () => {
  const schedule = new Schedule({ ...ORDER, maxHops: 20, rounds: 2, flows: 1 });
  const all = (): readonly ProbePlace[] => {
    const places: ProbePlace[] = [];
    for (let place = schedule.next(); typeof place !== 'string'; place = schedule.next()) places.push(place);
    return places;
  };
  const first = all().filter(({ round }) => round === 0);
  expect(first).toHaveLength(20);
  schedule.answered({ ttl: 4, round: 0, flow: 0 }, false);
  expect(all()).toEqual([4, 5, 6, 7].map((ttl) => ({ ttl, round: 1, flow: 0 })));
  expect(schedule.next()).toBe('wait');
  schedule.lost({ ttl: 9, round: 0, flow: 0 });
  schedule.learn({ ttl: 9, round: 0, flow: 0 }, true);
  expect(all()).toEqual([8, 9].map((ttl) => ({ ttl, round: 1, flow: 0 })));
});
