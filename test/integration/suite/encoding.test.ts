import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll } from '../documents';
import { drawnBy } from '../diagram';
import { api } from '../extension';
import { textOfExample } from '../documents';

const JAPANESE = `www.example.ac.jp [198.51.100.80] へのルートをトレースしています
経由するホップ数は最大 30 です:

  1    <1 ms    <1 ms     1 ms  192.168.1.1
  2     *        *        *     要求がタイムアウトしました。
  3     9 ms     9 ms     9 ms  198.51.100.80

トレースを完了しました。
`;

suite('Encodings', () => {
  suiteSetup(() => api());
  teardown(closeAll);

  test('what Windows redirected into UTF-16 is opened as what it is', async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    const uri = vscode.Uri.joinPath(folder.uri, 'redirected.txt');
    await vscode.workspace.fs.writeFile(uri, new Uint8Array(Buffer.from(JAPANESE, 'utf16le')));
    try {
      const drawn = await drawnBy(() => vscode.commands.executeCommand('hopscope.analyzeTraceroute', uri));
      assert.equal(drawn.kind, 'route');
      assert.equal(await textOfExample('redirected.txt'), JAPANESE);
    } finally {
      await vscode.workspace.fs.delete(uri);
    }
  });
});
