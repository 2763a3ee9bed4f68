import assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as vscode from 'vscode';
import { drawnBy, nothingDrawnBy, panelTabs, run } from '../diagram';
import { closeAll } from '../documents';
import { listened } from '../page';

/** Ten megabytes is where an editor's text ends and the stream begins. */
const LARGE = 12_000_000;
/** Enough headers for a quarter of a minute and more, so that a person can press a button meanwhile. Bytes. */
const HUGE = 300_000_000;

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

  test('a message of a large one is drawn when it is picked from its table', async () => {
    const uri = mailboxFile(folder, LARGE);
    const page = await listened(() => drawnBy(run('analyzeReceived', uri)));
    const facts = Object.values(page.content().inspector).flatMap((entry) => entry.facts);
    const listed = facts.find(({ value, opens }) => opens !== undefined && value === 'Message 4');
    assert.ok(listed?.opens, 'the table lists no such message');
    const message = listed.opens;
    const { kind, nodes } = await drawnBy(async () => page.say({ type: 'open', message }));
    assert.equal(kind, 'mail');
    assert.ok(nodes >= 1, `${nodes} nodes for one Received field`);
    const { shown, scenes } = page.content();
    assert.match(scenes[shown ?? 0]?.title ?? '', /Message 4/);
    const drawn = JSON.stringify(scenes[shown ?? 0]);
    for (const expected of ['198.51.100.5', 'out.example.org', 'mx.example.net']) assert.ok(drawn.includes(expected));
  });

  test('reading a large one stops when its Cancel button is pressed, and nothing is drawn', async function () {
    this.timeout(600_000);
    const piece = Array.from({ length: 20_000 }, (_, n) => message(n).split('\n\n', 1)[0] + '\n\n').join('');
    // The name is what run.mjs looks for in the workbench.
    const path = join(folder, 'press-cancel.mbox');
    for (let written = 0; written < HUGE; written += piece.length) appendFileSync(path, piece);
    const page = await listened(() =>
      nothingDrawnBy(async () => {
        const reading = run('analyzeReceived', vscode.Uri.file(path))();
        // Under test a workbench shows no notification by itself.
        for (let n = 0; n < 5; n++) {
          await sleep(700);
          await vscode.commands.executeCommand('notifications.showList');
        }
        await reading;
      }),
    );
    assert.match(page.problem() ?? '', /^Reading press-cancel\.mbox was stopped before its end/);
    rmSync(path);
  });
});
