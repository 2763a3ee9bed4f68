import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { drawnBy, panelTabs, run } from '../diagram';
import { closeAll } from '../documents';

/** Ten megabytes is where an editor's text ends and the stream begins. */
const LARGE = 12_000_000;

function message(n: number): string {
  const peer = `198.51.100.${1 + (n % 9)}`;
  return `From user${n}@example.org Fri Nov 20 10:00:00 2026
Received: from out.example.org (out.example.org [${peer}])
\tby mx.example.net (Postfix) with ESMTPS id 4XyAbCdEf${n % 10}
\tfor <me@example.net>; Fri, 20 Nov 2026 10:00:00 +0000
From: user${n}@example.org
Subject: Message ${n}
Message-ID: <${n}@example.org>

${'Nothing of interest stands here.\n'.repeat(60)}
`;
}

function mailboxFile(folder: string, bytes: number): vscode.Uri {
  const piece = Array.from({ length: 500 }, (_, n) => message(n)).join('');
  const path = join(folder, `${bytes}.mbox`);
  writeFileSync(path, piece.repeat(Math.ceil(bytes / piece.length)));
  return vscode.Uri.file(path);
}

suite('Mailboxes', () => {
  let folder: string;

  suiteSetup(() => {
    folder = mkdtempSync(join(tmpdir(), 'hs-mbox-'));
  });
  setup(closeAll);
  suiteTeardown(async () => {
    await closeAll();
    rmSync(folder, { recursive: true, force: true });
  });

  test('a small one is drawn as its origins', async () => {
    const { kind, nodes } = await drawnBy(run('analyzeReceived', mailboxFile(folder, 100_000)));
    assert.equal(kind, 'mailbox');
    assert.ok(nodes >= 1, `${nodes} nodes`);
  });

  test('one that no editor takes is read as a stream', async () => {
    const uri = mailboxFile(folder, LARGE);
    const { kind, nodes } = await drawnBy(run('analyzeReceived', uri));
    assert.equal(kind, 'mailbox');
    assert.ok(nodes >= 1, `${nodes} nodes`);
    assert.equal(panelTabs().length, 1);
    const opened = vscode.workspace.textDocuments.filter((document) => document.uri.path === uri.path);
    assert.equal(opened.length, 0, 'the whole file became a text in memory');
  });
});
