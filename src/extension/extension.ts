import * as vscode from 'vscode';
import type { DrawnEvent, HopscopeApi } from '../../hopscope';
import { contributions } from './contributions';
import { mayHoldOurs, TEXTS } from './providers/texts';
import { extendMarkdownIt, type MarkdownIt } from './markdown';
import { SAVED_VIEW_TYPE, VIEW_TYPE } from './panel/viewType';
import type { SourceTree, TreeNode } from './sourceTree';
import type { Workbench } from './workbench';

/**
 * The door: registers what package.json contributes and loads the rooms behind it when the first is entered, so that a window which
 * never draws pays next to nothing.
 */
export function activate(context: vscode.ExtensionContext): HopscopeApi {
  const drawn = new vscode.EventEmitter<DrawnEvent>();
  let opened: Promise<Workbench> | undefined;
  const workbench = () =>
    (opened ??= import(/* webpackChunkName: "workbench" */ './workbench').then(
      (module) => new module.Workbench(context, drawn),
    ));
  const { commands } = (context.extension.packageJSON as Manifest).contributes;
  context.subscriptions.push(
    drawn,
    ...commands.map(({ command }) =>
      vscode.commands.registerCommand(command, async (...args: readonly unknown[]) =>
        (await workbench()).run(command, args),
      ),
    ),
    ...registerTextSide(workbench),
    registerTree(workbench),
    ...registerTools(workbench),
    vscode.window.registerCustomEditorProvider(SAVED_VIEW_TYPE, {
      resolveCustomTextEditor: async (document, panel) => (await workbench()).saved.resolve(document, panel),
    }),
    vscode.window.registerWebviewPanelSerializer(VIEW_TYPE, {
      deserializeWebviewPanel: async (panel, state: unknown) => (await workbench()).panels.revive(panel, state),
    }),
  );
  return {
    extendMarkdownIt: (md) => {
      extendMarkdownIt(md as MarkdownIt, workbench);
      return md;
    },
    version: 1,
    analyze: async (text) => (await workbench()).analyze(text),
    onDidDraw: drawn.event,
    registerDialect: (dialect) => contributions.addDialect(dialect),
    registerExporter: (exporter) => contributions.addExporter(exporter),
  };
}

/** Hints in the text; an editor with nothing of ours in it gets none and loads nothing. */
function registerTextSide(workbench: () => Promise<Workbench>): readonly vscode.Disposable[] {
  const { languages, workspace } = vscode;
  const settings = new vscode.EventEmitter<void>();
  const roomOf = async (document: vscode.TextDocument) => (mayHoldOurs(document) ? workbench() : undefined);
  return [
    settings,
    contributions.onDidChange(() => settings.fire()),
    workspace.onDidChangeConfiguration((event) => event.affectsConfiguration('hopscope') && settings.fire()),
    languages.registerCodeLensProvider(TEXTS, {
      onDidChangeCodeLenses: settings.event,
      provideCodeLenses: async (document) => (await roomOf(document))?.textSide.provideCodeLenses(document),
    }),
    languages.registerHoverProvider(TEXTS, {
      provideHover: async (document, position) => (await roomOf(document))?.textSide.provideHover(document, position),
    }),
    languages.registerDocumentSymbolProvider(TEXTS, {
      provideDocumentSymbols: async (document) => (await roomOf(document))?.textSide.provideDocumentSymbols(document),
    }),
    languages.registerFoldingRangeProvider(TEXTS, {
      provideFoldingRanges: async (document) => (await roomOf(document))?.textSide.provideFoldingRanges(document),
    }),
    languages.registerCodeActionsProvider(TEXTS, {
      provideCodeActions: async (document, range, context) =>
        (await roomOf(document))?.remarks.provideCodeActions(document, range, context),
    }),
  ];
}

/** Both tools read whatever they are given: the names tell a model when to call. */
function registerTools(workbench: () => Promise<Workbench>): readonly vscode.Disposable[] {
  return ['hopscope_analyze_traceroute', 'hopscope_explain_mail_path'].map((name) =>
    vscode.lm.registerTool<{ text?: unknown }>(name, {
      prepareInvocation: async () => (await workbench()).prepareTool(),
      invoke: async ({ input }) => (await workbench()).runTool(input),
    }),
  );
}

/** "Network Paths": empty, with its welcome, until a text of ours is open. */
function registerTree(workbench: () => Promise<Workbench>): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  let tree: SourceTree | undefined;
  const opened = async (): Promise<SourceTree> => {
    if (!tree) {
      tree = (await workbench()).sourceTree;
      tree.onDidChangeTreeData(() => changed.fire());
    }
    return tree;
  };
  const late = vscode.workspace.onDidOpenTextDocument((document) => !tree && mayHoldOurs(document) && changed.fire());
  const view = vscode.window.createTreeView<TreeNode>('hopscope.sources', {
    canSelectMany: true,
    showCollapseAll: true,
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getChildren: async (node) =>
        tree || vscode.workspace.textDocuments.some(mayHoldOurs) ? (await opened()).getChildren(node) : [],
      getTreeItem: async (node) => (await opened()).getTreeItem(node),
    },
  });
  return vscode.Disposable.from(changed, late, view);
}

interface Manifest {
  readonly contributes: { readonly commands: readonly { readonly command: string }[] };
}
