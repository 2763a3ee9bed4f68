import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labelOf } from '../../../src/live/label';
import { traceSettings } from '../../../src/live/settings';
import { checkTarget } from '../../../src/live/target';
import { commandLine, programsFor, tracerouteOf, type Tool } from '../../../src/live/tools';
import type { TraceRequest } from '../../../src/live/tracer';
import { messages } from '../../../src/messages';
import '../../seed';

type Protocol = TraceRequest['protocol'];

const requestTo = (address: string, protocol: Protocol = 'udp', wanted = {}): TraceRequest => ({
  ...traceSettings(protocol, wanted),
  target: address,
  address,
});

const V4 = '192.0.2.1';
const V6 = '2001:db8::1';

/** The first tool that a system has for a request, as the program of that name would be recognised there. */
function argvOf(platform: NodeJS.Platform, request: TraceRequest, version = ''): string {
  const [first] = programsFor(platform, request, true);
  const tool: Tool = first?.tool ?? tracerouteOf(version);
  return [first?.name, ...tool.words(request)].join(' ');
}

const MODERN = 'Modern traceroute for Linux, version 2.1.2';
const GNU = 'traceroute (GNU inetutils) 2.4';
const BUSYBOX = 'BusyBox v1.35.0 (Debian 1:1.35.0-4) multi-call binary.';

describe('what is started', () => {
  it.each<[string, NodeJS.Platform, string, Protocol, string]>([
    ['Windows', 'win32', V4, 'udp', 'tracert.exe -d -h 30 -w 3200 -4 192.0.2.1'],
    ['Windows', 'win32', V6, 'icmp', 'tracert.exe -d -h 30 -w 3200 -6 2001:db8::1'],
    ['macOS', 'darwin', V4, 'udp', 'traceroute -n -p 33434 -q 6 -w 4 -z 50 -m 30 192.0.2.1'],
    ['macOS', 'darwin', V4, 'icmp', 'traceroute -n -I -q 6 -w 4 -z 50 -m 30 192.0.2.1'],
    ['macOS', 'darwin', V6, 'udp', 'traceroute6 -n -p 33434 -q 6 -w 4 -m 30 2001:db8::1'],
    ['FreeBSD', 'freebsd', V4, 'udp', 'traceroute -n -p 33434 -q 6 -w 4 -z 50 -m 30 192.0.2.1'],
  ])('on %s (%s) to %s by %s', (_, platform, address, protocol, argv) => {
    expect(argvOf(platform, requestTo(address, protocol))).toBe(argv);
  });

  it.each<[string, string, Protocol, string]>([
    [MODERN, V4, 'udp', 'traceroute -4 -n -p 33434 -q 6 -w 4 -z 50 -m 30 192.0.2.1'],
    [MODERN, V6, 'tcp', 'traceroute -6 -n -T -p 443 -q 6 -w 4 -z 50 -m 30 2001:db8::1'],
    [MODERN, V4, 'icmp', 'traceroute -4 -n -I -q 6 -w 4 -z 50 -m 30 192.0.2.1'],
    [GNU, V4, 'udp', 'traceroute -p 33434 -q 6 -w 4 -m 30 192.0.2.1'],
    [BUSYBOX, V4, 'icmp', 'traceroute -n -z 50 -I -q 6 -w 4 -m 30 192.0.2.1'],
  ])('on Linux with %s to %s by %s', (version, address, protocol, argv) => {
    expect(argvOf('linux', requestTo(address, protocol), version)).toBe(argv);
  });

  it('is mtr where a user may do with it what traceroute keeps for root', () => {
    const request = requestTo(V6, 'tcp', { port: 8443, rounds: 3, maxHops: 20, probesPerSecond: 10 });
    const [first] = programsFor('linux', request, false);
    expect([first?.name, first?.tool?.words(request).join(' ')]).toEqual([
      'mtr',
      '-6 --raw -n -T -P 8443 -c 3 -i 2 -m 20 2001:db8::1',
    ]);
  });

  it('never holds a word that a program or a shell could take for something else', () => {
    const platform = fc.constantFrom<NodeJS.Platform>('linux', 'darwin', 'win32', 'freebsd', 'aix');
    const version = fc.constantFrom(MODERN, GNU, BUSYBOX, '');
    const number = fc.oneof(fc.integer(), fc.double(), fc.string(), fc.constant(Number.NaN));
    const names = ['maxHops', 'rounds', 'flows', 'probesPerSecond', 'timeoutMs', 'port'] as const;
    const wanted = fc.dictionary(fc.constantFrom(...names), number);
    const address = fc.oneof(fc.ipV4(), fc.ipV6());
    fc.assert(
      fc.property(platform, version, address, fc.constantFrom<Protocol>('udp', 'icmp', 'tcp'), wanted, (...all) => {
        const [system, says, text, protocol, settings] = all;
        const target = checkTarget(text);
        if (!('address' in target) || target.address === undefined) return;
        const request = requestTo(target.address, protocol, settings);
        for (const { tool } of programsFor(system, request, true)) {
          const words = (tool ?? tracerouteOf(says)).words(request);
          expect(words.at(-1)).toBe(target.address);
          for (const word of words.slice(0, -1)) expect(word).toMatch(/^(?:-{1,2}[a-zA-Z46]{1,3}|\d+(?:\.\d+)?)$/);
        }
      }),
      { numRuns: 500 },
    );
  });
});

it('the command for a terminal is the one that the system brings', () => {
  const lines = (['win32', 'darwin', 'linux'] as const).map((platform) => commandLine(platform, requestTo(V6)));
  expect(lines.map((line) => line.split(' ')[0])).toEqual(['tracert', 'traceroute6', 'traceroute']);
});

it('the label says what a tool sends, not what was asked for', () => {
  const request = requestTo(V4);
  const [windows] = programsFor('win32', request, false);
  const { protocol } = windows?.tool ?? {};
  const tracer = {
    id: 'system',
    name: 'C:\\Windows\\System32\\tracert.exe',
    ...(protocol && { protocol }),
    pacing: 'never',
    start: () => ({ done: new Promise<never>(() => {}), cancel() {} }),
  } as const;
  const told = { request, choice: { tracer, refused: [] }, vantage: 'pc' };
  expect(labelOf(told, messages('en'))).toMatch(/tracert\.exe, ICMP$/);
  expect(labelOf(told, messages('ja'))).toMatch(/ICMP$/);
});
