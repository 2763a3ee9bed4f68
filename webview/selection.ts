import { drawnItems } from './painter';

/** The chosen subjects: by a click (one) or by the caret in the editor (all that stand on its line). */
export interface Selection {
  readonly subjects: readonly string[];
  choose(subjects: readonly string[]): void;
  /** Marks the items again after a new drawing. */
  mark(): void;
}

export function trackSelection(layer: SVGGElement, changed: (subjects: readonly string[]) => void): Selection {
  let subjects: readonly string[] = [];

  function mark(): void {
    const chosen = new Set(subjects);
    for (const [item, node] of drawnItems(layer)) {
      const on = chosen.has(item.id) || chosen.has(item.subject) || item.members?.some((id) => chosen.has(id)) === true;
      node.classList.toggle('selected', on);
      if (on && item.label) node.setAttribute('aria-current', 'true');
      else node.removeAttribute('aria-current');
    }
  }

  return {
    get subjects() {
      return subjects;
    },
    choose(next) {
      subjects = next;
      mark();
      changed(next);
    },
    mark,
  };
}
