import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { atlas } from '../../../src/export/convert/atlas';
import { linux } from '../../../src/export/convert/linux';
import type { Probe, Trace } from '../../../src/model/trace';
import { readAll } from './traces';

/** Every trace of every dialect in the fixtures: what a form does not declare as lost comes back when its output is read. */
const root = path.resolve(import.meta.dirname, '../../fixtures/traceroute');
const folders = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory());

const cases = folders.flatMap(({ name: folder }) =>
  readdirSync(path.join(root, folder))
    .filter((file) => file.endsWith('.txt'))
    .flatMap((file) =>
      readAll(readFileSync(path.join(root, folder, file), 'utf8')).map((trace) => ({
        name: `${folder}/${file} ${trace.id}`,
        trace,
      })),
    ),
);

function probesOf(trace: Trace, time: (probe: Probe) => Probe['rttMs']) {
  return trace.hops
    .filter(({ probes }) => probes.length > 0)
    .map(({ ttl, probes }) => [
      ttl,
      ...probes.map((probe) => (probe.lost ? '*' : [probe.ip ?? probe.ipRaw ?? probe.host, time(probe)])),
    ]);
}

const DEFAULTS = 'the header has the defaults of traceroute, for the text did not tell them';

const whole = cases.filter(({ trace }) => linux.losses(trace).every((loss) => loss === DEFAULTS));

it('holds dialects enough for the tests below to mean something', () => {
  expect(whole.length).toBeGreaterThan(100);
  expect(new Set(whole.map(({ trace }) => trace.dialect)).size).toBeGreaterThan(15);
});

describe('comes back from the form of traceroute for Linux', () => {
  it.each(whole)('$name', ({ trace }) => {
    const all = ({ rttMs }: Probe) => rttMs;
    const back = readAll(linux.write([trace], []));
    expect(back.map((one) => probesOf(one, all))).toEqual([probesOf(trace, all)]);
  });
});

describe('comes back from results of RIPE Atlas', () => {
  it.each(cases)('$name', ({ trace }) => {
    const exact = ({ rttMs, rttLessThan }: Probe) => (rttLessThan ? undefined : rttMs);
    const back = readAll(atlas.write([trace], []));
    // An answer of nobody (the labels that an ingress router pushes itself, hop 0) is none to Atlas.
    const nobody = ({ ip, ipRaw, host, rttMs }: Probe) => (ip ?? ipRaw ?? host ?? rttMs) === undefined;
    const sent = trace.hops.map((hop) => ({
      ...hop,
      probes: hop.probes.map((probe) => ({ ...probe, lost: probe.lost || nobody(probe) })),
    }));
    expect(back.map((one) => probesOf(one, exact))).toEqual([probesOf({ ...trace, hops: sent }, exact)]);
  });
});
