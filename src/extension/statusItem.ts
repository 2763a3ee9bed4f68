import * as vscode from 'vscode';
import type { Translate } from '../messages/catalog';
import type { Analysis } from '../model/analysis';
import type { Panels } from './panels';

/** Longer names are cut: the status bar belongs to everybody. */
const NAME_ROOM = 40;

/** Which route or message is drawn, and whether it is redacted; a click shows the panel. */
export class StatusItem implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem('hopscope.status', vscode.StatusBarAlignment.Right, 90);
  private readonly subscription: vscode.Disposable;

  constructor(
    private readonly panels: Panels,
    onDidDraw: vscode.Event<unknown>,
    private readonly t: Translate,
  ) {
    this.item.name = t('status.name');
    this.item.command = 'hopscope.showPanel';
    this.subscription = vscode.Disposable.from(
      onDidDraw(() => this.update()),
      vscode.window.tabGroups.onDidChangeTabs(() => this.update()),
    );
  }

  private update(): void {
    const { session } = this.panels;
    const analysis = session.open ? session.ownDrawing?.analysis : undefined;
    if (!analysis) return this.item.hide();
    const { t } = this;
    const hidden = analysis.redaction === undefined ? [] : [t('status.redacted')];
    const text = [...wordsOf(analysis, t), ...hidden].join(' · ');
    // `$(name)` would be an icon, and names come from strangers.
    this.item.text = `$(type-hierarchy) ${text.replaceAll('$(', '$ (')}`;
    this.item.tooltip = t('status.tooltip');
    this.item.accessibilityInformation = { label: t('status.spoken', { text }) };
    this.item.show();
  }

  dispose(): void {
    this.subscription.dispose();
    this.item.dispose();
  }
}

function wordsOf({ traces, messages, mailbox, bulk }: Analysis, t: Translate): readonly string[] {
  if (bulk) return [t('status.traces', { traces: bulk.traces })];
  const [trace] = traces;
  if (trace) {
    const name = trace.target ?? trace.targetIp;
    const hops = Math.max(...traces.slice(0, 1000).map((one) => one.hops.length));
    return [...(name === undefined ? [] : [cut(name)]), t('status.hops', { hops })];
  }
  const [message] = messages;
  if (messages.length === 1 && message) return [t('status.mail', { hops: message.hops.length })];
  const count = mailbox?.count ?? messages.length;
  return count > 0 ? [t('status.messages', { count })] : [t('status.name')];
}

const cut = (name: string): string => (name.length > NAME_ROOM ? `${name.slice(0, NAME_ROOM - 1)}…` : name);
