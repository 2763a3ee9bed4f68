import { assemble } from '../assemble';
import type { Block } from '../blocks';
import type { Dialect } from '../dialect';
import { isHeaded, readInlineTrace, weighInline, type InlineForm } from '../inlineTrace';
import type { Word } from '../words';
import { linuxHeader } from './linux';

const form: InlineForm = {
  dialect: 'nokia-traceroute',
  header: linuxHeader,
  grammar: { reword: rewordObject },
  accepts: (reading) => reading.gluedTimes === 0,
};

/**
 * traceroute of Nokia SR OS through an MPLS network: below a row the label stack that the router returned (RFC 4950), an entry a line.
 * Without it the rows are those of Linux and read as such. Source: 7750 SR OS OAM and Diagnostics Guide, "traceroute".
 */
export const nokiaTrace: Dialect = {
  id: form.dialect,
  name: 'traceroute.dialect.nokia-traceroute',
  detect(block) {
    if (!hasObject(block)) return 0;
    const { rows, good } = weighInline(block, form);
    const fit = rows === 0 ? 0 : good / rows;
    if (isHeaded(block, form)) return fit === 0 ? 0 : 0.55 + fit * 0.45;
    return fit > 0.5 ? 0.78 * fit : 0;
  },
  parse: (block, id) => assemble(block, id, readInlineTrace(block, form, 'per-probe')),
};

// "       returned MPLS Label Stack Object"
const OBJECT = /^ *returned +MPLS +Label +Stack +Object *$/;
// "entry 1: MPLS Label = 26209, Exp = 0, TTL = 1, S = 0"
const ENTRY = /^entry \d{1,2}: MPLS Label = (\d{1,7}), Exp = (\d), TTL = (\d{1,3}), S = (\d)$/;
const OBJECT_WORDS = 5;
const ENTRY_WORDS = 15;
/** In the lines of a trace; what follows it may be another text. */
const SAMPLE = 200;

function hasObject({ others }: Block): boolean {
  return others.slice(0, SAMPLE).some(({ text }) => OBJECT.test(text));
}

/** An entry is one mark of the plain form, the line that announces it is none. */
function rewordObject(words: readonly Word[]): readonly Word[] {
  const plain: Word[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (!word) break;
    const entry = word.text === 'entry' ? entryAt(words, at) : undefined;
    if (entry) plain.push(entry);
    if (entry) at += ENTRY_WORDS - 1;
    else if (OBJECT.test(textAt(words, at, OBJECT_WORDS))) at += OBJECT_WORDS - 1;
    else plain.push(word);
  }
  return plain;
}

function entryAt(words: readonly Word[], at: number): Word | undefined {
  const [, label, tc, ttl, s] = ENTRY.exec(textAt(words, at, ENTRY_WORDS)) ?? [];
  const [first, last] = [words[at], words[at + ENTRY_WORDS - 1]];
  if (label === undefined || !first || !last) return undefined;
  return { text: `<MPLS:L=${label},E=${tc},S=${s},T=${ttl}>`, start: first.start, end: last.end };
}

function textAt(words: readonly Word[], at: number, count: number): string {
  return words
    .slice(at, at + count)
    .map(({ text }) => text)
    .join(' ');
}
