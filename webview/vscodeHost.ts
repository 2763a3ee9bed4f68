import type { FromWebview, PanelCommand, PanelState, ToWebview } from '../src/protocol/messages';
import type { Host } from './host';

interface VsCodeApi {
  postMessage(message: FromWebview): void;
  getState(): Partial<PanelState> | undefined;
  setState(state: PanelState): void;
}

declare global {
  interface Window {
    /** Present in VS Code only; may be called once. */
    readonly acquireVsCodeApi?: () => VsCodeApi;
  }
}

const COMMANDS: readonly PanelCommand[] = ['export', 'openSample', 'fromClipboard', 'showAsText'];

/** Undefined outside VS Code. */
export function vscodeHost(): Host | undefined {
  const api = window.acquireVsCodeApi?.();
  if (!api) return undefined;
  return {
    commands: new Set(COMMANDS),
    folds: true,
    edits: true,
    opens: true,
    send: (message) => api.postMessage(message),
    receive: (handler) => window.addEventListener('message', (event: MessageEvent<ToWebview>) => handler(event.data)),
    savedState: () => api.getState(),
    saveState: (state) => api.setState(state),
  };
}
