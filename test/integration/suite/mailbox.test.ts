import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { FromWebview, PanelContent, ToWebview } from '../../../src/protocol/messages';
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

interface Page {
  /** What the webview was sent last. */
  content(): PanelContent;
  /** Says to the extension what the page says when something in it is clicked. */
  say(message: FromWebview): void;
}

/** Does something that makes the panel anew, with an ear on what it and its page say to each other. */
async function listened(act: () => Thenable<unknown>): Promise<Page> {
  const real = vscode.window.createWebviewPanel;
  let content: PanelContent | undefined;
  const listeners: ((message: FromWebview) => unknown)[] = [];
  const make: typeof real = (...args) => {
    const panel = real.apply(vscode.window, args);
    const { webview } = panel;
    const post = webview.postMessage.bind(webview);
    const listen = webview.onDidReceiveMessage;
    const postMessage = (message: ToWebview): Thenable<boolean> => {
      if (message.type === 'draw') content = message.content;
      return post(message);
    };
    const onDidReceiveMessage: typeof listen = (listener, ...rest) => {
      listeners.push(listener);
      return listen(listener, ...rest);
    };
    Object.defineProperty(webview, 'postMessage', { value: postMessage });
    Object.defineProperty(webview, 'onDidReceiveMessage', { value: onDidReceiveMessage });
    return panel;
  };
  Object.assign(vscode.window, { createWebviewPanel: make });
  try {
    await act();
  } finally {
    Object.assign(vscode.window, { createWebviewPanel: real });
  }
  return {
    content: () => {
      assert.ok(content, 'nothing was sent to the page');
      return content;
    },
    say: (message) => listeners.forEach((listener) => listener(message)),
  };
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
});
