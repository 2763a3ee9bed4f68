import * as vscode from 'vscode';
import type { AnalysisDocument, DrawnEvent } from '../../hopscope';
import { analyze } from '../analyzers/analyze';
import { documentOf } from '../export/json/document';
import { svgOf } from '../export/svg';
import { scenesOf } from '../layout/scenes';
import { languageOf, messages } from '../messages';
import type { Language, Translate } from '../messages/catalog';
import { analyzeFully } from '../mime/analyzeFully';
import type { AnalysisConfig } from '../model/analysis';
import { analyzeClipboard, analyzeInput, drawBlock, drawTerminalSelection, drawTreeNodes } from './commands/analyze';
import { chooseRedaction } from './commands/chooseRedaction';
import { drawFolder } from './commands/drawFolder';
import { compareRoutes } from './commands/compare';
import { compareFiles, compareWith, swapSides } from './commands/compareSides';
import { keepPanel, showPanel } from './commands/keepPanel';
import { askOtherSide } from './commands/askOtherSide';
import { copyAbuseReport } from './commands/copyAbuseReport';
import { exportDiagram } from './commands/export';
import {
  correctText,
  drawBorder,
  joinRouters,
  markNat,
  moveAddress,
  removeBorder,
  setNetwork,
  setSegment,
  splitRouter,
} from './commands/corrections';
import { ignoreRemark, trustRelay } from './commands/listSettings';
import { actOnMark } from './commands/markMenu';
import { openMailFile } from './commands/openMailFile';
import { openSample } from './commands/openSample';
import { askName } from './commands/askName';
import { verifyAuthentication } from './commands/verifyAuthentication';
import { whichRouteWins } from './commands/whichRouteWins';
import { addHostAt, chooseIcon, removeHostOf, renameThing, resetPlaces, takeBack } from './commands/pictureEdits';
import { saveDiagram } from './commands/saveDiagram';
import { showAsText } from './commands/showAsText';
import { configOfSettings } from './drawing';
import { preparation, runTool } from './languageModelTools';
import { Reader } from './providers/reader';
import { Remarks } from './providers/remarks';
import { TextSide } from './providers/textSide';
import { SOURCE_SCHEME, SourceText, type SourcePlace } from './providers/sourceText';
import { SavedDiagrams } from './editors/savedDiagrams';
import { SourceTree } from './sourceTree';
import { withTables } from './tables';
import { Panels } from './panels';
import type { Session } from './session';
import { StatusItem } from './statusItem';

type Live = Pick<typeof import('./commands/traceRoute'), 'traceRoute' | 'endTraces'>;
type Command = (workbench: Workbench, args: readonly unknown[]) => Promise<void>;

/** One line for each command of package.json. */
const COMMANDS: Readonly<Record<string, Command>> = {
  'hopscope.analyzeReceived': ({ session }, [uri]) => analyzeInput(session, uri),
  'hopscope.analyzeTraceroute': ({ session }, [uri]) => analyzeInput(session, uri),
  'hopscope.analyzeClipboard': ({ session }) => analyzeClipboard(session),
  'hopscope.compareWith': ({ session, panels, t }) => compareWith(session, panels.open, t),
  'hopscope.compareFiles': ({ session, t }, [, selected]) => compareFiles(session, t, selected),
  'hopscope.swapSides': ({ session, t }) => swapSides(session, t),
  'hopscope.keepPanel': ({ panels }) => keepPanel(panels),
  'hopscope.unlockPanel': ({ panels }) => keepPanel(panels),
  'hopscope.showPanel': ({ session }) => showPanel(session),
  'hopscope.compareRoutes': ({ session, t }, [, selected]) =>
    compareRoutes(session, t, selected as readonly vscode.Uri[] | undefined),
  'hopscope.drawFolder': ({ session, t }, [uri, selected]) => drawFolder(session, t, uri, selected),
  'hopscope.exportDiagram': ({ session, extensionUri, t, language }) =>
    exportDiagram(session, extensionUri, t, language),
  'hopscope.drawBlock': ({ session }, [uri, range]) => drawBlock(session, uri, range),
  'hopscope.drawTerminalSelection': ({ session, t }) => drawTerminalSelection(session, t),
  'hopscope.drawTreeNodes': ({ session }, [node, selected]) => drawTreeNodes(session, node, selected),
  'hopscope.copyAddress': ({ session }, [mark]) => actOnMark(session, 'copy-address', mark),
  'hopscope.copyRow': ({ session }, [mark]) => actOnMark(session, 'copy-row', mark),
  'hopscope.revealLine': ({ session }, [mark]) => actOnMark(session, 'reveal', mark),
  'hopscope.turnFold': ({ session }, [mark]) => actOnMark(session, 'fold', mark),
  'hopscope.explainMark': ({ session }, [mark]) => actOnMark(session, 'why', mark),
  'hopscope.saveDiagram': ({ session, extensionUri, t }, [uri]) => saveDiagram(session, extensionUri, t, uri),
  'hopscope.renameThing': ({ session, t }, [mark, name]) => renameThing(session, t, mark, name),
  'hopscope.chooseIcon': ({ session, t }, [mark, icon]) => chooseIcon(session, t, mark, icon),
  'hopscope.addHost': ({ session, t }, [mark, host]) => addHostAt(session, t, mark, host),
  'hopscope.removeHost': ({ session, t }, [mark]) => removeHostOf(session, t, mark),
  'hopscope.markNat': ({ session, t }, [mark]) => markNat(session, t, mark, true),
  'hopscope.unmarkNat': ({ session, t }, [mark]) => markNat(session, t, mark, false),
  'hopscope.joinRouters': ({ session, t }, [mark, others]) => joinRouters(session, t, mark, others),
  'hopscope.splitRouter': ({ session, t }, [mark]) => splitRouter(session, t, mark),
  'hopscope.moveAddress': ({ session, t }, [mark]) => moveAddress(session, t, mark),
  'hopscope.setSegment': ({ session, t }, [mark]) => setSegment(session, t, mark),
  'hopscope.setNetwork': ({ session, t }, [mark]) => setNetwork(session, t, mark),
  'hopscope.drawBorder': ({ session, t }, [mark]) => drawBorder(session, t, mark),
  'hopscope.removeBorder': ({ session, t }, [mark]) => removeBorder(session, t, mark),
  'hopscope.resetLayout': ({ session }) => resetPlaces(session),
  'hopscope.takeBack': ({ session, t }) => takeBack(session, t),
  'hopscope.correctText': ({ session }, [uri, correction]) => correctText(session, uri, correction),
  'hopscope.trustRelay': (_, [host]) => trustRelay(host),
  'hopscope.ignoreRemark': (_, [rule]) => ignoreRemark(rule),
  'hopscope.chooseRedaction': ({ session, t }) => chooseRedaction(t, session.front()),
  'hopscope.showAsText': ({ session, t }) => showAsText(session, t),
  'hopscope.whichRouteWins': ({ session, t }) => whichRouteWins(session, t),
  'hopscope.copyAbuseReport': ({ session, t }) => copyAbuseReport(session, t),
  'hopscope.askName': ({ session, t }, [mark]) => askName(session, t, mark),
  'hopscope.verifyAuthentication': ({ session, t }) => verifyAuthentication(session, t),
  'hopscope.traceRoute': ({ session, extensionUri, t, live }, [wanted]) =>
    live().then(({ traceRoute }) => traceRoute(session, extensionUri, t, wanted)),
  'hopscope.stopTrace': ({ live }) => live().then(({ endTraces }) => endTraces()),
  'hopscope.askOtherSide': ({ session, t }) => askOtherSide(session, t),
  'hopscope.openMailFile': ({ session, t }) => openMailFile(session, t),
  'hopscope.openSample': ({ session, extensionUri, t }) => openSample(session, extensionUri, t),
};

/** Everything behind the door (extension.ts): made when the first command runs. */
export class Workbench {
  readonly language: Language = languageOf(vscode.env.language);
  readonly t: Translate = messages(this.language);
  readonly panels: Panels;
  readonly saved: SavedDiagrams;
  readonly textSide: TextSide;
  readonly remarks: Remarks;
  readonly sourceTree: SourceTree;
  readonly extensionUri: vscode.Uri;
  private readonly log: vscode.LogOutputChannel;
  private readonly subscriptions: vscode.Disposable[];

  constructor(context: vscode.ExtensionContext, drawn: vscode.EventEmitter<DrawnEvent>) {
    this.extensionUri = context.extensionUri;
    this.subscriptions = context.subscriptions;
    this.log = vscode.window.createOutputChannel('Hopscope', { log: true });
    const { t, language, log } = this;
    const room = { extensionUri: context.extensionUri, t, language, log, drawn };
    this.saved = new SavedDiagrams(room);
    this.panels = new Panels(room, this.saved);
    const reader = new Reader();
    this.textSide = new TextSide(reader, this.known, this.t);
    const said = (uri: vscode.Uri) => this.panels.open.find((one) => one.shows(uri))?.overlay.corrections ?? [];
    this.remarks = new Remarks(reader, this.t, said, drawn.event);
    this.sourceTree = new SourceTree(reader, this.t);
    const drawingOf = ({ owner, id }: SourcePlace) =>
      owner === undefined ? this.panels.drawingWith(id) : this.saved.drawingOf(owner);
    const sourceText = new SourceText(drawingOf, drawn.event);
    context.subscriptions.push(
      this.log,
      this.panels,
      new StatusItem(this.panels, drawn.event, t),
      this.saved,
      this.remarks,
      this.sourceTree,
      sourceText,
      vscode.workspace.registerTextDocumentContentProvider(SOURCE_SCHEME, sourceText),
    );
  }

  /** What a command means. */
  get session(): Session {
    return this.panels.session;
  }

  /** Live traces are loaded when the first is asked for; they end with the window. */
  readonly live = (): Promise<Live> =>
    (this.loadedLive ??= import(/* webpackChunkName: "live" */ './commands/traceRoute').then((module) => {
      this.subscriptions.push({ dispose: module.endTraces });
      return module;
    }));
  private loadedLive: Promise<Live> | undefined;

  async run(id: string, args: readonly unknown[]): Promise<void> {
    const command = COMMANDS[id];
    if (!command) throw new Error(`${id} is contributed, but nothing runs it`);
    await command(this, args);
  }

  /** Every drawing of a text as SVG, one below the other; undefined when the text holds none. Safe as HTML: the painter escapes. */
  picturesOf(text: string): string | undefined {
    const scenes = scenesOf(analyze([{ id: 'text', name: 'text', text }], configOfSettings().config), this.t);
    if (scenes.length === 0) return undefined;
    const style = { theme: 'light', background: true, legend: true } as const;
    return scenes.map((scene) => `<p>${svgOf(scene, style)}</p>`).join('\n');
  }

  prepareTool(): vscode.PreparedToolInvocation {
    return preparation(this.t);
  }

  async runTool(input: { readonly text?: unknown }): Promise<vscode.LanguageModelToolResult> {
    return runTool(input, await this.known(configOfSettings().config), this.t);
  }

  /** A configuration with the offline tables. */
  private readonly known = (config: AnalysisConfig): Promise<AnalysisConfig> =>
    withTables(config, this.extensionUri, (problem) => this.log.warn(problem));

  async analyze(text: string): Promise<AnalysisDocument> {
    const config = await this.known(configOfSettings().config);
    return documentOf(await analyzeFully([{ id: 'text', name: 'text', text }], config));
  }
}
