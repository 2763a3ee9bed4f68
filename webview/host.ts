import type { FromWebview, PanelCommand, PanelState, ToWebview } from '../src/protocol/messages';

/** Where the panel runs: a VS Code webview, or one HTML file on its own. The panel knows nothing else of its surroundings. */
export interface Host {
  /** Commands that somebody answers; buttons of the others are not shown. */
  readonly commands: ReadonlySet<PanelCommand>;
  /** Somebody lays the drawing out anew when a fold is turned over. */
  readonly folds: boolean;
  /** Somebody keeps what is dragged. */
  readonly edits: boolean;
  /** Somebody draws a message of a mailbox when it is opened. */
  readonly opens: boolean;
  send(message: FromWebview): void;
  /** Registers the one receiver of messages. */
  receive(handler: (message: ToWebview) => void): void;
  savedState(): Partial<PanelState> | undefined;
  saveState(state: PanelState): void;
}
