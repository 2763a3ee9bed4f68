import * as vscode from 'vscode';
import { documentOf } from '../export/json/document';
import { languageOf, messages } from '../messages';
import type { Language, Translate } from '../messages/catalog';
import { analyzeFully } from '../mime/analyzeFully';
import { analyzeClipboard, analyzeInput, drawBlock, drawTerminalSelection } from './commands/analyze';
import { chooseRedaction } from './commands/chooseRedaction';
import { compareRoutes } from './commands/compare';
import { exportDiagram } from './commands/export';
import { ignoreRemark, trustRelay } from './commands/listSettings';
import { openSample } from './commands/openSample';
import { showAsText } from './commands/showAsText';
import { decodeRef } from './inputs';
import { Reader } from './providers/reader';
import { Remarks } from './providers/remarks';
import { TextSide } from './providers/textSide';
import { Session, type DrawnEvent } from './session';

type Command = (workbench: Workbench, args: readonly unknown[]) => Promise<void>;

/** One line for each command of package.json. */
const COMMANDS: Readonly<Record<string, Command>> = {
  'hopscope.analyzeReceived': ({ session }, [uri]) => analyzeInput(session, uri),
  'hopscope.analyzeTraceroute': ({ session }, [uri]) => analyzeInput(session, uri),
  'hopscope.analyzeClipboard': ({ session }) => analyzeClipboard(session),
  'hopscope.compareRoutes': ({ session, t }, [, selected]) =>
    compareRoutes(session, t, selected as readonly vscode.Uri[] | undefined),
  'hopscope.exportDiagram': ({ session, extensionUri, t, language }) =>
    exportDiagram(session, extensionUri, t, language),
  'hopscope.drawBlock': ({ session }, [uri, range]) => drawBlock(session, uri, range),
  'hopscope.drawTerminalSelection': ({ session, t }) => drawTerminalSelection(session, t),
  'hopscope.trustRelay': (_, [host]) => trustRelay(host),
  'hopscope.ignoreRemark': (_, [rule]) => ignoreRemark(rule),
  'hopscope.chooseRedaction': ({ t }) => chooseRedaction(t),
  'hopscope.showAsText': ({ session, t }) => showAsText(session, t),
  'hopscope.openSample': ({ session, extensionUri, t }) => openSample(session, extensionUri, t),
};

/** Everything behind the door (extension.ts): made when the first command runs. */
export class Workbench {
  readonly language: Language = languageOf(vscode.env.language);
  readonly t: Translate = messages(this.language);
  readonly session: Session;
  readonly textSide: TextSide;
  readonly remarks: Remarks;
  readonly extensionUri: vscode.Uri;

  constructor(context: vscode.ExtensionContext, drawn: vscode.EventEmitter<DrawnEvent>) {
    this.extensionUri = context.extensionUri;
    const log = vscode.window.createOutputChannel('Hopscope', { log: true });
    this.session = new Session(context.extensionUri, this.t, this.language, log, drawn);
    const reader = new Reader();
    this.textSide = new TextSide(reader, this.t);
    this.remarks = new Remarks(reader, this.t);
    context.subscriptions.push(log, this.session, this.remarks);
  }

  async run(id: string, args: readonly unknown[]): Promise<void> {
    const command = COMMANDS[id];
    if (!command) throw new Error(`${id} is contributed, but nothing runs it`);
    await command(this, args);
  }

  /** `state` is what the webview kept: anything, of any version. */
  async revive(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const origins = (state as { origins?: unknown } | undefined)?.origins;
    const refs = Array.isArray(origins) ? origins.flatMap((origin) => decodeRef(String(origin)) ?? []) : [];
    await this.session.revive(panel, refs);
  }

  async analyze(text: string): Promise<ReturnType<typeof documentOf>> {
    return documentOf(await analyzeFully([{ id: 'text', name: 'text', text }]));
  }
}
