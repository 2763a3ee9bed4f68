import type { Software } from './software';

/** `from HELO (ADDRESS) by HOST (PowerMTA(TM) v3.5r15) id hqp1g41fkq0t for <x>; date (envelope-from <y>)`. */
export const powermta: Software = {
  id: 'powermta',
  name: 'PowerMTA',
  // `(PowerMTA(TM) v3.2r4)`, `(PowerMTA v5.0r8)`
  mark: /^PowerMTA(?:\(TM\))?(?: v(\d[\w.]{0,12}))?/i,
};
