// Browser tests of the webview in a real Chromium: node test/webview/run.mjs [part of a test's name]
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { launchBrowser } from '../host/browser.mjs';
import { build, root } from './build.mjs';
import { Stage } from './stage.mjs';

const wanted = process.argv[2] ?? '';
const folder = path.join(root, 'test/webview');
const { assets, product } = await build();
const browser = await launchBrowser();
const stage = new Stage(browser, assets, product);
let passed = 0;
let failed = 0;

for (const file of readdirSync(folder)
  .filter((name) => name.endsWith('.test.mjs'))
  .sort()) {
  const { tests } = await import(pathToFileURL(path.join(folder, file)).href);
  for (const [name, test] of Object.entries(tests)) {
    if (!`${file} ${name}`.includes(wanted)) continue;
    try {
      await test(stage);
      passed += 1;
      console.log(`ok   ${file.replace('.test.mjs', '')}: ${name}`);
    } catch (error) {
      failed += 1;
      console.log(`FAIL ${file.replace('.test.mjs', '')}: ${name}\n${error.stack ?? error}`);
    } finally {
      await Promise.all(browser.contexts().map((context) => context.close()));
    }
  }
}

await browser.close();
console.log(`webview: ${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
