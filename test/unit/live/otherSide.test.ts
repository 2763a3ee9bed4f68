import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../../src/analyzers/analyze';
import { isReturn, knowsLogin, OTHER_SYSTEMS, returnCommand } from '../../../src/live/returnTrace';
import { live } from '../../../src/messages/live';

const fixtures = path.resolve(import.meta.dirname, '../../fixtures');
const HOME = '203.0.113.6';
const sourceOf = (id: string, file: string) => ({
  id,
  name: id,
  text: readFileSync(path.join(fixtures, file), 'utf8'),
});
/** Systems whose answer, one flow, passes one of the two branches that the way there shows: it says nothing about the other one. */
const ONE_BRANCH: readonly string[] = ['win32', 'routeros'];
const forwardSource = sourceOf('there', 'lab/s1.forward.txt');
const forward = analyze([forwardSource]).traces;

it('there is a session of every system that a command is offered for, and a name for it', () => {
  const sessions = readdirSync(path.join(fixtures, 'live/return')).map((file) => path.parse(file).name);
  expect(sessions.sort()).toEqual([...OTHER_SYSTEMS].sort());
  expect(Object.keys(live)).toEqual(
    expect.arrayContaining(OTHER_SYSTEMS.map((system) => `live.return.system.${system}`)),
  );
});

describe.each(OTHER_SYSTEMS)('the answer of %s', (system) => {
  const session = sourceOf('back', `live/return/${system}.txt`);
  const { traces } = analyze([session]);

  it('is to the command that was offered', () => {
    expect(session.text).toContain(`${returnCommand(system, HOME)}`);
  });

  it('is recognised in the selection of a terminal, whether the address was told or not', () => {
    expect(traces.map(({ hops }) => hops.length)).toEqual([11]);
    expect(traces.map((trace) => isReturn(trace, { forward, address: HOME }))).toEqual([true]);
    expect(traces.map((trace) => isReturn(trace, { forward }))).toEqual([true]);
    expect(forward.map((trace) => isReturn(trace, { forward, address: HOME }))).toEqual([false]);
  });

  it('pairs with the way there: directions, the NAT at home with both sides, no asymmetry where there is none', () => {
    const { route } = analyze([forwardSource, { ...session, role: 'return' }]);
    expect(route?.roles.map(({ trace, role }) => `${trace} ${role}`).sort()).toEqual([
      `${traces[0]?.id ?? ''} return`,
      `${forward[0]?.id ?? ''} forward`,
    ]);
    expect(route?.nat.map(({ kind, inside, outside }) => [kind, ...inside, ...outside])).toEqual([
      ['napt', '192.168.1.1', HOME],
    ]);
    expect(route?.path.verdict).toBe(ONE_BRANCH.includes(system) ? 'unknown' : 'symmetric');
  });
});

it('without an address only systems that know where the login came from get a command, for IPv6 each has its own', () => {
  expect(OTHER_SYSTEMS.filter(knowsLogin).map((system) => returnCommand(system, undefined))).toEqual([
    'traceroute -n -q 3 -w 3 "${SSH_CLIENT%% *}"',
    'traceroute -n -q 3 -w 3 "${SSH_CLIENT%% *}"',
    'for /f "tokens=1" %a in ("%SSH_CLIENT%") do tracert -d %a',
  ]);
  expect(OTHER_SYSTEMS.map((system) => returnCommand(system, '2001:db8::1'))).toEqual([
    'traceroute -n -q 3 -w 3 2001:db8::1',
    'traceroute6 -n -q 3 -w 3 2001:db8::1',
    'tracert -d -6 2001:db8::1',
    'traceroute ipv6 2001:db8::1',
    'traceroute 2001:db8::1 no-resolve wait 3',
    '/tool traceroute address=2001:db8::1 use-dns=no count=3 timeout=3s',
    'tracert ipv6 2001:db8::1',
  ]);
});
