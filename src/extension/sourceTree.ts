import * as vscode from 'vscode';
import type { Translate } from '../messages/catalog';
import { outlineOf, type OutlineItem } from '../view/editor/outline';
import { nameOf } from './inputs';
import { rangeOf, type Reader } from './providers/reader';
import { mayHoldOurs } from './providers/texts';

export type TreeNode =
  | { readonly document: vscode.TextDocument; readonly item?: undefined }
  | { readonly document: vscode.TextDocument; readonly item: OutlineItem };

const ICONS: Readonly<Record<OutlineItem['kind'], string>> = {
  trace: 'type-hierarchy',
  hop: 'circle-small',
  message: 'mail',
  relay: 'circle-small',
};

/** "Network Paths" in the explorer: open texts, the traces and messages in them, their hops. */
export class SourceTree implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly subscriptions: vscode.Disposable[];

  constructor(
    private readonly reader: Reader,
    private readonly t: Translate,
  ) {
    const { workspace } = vscode;
    const refresh = (): void => this.changed.fire();
    this.subscriptions = [
      this.changed,
      workspace.onDidOpenTextDocument(refresh),
      workspace.onDidCloseTextDocument(refresh),
      workspace.onDidChangeTextDocument(({ document }) => mayHoldOurs(document) && refresh()),
    ];
  }

  getChildren(node?: TreeNode): TreeNode[] {
    if (node?.item) return node.item.children.map((item) => ({ document: node.document, item }));
    if (node) {
      const analysis = this.reader.analysisOf(node.document);
      return analysis ? outlineOf(analysis, this.t).map((item) => ({ document: node.document, item })) : [];
    }
    return vscode.workspace.textDocuments
      .filter((document) => document.uri.scheme !== 'git' && mayHoldOurs(document) && this.reader.analysisOf(document))
      .map((document) => ({ document }));
  }

  getTreeItem({ document, item }: TreeNode): vscode.TreeItem {
    const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
    if (!item) {
      const tree = new vscode.TreeItem(nameOf(document.uri), Expanded);
      tree.resourceUri = document.uri;
      tree.iconPath = vscode.ThemeIcon.File;
      tree.contextValue = 'document';
      return tree;
    }
    const tree = new vscode.TreeItem(item.name, item.children.length > 0 ? Collapsed : None);
    tree.description = item.detail;
    tree.iconPath = new vscode.ThemeIcon(ICONS[item.kind]);
    tree.contextValue = item.kind;
    const selection = rangeOf(document, item.span);
    tree.command = { title: item.name, command: 'vscode.open', arguments: [document.uri, { selection }] };
    return tree;
  }

  dispose(): void {
    this.subscriptions.forEach((one) => one.dispose());
  }
}
