import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { recognize } from '../../src/analyzers/detect';
import { jsonDialects, xmlDialects } from '../../src/analyzers/machine/dialects';
import type { Probe, Trace } from '../../src/model/trace';

const root = path.resolve(import.meta.dirname, '../fixtures/traceroute');
const machine = new Set(['mixed', 'none', ...[...jsonDialects, ...xmlDialects].map(({ id }) => id)]);

const read = (text: string) => recognize({ id: 'a', name: 'a', text }).traces;

function hopsOf(traces: readonly Trace[]): readonly string[] {
  const probe = ({ lost, ip, ipRaw, host, rttMs, annotation }: Probe) =>
    `${lost ? '*' : `${host ?? ''}/${ip ?? ipRaw ?? ''}=${rttMs ?? ''}`}${annotation?.raw ?? ''}`;
  return traces.map(
    ({ dialect, hops }) =>
      `${dialect} ${hops.map(({ ttl, probes }) => `${ttl}:${probes.map(probe).join(',')}`).join(' ')}`,
  );
}

const pastes = (folders: readonly string[]) =>
  folders.flatMap((folder) =>
    readdirSync(path.join(root, folder))
      .filter((file) => file.endsWith('.txt'))
      .map((file) => ({
        name: `${folder}/${file}`,
        text: readFileSync(path.join(root, folder, file), 'utf8').replace(/^\ufeff/, ''),
      })),
  );

/** Tabs divide the fields of a dump, and an escaped one is none. */
machine.add('sc-analysis-dump');
const folders = readdirSync(root).filter((name) => !name.includes('.') && !machine.has(name));
/** Quotes, escapes and line ends of the paste itself are escaped once more: what they mean is another string's. */
const plain = pastes(folders).filter(({ text }) => !/["\\\x00-\x08\x0b\x0c\x0e-\x1f\u2028]|\r(?!\n)/.test(text));

describe('raw output in a JSON string', () => {
  it('is most of the fixtures', () => {
    expect(plain.length).toBeGreaterThan(200);
  });

  it.each(plain)('$name', ({ text }) => {
    const bare = read(text);
    const inside = JSON.stringify({ rc: 0, stdout: text, stderr: '' });
    const found = read(inside);
    expect(hopsOf(found)).toEqual(hopsOf(bare));
    for (const { spans, ip } of found.flatMap(({ hops }) => hops.flatMap(({ probes }) => probes))) {
      // "::ffff:192.0.2.1" is an address of IPv4; of IPv6 one address has many spellings.
      if (ip && spans.address && !ip.includes(':'))
        expect(inside.slice(spans.address.start, spans.address.end)).toMatch(new RegExp(`^(::ffff:)?${ip}$`));
    }
  });
});

/** A header that is known and rows whose numbers count up by one: nothing else tells where a line ended. */
const headed = pastes(['traceroute-linux', 'traceroute-bsd', 'tracert-windows', 'mtr-report']).filter(
  ({ text }) =>
    /^ *(?:traceroute6? to|Tracing route|HOST: |Routen|Traza|Rastre|Traccia)/.test(text) &&
    read(text).length === 1 &&
    (read(text)[0]?.hops.length ?? 0) > 1,
);

describe('a trace on one line', () => {
  it.each(headed)('$name', ({ text }) => {
    const bare = read(text);
    expect(hopsOf(read(text.trim().replace(/\s*\n\s*/g, ' ')))).toEqual(hopsOf(bare));
    expect(hopsOf(read(text.trim().replace(/\s+/g, ' ')))).toEqual(hopsOf(bare));
  });
});
