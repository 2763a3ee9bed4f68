// `npm run evaluate`: the inference against generated scenarios with ground truth, beside two baselines. Fails under the first gate.
//   --count N     scenarios per family (1,000; with 200 a share of ten in a hundred is read as eight or twelve)
//   --from N      first seed: figures of seeds that nobody has looked at
//   --use fit     report on the families that the weights are fitted on
//   --fit STAGE   write the table of a stage (or of all of them, in order: `--fit all`) from the `fit` families
import { build } from 'esbuild';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const here = import.meta.dirname;

/** A stage asks what the ones before it made of scenarios that those were not fitted on: on their own they are surer than anywhere else. */
const SEEDS_OF_A_STAGE = 1_000_000;
const { values } = parseArgs({
  options: {
    count: { type: 'string' },
    from: { type: 'string', default: '0' },
    use: { type: 'string', default: 'report' },
    fit: { type: 'string' },
  },
});

/** A TypeScript module of this folder, bundled anew: a fitted table counts from the next stage on. */
async function load(name) {
  const folder = mkdtempSync(join(tmpdir(), 'hopscope-evaluate-'));
  const outfile = join(folder, 'main.mjs');
  await build({
    entryPoints: [join(here, name)],
    bundle: true,
    format: 'esm',
    platform: 'node',
    mainFields: ['module', 'main'],
    outfile,
  });
  const loaded = await import(pathToFileURL(outfile).href);
  rmSync(folder, { recursive: true });
  return loaded;
}

if (values.fit) {
  const { STAGES: known } = await load('fit/stages.ts');
  for (const stage of values.fit === 'all' ? Object.keys(known) : values.fit.split(',')) {
    const { STAGES, printTable } = await load('fit/stages.ts');
    const { file, constant, fit } = STAGES[stage];
    const target = join(here, `../../src/analyzers/infer/tables/${file}.ts`);
    const table = fit(Number(values.count ?? 1500), Object.keys(STAGES).indexOf(stage) * SEEDS_OF_A_STAGE);
    const source = readFileSync(target, 'utf8');
    const start = source.indexOf(`export const ${constant}`);
    const head = source.slice(0, source.indexOf('=', start) + 1);
    const tail = source.slice(source.indexOf(';\n', start) + 2);
    writeFileSync(target, `${head} ${printTable(table)};\n${tail}`);
    execFileSync('npx', ['prettier', '--write', target], { stdio: 'ignore' });
    console.log(`${stage}: written to ${file}.ts`);
  }
} else {
  const { evaluate } = await load('main.ts');
  const failed = evaluate(Number(values.count ?? 1000), values.use, Number(values.from));
  for (const one of failed) console.error(`below the first gate: ${one}`);
  process.exitCode = failed.length === 0 ? 0 : 1;
}
