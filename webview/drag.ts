import { drag, select, zoomTransform, type D3DragEvent } from 'd3';
import { boundsOf } from '../src/layout/bounds';
import type { SceneItem } from '../src/layout/scene';
import type { FromWebview } from '../src/protocol/messages';
import type { Frame } from './frame';
import type { Host } from './host';
import { drawnItems, itemAt, type ItemNode } from './painter';

/** Less than this is a click with an unsteady hand, in CSS pixels. */
const LEAST = 4;
/** One step of the keys, in scene pixels. */
const STEP = 20;

interface Held {
  readonly item: SceneItem;
  readonly node: ItemNode;
  /** In scene pixels. */
  dx: number;
  dy: number;
}

/**
 * Machines are dragged sideways, borders of responsibility up and down onto another link. What is dragged follows the pointer; on release
 * the host is told, and its new drawing puts everything in place. With the keys: shift and an arrow.
 */
export function attachDrag({ svg, layer }: Frame, { edits, send }: Host): void {
  if (!edits) return;
  let held: Held | undefined;
  const behaviour = drag<SVGGElement, unknown>()
    .filter((event: MouseEvent) => event.button === 0 && !event.ctrlKey && isMovable(itemAt(layer, event.target)))
    .clickDistance(LEAST)
    .on('start', (event: Drag) => (held = heldBy(layer, event)))
    .on('drag', (event: Drag) => {
      if (!held) return;
      const { k } = zoomTransform(svg);
      held.dx += isMachine(held.item) ? event.dx / k : 0;
      held.dy += isMachine(held.item) ? 0 : event.dy / k;
      held.node.setAttribute('transform', `translate(${held.dx},${held.dy})`);
    })
    .on('end', () => {
      const moved = held;
      held = undefined;
      if (!moved) return;
      const { k } = zoomTransform(svg);
      const message = Math.hypot(moved.dx, moved.dy) * k < LEAST ? undefined : told(layer, moved);
      // Dropped on nothing: back to its place.
      if (!message) moved.node.removeAttribute('transform');
      else send(message);
    });
  select(layer).call(behaviour.container(svg));
  layer.addEventListener('keydown', (event) => {
    const { pin, id } = itemAt(layer, event.target) ?? {};
    const side = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!event.shiftKey || !pin || id === undefined || side === undefined) return;
    event.preventDefault();
    // The walk would go to the next machine.
    event.stopImmediatePropagation();
    send({ type: 'pin', subject: id, at: pin.at + side * STEP });
  });
}

type Drag = D3DragEvent<SVGGElement, unknown, unknown>;

const isMachine = ({ pin }: SceneItem): boolean => pin !== undefined;

function isMovable(item: SceneItem | undefined): boolean {
  return item !== undefined && (isMachine(item) || (item.mark === 'boundary' && item.data.kind === 'responsibility'));
}

function heldBy(layer: SVGGElement, { sourceEvent }: Drag): Held | undefined {
  const item = itemAt(layer, (sourceEvent as Event).target);
  const node = drawnItems(layer).find(([one]) => one === item)?.[1];
  return item && node && { item, node, dx: 0, dy: 0 };
}

function told(layer: SVGGElement, { item, dx, dy }: Held): FromWebview | undefined {
  if (item.pin) return { type: 'pin', subject: item.id, at: item.pin.at + dx };
  // Its name stands above the line.
  const link = linkAt(layer, boundsOf(item).bottom + dy);
  return link === undefined ? undefined : { type: 'move-border', boundary: item.id, link };
}

/** The link that a line at this height cuts. */
function linkAt(layer: SVGGElement, y: number): string | undefined {
  return drawnItems(layer)
    .map(([item]) => item)
    .filter(({ mark }) => mark === 'link')
    .find((item) => {
      const { top, bottom } = boundsOf(item);
      return top <= y && y <= bottom;
    })?.subject;
}
