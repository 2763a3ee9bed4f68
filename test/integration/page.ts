import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { FromWebview, PanelContent, ToWebview } from '../../src/protocol/messages';

interface Page {
  /** What the webview was sent last. */
  content(): PanelContent;
  /** Why there is no drawing, in words. */
  problem(): string | undefined;
  /** Says to the extension what the page says when something in it is clicked. */
  say(message: FromWebview): void;
}

/** Does something that makes the panel anew, with an ear on what it and its page say to each other. */
export async function listened(act: () => Thenable<unknown>): Promise<Page> {
  const real = vscode.window.createWebviewPanel;
  let content: PanelContent | undefined;
  let problem: string | undefined;
  const listeners: ((message: FromWebview) => unknown)[] = [];
  const make: typeof real = (...args) => {
    const panel = real.apply(vscode.window, args);
    const { webview } = panel;
    const post = webview.postMessage.bind(webview);
    const listen = webview.onDidReceiveMessage;
    const postMessage = (message: ToWebview): Thenable<boolean> => {
      if (message.type === 'draw') content = message.content;
      if (message.type === 'problem') problem = message.message;
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
    problem: () => problem,
    say: (message) => listeners.forEach((listener) => listener(message)),
  };
}

/** What the extension says in a warning while something is done. `answer` = the button that is pressed; nobody answers without it. */
export async function warningsOf(
  act: () => Thenable<unknown>,
  answer: (message: string, detail: string, buttons: readonly string[]) => string | undefined = () => undefined,
): Promise<readonly string[]> {
  const real = vscode.window.showWarningMessage;
  const said: string[] = [];
  const listen = (
    message: string,
    options?: vscode.MessageOptions,
    ...buttons: string[]
  ): Thenable<string | undefined> => {
    said.push(message);
    return Promise.resolve(answer(message, options?.detail ?? '', buttons));
  };
  Object.assign(vscode.window, { showWarningMessage: listen });
  try {
    await act();
  } finally {
    Object.assign(vscode.window, { showWarningMessage: real });
  }
  return said;
}
