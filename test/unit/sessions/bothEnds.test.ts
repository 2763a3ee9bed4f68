import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../../src/analyzers/analyze';

const root = path.resolve(import.meta.dirname, '../../fixtures/sessions');
const read = (end: string) => readFileSync(path.join(root, `ssh-pop-forward.${end}-netstat.txt`), 'utf8');
const sessionsOf = (...texts: readonly string[]) =>
  analyze(texts.map((text, n) => ({ id: `t${n}`, name: `t${n}`, text }))).sessions;
const hostsOf = (sessions: ReturnType<typeof sessionsOf>) => sessions?.machines.map(({ hosts }) => [...hosts].sort());

describe('the captures of both ends of a connection in one text', () => {
  it.each(['', '\n', '\n% netstat -f inet\n', '\nOn the server:\n\n'])(
    'are two machines, with %j between',
    (between) => {
      const [near, far] = [read('freebsd'), read('solaris')];
      for (const [first, second] of [
        [near, far],
        [far, near],
      ] as const) {
        const joined = sessionsOf(first + between + second);
        expect(hostsOf(joined)).toEqual(hostsOf(sessionsOf(first, second)));
        expect(joined?.chains.map(({ stretches }) => stretches.length).sort()).toEqual(
          sessionsOf(first, second)
            ?.chains.map(({ stretches }) => stretches.length)
            .sort(),
        );
      }
    },
  );

  it('are one where a machine only talks to itself', () => {
    const rows = 'tcp 0 0 10.0.0.1:22 10.0.0.1:5000 ESTABLISHED\ntcp 0 0 10.0.0.1:5000 10.0.0.1:22 ESTABLISHED\n';
    expect(sessionsOf(rows)?.machines).toHaveLength(1);
  });
});
