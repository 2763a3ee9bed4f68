// run.mjs [1.139|1.100|all] [part of a suite's file name]: runs the Mocha suites inside the extension host of a real VS Code.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { launchBrowser, newPage } from '../host/browser.mjs';
import { startHost } from '../host/server.mjs';
import { versions } from '../host/versions.mjs';
import { repository, requireBuild } from '../host/vsix.mjs';
import { bundleSuites } from './bundle.mjs';

const timeoutMs = 900_000; // for all suites of one version

const wanted = process.argv[2] ?? 'all';
if (wanted !== 'all' && !versions[wanted]) {
  console.error(`usage: run.mjs [${Object.keys(versions).join('|')}|all]`);
  process.exit(2);
}
requireBuild();
const index = await bundleSuites(process.argv[3]);
let failed = false;
for (const version of wanted === 'all' ? Object.keys(versions) : [wanted]) {
  failed = !(await runSuites(version)) || failed;
}
process.exit(failed ? 1 : 0);

/** The one thing that only a person can do: tests that read something called press-cancel wait for its notification to be cancelled. */
async function pressCancel(page) {
  const notification = page.locator('.notification-list-item', { hasText: 'press-cancel' });
  try {
    for (;;) {
      // No waiting for it to be still: the bar under it never is.
      await notification
        .getByRole('button', { name: 'Cancel' })
        .dispatchEvent('click', undefined, { timeout: timeoutMs });
      await notification.waitFor({ state: 'detached', timeout: timeoutMs });
    }
  } catch {
    // The page was closed: the tests tell what was not cancelled.
  }
}

/** Runs all suites in one version and prints what happened; true when all is well. */
async function runSuites(version) {
  const folder = mkdtempSync(join(tmpdir(), 'hs-it-'));
  const workspace = join(folder, 'examples'); // a copy: tests may write into it
  cpSync(join(repository, 'examples'), workspace, { recursive: true });
  const reportFile = join(folder, 'report.jsonl');
  const output = [];
  let host;
  let browser;
  let exitCode;
  try {
    // On the server, since 1.100 ignores `extensionEnvironment` in the payload; the extension host inherits it.
    const env = {
      HOPSCOPE_TEST_REPORT: reportFile,
      // npm ci built raw-socket for this Node; the host brings its own.
      HOPSCOPE_TEST_NODE: process.execPath,
      HOPSCOPE_TEST_MODULES: process.versions.modules,
    };
    host = await startHost({ version, workspace, driver: true, env });
    browser = await launchBrowser();
    const page = await newPage(browser);
    page.on('console', (message) => output.push(`page: ${message.text()}`));
    await page.exposeFunction('codeAutomationLog', (type, args) => output.push(`${type}: ${args.join(' ')}`));
    const exit = new Promise((done) => page.exposeFunction('codeAutomationExit', done));
    await page.goto(host.urlOf(workspace, { payload: JSON.stringify(payload(host.port)) }));
    void pressCancel(page);
    exitCode = await Promise.race([exit, sleep(timeoutMs, 'time-out', { ref: false })]);
    if (exitCode !== 0) await saveEvidence(version, page, host, output);
  } finally {
    await browser?.close();
    await host?.stop();
    const lines = readReport(reportFile);
    rmSync(folder, { recursive: true, force: true });
    exitCode = printReport(version, lines, exitCode);
  }
  return exitCode === 0;
}

function payload(port) {
  const uri = (path) => `vscode-remote://127.0.0.1:${port}${path}`;
  return [
    ['extensionDevelopmentPath', uri(repository)],
    ['extensionTestsPath', uri(index)],
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
  ];
}

function readReport(file) {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

/** Prints every test and the closing line; returns 0 only if tests ran to the end and all passed. */
function printReport(version, lines, exitCode) {
  const passed = lines.filter((line) => line.event === 'pass');
  const failures = lines.filter((line) => line.event === 'fail');
  for (const line of lines) {
    if (line.event === 'pass') console.log(`  ok    ${line.title} (${line.ms} ms)`);
    if (line.event === 'fail') console.log(`  FAIL  ${line.title}\n${indented(line.error)}`);
  }
  const problems = [];
  if (exitCode !== 0 && !lines.some((line) => line.event === 'end')) {
    const last = lines.findLast((line) => line.event === 'start')?.title;
    const what = exitCode === 'time-out' ? `no end within ${timeoutMs / 1000} s` : `the host ended with ${exitCode}`;
    problems.push(`${what}${last ? `; the last test begun was "${last}"` : ' before any test began'}`);
  } else if (exitCode !== 0 && failures.length === 0) problems.push(`the host ended with ${exitCode}`);
  if (passed.length + failures.length === 0) problems.push('no test ran');
  for (const problem of problems) console.log(`  FAIL  ${problem}`);
  const failedCount = failures.length + problems.length;
  console.log(`integration-${version}: ${passed.length} passed, ${failedCount} failed`);
  return failedCount === 0 ? 0 : 1;
}

/** The message and the top of the stack; below that are only Mocha's and VS Code's own frames. */
function indented(error) {
  return error
    .split('\n')
    .slice(0, 25)
    .map((line) => `        ${line}`)
    .join('\n');
}

async function saveEvidence(version, page, host, output) {
  const folder = join(repository, '.host-run');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `integration-${version}.log`), `${output.join('\n')}\n${host.logs()}`);
  await page.screenshot({ path: join(folder, `integration-${version}.png`) });
  console.log(`  The host's logs and a screenshot are in ${folder}/integration-${version}.*`);
}
