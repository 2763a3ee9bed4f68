import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../fixtures/traceroute');
const hops = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.json'))
  .flatMap((file) => JSON.parse(readFileSync(join(root, file), 'utf8')).traces as { hops: string[] }[])
  .flatMap((trace) => trace.hops);

/** What later rules rest on; each sign must be in what some fixture expects. */
describe('evidence that is kept', () => {
  it.each([
    ['flow ids', / flow=\d/],
    ['reply TTLs', / replyTtl=\d/],
    ['quoted TTLs', / quotedTtl=\d/],
    ['sizes of answers', / size=\d/],
    ['ICMP types', / icmp=11\/0/],
    ['hops back', / back=\d/],
    ['NAT ids', / nat=[1-9]/],
    ['AS numbers', / AS=\d/],
    ['AS paths', / AS=\d+\/\d/],
    ['label stacks', / L=\d+\.\d\.\d\.\d+\/\d/],
    ['path MTUs of a probe', / F=\d/],
    ['path MTUs of a hop', / {2}# pmtu=\d/],
    ['asymm', / {2}# asymm=\d/],
    ['guessed TTLs', /^\d+\?: /],
    ['late answers', / late\b/],
    ['duplicate answers', / dup\b/],
    ['times below a value', / <1ms/],
    ['masked addresses', / raw=/],
    ['ports that are open', / open\b/],
    ['loss of links and nodes', /node=.*link=/],
  ])('%s', (_, sign) => {
    expect(hops.some((hop) => sign.test(hop))).toBe(true);
  });

  it.each([
    ...[
      '!H',
      '!N',
      '!P',
      '!S',
      '!F-1400',
      '!X',
      '!A',
      '!V',
      '!C',
      '!<13>',
      '!Q',
      '!T',
      '!I',
      '!U',
      '!Z',
      '!B',
      '!',
      '?',
    ],
    ...['L', '.', 'B', 'R', 'Q'],
  ])('the code %s', (code) => {
    expect(hops.some((hop) => hop.includes(` ${code} (`) || hop.endsWith(` ${code}`))).toBe(true);
  });
});
