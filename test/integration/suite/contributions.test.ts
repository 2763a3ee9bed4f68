import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ContributedDialect } from '../../../hopscope';
import { drawnBy, run } from '../diagram';
import { closeAll, openUntitled } from '../documents';
import { api } from '../extension';

// "@3 192.0.2.1": a form that no tool has
const ROW = /^@(\d{1,3}) (\S+)$/gm;
const TEXT = '@1 192.168.1.1\n@2 203.0.113.1\n@3 198.51.100.80\n';

const atRows: ContributedDialect = {
  id: 'at-rows',
  name: 'At Rows',
  find(text) {
    const hops = [...text.matchAll(ROW)].map(({ 0: row, 1: ttl, 2: ip = '', index }) => ({
      ttl: Number(ttl),
      probes: [{ ip, rttMs: 1 }],
      start: index,
      end: index + row.length,
    }));
    const [first, last] = [hops[0], hops.at(-1)];
    return first && last ? [{ start: first.start, end: last.end, hops }] : [];
  },
};

async function lensesOf(uri: vscode.Uri): Promise<readonly string[]> {
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri, 9);
  return lenses.flatMap(({ command }) => command?.title ?? []);
}

suite('Contributions of other extensions', () => {
  setup(closeAll);
  suiteTeardown(closeAll);

  test('a dialect is read, drawn and hinted at until it is taken back', async () => {
    const hopscope = await api();
    const registration = hopscope.registerDialect(atRows);
    try {
      const { document } = await openUntitled(TEXT);
      const { kind, nodes } = await drawnBy(run('analyzeTraceroute'));
      assert.equal(kind, 'route');
      assert.ok(nodes >= 3, `${nodes} nodes for 3 hops`);
      assert.match((await lensesOf(document.uri)).join(), /3 hops/);
      const { traces = [] } = await hopscope.analyze(TEXT);
      assert.deepEqual(
        traces.map(({ dialect, hops }) => [dialect, hops.length]),
        [['at-rows', 3]],
      );
    } finally {
      registration.dispose();
    }
    assert.deepEqual((await hopscope.analyze(TEXT)).traces, []);
  });

  test('wrong registrations are refused in words', async () => {
    const { registerDialect, registerExporter } = await api();
    assert.throws(() => registerDialect({ ...atRows, id: 'At Rows' }), /lower-case/);
    assert.throws(() => registerExporter({ id: 'x', name: 'X', ending: 'puml', write: () => '' }), /ending/);
    registerExporter({ id: 'x', name: 'X', ending: '.puml', write: () => '' }).dispose();
  });
});
