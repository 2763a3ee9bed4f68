import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { api, extension } from '../extension';

const COMMANDS = ['analyzeReceived', 'analyzeTraceroute', 'compareRoutes', 'exportDiagram', 'openSample', 'showAsText'];

interface ContributedCommand {
  readonly command: string;
  readonly title: string;
  readonly category?: string;
}

/** Budget of docs/design/vscode.md, row 18. */
const BUDGET = { bundleBytes: 300_000 };

/**
 * What VS Code itself says has woken the extension; undefined where it sleeps, or where nobody says which folder the host has.
 * A window that starts slowly opens its own settings file before it knows that JSON is a language: to all who asked for plain text, that is one.
 */
function wokenBy(): string | undefined {
  const folder = process.env['HOPSCOPE_TEST_HOST'];
  if (!folder) return undefined;
  const logs = join(folder, 'user/logs');
  const log = readdirSync(logs, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('remoteexthost.log'),
  );
  const activated = /_doActivateExtension hopscope\.hopscope, startup: false, activationEvent: '([^']+)'/; // …, activationEvent: 'api'
  return log.map((name) => activated.exec(readFileSync(join(logs, name), 'utf8'))?.[1]).find(Boolean);
}

suite('Activation', () => {
  test('sleeps until it is wanted', () => {
    assert.ok(!extension().isActive || wokenBy() === 'onLanguage:plaintext', `woken by ${wokenBy()}`);
  });

  test('wakes up from less than 300 kB', async function () {
    const bundle = await vscode.workspace.fs.stat(
      vscode.Uri.joinPath(extension().extensionUri, 'dist', 'extension.js'),
    );
    const slept = !extension().isActive;
    // Of the thread that activates, where Node can tell (24): the host's compiler and collector do other work beside it.
    const { threadCpuUsage } = process as { threadCpuUsage?: typeof process.cpuUsage };
    const usage = (threadCpuUsage ?? process.cpuUsage).bind(process);
    const [began, busy] = [performance.now(), usage()];
    await api();
    const [clock, { user, system }] = [performance.now() - began, usage(busy)];
    const spent = (user + system) / 1000;
    // What was measured stands in the report: `npm run bench:activation` prints it.
    if (this.test)
      this.test.title += slept
        ? ` [${spent.toFixed(1)} ms of CPU, ${clock.toFixed(1)} ms by the clock, ${bundle.size} bytes]`
        : ` [not measured: VS Code had woken it; ${bundle.size} bytes]`;
    assert.equal(extension().isActive, true);
    assert.ok(bundle.size < BUDGET.bundleBytes, `${bundle.size} bytes`);
  });

  test('exports a versioned API', async () => {
    const exported = await api();
    assert.equal(extension().isActive, true);
    assert.equal(exported.version, 1);
    assert.equal(typeof exported.analyze, 'function');
    assert.equal(typeof exported.onDidDraw, 'function');
  });

  test('registers every command it contributes, and the promised ones are among them', async () => {
    await api();
    const contributed = (extension().packageJSON.contributes.commands as ContributedCommand[]).map(
      ({ command }) => command,
    );
    const registered = (await vscode.commands.getCommands(true)).filter((id) => id.startsWith('hopscope.'));
    assert.deepEqual(
      contributed.filter((id) => !registered.includes(id)),
      [],
    );
    assert.deepEqual(
      COMMANDS.filter((id) => !contributed.includes(`hopscope.${id}`)),
      [],
    );
  });

  test('shows its commands under "Hopscope" with resolved titles', () => {
    const commands = extension().packageJSON.contributes.commands as ContributedCommand[];
    for (const { command, title, category } of commands) {
      assert.equal(category, 'Hopscope', command);
      assert.doesNotMatch(title, /^%|^$/, `${command} has the title "${title}"`);
    }
  });
});
