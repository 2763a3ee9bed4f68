import assert from 'node:assert/strict';
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

suite('Activation', () => {
  test('sleeps until it is wanted', () => {
    assert.equal(extension().isActive, false);
  });

  test('wakes up from less than 300 kB', async function () {
    const bundle = await vscode.workspace.fs.stat(
      vscode.Uri.joinPath(extension().extensionUri, 'dist', 'extension.js'),
    );
    assert.equal(extension().isActive, false, 'what is awake cannot be woken');
    // Of the thread that activates, where Node can tell (24): the host's compiler and collector do other work beside it.
    const { threadCpuUsage } = process as { threadCpuUsage?: typeof process.cpuUsage };
    const usage = (threadCpuUsage ?? process.cpuUsage).bind(process);
    const [began, busy] = [performance.now(), usage()];
    await api();
    const [clock, { user, system }] = [performance.now() - began, usage(busy)];
    const spent = (user + system) / 1000;
    // What was measured stands in the report: `npm run bench:activation` prints it.
    if (this.test)
      this.test.title += ` [${spent.toFixed(1)} ms of CPU, ${clock.toFixed(1)} ms by the clock, ${bundle.size} bytes]`;
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
