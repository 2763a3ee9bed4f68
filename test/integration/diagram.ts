import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api } from './extension';

const DRAW_TIMEOUT_MS = 30_000;

export interface Drawn {
  readonly kind: string;
  readonly nodes: number;
}

/** Does something that must lead to a drawing; resolves with what the webview says it has drawn. */
export async function drawnBy(act: () => Thenable<unknown>, timeoutMs = DRAW_TIMEOUT_MS): Promise<Drawn> {
  const { onDidDraw } = await api();
  let subscription: vscode.Disposable | undefined;
  let timer: NodeJS.Timeout | undefined;
  try {
    const drawn = new Promise<Drawn>((resolve, reject) => {
      subscription = onDidDraw(resolve);
      timer = setTimeout(() => reject(new Error(`nothing was drawn within ${timeoutMs / 1000} s`)), timeoutMs);
    });
    await act();
    return await drawn;
  } finally {
    clearTimeout(timer);
    subscription?.dispose();
  }
}

/** Does something that must not draw; fails if a drawing is reported within the time. */
export async function nothingDrawnBy(act: () => Thenable<unknown>, waitMs = 1_500): Promise<void> {
  const { onDidDraw } = await api();
  const drawn: Drawn[] = [];
  const subscription = onDidDraw((event) => drawn.push(event));
  await act();
  await new Promise((resolve) => setTimeout(resolve, waitMs));
  subscription.dispose();
  assert.deepEqual(drawn, []);
}

export const run =
  (command: string, ...args: readonly unknown[]) =>
  (): Thenable<unknown> =>
    vscode.commands.executeCommand(`hopscope.${command}`, ...args);

/** Tabs of our panel. VS Code puts a prefix of its own before the view type. */
export function panelTabs(): readonly vscode.Tab[] {
  return vscode.window.tabGroups.all
    .flatMap((group) => group.tabs)
    .filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('hopscope.diagram'));
}
