// `npm run vscode`: the extension in a VS Code, with the examples open. An installed desktop VS Code if there is one,
// otherwise the test host, a real VS Code in the browser.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startHost } from '../test/host/server.mjs';
import { packVsix, repository } from '../test/host/vsix.mjs';

const examples = join(repository, 'examples');

if (desktopVsCode()) {
  execFileSync(process.execPath, [join(repository, 'node_modules/webpack-cli/bin/cli.js'), '--stats', 'errors-only'], {
    cwd: repository,
    stdio: 'inherit',
  });
  execFileSync('code', [`--extensionDevelopmentPath=${repository}`, examples], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
} else {
  console.log('There is no VS Code on the PATH, so the test host takes its place.');
  const folder = mkdtempSync(join(tmpdir(), 'hopscope-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const workspace = join(folder, 'examples'); // a copy: play with it as you like
  cpSync(examples, workspace, { recursive: true });
  const { url } = await startHost({ vsix: [packVsix({ build: true })], workspace });
  // The server keeps this process alive; Ctrl+C ends both (test/host/server.mjs).
  console.log(`\nVS Code with Hopscope: ${url}\nOpen it in a browser on this machine; Ctrl+C ends it.`);
}

function desktopVsCode() {
  return spawnSync('code', ['--version'], { stdio: 'ignore', shell: process.platform === 'win32' }).status === 0;
}
