import assert from 'node:assert/strict';
import { hostname } from 'node:os';
import * as vscode from 'vscode';
import { drawnBy, nothingDrawnBy, panelTabs, run } from '../diagram';
import { closeAll, example, openExample, openUntitled, textOfExample } from '../documents';
import { api } from '../extension';

/** This machine itself is the target of all of them: nothing leaves it. */
const TARGET = '127.0.0.1';
/** The Node that raw-socket was built for when the project was installed, told by the runner. */
const BUILT_BY = { node: process.env['HOPSCOPE_TEST_NODE'] ?? '', modules: process.env['HOPSCOPE_TEST_MODULES'] ?? '' };
const isRoot = process.getuid?.() === 0;

async function set(changes: Readonly<Record<string, unknown>>): Promise<void> {
  const settings = vscode.workspace.getConfiguration('hopscope.trace');
  for (const [name, value] of Object.entries(changes)) {
    await settings.update(name, value, vscode.ConfigurationTarget.Global);
  }
}

async function until<T>(find: () => T | undefined): Promise<T> {
  for (;;) {
    const found = find();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const liveDocument = () =>
  vscode.workspace.textDocuments.find(
    (one) => one.isUntitled && !one.isClosed && one.getText().startsWith('# hopscope:'),
  );

/** Enter in the input box, as often as it takes: there is no event for its being there. */
async function acceptUntil<T>(done: () => T | undefined): Promise<T> {
  return until(() => {
    const found = done();
    if (found === undefined) void vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    return found;
  });
}

/** Starts a trace as a person does who is asked for the target and finds it filled in. */
async function start(
  wanted: unknown = TARGET,
): Promise<{ readonly document: vscode.TextDocument; readonly done: Thenable<unknown> }> {
  const done = vscode.commands.executeCommand('hopscope.traceRoute', wanted);
  return { document: await acceptUntil(liveDocument), done };
}

const timesIn = (text: string): number => text.match(/ ms/g)?.length ?? 0;

suite('Trace Route', () => {
  setup(async () => {
    await api();
    await closeAll();
    await set({ probesPerSecond: 50, rounds: 3 });
  });
  suiteTeardown(async () => {
    await closeAll();
    await set({ probesPerSecond: undefined, rounds: undefined, method: undefined, node: undefined });
  });

  test('grows in an editor and in the picture while it runs, and says where from and how', async () => {
    await set({ probesPerSecond: 4, rounds: 6 });
    const states = new Set<number>();
    const watch = vscode.workspace.onDidChangeTextDocument(({ document }) => states.add(timesIn(document.getText())));
    let drawings = 0;
    const drawn = (await api()).onDidDraw(({ kind }) => (drawings += kind === 'route' ? 1 : 0));
    const { document, done } = await start();
    await done;
    await until(() => (drawings > 1 ? true : undefined));
    watch.dispose();
    drawn.dispose();
    assert.ok(states.size > 2, `${states.size} states of the text`);
    const text = document.getText();
    assert.equal(document.languageId, 'traceroute');
    assert.ok(text.startsWith(`# hopscope: from ${hostname()} to ${TARGET} (${TARGET}) by `), text);
    assert.match(text, /^traceroute to 127\.0\.0\.1 [^\n]*\n 1 +127\.0\.0\.1 /m);
  });

  test('takes raw-socket where it was built for this Node, else says for which it was and takes the tool', async () => {
    const { document, done } = await start();
    await done;
    const text = document.getText();
    if (isRoot && BUILT_BY.modules === process.versions.modules) assert.match(text, /by raw-socket, UDP\n/);
    else {
      assert.match(text, /by \S*traceroute, UDP\n/);
      const why = `built for another Node (module version ${BUILT_BY.modules} ≠ ${process.versions.modules})`;
      assert.ok(text.includes(isRoot ? why : 'raw-socket'), text);
    }
  });

  test('runs the helper by another Node when a setting names one', async () => {
    await set({ node: BUILT_BY.node });
    const { document, done } = await start();
    await done;
    await set({ node: undefined });
    assert.match(document.getText(), isRoot ? /by raw-socket, UDP\n/ : /raw sockets are not permitted to this user/);
  });

  test('is stopped by its command, and keeps what had come', async () => {
    await set({ probesPerSecond: 2, rounds: 10 });
    const { document, done } = await start();
    await until(() => (timesIn(document.getText()) > 0 ? true : undefined));
    await vscode.commands.executeCommand('hopscope.stopTrace');
    await done;
    const text = document.getText();
    assert.match(text, /^# hopscope: cancelled, so incomplete$/m);
    assert.match(text, /^ 1 +127\.0\.0\.1 /m);
    assert.ok(timesIn(text) < 10, text);
  });

  test('is stopped by closing its text', async () => {
    await set({ probesPerSecond: 2, rounds: 10 });
    const { document, done } = await start();
    await until(() => (timesIn(document.getText()) > 0 ? true : undefined));
    await closeAll();
    await done;
    assert.ok(document.isClosed);
  });

  test('its text is saved as an ordinary file, which draws the same', async () => {
    const { document, done } = await start();
    await done;
    const file = example('saved.traceroute');
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(document.getText()));
    await closeAll();
    const saved = await vscode.workspace.openTextDocument(file);
    await vscode.window.showTextDocument(saved);
    assert.equal(saved.languageId, 'traceroute');
    const { kind, nodes } = await drawnBy(run('analyzeTraceroute'));
    assert.equal(kind, 'route');
    assert.ok(nodes >= 1);
    await vscode.workspace.fs.delete(file);
  });

  test('where nothing may be sent, the command stands in a terminal and waits for Enter', async () => {
    await set({ method: 'terminal' });
    const before = new Set(vscode.window.terminals);
    const done = vscode.commands.executeCommand('hopscope.traceRoute', TARGET);
    const terminal = await acceptUntil(() => vscode.window.terminals.find((one) => !before.has(one)));
    await done;
    await set({ method: undefined });
    assert.equal(terminal.name, 'Hopscope');
    assert.ok(!liveDocument(), 'a live trace was begun');
    terminal.dispose();
  });

  test('nothing is sent when the input box is left', async () => {
    let left = false;
    const done = vscode.commands.executeCommand('hopscope.traceRoute', TARGET).then(() => (left = true));
    await until(() => {
      void vscode.commands.executeCommand('workbench.action.closeQuickOpen');
      return left || undefined;
    });
    await done;
    assert.ok(!liveDocument(), 'a live trace was begun');
  });

  test('a hover on an address and the menu of a node start it with that address', async () => {
    const { document } = await openUntitled(
      `traceroute to ${TARGET} (${TARGET}), 30 hops max\n 1  ${TARGET}  0.1 ms\n`,
    );
    const place = document.positionAt(document.getText().lastIndexOf(TARGET) + 2);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      place,
    );
    const shown = hovers.flatMap(({ contents }) => contents.map((one) => (typeof one === 'string' ? one : one.value)));
    const [, args = ''] = /command:hopscope\.traceRoute\?([^)\s]+)/.exec(shown.join('\n')) ?? [];
    const [wanted] = JSON.parse(decodeURIComponent(args)) as unknown[];
    assert.equal(wanted, TARGET);
    await drawnBy(run('analyzeTraceroute'));
    for (const start1 of [wanted, { webviewSection: 'node', subject: `router:${TARGET}` }]) {
      const { document: live, done } = await start(start1);
      await done;
      assert.ok(live.getText().includes(`to ${TARGET} (${TARGET})`), live.getText());
      await vscode.window.showTextDocument(live);
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
      await vscode.window.showTextDocument(document);
      await drawnBy(run('analyzeTraceroute'));
    }
  });

  /** Shows the way there and takes the command for the other side; the nodes that are drawn with one direction. */
  async function ask(): Promise<number> {
    await openExample('home-campus/forward.nmap.txt');
    const alone = await drawnBy(run('analyzeTraceroute'));
    await vscode.env.clipboard.writeText('');
    void vscode.commands.executeCommand('hopscope.askOtherSide');
    // Linux server, then the address that is proposed.
    for (;;) {
      const line = await vscode.env.clipboard.readText();
      if (line !== '') {
        assert.match(line, /^traceroute -n -q 3 -w 3 /);
        return alone.nodes;
      }
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }

  const ANSWER = 'home-campus/return.traceroute.txt';
  const ANSWERS: Readonly<Record<string, () => Promise<() => Thenable<unknown>>>> = {
    'through the clipboard': async () => {
      await vscode.env.clipboard.writeText(await textOfExample(ANSWER));
      return run('analyzeClipboard');
    },
    'as a file': async () => {
      await openExample(ANSWER);
      return run('analyzeTraceroute');
    },
  };
  for (const [how, answer] of Object.entries(ANSWERS)) {
    test(`what comes back from the other side ${how} joins the trace of the way there`, async () => {
      const alone = await ask();
      const both = await drawnBy(await answer());
      assert.ok(both.nodes > alone, `${both.nodes} nodes with both directions, ${alone} with one`);
      assert.equal(panelTabs().length, 1);
      await nothingDrawnBy(async () => undefined, 500);
    });
  }
});
