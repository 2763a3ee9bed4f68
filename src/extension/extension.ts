import * as vscode from 'vscode';
import { documentOf } from '../export/json/document';
import { languageOf, messages } from '../messages';
import { analyzeFully } from '../mime/analyzeFully';
import { analyzeClipboard, analyzeInput } from './commands/analyze';
import { compareRoutes } from './commands/compare';
import { exportDiagram } from './commands/export';
import { chooseRedaction } from './commands/chooseRedaction';
import { openSample } from './commands/openSample';
import { showAsText } from './commands/showAsText';
import { decodeRef } from './inputs';
import { VIEW_TYPE } from './panel/diagramPanel';
import { Session, type DrawnEvent } from './session';

/** What other extensions get from `activate`. The document is the one of docs/design/contract.md. */
export interface HopscopeApi {
  readonly version: 1;
  analyze(text: string): Promise<ReturnType<typeof documentOf>>;
  readonly onDidDraw: vscode.Event<DrawnEvent>;
}

export function activate(context: vscode.ExtensionContext): HopscopeApi {
  const language = languageOf(vscode.env.language);
  const t = messages(language);
  const log = vscode.window.createOutputChannel('Hopscope', { log: true });
  const session = new Session(context.extensionUri, t, language, log);
  const commands: Readonly<Record<string, (...args: never[]) => Promise<void>>> = {
    'hopscope.analyzeReceived': () => analyzeInput(session),
    'hopscope.analyzeTraceroute': () => analyzeInput(session),
    'hopscope.analyzeClipboard': () => analyzeClipboard(session),
    'hopscope.compareRoutes': (_uri?: vscode.Uri, selected?: readonly vscode.Uri[]) =>
      compareRoutes(session, t, selected),
    'hopscope.exportDiagram': () => exportDiagram(session, context.extensionUri, t, language),
    'hopscope.chooseRedaction': () => chooseRedaction(t),
    'hopscope.showAsText': () => showAsText(session, t),
    'hopscope.openSample': () => openSample(session, context.extensionUri, t),
  };
  context.subscriptions.push(
    log,
    session,
    ...Object.entries(commands).map(([id, run]) => vscode.commands.registerCommand(id, run)),
    vscode.window.registerWebviewPanelSerializer(VIEW_TYPE, {
      deserializeWebviewPanel: (panel, state: { origins?: readonly string[] } | undefined) =>
        session.revive(
          panel,
          (state?.origins ?? []).flatMap((origin) => decodeRef(origin) ?? []),
        ),
    }),
  );
  return {
    version: 1,
    analyze: async (text) => documentOf(await analyzeFully([{ id: 'text', name: 'text', text }])),
    onDidDraw: session.onDidDraw,
  };
}
