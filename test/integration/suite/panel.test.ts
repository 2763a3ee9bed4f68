import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { drawnBy, nothingDrawnBy, panelTabs, run } from '../diagram';
import { closeAll, example, openExample, openUntitled, replaceAll, textOfExample } from '../documents';

suite('Diagram panel', () => {
  setup(closeAll);
  suiteTeardown(closeAll);

  test('draws a traceroute beside the text and leaves the focus there', async () => {
    const editor = await openExample('home-campus/forward.nmap.txt');
    const { kind, nodes } = await drawnBy(run('analyzeTraceroute'));
    assert.equal(kind, 'route');
    assert.ok(nodes >= 12, `${nodes} nodes for 12 hops`);
    assert.equal(panelTabs().length, 1);
    assert.notEqual(panelTabs()[0]?.group.viewColumn, editor.viewColumn);
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), editor.document.uri.toString());
  });

  test('draws a mail path', async () => {
    await openExample('mail/pot-seller.eml');
    const { kind, nodes } = await drawnBy(run('analyzeReceived'));
    assert.equal(kind, 'mail');
    assert.ok(nodes >= 3, `${nodes} nodes for 3 Received fields`);
  });

  test('either Analyze command draws whatever it finds', async () => {
    await openExample('mail/pot-seller.eml');
    assert.equal((await drawnBy(run('analyzeTraceroute'))).kind, 'mail');
    await openExample('home-campus/return.traceroute.txt');
    assert.equal((await drawnBy(run('analyzeReceived'))).kind, 'route');
  });

  test('uses one panel again', async () => {
    await openExample('home-campus/forward.nmap.txt');
    await drawnBy(run('analyzeTraceroute'));
    await openExample('home-campus/return.traceroute.txt');
    await drawnBy(run('analyzeTraceroute'));
    assert.equal(panelTabs().length, 1);
  });

  test('draws only what is selected', async () => {
    const editor = await openUntitled(await textOfExample('home-campus/return.traceroute.txt'));
    const whole = await drawnBy(run('analyzeTraceroute'));
    editor.selection = new vscode.Selection(0, 0, 4, 0);
    const part = await drawnBy(run('analyzeTraceroute'));
    assert.ok(part.nodes < whole.nodes, `${part.nodes} nodes for three hops, ${whole.nodes} for all`);
  });

  test('follows edits', async () => {
    const editor = await openUntitled(await textOfExample('home-campus/return.traceroute.txt'));
    await drawnBy(run('analyzeTraceroute'));
    const mail = await textOfExample('mail/pot-seller.eml');
    assert.equal((await drawnBy(() => replaceAll(editor, mail))).kind, 'mail');
  });

  test('draws nothing new for a text that makes no sense', async () => {
    const editor = await openUntitled(await textOfExample('home-campus/return.traceroute.txt'));
    await drawnBy(run('analyzeTraceroute'));
    await nothingDrawnBy(() => replaceAll(editor, 'Nothing of ours is in here.\n'));
    assert.equal(panelTabs().length, 1);
  });

  test('takes the clipboard when no document is open', async () => {
    await vscode.env.clipboard.writeText(await textOfExample('home-campus/forward.nmap.txt'));
    const { kind, nodes } = await drawnBy(run('analyzeTraceroute'));
    assert.equal(kind, 'route');
    assert.ok(nodes >= 12, `${nodes} nodes for 12 hops`);
  });

  test('opens an untitled document when the clipboard holds nothing of ours, and draws what is pasted there', async () => {
    await vscode.env.clipboard.writeText('a secret that must not be shown');
    await nothingDrawnBy(run('analyzeTraceroute'));
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.isUntitled, true);
    assert.equal(editor.document.getText(), '');
    const trace = await textOfExample('home-campus/return.traceroute.txt');
    assert.equal((await drawnBy(() => replaceAll(editor, trace))).kind, 'route');
  });

  test('compares files that were picked in the explorer', async () => {
    const picked = ['forward.tracert.txt', 'forward.nmap.txt', 'return.traceroute.txt'].map((name) =>
      example(`home-campus/${name}`),
    );
    const { kind, nodes } = await drawnBy(run('compareRoutes', picked[0], picked));
    assert.equal(kind, 'route');
    assert.ok(nodes >= 14, `${nodes} nodes, the worked example has 15 machines`);
  });

  test('shows the diagram as text', async () => {
    await openExample('home-campus/forward.nmap.txt');
    await drawnBy(run('analyzeTraceroute'));
    await run('showAsText')();
    const text = vscode.window.activeTextEditor?.document;
    assert.equal(text?.isUntitled, true);
    for (const expected of ['login.cuc.ac.jp', '192.168.56.254', '202.244.32.228']) {
      assert.ok(text.getText().includes(expected), `${expected} is missing in:\n${text.getText()}`);
    }
  });

  test('redraws when a setting of ours changes', async () => {
    await openExample('mail/pot-seller.eml');
    await drawnBy(run('analyzeReceived'));
    const settings = vscode.workspace.getConfiguration('hopscope');
    const relays = () =>
      settings.update('trust.relays', ['grey.ep.sci.hokudai.ac.jp'], vscode.ConfigurationTarget.Workspace);
    try {
      assert.equal((await drawnBy(relays)).kind, 'mail');
    } finally {
      await settings.update('trust.relays', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });
});
