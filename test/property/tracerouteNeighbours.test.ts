import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recognize } from '../../src/analyzers/detect';
import type { Probe } from '../../src/model/trace';

const root = path.resolve(import.meta.dirname, '../fixtures/traceroute');

/** What was read, without what the text around may tell: a command above, the target of another trace of the same report. */
function hopsOf(text: string): readonly string[] {
  const probe = ({ lost, ip, ipRaw, host, rttMs }: Probe) => (lost ? '*' : `${ip ?? ipRaw ?? host}=${rttMs ?? ''}`);
  return recognize({ id: 'a', name: 'a', text }).traces.map(
    ({ dialect, hops }) =>
      `${dialect} ${hops.map(({ ttl, probes }) => `${ttl}:${probes.map(probe).join(',')}`).join(' ')}`,
  );
}

/**
 * A trace without header whose first row is not TTL 1 goes on with the numbers of whatever stands above: where the rows look alike, nobody
 * can say that it is not the rest of that trace.
 */
const isHeadless = (text: string) =>
  recognize({ id: 'a', name: 'a', text }).traces.some(
    ({ hops, target, frame = [] }) => target === undefined && frame.length === 0 && (hops[0]?.ttl ?? 1) > 1,
  );

/** Files that are left out, each with its reason. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  'junos-xml/written-cut.txt':
    'a quote mark before the first line below a cut document reads as the end of its last tag',
};

const fixtures = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !['none', 'mixed'].includes(entry.name))
  .flatMap(({ name: folder }) =>
    readdirSync(path.join(root, folder))
      .filter((file) => file.endsWith('.txt') && !(`${folder}/${file}` in EXCEPTIONS))
      .map((file) => ({
        folder,
        file,
        text: readFileSync(path.join(root, folder, file), 'utf8').replace(/^\ufeff/, ''),
      })),
  )
  .filter(({ text }) => text.length < 24_000 && !isHeadless(text));

/** A blank line, a line of prose, both. */
const joint = fc.constantFrom('\n\n', '\nAnd the other one:\n', '\n\nThen the other way:\n\n');

describe('a text of two dialects', () => {
  it('leaves out few fixtures', () => {
    expect(fixtures.length).toBeGreaterThan(280);
    const kept = new Set(fixtures.map(({ folder }) => folder));
    const all = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(all.map(({ name }) => name).filter((name) => !kept.has(name))).toEqual(['mixed', 'none']);
  });

  it('gives what each of them gives alone', { timeout: 120_000 }, () => {
    const one = fc.constantFrom(...fixtures);
    const pair = fc.tuple(one, one).filter(([a, b]) => a.folder !== b.folder);
    fc.assert(
      fc.property(pair, joint, ([a, b], between) => {
        expect(hopsOf(a.text.trimEnd() + between + b.text)).toEqual([...hopsOf(a.text), ...hopsOf(b.text)]);
      }),
      { numRuns: 1_500 },
    );
  });
});
