import { select, zoom, zoomIdentity, zoomTransform, type D3ZoomEvent, type Selection, type ZoomTransform } from 'd3';
import type { PanelState } from '../src/protocol/messages';
import type { Frame } from './frame';
import { motionMs } from './motion';

type View = NonNullable<PanelState['zoom']>;

/** Small drawings are not blown up to fill the window. */
const LARGEST_FIT = 1.6;
const SMALLEST_FIT = 0.02;
const LARGEST = 8;
/** Room kept free around the drawing, in CSS pixels. */
const MARGIN = 8;
/** A flat drawing hangs from the top like a page; the inspector may come over the lower part. */
const HEADROOM = 40;
/** Least scale at which a single thing is looked at. */
const CLOSE_UP = 1.5;
/** CSS pixels that a mouse wheel's "line" stands for. */
const LINE = 16;

/** Wheel pans and ctrl-wheel zooms at the pointer, as in VS Code's own previews; drag pans. */
export class Zoom {
  private readonly behaviour = zoom<SVGSVGElement, unknown>();
  private readonly surface: Selection<SVGSVGElement, unknown, null, undefined>;
  private size = { width: 1, height: 1 };
  /** Until the user moves it, the drawing follows the size of the window. */
  private fitted = true;

  /** `moved` is called with every step of a move, `changed` after it. */
  constructor(
    private readonly frame: Frame,
    changed: () => void,
    moved: () => void,
  ) {
    this.behaviour
      .filter((event: MouseEvent) => (event.type === 'wheel' ? event.ctrlKey || event.metaKey : event.button === 0))
      .on('zoom', (event: D3ZoomEvent<SVGSVGElement, unknown>) => {
        frame.layer.setAttribute('transform', event.transform.toString());
        if (event.sourceEvent) this.fitted = false;
        moved();
      })
      .on('end', changed);
    this.surface = select(frame.svg).call(this.behaviour).on('dblclick.zoom', null);
    frame.svg.addEventListener('wheel', (event) => this.pan(event), { passive: false });
    new ResizeObserver(() => (this.fitted ? this.fit() : this.limit())).observe(frame.canvas);
  }

  /** Size of what is drawn, in scene pixels. */
  setSize(width: number, height: number): void {
    this.size = { width: Math.max(width, 1), height: Math.max(height, 1) };
    this.limit();
  }

  fit(): void {
    this.limit();
    this.fitted = true;
    this.go(this.fitTransform(), false);
  }

  /** As the user asks for it: all of the drawing where no overlay covers it. */
  fitInView(): void {
    const { top, bottom } = visibleArea(this.frame);
    this.limit();
    this.fitted = true;
    this.go(this.fitTransform(bottom - top + 2 * MARGIN), true);
  }

  scaleBy(factor: number): void {
    this.fitted = false;
    const ms = motionMs();
    if (ms > 0) this.behaviour.scaleBy(this.surface.transition().duration(ms), factor);
    else this.behaviour.scaleBy(this.surface, factor);
  }

  restore({ k, x, y }: View): void {
    this.fitted = false;
    this.go(zoomIdentity.translate(x, y).scale(k), false);
  }

  /** Moves the drawing as little as needed until the element is in view. */
  show(target: SVGGraphicsElement): void {
    const { left, top, right, bottom } = target.getBoundingClientRect();
    const area = visibleArea(this.frame);
    const dx = left < area.left ? area.left - left : Math.min(0, area.right - right);
    const dy = top < area.top ? area.top - top : Math.min(0, area.bottom - bottom);
    if (dx === 0 && dy === 0) return;
    const { k, x, y } = zoomTransform(this.frame.svg);
    this.go(zoomIdentity.translate(x + dx, y + dy).scale(k), true);
  }

  /** Brings one thing to the middle, large enough to read. */
  closeUp(target: SVGGraphicsElement): void {
    const { x, y, width, height } = target.getBBox();
    const { clientWidth, clientHeight } = this.frame.canvas;
    const k = Math.max(zoomTransform(this.frame.svg).k, CLOSE_UP);
    this.fitted = false;
    const middle = zoomIdentity.translate(clientWidth / 2, clientHeight / 2).scale(k);
    this.go(middle.translate(-(x + width / 2), -(y + height / 2)), true);
  }

  /** Puts a place of the scene into the middle. */
  centre(x: number, y: number): void {
    const { clientWidth, clientHeight } = this.frame.canvas;
    this.fitted = false;
    const middle = zoomIdentity.translate(clientWidth / 2, clientHeight / 2).scale(zoomTransform(this.frame.svg).k);
    this.go(middle.translate(-x, -y), false);
  }

  /** Undefined while the drawing is fitted. */
  current(): View | undefined {
    const { k, x, y } = zoomTransform(this.frame.svg);
    return this.fitted ? undefined : { k, x, y };
  }

  private pan(event: WheelEvent): void {
    if (event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const step = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE : 1;
    const [x, y] = event.shiftKey && event.deltaX === 0 ? [event.deltaY, 0] : [event.deltaX, event.deltaY];
    const { k } = zoomTransform(this.frame.svg);
    this.fitted = false;
    this.behaviour.translateBy(this.surface, (-x * step) / k, (-y * step) / k);
  }

  private fitTransform(free = Infinity): ZoomTransform {
    const { clientWidth: width, clientHeight } = this.frame.canvas;
    const height = Math.min(clientHeight - legendHeight(this.frame), free);
    const room = Math.min((width - 2 * MARGIN) / this.size.width, (height - 2 * MARGIN) / this.size.height);
    const k = Math.max(Math.min(room, LARGEST_FIT), SMALLEST_FIT);
    const spare = Math.max((height - this.size.height * k) / 2, 0);
    return zoomIdentity.translate((width - this.size.width * k) / 2, Math.min(spare, HEADROOM)).scale(k);
  }

  private limit(): void {
    this.behaviour.scaleExtent([Math.min(this.fitTransform().k, 1) / 2, LARGEST]);
  }

  private go(transform: ZoomTransform, animate: boolean): void {
    const ms = animate ? motionMs() : 0;
    if (ms > 0) this.behaviour.transform(this.surface.transition().duration(ms), transform);
    else this.behaviour.transform(this.surface, transform);
  }
}

/** Height that the folded legend takes from the lower edge: the badge of a redacted drawing lies there. Unfolded it is meant to cover. */
function legendHeight({ canvas, legend }: Frame): number {
  const { left, bottom } = canvas.getBoundingClientRect();
  const cover = legend.getBoundingClientRect();
  const lies = !legend.open && cover.height > 0 && cover.left >= left && cover.top < bottom && cover.bottom <= bottom;
  return lies ? bottom - cover.top : 0;
}

/** What of the canvas no overlay covers, in client pixels: the inspector lies over its lower part in a narrow window. */
function visibleArea({ canvas, inspector }: Frame): Record<'left' | 'top' | 'right' | 'bottom', number> {
  const { left, top, right, bottom } = canvas.getBoundingClientRect();
  const cover = inspector.hidden ? undefined : inspector.getBoundingClientRect();
  const covered = cover !== undefined && cover.left < right && cover.top > top && cover.top < bottom;
  const end = covered ? cover.top : bottom;
  return { left: left + MARGIN, top: top + MARGIN, right: right - MARGIN, bottom: end - MARGIN };
}
