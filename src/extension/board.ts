import * as vscode from 'vscode';
import type { DrawnEvent } from '../../hopscope';
import type { Language, Translate } from '../messages/catalog';
import type { Claim } from '../model/claim';
import type { Overlay } from '../model/diagram';
import { pin, type Edit } from '../model/diagramEdit';
import type { MailMessage } from '../model/mail';
import type { SourceSpan } from '../model/span';
import type { FromWebview, MarkAct, PanelCommand } from '../protocol/messages';
import { inPortions } from '../view/portions';
import { keysOf, thingOf, type Thing } from '../view/thing';
import { moveBorder } from './commands/border';
import { drawingOf, refold, withOpened, type Drawing } from './drawing';
import type { DiagramPanel } from './panel/diagramPanel';
import { revealEvidence } from './reveal';

/** What every board needs of the extension. */
export interface Room {
  readonly extensionUri: vscode.Uri;
  readonly t: Translate;
  readonly language: Language;
  readonly log: vscode.LogOutputChannel;
  readonly drawn: vscode.EventEmitter<DrawnEvent>;
}

/** A panel with what it shows: the session's, or a saved diagram's. */
export abstract class Board implements vscode.Disposable {
  protected panel: DiagramPanel | undefined;
  protected current: Drawing | undefined;
  /** Folds that the user turned over in what is shown. */
  protected turned: readonly string[] = [];
  protected revealed: SourceSpan | undefined;

  /** What was clicked last; a page under load answers late. */
  private chosen: string | undefined;

  constructor(protected readonly room: Room) {}

  /** What the user did to the picture. */
  abstract get overlay(): Overlay;

  /** Does something to the picture. */
  abstract change(edit: Edit): Promise<void>;

  get drawing(): Drawing | undefined {
    return this.current;
  }

  get active(): boolean {
    return this.panel?.active ?? false;
  }

  get open(): boolean {
    return this.panel !== undefined;
  }

  /** Index of the scene that is shown. */
  async shownScene(): Promise<number> {
    return (await this.panel?.state())?.scene ?? 0;
  }

  /** Id of what is selected in the picture. */
  async selected(): Promise<string | undefined> {
    return this.chosen ?? (await this.panel?.state())?.selected[0];
  }

  /** The message that is shown; the first one when the picture shows a route or does not answer. */
  async shownMessage(): Promise<MailMessage | undefined> {
    const { analysis, content } = this.current ?? {};
    const shown = content?.overviews[await this.shownScene()];
    return analysis?.messages.find(({ id }) => id === shown) ?? analysis?.messages[0];
  }

  /** What a mark of the picture shows, as it was read. */
  thing(subject: string): Thing | undefined {
    return this.current && thingOf(subject, this.current.analysis, this.current.whole);
  }

  /** Draws what is shown anew with more that is known about it; the next edit of the text makes it old and drops it. */
  addClaims(claims: readonly Claim[]): void {
    if (!this.current) return;
    const { found, inputs, icons } = this.current;
    const { t, language } = this.room;
    const fresh = new Set(claims.map(({ id }) => id));
    const kept = found.claims.filter(({ id }) => !fresh.has(id));
    const known = { ...found, claims: [...kept, ...claims] };
    this.present(drawingOf({ found: known, inputs, icons }, t, language, this.turned, this.overlay));
  }

  /** The address behind a subject of the picture, as it was read: a redacted one leads nowhere. */
  addressOf(subject: string): string | undefined {
    const thing = this.thing(subject);
    if (thing?.kind === 'router') return thing.ip ?? thing.router.interfaces[0];
    const { analysis, found } = this.current ?? {};
    const at = analysis?.topology.interfaces.findIndex(({ id }) => id === subject) ?? -1;
    return at >= 0 ? found?.topology.interfaces[at]?.ip : undefined;
  }

  /** Does to a thing of the picture what its menu says; the page knows its texts and where it is drawn. */
  act(act: MarkAct, subject: string): void {
    this.panel?.send({ type: 'act', act, subject });
  }

  protected present(drawing: Drawing): void {
    this.current = drawing;
    for (const message of inPortions(drawing.content)) this.panel?.send(message);
  }

  protected async receive(message: FromWebview): Promise<void> {
    const { t, language, drawn } = this.room;
    switch (message.type) {
      case 'drawn':
        return drawn.fire(message);
      case 'select':
        this.chosen = message.subject;
        return;
      case 'reveal':
        this.revealed = message.evidence;
        if (!this.current) return;
        return revealEvidence(this.current, message.evidence, message.toSide, this.panel?.viewColumn, t);
      case 'fold':
        this.turned = message.folds;
        if (this.current) this.present(refold(this.current, message.folds, t, language));
        return;
      case 'open':
        return this.openMessage(message.message);
      case 'pin': {
        const thing = this.thing(message.subject);
        if (thing?.kind === 'router') await this.change(pin(keysOf(thing.router), Math.round(message.at)));
        return;
      }
      case 'move-border': {
        const edit = this.current && moveBorder(this.current, message.boundary, message.link);
        if (edit) await this.change(edit);
        return;
      }
      case 'copy':
        return vscode.env.clipboard.writeText(message.text);
      case 'command':
        return void vscode.commands.executeCommand(COMMANDS[message.command]);
      default:
        return;
    }
  }

  /** Draws a message of a mailbox. */
  async openMessage(id: string): Promise<void> {
    const before = this.current;
    if (!before) return;
    const opened = withOpened(before, id, this.room.t) ?? (await this.openFromFile(before, id));
    if (opened && this.current === before) this.present(opened);
  }

  /** A message that was not read with its mailbox; a board without such files has none. */
  protected openFromFile(_before: Drawing, _id: string): Promise<Drawing | undefined> {
    return Promise.resolve(undefined);
  }

  dispose(): void {
    this.panel?.dispose();
  }
}

const COMMANDS: Readonly<Record<PanelCommand, string>> = {
  export: 'hopscope.exportDiagram',
  openSample: 'hopscope.openSample',
  fromClipboard: 'hopscope.analyzeClipboard',
  showAsText: 'hopscope.showAsText',
};
