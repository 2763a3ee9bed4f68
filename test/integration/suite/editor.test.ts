import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api } from '../extension';

const TRACE = `traceroute to www.example.org (198.51.100.80), 30 hops max, 60 byte packets
 1  192.168.1.1  1.0 ms  1.1 ms  5.2 ms
~~ what is this ~~
 2  bras.example.net (203.0.113.1)  4.0 ms  4.1 ms  4.2 ms
 3  198.51.100.80  9.0 ms  9.1 ms  9.2 ms
`;
const PROSE = 'Dear colleagues,\n\n1. call 192 at noon\n2. bring 3 chairs\n';

async function open(content: string, language?: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument({ content, ...(language && { language }) });
  await vscode.window.showTextDocument(document);
  return document;
}

async function lensTitles(document: vscode.TextDocument): Promise<readonly (string | undefined)[]> {
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    'vscode.executeCodeLensProvider',
    document.uri,
    9,
  );
  return lenses.map(({ command }) => command?.title);
}

async function problems(document: vscode.TextDocument, count: number): Promise<readonly vscode.Diagnostic[]> {
  for (let tries = 0; tries < 50; tries++) {
    const found = vscode.languages.getDiagnostics(document.uri);
    if (found.length === count) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return vscode.languages.getDiagnostics(document.uri);
}

suite('Text editor', () => {
  suiteSetup(() => api());

  test('recognises its languages by the first line', async () => {
    const languages = await vscode.languages.getLanguages();
    assert.ok(languages.includes('traceroute') && languages.includes('mail-headers'));
    assert.equal((await open(TRACE)).languageId, 'traceroute');
    assert.equal((await open('Received: from a by b; Fri, 20 Nov 2026 10:00:00 +0000\n')).languageId, 'mail-headers');
  });

  test('puts a lens over a trace, in plain text and Markdown too', async () => {
    for (const language of ['traceroute', 'plaintext', 'markdown']) {
      const titles = await lensTitles(await open(`Notes\n\n${TRACE}`, language));
      assert.deepEqual(titles, ['Draw route · 3 hops · 1 NAT'], language);
    }
  });

  test('leaves prose alone', async () => {
    const document = await open(PROSE, 'plaintext');
    assert.deepEqual(await lensTitles(document), []);
    assert.deepEqual(await problems(document, 0), []);
  });

  test('explains the address under the pointer', async () => {
    const document = await open(TRACE);
    const place = document.positionAt(TRACE.indexOf('203.0.113.1') + 2);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      place,
    );
    const text = hovers.flatMap(({ contents }) => contents.map((one) => (one as vscode.MarkdownString).value)).join();
    assert.match(text, /bras\.example\.net/);
  });

  test('outlines and folds', async () => {
    const document = await open(TRACE);
    const [symbol] = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    assert.equal(symbol?.children.length, 3);
    const folds = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
      'vscode.executeFoldingRangeProvider',
      document.uri,
    );
    assert.deepEqual(
      folds.map(({ start, end }) => [start, end]),
      [[0, 4]],
    );
  });

  test('lists what was not understood, and stops when it is ignored', async () => {
    const document = await open(TRACE);
    const [problem] = await problems(document, 1);
    assert.equal(problem?.code, 'trace/unparsed');
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      problem.range,
    );
    const ignore = actions.find(({ command }) => command?.command === 'hopscope.ignoreRemark');
    assert.ok(ignore?.command);
    try {
      await vscode.commands.executeCommand(ignore.command.command, ...(ignore.command.arguments as unknown[]));
      assert.deepEqual(await problems(document, 0), []);
    } finally {
      await vscode.workspace
        .getConfiguration('hopscope.editor')
        .update('ignore', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  test('has one switch that turns all hints off', async () => {
    const document = await open(TRACE);
    const settings = vscode.workspace.getConfiguration('hopscope.editor');
    try {
      await settings.update('hints', false, vscode.ConfigurationTarget.Workspace);
      assert.deepEqual(await lensTitles(document), []);
      assert.deepEqual(await problems(document, 0), []);
    } finally {
      await settings.update('hints', undefined, vscode.ConfigurationTarget.Workspace);
    }
    assert.equal((await lensTitles(document)).length, 1);
  });
});
