import { zoomTransform } from 'd3';
import { boundsOf } from '../src/layout/bounds';
import type { Scene } from '../src/layout/scene';
import { element } from './element';
import { MOST_NODES } from './detail';
import type { Frame } from './frame';

const WIDTH = 170;
const HEIGHT = 130;
/** Views that a drawing must be long or wide before one loses one's way in it. */
const VIEWS = 3;

/** The whole drawing in a corner, with a frame around what is in view. Dragging moves the view; the keyboard has the walk. */
export class Minimap {
  private readonly canvas = element('canvas', { id: 'minimap', 'aria-hidden': 'true', hidden: true });
  private scene: Scene | undefined;
  private nodes: readonly (readonly [x: number, y: number])[] = [];
  private scale = 1;
  private still: ImageData | undefined;

  /** `go` puts a place of the scene into the middle of the view. */
  constructor(
    private readonly frame: Frame,
    private readonly go: (x: number, y: number) => void,
  ) {
    frame.canvas.append(this.canvas);
    const move = (event: PointerEvent): void => {
      if (event.buttons !== 1) return;
      const { left, top } = this.canvas.getBoundingClientRect();
      this.go((event.clientX - left) / this.scale, (event.clientY - top) / this.scale);
    };
    this.canvas.addEventListener('pointerdown', (event) => {
      this.canvas.setPointerCapture(event.pointerId);
      move(event);
    });
    this.canvas.addEventListener('pointermove', move);
  }

  setScene(scene: Scene): void {
    this.scene = scene;
    this.still = undefined;
    this.nodes = scene.items.flatMap((item) => {
      if (item.mark !== 'node') return [];
      const { left, top, right, bottom } = boundsOf(item);
      return [[(left + right) / 2, (top + bottom) / 2] as const];
    });
    this.scale = Math.min(WIDTH / scene.width, HEIGHT / scene.height);
    this.moved();
  }

  moved(): void {
    const { scene, canvas, frame } = this;
    if (!scene) return;
    const { k, x, y } = zoomTransform(frame.svg);
    const { clientWidth, clientHeight } = frame.canvas;
    const long = scene.width * k > VIEWS * clientWidth || scene.height * k > VIEWS * clientHeight;
    canvas.hidden = frame.svg.hasAttribute('hidden') || (this.nodes.length <= MOST_NODES && !long);
    if (canvas.hidden) return;
    const context = this.ground(scene);
    if (!context) return;
    context.strokeStyle = getComputedStyle(document.documentElement).getPropertyValue('--paint-selection');
    context.lineWidth = 1.5;
    const { scale } = this;
    context.strokeRect((-x / k) * scale, (-y / k) * scale, (clientWidth / k) * scale, (clientHeight / k) * scale);
  }

  /** The dots are painted once and put back under each new frame. */
  private ground({ width, height }: Scene): CanvasRenderingContext2D | undefined {
    const { canvas, scale } = this;
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (!context) return undefined;
    if (this.still) {
      context.putImageData(this.still, 0, 0);
      return context;
    }
    canvas.width = Math.max(Math.round(width * scale), 8);
    canvas.height = Math.max(Math.round(height * scale), 8);
    context.fillStyle = getComputedStyle(canvas).color;
    for (const [x, y] of this.nodes) context.fillRect(x * scale - 0.75, y * scale - 0.75, 1.5, 1.5);
    this.still = context.getImageData(0, 0, canvas.width, canvas.height);
    return context;
  }
}
