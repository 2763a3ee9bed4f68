import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { drawnBy, nothingDrawnBy, run } from '../diagram';
import { closeAll, example, openExample, textOfExample } from '../documents';

const VIEW = 'hopscope.savedDiagram';
const file = () => example('home-campus/lecture.hopscope.json');
const mark = (subject: string) => ({ webviewSection: 'node', subject });
const GATEWAY = mark('router:192.168.56.254');

async function document(): Promise<vscode.TextDocument> {
  return vscode.workspace.openTextDocument(file());
}

interface File {
  readonly corrections?: readonly Record<string, unknown>[];
  readonly hosts?: readonly { readonly name: string; readonly at: string }[];
  readonly names?: Record<string, string>;
  readonly icons?: Record<string, string>;
  readonly sources: readonly { readonly name: string; readonly text: readonly string[] }[];
}

const read = async (): Promise<File> => JSON.parse((await document()).getText()) as File;

/** The trace of the lecture, drawn in the panel and saved from there. */
async function saveLecture(): Promise<void> {
  await openExample('home-campus/forward.nmap.txt');
  await drawnBy(run('analyzeTraceroute'));
  const { kind, nodes } = await drawnBy(run('saveDiagram', file()));
  assert.equal(kind, 'route');
  assert.ok(nodes >= 12, `${nodes} nodes for 12 hops`);
}

function editorIsOpen(): boolean {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputCustom && input.viewType === VIEW;
}

suite('Saved diagram', () => {
  setup(closeAll);
  teardown(async () => {
    await (await document().then(undefined, () => undefined))?.save();
    await closeAll();
    await vscode.workspace.fs.delete(file()).then(undefined, () => undefined);
  });

  test('holds the text and opens in its own editor', async () => {
    await saveLecture();
    assert.ok(editorIsOpen(), 'the editor of saved diagrams is not the active one');
    const [source, more] = (await read()).sources;
    assert.equal(more, undefined);
    assert.equal(source?.text.join('\n'), await textOfExample('home-campus/forward.nmap.txt'));
    assert.equal((await document()).isDirty, false);
  });

  test('a correction is an edit of the text: drawn, undone, done again, saved, and there when it is opened again', async () => {
    await saveLecture();
    const before = (await document()).getText();
    await drawnBy(run('unmarkNat', GATEWAY));
    assert.deepEqual((await read()).corrections, [{ kind: 'no-nat', address: '192.168.56.254' }]);
    assert.equal((await document()).isDirty, true);
    const after = (await document()).getText();

    await drawnBy(() => vscode.commands.executeCommand('undo'));
    assert.equal((await document()).getText(), before);
    await drawnBy(() => vscode.commands.executeCommand('redo'));
    assert.equal((await document()).getText(), after);

    await vscode.commands.executeCommand('workbench.action.files.save');
    assert.equal((await document()).isDirty, false);
    await closeAll();
    const { kind } = await drawnBy(() => vscode.commands.executeCommand('vscode.open', file()));
    assert.equal(kind, 'route');
    assert.ok(editorIsOpen(), 'opening the file does not lead to its editor');
    await run('showAsText')();
    const text = vscode.window.activeTextEditor?.document.getText() ?? '';
    assert.ok(text.includes('192.168.56.254'), 'the diagram as text lacks the gateway');
    assert.ok(!/napt/i.test(text), `the translation is still there:\n${text}`);
  });

  test('names, symbols, hosts, borders and routers are changed in the picture', async () => {
    await saveLecture();
    await drawnBy(run('renameThing', GATEWAY, 'home-gw'));
    await drawnBy(run('chooseIcon', GATEWAY, 'wireless'));
    const { nodes } = await drawnBy(
      run('addHost', GATEWAY, { kind: 'phone', name: 'phone', address: '192.168.56.11' }),
    );
    await drawnBy(run('joinRouters', mark('router:202.244.32.228'), ['202.244.32.242']));
    const saved = await read();
    assert.deepEqual(saved.names, { '192.168.56.254': 'home-gw' });
    assert.deepEqual(saved.icons, { '192.168.56.254': 'wireless' });
    assert.deepEqual(saved.hosts, [
      { id: 'host:user:1', name: 'phone', kind: 'phone', at: '192.168.56.254', addresses: ['192.168.56.11'] },
    ]);
    assert.deepEqual(saved.corrections, [{ kind: 'one-router', addresses: ['202.244.32.228', '202.244.32.242'] }]);
    assert.ok(nodes >= 13, `${nodes} nodes: the phone is not drawn`);
  });

  test('a broken text keeps the last good drawing, and the next good one is drawn', async () => {
    await saveLecture();
    const whole = (await document()).getText();
    const replace = async (text: string): Promise<void> => {
      const edit = new vscode.WorkspaceEdit();
      const all = await document();
      edit.replace(all.uri, new vscode.Range(all.positionAt(0), all.positionAt(all.getText().length)), text);
      await vscode.workspace.applyEdit(edit);
    };
    await nothingDrawnBy(() => replace(whole.slice(0, -20)));
    // An edit in the picture must not write over what the user is mending.
    await nothingDrawnBy(run('renameThing', GATEWAY, 'x'));
    assert.equal((await document()).getText(), whole.slice(0, -20));
    await drawnBy(() => replace(whole));
  });

  test('an ordinary picture keeps corrections until it is saved', async () => {
    await openExample('home-campus/forward.nmap.txt');
    await drawnBy(run('analyzeTraceroute'));
    await drawnBy(run('unmarkNat', GATEWAY));
    await drawnBy(run('saveDiagram', file()));
    assert.deepEqual((await read()).corrections, [{ kind: 'no-nat', address: '192.168.56.254' }]);
  });
});
