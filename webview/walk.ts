import type { Scene, SceneItem } from '../src/layout/scene';
import { boundsOf } from '../src/layout/bounds';
import type { ItemNode } from './painter';

/** Keyboard walk over the stops of a scene with a roving tabindex: one Tab stop for the whole drawing. */
export interface Walk {
  setScene(scene: Scene): void;
  /** Makes the item the one that Tab reaches. */
  settle(item: SceneItem): void;
  /** Gives the focus to the item that Tab reaches. */
  focus(): void;
}

type Stop = SceneItem & { readonly stop: NonNullable<SceneItem['stop']> };

/** `nodeOf` gives the element of an item, and makes it where only a canvas shows the item. */
export function attachWalk(
  layer: SVGGElement,
  nodeOf: (item: SceneItem) => ItemNode | undefined,
  show: (node: ItemNode) => void,
): Walk {
  let stops: readonly Stop[] = [];
  let upward = false;
  let at: Stop | undefined;

  function settle(item: SceneItem): void {
    const next = stops.find((stop) => stop === item);
    if (!next) return;
    for (const node of layer.querySelectorAll('[tabindex="0"]')) node.setAttribute('tabindex', '-1');
    at = next;
    nodeOf(next)?.setAttribute('tabindex', '0');
  }

  layer.addEventListener('keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || !at) return;
    const next = stopFor(event.key, stops, at, upward);
    const node = next && nodeOf(next);
    if (!next || !node) return;
    event.preventDefault();
    settle(next);
    node.focus({ preventScroll: true });
    show(node);
  });

  return {
    setScene(scene) {
      const previous = at;
      stops = scene.items
        .filter((item): item is Stop => item.stop !== undefined)
        .sort((a, b) => a.stop.rank - b.stop.rank || a.stop.lane - b.stop.lane);
      at = undefined;
      const first = (previous && heirOf(previous, stops)) ?? stops[0];
      if (first) settle(first);
      upward = runsUpward(stops);
    },
    settle,
    focus: () => at && nodeOf(at)?.focus({ preventScroll: true }),
  };
}

/** The same stop in a new drawing; of what was folded the fold, of a fold its first hop. */
function heirOf(previous: Stop, stops: readonly Stop[]): Stop | undefined {
  const own = new Set(previous.members);
  return (
    stops.find((stop) => stop.mark === previous.mark && stop.id === previous.id) ??
    stops.find((stop) => stop.members?.includes(previous.id) === true) ??
    stops.find((stop) => own.has(stop.id))
  );
}

/** Home stands at the bottom by default: then the arrow up leads away from it. */
function runsUpward(stops: readonly Stop[]): boolean {
  const [first, last] = [stops[0], stops.at(-1)];
  return first !== undefined && last !== undefined && boundsOf(last).top < boundsOf(first).top;
}

function stopFor(key: string, stops: readonly Stop[], at: Stop, upward: boolean): Stop | undefined {
  switch (key) {
    case 'ArrowUp':
      return alongPath(stops, at, upward ? 1 : -1);
    case 'ArrowDown':
      return alongPath(stops, at, upward ? -1 : 1);
    case 'ArrowLeft':
      return alternative(stops, at, -1);
    case 'ArrowRight':
      return alternative(stops, at, 1);
    case 'Home':
      return stops[0];
    case 'End':
      return stops.at(-1);
    default:
      return undefined;
  }
}

/** The next rank, in the same lane where it goes on, else in the nearest one. */
function alongPath(stops: readonly Stop[], at: Stop, step: 1 | -1): Stop | undefined {
  const ahead = stops.filter((stop) => (stop.stop.rank - at.stop.rank) * step > 0);
  const rank = step > 0 ? ahead[0]?.stop.rank : ahead.at(-1)?.stop.rank;
  let nearest: Stop | undefined;
  for (const stop of ahead) {
    if (stop.stop.rank !== rank) continue;
    if (!nearest || Math.abs(stop.stop.lane - at.stop.lane) < Math.abs(nearest.stop.lane - at.stop.lane))
      nearest = stop;
  }
  return nearest;
}

function alternative(stops: readonly Stop[], at: Stop, step: 1 | -1): Stop | undefined {
  const row = stops.filter((stop) => stop.stop.rank === at.stop.rank);
  return row[row.indexOf(at) + step];
}
