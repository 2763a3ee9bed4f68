import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll } from '../documents';
import { drawnBy } from '../diagram';
import { api } from '../extension';
import { textOfExample } from '../documents';

const GERMAN = `Routenverfolgung zu www.example.org [198.51.100.80]
über maximal 30 Hops:

  1    <1 ms    <1 ms     1 ms  192.168.1.1
  2     *        *        *     Zeitüberschreitung der Anforderung.
  3     9 ms     9 ms     9 ms  198.51.100.80

Ablaufverfolgung beendet.
`;

const JAPANESE = `login.example.jp [198.51.100.80] へのルートをトレースしています
経由するホップ数は最大 30 です:

  1    <1 ms    <1 ms     1 ms  192.168.1.1
  2     *        *        *     要求がタイムアウトしました。
  3     9 ms     9 ms     9 ms  login.example.jp [198.51.100.80]

トレースを完了しました。
`;

suite('Encodings', () => {
  suiteSetup(() => api());
  teardown(closeAll);

  test('what Windows redirected in its code page is opened as what it is', async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    const uri = vscode.Uri.joinPath(folder.uri, 'redirected.txt');
    await vscode.workspace.fs.writeFile(uri, new Uint8Array(Buffer.from(GERMAN, 'latin1')));
    try {
      const drawn = await drawnBy(() => vscode.commands.executeCommand('hopscope.analyzeTraceroute', uri));
      assert.equal(drawn.kind, 'route');
      assert.equal(await textOfExample('redirected.txt'), GERMAN);
    } finally {
      await vscode.workspace.fs.delete(uri);
    }
  });

  for (const [language, text] of [
    ['German', GERMAN],
    // VS Code refuses to open it: it is binary to it.
    ['Japanese', JAPANESE],
  ] as const) {
    test(`UTF-16 without a mark is drawn: ${language}`, async () => {
      const [folder] = vscode.workspace.workspaceFolders ?? [];
      assert.ok(folder);
      const uri = vscode.Uri.joinPath(folder.uri, `utf16-${language}.txt`);
      await vscode.workspace.fs.writeFile(uri, new Uint8Array(Buffer.from(text, 'utf16le')));
      try {
        const drawn = await drawnBy(() => vscode.commands.executeCommand('hopscope.analyzeTraceroute', uri));
        assert.equal(drawn.kind, 'route');
      } finally {
        await vscode.workspace.fs.delete(uri);
      }
    });
  }
});
