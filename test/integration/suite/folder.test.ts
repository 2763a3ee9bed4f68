import assert from 'node:assert/strict';
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as vscode from 'vscode';
import { drawnBy, nothingDrawnBy, panelTabs, run } from '../diagram';
import { closeAll } from '../documents';
import { listened } from '../page';

function trace(n: number): string {
  const target = `203.0.113.${n % 250}`;
  const hop = `198.51.100.${n % 250}`;
  return `traceroute to ${target} (${target}), 30 hops max, 60 byte packets
 1  192.168.1.1 (192.168.1.1)  0.123 ms  0.234 ms  0.345 ms
 2  ${hop} (${hop})  1.123 ms  1.234 ms  1.345 ms
 3  ${target} (${target})  3.123 ms  3.234 ms  3.345 ms

`;
}

suite('Folders of traces', () => {
  let root: string;

  function folder(name: string, files: Readonly<Record<string, string>>): vscode.Uri {
    const path = join(root, name);
    mkdirSync(path);
    for (const [file, text] of Object.entries(files)) writeFileSync(join(path, file), text);
    return vscode.Uri.file(path);
  }

  const manyFiles = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, n) => [`t${String(n).padStart(3, '0')}.txt`, trace(n)]));

  suiteSetup(() => {
    root = mkdtempSync(join(tmpdir(), 'hs-folder-'));
  });
  setup(closeAll);
  suiteTeardown(async () => {
    await closeAll();
    rmSync(root, { recursive: true, force: true });
  });

  test('many traces are one picture, and a router leads to the line where it was seen first', async () => {
    const uri = folder('many', { ...manyFiles(60), 'notes.md': '# Nothing of ours\n' });
    const page = await listened(() => drawnBy(run('drawFolder', uri, [uri])));
    const { banner, inspector, origins } = page.content();
    assert.match(banner, /60 traces read: .*1 file without a trace/);
    assert.equal(origins?.length, 1, 'a reload would open every file');
    assert.equal(panelTabs()[0]?.label, 'Hopscope: many');
    const evidence = inspector['if:198.51.100.7']?.facts.find((fact) => fact.evidence)?.evidence;
    assert.ok(evidence, 'the address has no place');
    assert.equal(evidence.label, 't007.txt:3');
    page.say({ type: 'reveal', evidence, toSide: false });
    for (let n = 0; n < 50 && vscode.window.visibleTextEditors.length === 0; n++) await sleep(100);
    const [editor] = vscode.window.visibleTextEditors;
    assert.equal(editor?.document.uri.path, `${uri.path}/t007.txt`);
    assert.equal(editor.document.getText(editor.selection), '198.51.100.7');
  });

  test('what is selected inside a selected folder is read once', async () => {
    const uri = folder('twice', manyFiles(30));
    const inner = vscode.Uri.joinPath(uri, 't001.txt');
    const page = await listened(() => drawnBy(run('drawFolder', uri, [uri, inner])));
    assert.match(page.content().banner, /^30 traces read/);
  });

  test('a few traces are drawn from their texts: edits are followed', async () => {
    const uri = folder('few', { 'one.txt': trace(1), 'two.txt': trace(2), 'notes.md': '# Nothing\n' });
    const page = await listened(() => drawnBy(run('drawFolder', uri, [uri])));
    const { banner, origins } = page.content();
    assert.match(banner, /^Taken for .*1 file without a trace/);
    assert.equal(origins?.length, 2);
    const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(uri, 'two.txt'));
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), trace(9));
    await drawnBy(() => vscode.workspace.applyEdit(edit));
    assert.ok(page.content().inspector['if:198.51.100.9'], 'the edit was not drawn');
  });

  test('a folder without files and one without traces are told in words', async () => {
    const cases: readonly (readonly [string, Readonly<Record<string, string>>, RegExp])[] = [
      ['empty', {}, /^There are no files in empty: /],
      ['words', { 'a.md': '# A\n', 'b.md': '# B\n' }, /^No trace was found in the 2 files of words: /],
      [
        'mails',
        {
          'a.eml':
            'Received: from a.example.org by b.example.org; Fri, 20 Nov 2026 10:00:00 +0000\nSubject: A\n\nText\n',
        },
        /1 file of mail left out/,
      ],
    ];
    for (const [name, files, expected] of cases) {
      await closeAll();
      const uri = folder(name, files);
      const page = await listened(() => nothingDrawnBy(run('drawFolder', uri, [uri]), 500));
      for (let n = 0; n < 100 && page.problem() === undefined; n++) await sleep(100);
      assert.match(page.problem() ?? '', expected);
    }
  });

  test('reading stops when its Cancel button is pressed, and what was read is drawn', async function () {
    this.timeout(600_000);
    // The name is what run.mjs looks for in the workbench.
    const uri = folder('press-cancel', {});
    const piece = Array.from({ length: 10_000 }, (_, n) => trace(n)).join('');
    for (let n = 0; n < 60; n++) appendFileSync(join(uri.fsPath, `t${n}.txt`), piece);
    const page = await listened(() =>
      drawnBy(async () => {
        const reading = run('drawFolder', uri, [uri])();
        // Under test a workbench shows no notification by itself.
        for (let n = 0; n < 5; n++) {
          await sleep(700);
          await vscode.commands.executeCommand('notifications.showList');
        }
        await reading;
      }, 300_000),
    );
    const { banner } = page.content();
    const [, stopped, read] =
      /^Stopped: the answer is that of the first ([\d,]+) traces\. ([\d,]+) traces read/.exec(banner) ?? [];
    assert.ok(stopped && stopped === read, banner);
    assert.ok(Number(read.replaceAll(',', '')) < 600_000, banner);
    rmSync(uri.fsPath, { recursive: true });
  });
});
