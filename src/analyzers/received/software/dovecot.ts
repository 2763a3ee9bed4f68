import { headOf, clauseOf, type ReceivedField } from '../clause';
import type { Software } from './software';

/** `id cKLQBpVKqWUGXgAAPzqO5A` and `id 1+aB/…`: 22 characters of base 64 */
const DOVECOT_ID = /^[A-Za-z0-9+/]{20,24}:?\w{0,4}$/;

function hasForm(field: ReceivedField): boolean {
  if (!/^LMTPS?A?$/.test(headOf(field, 'with')) || !DOVECOT_ID.test(headOf(field, 'id'))) return false;
  return (clauseOf(field, 'from')?.comments.length ?? 0) <= 1;
}

/** Source: lmtp-server of Dovecot, `from HELO ([ADDRESS]) by HOST with LMTP id … (envelope-from <…>) for <…>`, before 2.3 `by HOST (Dovecot) with LMTP`. */
export const dovecot: Software = {
  id: 'dovecot',
  name: 'Dovecot',
  mark: /^Dovecot(?: v?(\d[\w.]{0,12}))?$/i,
  score: (field) => (hasForm(field) ? 0.7 : 0),
};
