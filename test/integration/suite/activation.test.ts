import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, extension } from '../extension';

const COMMANDS = ['analyzeReceived', 'analyzeTraceroute', 'compareRoutes', 'exportDiagram', 'openSample', 'showAsText'];

interface ContributedCommand {
  readonly command: string;
  readonly title: string;
  readonly category?: string;
}

suite('Activation', () => {
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
