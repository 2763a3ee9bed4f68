import type { Span } from '../model/span';
import type { Family, Found } from './dialect';

// "# hopscope: hop 3: 6 sent, none answered": what a live trace says of itself (src/live/label.ts)
const OURS = /^# hopscope: /;

/** Our own lines around a live trace repeat what its rows say: understood, and part of no trace. */
export const commentFamily: Family = {
  id: 'comment',
  find: ({ lines }) => lines.filter(({ text }) => OURS.test(text)).map(foundAt),
};

function foundAt({ start, end }: Span): Found {
  const span = { start, end };
  // Whatever else finds itself there wins.
  return { dialect: 'comment', span, score: 0.01, parse: () => ({ traces: [], messages: [], taken: [span] }) };
}
