import assert from 'node:assert/strict';
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import dns from 'node:dns/promises';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as vscode from 'vscode';
import { drawnBy, run } from '../diagram';
import { closeAll, openExample } from '../documents';
import { startNameServer, type NameServer } from '../nameServer';
import { listened, warningsOf } from '../page';

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

  suite('against a name server on this machine', () => {
    const servers = dns.getServers();
    let server: NameServer;

    setup(async () => {
      await allow(true);
      server = await startNameServer(RECORDS);
      // Of the promises module: what was loaded before keeps its servers otherwise, and would ask the real ones.
      dns.setServers([`127.0.0.1:${server.port}`]);
    });
    teardown(async () => {
      dns.setServers(servers);
      await server.stop();
    });

    /** Opens the message, answers the prompt, and tells what was asked before and after, and what the page shows then. */
    async function verified(selector: string, answer: 'yes' | 'no') {
      const content = signed(selector);
      const folder = mkdtempSync(join(tmpdir(), 'hs-verify-'));
      const path = join(folder, 'signed.eml');
      writeFileSync(path, content);
      try {
        const page = await listened(() => drawnBy(run('analyzeReceived', vscode.Uri.file(path))));
        const shows = async (pattern: RegExp): Promise<void> => {
          for (let n = 0; n < 200 && !pattern.test(JSON.stringify(page.content())); n++) await sleep(100);
        };
        // The panel follows the editor: the first drawing may still be that of the text before.
        await shows(/mx\.example\.org/);
        let [askedBefore, detail] = [-1, ''];
        const verify = () =>
          warningsOf(run('verifyAuthentication'), (_message, names, buttons) => {
            [askedBefore, detail] = [server.asked.length, names];
            return answer === 'yes' ? buttons[0] : undefined;
          });
        const said = await verify();
        assert.match(said.join(' '), /Ask your DNS resolver/, 'there was no prompt');
        // Opening draws more than once, so a drawing is no sign: the finding in it is.
        if (answer === 'yes') await shows(/DKIM signature of|Key gone/);
        return { askedBefore, detail, asked: [...server.asked], shown: JSON.stringify(page.content()) };
      } finally {
        rmSync(folder, { recursive: true });
      }
    }

    test('names the records before it asks for one, and shows what they say', async () => {
      const { askedBefore, detail, asked, shown } = await verified('k1', 'yes');
      assert.equal(askedBefore, 0, 'a name was sent before anybody agreed');
      for (const name of asked.filter((one) => one !== 'spf.provider.example')) assert.ok(detail.includes(name), name);
      for (const name of ['k1._domainkey.sender.example', 'sender.example', '_dmarc.sender.example'])
        assert.ok(asked.includes(name), `${name} is not among ${asked.join(' ')}`);
      assert.match(shown, /The DKIM signature of sender\.example holds/);
    });

    test('asks nothing when nobody agrees', async () => {
      const { askedBefore, asked, shown } = await verified('k1', 'no');
      assert.deepEqual([askedBefore, asked], [0, []]);
      assert.doesNotMatch(shown, /DKIM signature of sender\.example holds/);
    });

    test('calls a key that is gone gone, and nothing forged', async () => {
      const { asked, shown } = await verified('old', 'yes');
      assert.ok(asked.includes('old._domainkey.sender.example'), asked.join(' '));
      assert.match(shown, /Key gone: old\._domainkey\.sender\.example/);
      assert.match(shown, /says nothing about forgery/);
      assert.doesNotMatch(shown, /does not fit/);
    });
  });
});

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const RECORDS: Readonly<Record<string, string>> = {
  'k1._domainkey.sender.example': `v=DKIM1; k=rsa; p=${publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`,
  'sender.example': 'v=spf1 include:spf.provider.example -all',
  'spf.provider.example': 'v=spf1 ip4:203.0.113.0/24 ~all',
  '_dmarc.sender.example': 'v=DMARC1; p=reject',
};

/** A message with a signature after RFC 6376, both parts as they stand ("simple"). */
function signed(selector: string): string {
  const [from, body] = ['From: News <news@sender.example>\r\n', 'The body.\r\n'];
  const hash = createHash('sha256').update(body).digest('base64');
  const unsigned = `DKIM-Signature: v=1; a=rsa-sha256; c=simple/simple; d=sender.example; s=${selector}; h=from; bh=${hash}; b=`;
  const signature = sign('sha256', Buffer.from(from + unsigned), privateKey).toString('base64');
  const trace =
    'Return-Path: <bounce@sender.example>\r\n' +
    'Received: from out.sender.example (out.sender.example [203.0.113.7])\r\n' +
    '\tby mx.example.org (Postfix) with ESMTPS id 4XyAbCdEf1; Sat, 31 Jan 2015 07:28:45 +0000\r\n';
  return `${trace}${unsigned}${signature}\r\n${from}Subject: hello\r\n\r\n${body}`;
}
