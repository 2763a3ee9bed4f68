// run.mjs [--web] [TEXT]: runs the scenarios (all, or those whose name contains TEXT) on the packaged extension in VS Code 1.139.
// --web: those of the folder web/, on the extension without its Node entry.
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { diagramFrame, freshPage, launchBrowser, newContext, openWorkbench } from '../host/browser.mjs';
import { languagePack } from '../host/languagePack.mjs';
import { startHost } from '../host/server.mjs';
import { forWebOnly, packVsix, repository } from '../host/vsix.mjs';
import { nameserver } from './nameserver.mjs';
import { scenarios } from './scenario.mjs';

const timeoutMs = 180_000; // for one scenario
const evidence = join(repository, '.host-run');

const [web, text = ''] = process.argv[2] === '--web' ? [true, process.argv[3]] : [false, process.argv[2]];
const folder = join(import.meta.dirname, web ? 'web' : '');
for (const file of readdirSync(folder)
  .filter((name) => name.endsWith('.e2e.mjs'))
  .sort())
  await import(join(folder, file));
const wanted = scenarios.filter(({ name }) => name.toLowerCase().includes(text.toLowerCase()));

mkdirSync(evidence, { recursive: true });
let passed = 0;
const host = await startHost({
  version: '1.139',
  vsix: [web ? forWebOnly(packVsix()) : packVsix(), languagePack('ja')],
  workspace: join(repository, 'examples'),
  nameserver: nameserver.address,
});
const browser = await launchBrowser();
// One for all: what the workbench is made of is fetched and compiled once.
const context = await newContext(browser);
try {
  for (const one of wanted) passed += (await play(one)) ? 1 : 0;
} finally {
  await browser.close();
  await host.stop();
  nameserver.close();
}
const failed = wanted.length - passed;
if (wanted.length === 0) console.log(`  FAIL  no scenario has "${text}" in its name`);
console.log(`e2e: ${passed} passed, ${wanted.length === 0 ? 1 : failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);

/** Each scenario has a window and a copy of the examples of its own, so their order does not matter. */
async function play({ name, act, settings, frame }) {
  const started = Date.now();
  const slug = name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  const workspace = join(host.folder, 'w', slug, 'examples');
  cpSync(join(repository, 'examples'), workspace, { recursive: true });
  host.setSettings(settings); // also forgets what the scenario before has set
  const page = await freshPage(context, host.url, frame);
  const { output, complaints } = listen(page);
  const acting = async () => {
    await openWorkbench(page, host.urlOf(workspace));
    await act({ page, host, workspace, file: (path) => join(workspace, path), diagram: diagramFrame(page) });
    assert.deepEqual(complaints, [], 'the page complained although all looked well');
  };
  const tooLong = sleep(timeoutMs, undefined, { ref: false }).then(() => {
    throw new Error(`not finished within ${timeoutMs / 1000} s`);
  });
  try {
    await Promise.race([acting(), tooLong]);
    console.log(`  ok    ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
    return true;
  } catch (error) {
    const file = join(evidence, slug);
    await page.screenshot({ path: `${file}.png` }).catch((problem) => output.push(`no screenshot: ${problem.message}`));
    writeFileSync(`${file}.log`, `${output.join('\n')}\n${host.logs(started)}`);
    const stack = (error.stack ?? String(error)).split('\n').slice(0, 25);
    console.log(`  FAIL  ${name}\n${stack.map((line) => `        ${line}`).join('\n')}`);
    console.log(`        see ${file}.png and .log`);
    return false;
  } finally {
    await Promise.all(context.pages().map((one) => one.close()));
    rmSync(join(host.folder, 'w', slug), { recursive: true, force: true });
  }
}

/** Keeps what the page's console says, and apart from it what is ours to answer for: VS Code itself is not silent either. */
function listen(page) {
  const output = [];
  const complaints = [];
  page.on('console', (message) => {
    const line = `${message.type()}: ${message.text()} (${message.location().url})`;
    output.push(line);
    const ours = /hopscope\.hopscope-/.test(line) || /Content Security Policy/.test(line);
    if (ours && message.type() === 'error') complaints.push(line);
  });
  page.on('pageerror', (error) => {
    const line = `page error: ${error.stack}`;
    output.push(line);
    if (/hopscope\.hopscope-/.test(line)) complaints.push(line);
  });
  return { output, complaints };
}
