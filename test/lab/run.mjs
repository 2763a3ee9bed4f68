// Tests in a lab of network namespaces: node test/lab/run.mjs [part of a test's name]
// Needs root and `ip netns`, and says so where they are not. The lab is removed at the end, also after Ctrl+C; `kill -9` leaves it to the next run.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Lab, whyNoLab } from './kernel.mjs';
import { CLI } from './liveTracer.mjs';
import { Stage } from './stage.mjs';

/** The exit code of a test that cannot run here, as automake and Meson know it; scripts/test.mjs tells it apart from "failed". */
const NOT_RUN = 77;
/** Only ends what hangs: a busy machine may be slow. */
const LONGEST_TEST_MS = 900_000;

const obstacle = whyNoLab();
if (obstacle) {
  console.log(`lab: NOT RUN, ${obstacle}`);
  process.exit(NOT_RUN);
}
if (!existsSync(CLI)) {
  console.log('lab: dist/cli.js is missing. Run: npm run build');
  process.exit(1);
}

const lab = new Lab();
process.on('exit', () => lab.remove());
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(130));

const wanted = process.argv[2] ?? '';
const { analyze } = await import('../bench/core.mjs');
const stage = new Stage(lab, analyze);
const began = performance.now();
await stage.build();
const nodes = stage.networks.reduce((sum, { nodes: all }) => sum + Object.keys(all).length, 0);
console.log(
  `lab: ${stage.networks.length} networks of ${nodes} nodes built in ${((performance.now() - began) / 1000).toFixed(1)} s`,
);

let passed = 0;
let failed = 0;
for (const file of readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.test.mjs'))
  .sort()) {
  const { tests } = await import(join(import.meta.dirname, file));
  for (const [name, test] of Object.entries(tests)) {
    if (!`${file} ${name}`.includes(wanted)) continue;
    const since = performance.now();
    try {
      await Promise.race([test(stage), tooLong()]);
      passed += 1;
      console.log(
        `ok   ${file.replace('.test.mjs', '')}: ${name} (${((performance.now() - since) / 1000).toFixed(1)} s)`,
      );
    } catch (error) {
      failed += 1;
      console.log(`FAIL ${file.replace('.test.mjs', '')}: ${name}\n${error.stack ?? error}`);
    }
  }
}

const again =
  stage.repeated > 0 ? `; ${stage.repeated} traces were run again for lost probes or an untried branch` : '';
console.log(`lab: ${passed} passed, ${failed} failed${again}`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);

function tooLong() {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error('no end in sight')), LONGEST_TEST_MS).unref();
  });
}
