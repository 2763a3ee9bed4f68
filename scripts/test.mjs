// `npm test`: every check there is, in the order of their cost. Sets up what it needs and says what it does.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

const STEPS = [
  ['Debian packages (Chromium, LibreOffice, fonts, tracers)', 'bash', ['scripts/system-packages.sh']],
  ['types', 'npm', ['run', '--silent', 'check:types']],
  ['lint', 'npm', ['run', '--silent', 'check:lint']],
  ['format', 'npm', ['run', '--silent', 'check:format']],
  ['unused code and dependencies', 'npm', ['run', '--silent', 'check:unused']],
  ['build and package', 'npm', ['run', '--silent', 'package']],
  ['unit, property and golden tests', 'npm', ['run', '--silent', 'test:unit']],
  ['the inference against generated scenarios', 'npm', ['run', '--silent', 'evaluate', '--', '--count', '200']],
  ['the built command line', 'npm', ['run', '--silent', 'test:cli']],
  ['exported slides in LibreOffice', 'npm', ['run', '--silent', 'test:office']],
  ['exported drawings in draw.io, PDF in poppler', 'npm', ['run', '--silent', 'test:drawio']],
  ['webview in Chromium', 'npm', ['run', '--silent', 'test:webview']],
  ['Mocha inside the extension host, VS Code 1.139 and 1.100', 'npm', ['run', '--silent', 'test:integration']],
  ['the packaged extension in VS Code 1.139, end to end', 'npm', ['run', '--silent', 'test:e2e']],
  ['the same extension in a browser alone, end to end', 'npm', ['run', '--silent', 'test:e2e', '--', '--web']],
  ['live traces in network namespaces (root)', 'npm', ['run', '--silent', 'test:lab']],
];

/** A step that says why it cannot run here ends so (test/lab/run.mjs); it is neither passed nor failed. */
const NOT_RUN = 77;

const failed = [];
const notRun = [];
let passed = 0;
let blocked = false;
for (const [name, command, args] of STEPS) {
  if (blocked) {
    failed.push(`${name} (not run)`);
    continue;
  }
  console.log(`\n━━ ${name}`);
  const began = process.hrtime.bigint();
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  const seconds = Number(process.hrtime.bigint() - began) / 1e9;
  if (error) console.error(error.message);
  if (status === 0) passed += 1;
  else if (status === NOT_RUN) notRun.push(name);
  else failed.push(name);
  const end = status === 0 ? 'passed' : status === NOT_RUN ? 'NOT RUN, the line above says why' : 'FAILED';
  console.log(`━━ ${name}: ${end} (${seconds.toFixed(1)} s)`);
  // Without a build or a browser the later steps could only repeat the failure.
  if (status !== 0 && (name.startsWith('build') || name.startsWith('Debian'))) blocked = true;
}

for (const name of notRun) console.log(`not run: ${name}`);
for (const name of failed) console.log(`failed: ${name}`);
console.log(`${passed} passed, ${failed.length} failed${notRun.length > 0 ? `, ${notRun.length} not run` : ''}`);
process.exitCode = failed.length === 0 ? 0 : 1;
