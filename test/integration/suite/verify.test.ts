import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { drawnBy, run } from '../diagram';
import { closeAll, openExample } from '../documents';

/** What the extension says in a warning while something is done; nobody answers it, so nothing is ever asked of a resolver. */
async function warningsOf(act: () => Thenable<unknown>): Promise<readonly string[]> {
  const real = vscode.window.showWarningMessage;
  const said: string[] = [];
  const listen = (message: string): Thenable<undefined> => {
    said.push(message);
    return Promise.resolve(undefined);
  };
  Object.assign(vscode.window, { showWarningMessage: listen });
  try {
    await act();
  } finally {
    Object.assign(vscode.window, { showWarningMessage: real });
  }
  return said;
}

suite('Verify Authentication', () => {
  const settings = () => vscode.workspace.getConfiguration('hopscope.mail');
  const allow = (value: boolean | undefined) =>
    settings().update('verification', value, vscode.ConfigurationTarget.Global);

  setup(closeAll);
  teardown(() => allow(undefined));
  suiteTeardown(closeAll);

  test('says that it is off, and asks nobody', async () => {
    await openExample('mail/pot-seller.eml');
    await drawnBy(run('analyzeReceived'));
    const said = await warningsOf(run('verifyAuthentication'));
    assert.equal(said.length, 1);
    assert.match(said[0] ?? '', /hopscope\.mail\.verification/);
  });

  test('refuses headers without the message', async () => {
    await allow(true);
    const document = await vscode.workspace.openTextDocument({
      language: 'plaintext',
      content: `Received: from out.example.org (out.example.org [198.51.100.7]) by mx.example.net (Postfix)
\twith ESMTPS id 4XyAbCdEf1; Fri, 20 Nov 2026 10:00:00 +0000
DKIM-Signature: v=1; a=rsa-sha256; d=example.org; s=k1; h=from; bh=AAAA; b=AAAA
From: user@example.org
Subject: Only the headers
`,
    });
    await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.One, preview: false });
    await drawnBy(run('analyzeReceived'));
    const said = await warningsOf(run('verifyAuthentication'));
    assert.equal(said.length, 1);
    assert.match(said[0] ?? '', /^A signature covers the body too/);
  });
});
