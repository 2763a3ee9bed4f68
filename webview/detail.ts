import { zoomTransform } from 'd3';
import { boundsOf, meet, type Bounds } from '../src/layout/bounds';
import type { Paint, Scene, SceneItem } from '../src/layout/scene';
import { canvasSceneOf, paintCanvas, type CanvasScene } from './canvasPainter';
import type { Standing } from './dim';
import { element } from './element';
import type { Frame } from './frame';
import { drawnItems, paintScene, type ItemNode } from './painter';

/** Nodes that SVG still moves at the pace of the screen (measured: docs/design/diagram.md, "Painting"). */
export const MOST_NODES = 400;
/** What was gone to lately: more would slow the drawing down. */
const MOST_PINNED = 8;
/** Ms without a move before the SVG follows. */
const QUIET = 90;

/**
 * How much of a scene is SVG. A scene of at most 400 nodes is, whole. Of a larger one only what is in view, and a canvas under it shows
 * the rest while it moves; when more than 400 nodes are in view, the letters are too small to read and the canvas shows it alone.
 */
export class Detail {
  private readonly canvas = element('canvas', { id: 'under', 'aria-hidden': 'true', hidden: true });
  private scene: Scene | undefined;
  private bounds: ReadonlyMap<SceneItem, Bounds> = new Map();
  private under: CanvasScene = [];
  /** Drawn although out of view: what has the focus, what is gone to. */
  private readonly pinned = new Set<SceneItem>();
  private frameAsked = 0;
  private timer = 0;
  private readonly colours = new Map<Paint, string>();

  constructor(
    private readonly frame: Frame,
    private readonly standing: (item: SceneItem) => Standing,
    /** Other items are SVG now: mark and dim them. */
    private readonly changed: () => void,
  ) {
    frame.canvas.prepend(this.canvas);
    new ResizeObserver(() => this.resize()).observe(frame.canvas);
    new MutationObserver(() => {
      this.colours.clear();
      this.moved();
    }).observe(document.body, { attributeFilter: ['class', 'data-theme'] });
  }

  /** Large scenes only. */
  get large(): boolean {
    return !this.canvas.hidden;
  }

  paint(scene: Scene, animate: boolean): void {
    this.scene = scene;
    this.pinned.clear();
    this.canvas.hidden = scene.items.filter(({ mark }) => mark === 'node').length <= MOST_NODES;
    if (!this.large) {
      this.bounds = new Map();
      this.under = [];
      return paintScene(this.frame.layer, scene, animate);
    }
    this.bounds = new Map(scene.items.map((item) => [item, boundsOf(item)]));
    this.restand();
    this.resize();
    this.paintWindow();
  }

  /** Something else is dimmed or hidden. */
  restand(): void {
    if (!this.scene || !this.large) return;
    this.under = canvasSceneOf(this.scene.items, this.standing);
    this.moved();
  }

  /** The view moved: the canvas follows with the next frame, the SVG when it rests. */
  moved(): void {
    if (!this.large) return;
    cancelAnimationFrame(this.frameAsked);
    this.frameAsked = requestAnimationFrame(() => this.paintUnder());
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.paintWindow(), QUIET);
  }

  /** The element of an item, which is made if need be. */
  nodeOf(item: SceneItem): ItemNode | undefined {
    const drawn = (): ItemNode | undefined => drawnItems(this.frame.layer).find(([other]) => other === item)?.[1];
    const node = drawn();
    if (node || !this.large || !this.scene?.items.includes(item)) return node;
    this.pinned.add(item);
    for (const old of this.pinned) if (this.pinned.size > MOST_PINNED) this.pinned.delete(old);
    this.paintWindow();
    return drawn();
  }

  /** The item at a place of the window, where only the canvas shows it. */
  itemAt({ clientX, clientY }: MouseEvent): SceneItem | undefined {
    if (!this.scene || !this.large) return undefined;
    const { left, top } = this.frame.canvas.getBoundingClientRect();
    const { k, x, y } = zoomTransform(this.frame.svg);
    const [atX, atY] = [(clientX - left - x) / k, (clientY - top - y) / k];
    const near = 4 / k;
    const spot = { left: atX - near, top: atY - near, right: atX + near, bottom: atY + near };
    return [...this.scene.items]
      .reverse()
      .find((item) => item.mark === 'node' && meet(this.bounds.get(item) ?? spot, spot));
  }

  private resize(): void {
    const { clientWidth, clientHeight } = this.frame.canvas;
    const ratio = window.devicePixelRatio || 1;
    this.canvas.width = clientWidth * ratio;
    this.canvas.height = clientHeight * ratio;
    this.moved();
  }

  private paintUnder(): void {
    const style = getComputedStyle(document.documentElement);
    const colour = (paint: Paint): string => {
      const known = this.colours.get(paint) ?? resolved(paint, style);
      this.colours.set(paint, known);
      return known;
    };
    paintCanvas(
      this.canvas,
      this.under,
      zoomTransform(this.frame.svg),
      colour,
      getComputedStyle(document.body).fontFamily,
    );
  }

  /** What is in view and half a view around it. */
  private paintWindow(): void {
    const { scene, frame } = this;
    if (!scene || !this.large) return;
    const { k, x, y } = zoomTransform(frame.svg);
    const [width, height] = [frame.canvas.clientWidth / k, frame.canvas.clientHeight / k];
    const around = (share: number): Bounds => ({
      left: -x / k - width * share,
      top: -y / k - height * share,
      right: -x / k + width * (1 + share),
      bottom: -y / k + height * (1 + share),
    });
    const inside = (view: Bounds): readonly SceneItem[] =>
      scene.items.filter((item) => this.pinned.has(item) || meet(this.bounds.get(item) ?? view, view));
    const few = (items: readonly SceneItem[]): boolean =>
      items.reduce((count, { mark }) => count + Number(mark === 'node'), 0) <= MOST_NODES;
    const [wide, narrow] = [inside(around(0.5)), inside(around(0))];
    const items = few(wide) ? wide : few(narrow) ? narrow : scene.items.filter((item) => this.pinned.has(item));
    const focused = document.activeElement;
    const kept = drawnItems(frame.layer).find(([, node]) => node === focused)?.[0];
    const shown = kept && scene.items.includes(kept) && !items.includes(kept) ? [...items, kept] : items;
    paintScene(frame.layer, { ...scene, items: shown }, false);
    this.changed();
  }
}

/** Custom properties may be mixes of others; a canvas wants a colour. */
function resolved(paint: Paint, style: CSSStyleDeclaration): string {
  const value = style.getPropertyValue(`--paint-${paint}`).trim();
  const probe = document.createElement('span');
  probe.style.color = value;
  probe.hidden = true;
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color || value;
}
