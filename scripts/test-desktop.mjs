// `npm run test:desktop`: the Mocha suite of test/integration in desktop VS Code, which @vscode/test-electron downloads.
// Needs a network beyond the package registries; the default run (npm test) uses code-server instead (docs/adr/0003).
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runTests } from '@vscode/test-electron';
import { bundleSuites } from '../test/integration/bundle.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const version = process.argv[2] ?? 'stable';
const extensionTestsPath = await bundleSuites();
await runTests({
  version,
  extensionDevelopmentPath: root,
  extensionTestsPath,
  launchArgs: [path.join(root, 'examples'), '--disable-extensions'],
});
