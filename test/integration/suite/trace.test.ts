import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { drawnBy } from '../diagram';
import { api } from '../extension';

/** This machine itself is the target: nothing leaves it. */
suite('Trace Route', () => {
  test('traces loopback into an editor and draws it', async () => {
    await api();
    const drawn = await drawnBy(async () => {
      const done = vscode.commands.executeCommand('hopscope.traceRoute', '127.0.0.1');
      // The input box has the address already: Enter starts the trace.
      await new Promise((resolve) => setTimeout(resolve, 1500));
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      await done;
    });
    assert.equal(drawn.kind, 'route');
    const document = vscode.workspace.textDocuments.find((one) => one.getText().startsWith('# hopscope:'));
    assert.match(document?.getText() ?? '', /^traceroute to 127\.0\.0\.1 [^\n]*\n 1 +127\.0\.0\.1 /m);
    assert.equal(document?.languageId, 'traceroute');
  });
});
