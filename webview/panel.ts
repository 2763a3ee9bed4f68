import type { Scene, SceneItem } from '../src/layout/scene';
import type { SourceSpan } from '../src/model/span';
import type { MarkAct, PanelCommand, PanelContent, PanelState, ToWebview } from '../src/protocol/messages';
import { paintBanner, paintProblem } from './banner';
import { Detail } from './detail';
import { attachDrag } from './drag';
import { paintEmpty } from './empty';
import { Fitting } from './fitting';
import { nameDrawing, showDrawing, type Frame } from './frame';
import { showHelp } from './help';
import { itemNear } from './hit';
import { openReasons } from './inspector';
import type { Host } from './host';
import { listenToKeys } from './keys';
import { paintLegend } from './legend';
import { Lens } from './lens';
import { copiedText, copyOf, itemOf } from './markActs';
import { Minimap } from './minimap';
import { itemAt } from './painter';
import { withRest, type Rest } from './rest';
import { trackSelection, type Selection } from './selection';
import { say } from './say';
import { entryOf, isNarrow, onNarrowChange, paintSide } from './side';
import { turnNetworks } from './networkFolds';
import { paintTabs } from './tabs';
import { paintToolbar } from './toolbar';
import { attachWalk, type Walk } from './walk';
import { Zoom } from './zoom';

const ZOOM_STEP = 1.3;

/** The page while it lives: takes messages and acts of the user, and has the parts painted. */
export class Panel {
  private content: PanelContent | undefined;
  private scene = 0;
  private stale = false;
  private inspectorOpen: boolean;
  /** What a reload brings back; used up by the first drawing. */
  private saved: Partial<PanelState> | undefined;
  /** The fold that was turned over last, until the new drawing is there. */
  private turned: string | undefined;
  private readonly zoom: Zoom;
  private readonly walk: Walk;
  private readonly selection: Selection;
  private readonly lens: Lens;
  private readonly detail: Detail;
  private readonly minimap: Minimap;
  private readonly fitting: Fitting;
  private readonly acts = {
    fit: (): void => this.zoom.fitInView(),
    zoomIn: (): void => this.zoom.scaleBy(ZOOM_STEP),
    zoomOut: (): void => this.zoom.scaleBy(1 / ZOOM_STEP),
    help: (): void => this.content && showHelp(this.content.strings),
    clear: (): void => (this.selection.subjects.length > 0 ? this.clear() : this.lens.search.close()),
    search: (): void => this.lens.search.open(),
    step: (by: 1 | -1): void => this.lens.search.step(by),
    foldNetworks: (): void => this.foldNetworks(),
    difference: (by: 1 | -1): void => this.lens.difference(by, (text) => this.tell(text)),
    mark: (item: SceneItem, act: MarkAct): void => this.act(act, item.subject),
    select: (item: SceneItem, toSide: boolean): void => this.select(item, toSide),
    toggleInspector: (): void => this.openInspector(!this.inspectorOpen),
    command: (command: PanelCommand): void => this.host.send({ type: 'command', command }),
  };

  constructor(
    private readonly frame: Frame,
    private readonly host: Host,
  ) {
    const { layer, legend, svg } = frame;
    this.saved = host.savedState();
    this.inspectorOpen = this.saved?.inspectorOpen ?? true;
    legend.open = this.saved?.legendOpen ?? !isNarrow();
    this.zoom = new Zoom(
      frame,
      () => this.save(),
      () => this.moved(),
    );
    this.detail = new Detail(
      frame,
      (item) => this.lens.standing(item),
      () => this.rewindowed(),
    );
    this.minimap = new Minimap(frame, (x, y) => this.zoom.centre(x, y));
    this.lens = new Lens(frame, this.saved, {
      go: (item, subject) => this.found(item, subject),
      select: (subject, toSide) => this.selectRow(subject, toSide),
      shown: () => this.zoom.fit(),
      restand: () => this.detail.restand(),
      changed: () => this.save(),
    });
    this.selection = trackSelection(layer, () => this.selectionChanged());
    attachDrag(frame, host);
    this.walk = attachWalk(
      layer,
      (item) => this.nodeOf(item),
      (node) => this.zoom.show(node),
    );
    this.fitting = new Fitting(frame.canvas, () => this.drawScene(!this.zoom.current()));
    legend.addEventListener('toggle', () => this.save());
    onNarrowChange(() => this.paintSide());
    svg.addEventListener('click', (event) => this.clicked(event));
    svg.addEventListener('dblclick', (event) =>
      this.doubleClicked(itemNear(layer, event) ?? this.detail.itemAt(event)),
    );
    listenToKeys((target) => itemAt(layer, target), this.acts);
    host.receive((message) => this.take(message));
    host.send({ type: 'ready' });
  }

  private take(message: ToWebview): void {
    switch (message.type) {
      case 'draw':
        return this.draw(message.content);
      case 'rest':
        return this.complete(message);
      case 'problem':
        return this.showProblem(message.message);
      case 'highlight':
        return this.highlight(message.subjects);
      case 'act':
        return this.act(message.act, message.subject);
      case 'request-state':
        return this.host.send({ type: 'state', state: this.state() });
    }
  }

  /* Drawing --------------------------------------------------------------------------------------------------- */

  private draw(content: PanelContent): void {
    const { frame } = this;
    const fresh = this.current() === undefined;
    this.content = content;
    document.documentElement.lang = content.language;
    this.setStale(false);
    paintBanner(frame.banner, content, (place) => this.reveal(place, false));
    const wanted = content.shown ?? (fresh ? (this.saved?.scene ?? 0) : this.scene);
    if (content.shown !== undefined) this.selection.choose([]);
    this.scene = Math.max(Math.min(wanted, content.scenes.length - 1), 0);
    showDrawing(this.frame, content.scenes.length > 0);
    if (content.scenes.length === 0) {
      paintEmpty(frame.empty, content.strings.empty, content.strings, this.host.commands, this.acts.command);
      return this.save();
    }
    paintToolbar(frame.toolbar, content.strings, this.host.commands, this.inspectorOpen, this.acts);
    this.drawScene(fresh || content.shown !== undefined);
    if (fresh && this.saved?.zoom) this.zoom.restore(this.saved.zoom);
    if (fresh && this.saved?.selected?.length) this.selection.choose(this.saved.selected);
    const { folds } = this.saved ?? {};
    const lost = folds !== undefined && folds.length > 0 && content.folds.length === 0 && !content.keepsFolds;
    if (fresh && lost && this.host.folds) this.host.send({ type: 'fold', folds });
    this.saved = undefined;
  }

  /** What was left out so that the drawing came at once. */
  private complete(rest: Rest): void {
    const scene = this.current();
    if (!this.content || !scene) return;
    this.content = withRest(this.content, rest);
    this.lens.setScene(this.content, this.scene, scene, this.selection.subjects);
    this.paintSide();
  }

  private drawScene(fresh: boolean): void {
    const { frame, content } = this;
    const scene = this.current();
    if (!content || !scene) return;
    const titles = content.scenes.map(({ title }) => title);
    paintTabs(frame.tabs, titles, this.scene, content.strings.tabs, (index) => this.chooseScene(index));
    nameDrawing(frame, scene, content);
    this.detail.paint(scene, !fresh);
    this.minimap.setScene(scene);
    paintLegend(frame.legend, scene.legend, content.strings.legend);
    this.paintSide();
    this.zoom.setSize(scene.width, scene.height);
    if (fresh || !this.zoom.current()) this.zoom.fit();
    this.walk.setScene(scene);
    this.selection.mark();
    this.showSelected();
    this.lens.setScene(content, this.scene, scene, this.selection.subjects);
    this.showTurned(content, scene);
    const nodes = scene.items.filter((item) => item.mark === 'node').length;
    this.host.send({ type: 'drawn', kind: scene.kind, nodes });
    this.save();
  }

  private chooseScene(index: number): void {
    this.scene = index;
    this.selection.choose([]);
    this.drawScene(true);
  }

  /** The tab of the mailbox leads back. */
  private opener(message: string): (() => void) | undefined {
    const drawn = this.content?.overviews.indexOf(message) ?? -1;
    if (drawn >= 0) return () => this.chooseScene(drawn);
    return this.host.opens ? () => this.host.send({ type: 'open', message }) : undefined;
  }

  private current(): Scene | undefined {
    return this.fitting.fit(this.content?.scenes[this.scene]);
  }

  private showProblem(message: string): void {
    const { frame, content } = this;
    const drawn = this.current() !== undefined;
    this.setStale(drawn);
    paintProblem(frame.banner, message, drawn && content ? content.strings.stale : '');
    if (drawn) return;
    showDrawing(this.frame, false);
    paintEmpty(frame.empty, message, content?.strings, this.host.commands, this.acts.command);
  }

  private setStale(stale: boolean): void {
    this.stale = stale;
    document.body.dataset.stale = String(stale);
  }

  /* Selecting ------------------------------------------------------------------------------------------------- */

  private clicked(event: MouseEvent): void {
    const item = itemNear(this.frame.layer, event) ?? this.detail.itemAt(event);
    if (!item) return this.clear();
    this.walk.settle(item);
    this.select(item, event.altKey);
  }

  private select(item: SceneItem, toSide: boolean): void {
    this.selection.choose([item.subject]);
    this.host.send({ type: 'select', subject: item.subject });
    const known = this.content && entryOf(this.content, item.subject)?.facts.find((fact) => fact.evidence)?.evidence;
    const place = item.evidence[0] ?? known;
    if (place) this.reveal(place, toSide);
    this.show(item);
  }

  /** A fold opens, what the user opened closes; anything else is looked at closely. */
  private doubleClicked(item: SceneItem | undefined): void {
    const { fold } = item ?? {};
    if (fold && (fold.folded || this.content?.folds.includes(fold.id))) this.turn(fold.id);
    else this.closeUp(item);
  }

  /** A match of the search: shown and told about, but the caret of the text stays. */
  private found(item: SceneItem, subject: string): void {
    this.selection.choose([subject]);
    this.walk.settle(item);
    this.show(item);
  }

  private selectRow(subject: string, toSide: boolean): void {
    const scene = this.current();
    const item = scene && itemOf(scene.items, subject);
    if (item) this.select(item, toSide);
    this.selection.choose([subject]);
  }

  private closeUp(item: SceneItem | undefined): void {
    const node = item && this.nodeOf(item);
    if (node) this.zoom.closeUp(node);
  }

  private nodeOf(item: SceneItem): SVGGraphicsElement | undefined {
    return this.detail.nodeOf(item);
  }

  private clear(): void {
    if (this.selection.subjects.length === 0) return;
    this.selection.choose([]);
    this.host.send({ type: 'select', subject: undefined });
  }

  /** The caret came to a line. What a click chose stays when it stands on that line: our own reveal moved the caret there. */
  private highlight(subjects: readonly string[]): void {
    const [chosen] = this.selection.subjects;
    if (this.selection.subjects.length === 1 && chosen !== undefined && subjects.includes(chosen)) return;
    this.selection.choose(subjects);
    this.showSelected();
  }

  /** In a narrow window the details lie over what they are about, unless it moves. */
  private showSelected(): void {
    const items = this.current()?.items ?? [];
    this.show(this.selection.subjects.flatMap((subject) => itemOf(items, subject) ?? [])[0]);
  }

  private show(item: SceneItem | undefined): void {
    const node = item && this.nodeOf(item);
    if (node) this.zoom.show(node);
  }

  private moved(): void {
    this.detail.moved();
    this.minimap.moved();
  }

  /** Other items of a large drawing are elements now. */
  private rewindowed(): void {
    this.selection.mark();
    this.lens.apply();
  }

  private selectionChanged(): void {
    this.paintSide();
    this.lens.select(this.selection.subjects);
    this.save();
  }

  private reveal({ source, start, end }: SourceSpan, toSide: boolean): void {
    this.host.send({ type: 'reveal', evidence: { source, start, end }, toSide });
  }

  /* Acts on one thing: the menu and the keys ------------------------------------------------------------------- */

  private act(act: MarkAct, subject: string): void {
    const { content } = this;
    const item = itemOf(this.current()?.items ?? [], subject);
    if (!content || !item) return;
    switch (act) {
      case 'copy-address':
      case 'copy-row': {
        const text = copyOf(act, subject, content);
        if (text !== undefined) this.host.send({ type: 'copy', text });
        return this.tell(copiedText(text, content));
      }
      case 'reveal':
        return this.select(item, false);
      case 'fold':
        return item.fold && this.host.folds
          ? this.turn(item.fold.id)
          : this.tell(say(content.strings, 'picture.noFold'));
      case 'why':
        return this.explain(subject);
    }
  }

  /** Turns a fold over; the host lays the drawing out anew. */
  private turn(fold: string): void {
    const folds = this.content?.folds ?? [];
    const next = folds.includes(fold) ? folds.filter((one) => one !== fold) : [...folds, fold];
    this.turned = fold;
    if (this.host.folds) this.host.send({ type: 'fold', folds: next });
  }

  private foldNetworks(): void {
    const scene = this.current();
    if (!this.content || !scene || !this.host.folds) return;
    const { folds, said } = turnNetworks(scene, this.content);
    if (folds) this.host.send({ type: 'fold', folds });
    this.tell(said);
  }

  /** After the new drawing: the focus goes on, and a screen reader hears what happened. */
  private showTurned({ strings, inspector }: PanelContent, { items }: Scene): void {
    const { turned } = this;
    this.turned = undefined;
    const item =
      turned === undefined ? undefined : items.find(({ mark, fold }) => mark === 'node' && fold?.id === turned);
    if (!item?.fold) return;
    this.walk.settle(item);
    if (document.activeElement === document.body) this.walk.focus();
    this.show(item);
    const name = inspector[item.id]?.title ?? item.id;
    this.tell(say(strings, item.fold.folded ? 'picture.folded' : 'picture.unfolded', { name }));
  }

  private explain(subject: string): void {
    this.selection.choose([subject]);
    this.openInspector(true);
    openReasons(this.frame.inspector);
  }

  private tell(text: string): void {
    this.frame.live.textContent = text;
  }

  /* Around the drawing ---------------------------------------------------------------------------------------- */

  private openInspector(open: boolean): void {
    this.inspectorOpen = open;
    this.frame.toolbar.querySelector('[data-tool="inspector"]')?.setAttribute('aria-pressed', String(open));
    this.paintSide();
    this.save();
  }

  private paintSide(): void {
    if (!this.content || !this.current()) return;
    paintSide(this.frame, this.content, this.scene, this.selection.subjects, this.inspectorOpen, {
      reveal: (evidence, event) => this.reveal(evidence, event.altKey),
      copy: (text) => this.host.send({ type: 'copy', text }),
      opener: (message) => this.opener(message),
      close: () => this.openInspector(false),
    });
  }

  private state(): PanelState {
    const zoom = this.zoom.current();
    return {
      origins: this.content?.origins ?? this.saved?.origins ?? [],
      scene: this.scene,
      selected: this.selection.subjects,
      ...(zoom && { zoom }),
      ...this.lens.state(),
      ...(this.content && this.content.folds.length > 0 && { folds: this.content.folds }),
      inspectorOpen: this.inspectorOpen,
      legendOpen: this.frame.legend.open,
      stale: this.stale,
      ...(this.content?.kept && { kept: true }),
    };
  }

  private save(): void {
    if (this.content) this.host.saveState(this.state());
  }
}
