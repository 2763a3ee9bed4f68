import { isIP } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkTarget } from '../../src/live/target';
import { traceSettings } from '../../src/live/settings';
import { commandLine } from '../../src/live/tools';
import { OTHER_SYSTEMS, returnCommand } from '../../src/live/returnTrace';
import '../seed';

/** Signs that options, shells, ranges, URLs and terminals give a meaning to, between those of names and addresses. */
const sign = fc.constantFrom(...'-.:/%,;&|$`あß。．ｅ١\'"\\(){}[]<>*?!~#@= \t\n\r\0\u202e\u2028é１', ...'abcxyz0129_');
const hostile = fc.oneof(
  fc.string({ unit: sign, maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.tuple(fc.ipV4(), fc.string({ unit: sign, maxLength: 4 })).map(([ip, rest]) => ip + rest),
  fc.tuple(fc.string({ unit: sign, maxLength: 4 }), fc.domain()).map(([rest, name]) => rest + name),
);

describe('a target', () => {
  it('is one plain name or one address, whatever was typed', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const target = checkTarget(text);
        if ('key' in target) return;
        if (target.address !== undefined)
          expect([isIP(target.address) > 0, target.name]).toEqual([true, target.address]);
        else {
          expect(target.name).toMatch(/^[a-z0-9_][a-z0-9._-]{0,252}$/);
          expect(target.name).not.toMatch(/\.\.|-$|^[\d.-]+$/);
          // Checked again it is the same: what was agreed to is what is traced.
          expect(checkTarget(target.name)).toEqual(target);
        }
      }),
      { numRuns: 20_000 },
    );
  });

  it('is taken as it is where it is a name or an address', () => {
    fc.assert(
      fc.property(fc.domain(), (name) => {
        expect(checkTarget(name)).toEqual({ name: name.toLowerCase() });
      }),
    );
    expect(checkTarget(' [2001:DB8::1] ')).toEqual({ name: '2001:db8::1', address: '2001:db8::1' });
    expect(checkTarget('Example.ORG.')).toEqual({ name: 'example.org' });
  });

  it.each([
    '-w',
    '10.0.0.0/8',
    '10.0.0.1-9',
    '10.0.0.1,2',
    '10.0.0',
    '1',
    '0x7f000001',
    'a b',
    'a;b',
    '$(id)',
    'fe80::1%eth0',
    '-oProxyCommand=id',
    '--',
    '192.0.2.1-192.0.2.9',
    '192.0.2.1..9',
    '192.0.2.1:80',
    'a.example:443',
    'a.example/path',
    'user@a.example',
    '`id`.example',
    'a.example&&id',
    'a.example|id',
    'a.example\nid',
    'a.example\0',
    '%COMPUTERNAME%',
    '127.1',
    '１２７.1',
    '2130706433',
    'exam\u202eple.org',
    'a\u2028b',
    '２001:db8::1%eth0',
    `${'a'.repeat(64)}.example`,
    `${'あ'.repeat(64)}.example`,
    `${'a.'.repeat(127)}aa`,
    'a..b',
    '',
    '.',
    '300.1.1.1',
    '10.0.0.*',
  ])('is not %j', (text) => {
    expect(checkTarget(text)).toHaveProperty('key');
  });

  it.each([
    ['日本語.jp', 'xn--wgv71a119e.jp'],
    ['Bücher。example', 'xn--bcher-kva.example'],
    ['ＥＸＡＭＰＬＥ．ｏｒｇ', 'example.org'],
    ['xn--wgv71a119e.jp.', 'xn--wgv71a119e.jp'],
  ])('is the name that the DNS holds: %s → %s', (text, name) => {
    expect(checkTarget(text)).toEqual({ name });
  });

  it('is an address in whatever digits it was typed', () => {
    expect(checkTarget('１９２．0.2.１')).toEqual({ name: '192.0.2.1', address: '192.0.2.1' });
  });

  it.each([
    ['https://user:secret@Example.org:8443/a?b#c', 'Example.org'],
    ['http://[2001:db8::1]:80/', '[2001:db8::1]'],
    ['ssh://login.example', 'login.example'],
  ])('says which part of a URL it could be: %s → %s', (text, host) => {
    expect(checkTarget(text)).toMatchObject({ key: 'live.target.url', args: { host } });
  });

  it.each(['fe80::1%eth0', '[fe80::1%25en0]', 'fe80::1%12'])(
    'says why an address with a zone has no route: %s',
    (text) => {
      expect(checkTarget(text)).toMatchObject({ key: 'live.target.zone' });
    },
  );

  it.each(['0.0.0.0', '224.0.0.1', '255.255.255.255', '::', 'ff02::1'])(
    'is no address of nobody or of many: %s',
    (text) => {
      expect(checkTarget(text)).toEqual({ key: 'live.target.nobody', args: { target: text } });
    },
  );

  it.each([
    ['192.168.1.1', 'private'],
    ['100.64.0.1', 'private'],
    ['fd00::1', 'private'],
    ['printer', 'single-label'],
    ['printer.local', 'single-label'],
    ['example.org', undefined],
    ['192.0.2.1', undefined],
    ['127.0.0.1', undefined],
  ])('is asked about where it is inside: %s → %s', (text, doubt) => {
    const target = checkTarget(text);
    expect('key' in target ? target : target.doubt).toBe(doubt);
  });
});

describe('a command for a terminal', () => {
  const address = fc.oneof(fc.ipV4(), fc.ipV6()).map((text) => checkTarget(text));

  it('holds words that no shell reads anything into', () => {
    fc.assert(
      fc.property(address, fc.constantFrom('udp', 'icmp', 'tcp'), fc.anything(), (target, protocol, wanted) => {
        if (!('address' in target) || target.address === undefined) return;
        const settings = traceSettings(protocol, {
          rounds: wanted,
          maxHops: wanted,
          probesPerSecond: wanted,
          port: wanted,
        });
        const request = { ...settings, target: target.name, address: target.address };
        for (const system of OTHER_SYSTEMS) {
          expect(commandLine(system, request)).toMatch(/^trace(?:route6?|rt)(?: [a-z0-9:.-]+)+$/i);
          expect(returnCommand(system, target.address)).toMatch(/^trace(?:route6?|rt)(?: [a-z0-9:.-]+)+$/i);
        }
        expect(settings.probesPerSecond).toBeGreaterThan(0);
        expect(settings.probesPerSecond).toBeLessThanOrEqual(1000);
      }),
    );
  });
});
