import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { drawnBy, panelTabs, run } from '../diagram';
import { closeAll, example, openExample, textOfExample } from '../documents';

const labels = (): readonly string[] => panelTabs().map(({ label }) => label);

/** Panels change their tabs after the command has answered. */
async function until(what: string, holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 100 && !holds(); tries++) await new Promise((resolve) => setTimeout(resolve, 100));
  assert.ok(holds(), `${what}; the panels are ${JSON.stringify(labels())}`);
}

/** An untitled document whose language is that of traces, as a `.traceroute` file has it. */
async function openTrace(content: string): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument({ content, language: 'traceroute' });
  return vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.One, preview: false });
}

suite('Kept panels and comparing', () => {
  setup(closeAll);
  suiteTeardown(closeAll);

  test('a kept panel stays with its text, the next picture opens another one', async () => {
    await openExample('home-campus/forward.nmap.txt');
    await drawnBy(run('analyzeTraceroute'));
    await run('keepPanel')();
    await until('kept', () => labels().includes('[Hopscope: forward.nmap.txt]'));
    await openExample('mail/pot-seller.eml');
    assert.equal((await drawnBy(run('analyzeReceived'))).kind, 'mail');
    await until('two panels', () => panelTabs().length === 2);
    assert.ok(labels().includes('[Hopscope: forward.nmap.txt]'), JSON.stringify(labels()));
    assert.ok(labels().includes('Hopscope: pot-seller.eml'), JSON.stringify(labels()));
  });

  test('an unlocked panel is used again', async () => {
    await openExample('home-campus/forward.nmap.txt');
    await drawnBy(run('analyzeTraceroute'));
    await run('keepPanel')();
    await until('kept', () => labels().includes('[Hopscope: forward.nmap.txt]'));
    await run('unlockPanel')();
    await until('unlocked', () => labels().includes('Hopscope: forward.nmap.txt'));
    await openExample('mail/pot-seller.eml');
    await drawnBy(run('analyzeReceived'));
    assert.deepEqual(labels(), ['Hopscope: pot-seller.eml']);
  });

  test('the panel goes along to another trace, a kept one does not', async () => {
    const trace = await textOfExample('home-campus/return.traceroute.txt');
    await openTrace(trace);
    const first = await drawnBy(run('analyzeTraceroute'));
    const short = trace.split('\n').slice(0, 4).join('\n');
    const second = await drawnBy(() => openTrace(short));
    assert.ok(second.nodes < first.nodes, `${second.nodes} nodes for three hops, ${first.nodes} for all`);
    await run('keepPanel')();
    await until('kept', () => labels().some((label) => label.startsWith('[')));
    const before = labels();
    await openTrace(trace);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    assert.deepEqual(labels(), before);
  });

  test('two files are compared: one picture, and what differs in words', async () => {
    const files = ['home-campus/forward.tracert.txt', 'home-campus/forward.nmap.txt'].map(example);
    const { kind } = await drawnBy(run('compareFiles', files[0], files));
    assert.equal(kind, 'route');
    await run('showAsText')();
    const words = vscode.window.activeTextEditor?.document.getText() ?? '';
    assert.match(words, /^Compared: forward\.tracert\.txt → forward\.nmap\.txt: /);
    await drawnBy(run('swapSides'));
    await run('showAsText')();
    const swapped = vscode.window.activeTextEditor?.document.getText() ?? '';
    assert.match(swapped, /^Compared: forward\.nmap\.txt → forward\.tracert\.txt: /);
  });
});
