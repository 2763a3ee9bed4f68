import { tailEnd } from '../date';
import { usualDateAt } from '../usualDate';
import { eximForm } from './exim';
import { exchangeForm } from './exchange';
import type { UsualForm, UsualHop } from './form';
import { gmailForms } from './gmail';
import { tcpInfoForms } from './tcpInfo';

/** The most written first. */
const FORMS: readonly UsualForm[] = [...tcpInfoForms, eximForm, ...gmailForms, exchangeForm];

/**
 * A field in one of the most written forms, which `text[start, end)` holds, folded or not: tokens, clauses and remarks of the general reader
 * cost ten times as much. Undefined for every other form and for words that only the general reader can judge; what is answered is what it
 * would answer.
 */
export function readUsualHop(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  id: string,
  headerIndex: number,
): UsualHop | undefined {
  for (const { pattern, read } of FORMS) {
    pattern.lastIndex = start;
    const found = pattern.exec(text);
    if (!found) continue;
    const date = usualDateAt(text, pattern.lastIndex);
    if (!date || (date.end !== end && tailEnd(text, date.end) !== end)) return undefined;
    const hop = read(found);
    if (!hop) return undefined;
    hop.id = id;
    hop.headerIndex = headerIndex;
    hop.date = date;
    return hop;
  }
  return undefined;
}
