import { withCardsBelow } from '../src/layout/mail/narrow';
import type { Scene } from '../src/layout/scene';

/** Below this a mail path beside its cards would be drawn so small that nobody reads it. CSS pixels. */
const ROOM_BESIDE = 760;

const below = new WeakMap<Scene, Scene>();

/** The form of a scene for the width that there is: the cards of a mail path stand beside it or below it. */
export class Fitting {
  private narrow: boolean;

  constructor(canvas: HTMLElement, changed: () => void) {
    const isNarrow = (): boolean => canvas.clientWidth > 0 && canvas.clientWidth < ROOM_BESIDE;
    this.narrow = isNarrow();
    new ResizeObserver(() => {
      if (isNarrow() === this.narrow) return;
      this.narrow = !this.narrow;
      changed();
    }).observe(canvas);
  }

  /** The same object for the same scene. */
  fit(scene: Scene | undefined): Scene | undefined {
    if (!scene || !this.narrow || scene.kind !== 'mail') return scene;
    const form = below.get(scene) ?? withCardsBelow(scene);
    below.set(scene, form);
    return form;
  }
}
