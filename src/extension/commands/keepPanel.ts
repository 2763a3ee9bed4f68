import type { Panels } from '../panels';
import type { Session } from '../session';

/** Keeps the panel with its texts, or gives it back. */
export function keepPanel(panels: Panels): Promise<void> {
  panels.toggle();
  return Promise.resolve();
}

export function showPanel(session: Session): Promise<void> {
  session.reveal();
  return Promise.resolve();
}
