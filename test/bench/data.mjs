// Look-ups in the shipped tables: time to load, look-ups a second, and the ratio to a Map that knows every answer, in the same run.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundled } from './bundled.mjs';
import { medianMs } from './measure.mjs';

const { lazyEnrichment } = await bundled('data/enrichment.ts');
const folder = join(import.meta.dirname, '../../data');
const files = {
  addresses: () => readFileSync(join(folder, 'addresses.bin')),
  places: () => readFileSync(join(folder, 'places.bin')),
  world: () => readFileSync(join(folder, 'world.bin')),
  makers: () => readFileSync(join(folder, 'makers.bin')),
};
const COUNT = 500_000;
const LEAST_PER_SECOND = 500_000;

/** The same addresses at every run. */
function addresses(v6) {
  let state = 12_345;
  const below = (limit) => (state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 1) % limit;
  return Array.from({ length: COUNT }, () =>
    v6
      ? `2${below(16).toString(16)}0${below(16).toString(16)}:${(1 + below(65_535)).toString(16)}::${(1 + below(65_535)).toString(16)}`
      : `${1 + below(223)}.${below(256)}.${below(256)}.${below(256)}`,
  );
}

const load = medianMs(3, () => lazyEnrichment(files).lookup('8.8.8.8'));
console.log(`load of the address tables  ${load.toFixed(0)} ms`);
const { lookup } = lazyEnrichment(files);
for (const [name, v6] of [
  ['IPv4', false],
  ['IPv6', true],
]) {
  const asked = addresses(v6);
  const known = new Map(asked.map((ip) => [ip, lookup(ip)]));
  const walk = (find) => () => asked.reduce((found, ip) => found + (find(ip).rule === 'table' ? 1 : 0), 0);
  const ms = medianMs(5, walk(lookup));
  const map = medianMs(
    5,
    walk((ip) => known.get(ip)),
  );
  const perSecond = Math.round((COUNT / ms) * 1000);
  console.log(
    `${name}  ${perSecond} look-ups/s, ×${(ms / map).toFixed(1)} of a Map (${walk(lookup)()} of ${COUNT} known)`,
  );
  if (perSecond < LEAST_PER_SECOND) {
    console.error(`${name}: under ${LEAST_PER_SECOND} look-ups a second`);
    process.exitCode = 1;
  }
}
