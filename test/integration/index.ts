// Runs the Mocha suites inside the extension host. The same module serves code-server (test/integration/run.mjs) and a
// desktop VS Code (@vscode/test-electron): both call run() and take a rejection for a failure.
import { appendFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import Mocha from 'mocha';

/** One line of the report file, as JSON; the runner outside the host reads it. */
type ReportLine =
  | { readonly event: 'start'; readonly title: string }
  | { readonly event: 'pass'; readonly title: string; readonly ms: number }
  | { readonly event: 'fail'; readonly title: string; readonly error: string }
  | { readonly event: 'end'; readonly passed: number; readonly failed: number };

export function run(): Promise<void> {
  process.setSourceMapsEnabled(true); // stack traces then name the .ts files
  // A skipped or an "only" test would make a green run out of tests that did not run.
  const mocha = new Mocha({
    ui: 'tdd',
    timeout: 180_000, // ends what hangs: a busy machine may be slow
    forbidOnly: true,
    forbidPending: true,
    reporter: Mocha.reporters.Base,
  });
  const suites = join(__dirname, 'suite');
  for (const file of readdirSync(suites)
    .filter((name) => name.endsWith('.test.js'))
    .sort())
    mocha.addFile(join(suites, file));

  return new Promise((resolve, reject) => {
    let passed = 0;
    const runner = mocha.run((failed) => {
      report({ event: 'end', passed, failed });
      if (failed > 0) reject(new Error(`${failed} tests failed`));
      else if (passed === 0) reject(new Error('no test ran'));
      else resolve();
    });
    runner.on('test', (test) => report({ event: 'start', title: test.fullTitle() }));
    runner.on('pass', (test) => {
      passed += 1;
      report({ event: 'pass', title: test.fullTitle(), ms: test.duration ?? 0 });
    });
    runner.on('fail', (test, error: Error) =>
      report({ event: 'fail', title: test.fullTitle(), error: error.stack ?? String(error) }),
    );
  });
}

/** Appended at once, not printed by a Mocha reporter: so what ran is known even of a host that dies. */
function report(line: ReportLine): void {
  const file = process.env['HOPSCOPE_TEST_REPORT'];
  if (file) appendFileSync(file, `${JSON.stringify(line)}\n`);
  else console.log(JSON.stringify(line));
}
