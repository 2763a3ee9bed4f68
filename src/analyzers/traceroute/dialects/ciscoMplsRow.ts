import type { Span } from '../../../model/span';
import type { MplsLabel, Probe } from '../../../model/trace';
import { answeredProbe, lostProbe, type Growing } from '../probe';
import { inkOf, type ScanLine } from '../scan';
import { readAddress, readNumber, splitWords, type Word } from '../words';

/** `L 1 192.0.2.5 MRU 1500 [Labels: 24/31 Exp: 0/0] 40 ms, ret code 8`; the row of the source has neither code nor time. */
export interface LspRow {
  readonly ttl: number;
  readonly code?: string;
  readonly probe: Growing<Probe>;
  /** From the TTL on. */
  readonly span: Span;
}

// "L 1 ", "  0 ", ". 3 *"
const BEGINNING = /^ *(?:([!.A-Za-z]) +)?(\d{1,3}) +(?=[\da-fA-F:*])/;

export function readLspRow(line: ScanLine): LspRow | undefined {
  const [begin, code, digits] = line.text.length > LONGEST_ROW ? [] : (BEGINNING.exec(line.text) ?? []);
  const ttl = Number(digits);
  if (!begin || !digits || ttl > 255) return undefined;
  const words = splitWords(line.text, begin.length, line.start);
  const first = words[0];
  const probe = first && readProbe(first, words);
  if (!probe || (code === undefined && ttl > 0 && probe.mru === undefined)) return undefined;
  const start = line.start + begin.trimEnd().length - digits.length;
  const at = line.start + begin.indexOf(code ?? '');
  if (code) probe.annotation = { raw: code, kind: 'lsp-code', span: { start: at, end: at + 1 } };
  return { ttl, ...(code && { code }), probe, span: { start, end: inkOf(line).end } };
}

const LONGEST_ROW = 1_000;

function readProbe(first: Word, words: readonly Word[]): Growing<Probe> | undefined {
  const end = words.at(-1)?.end ?? first.end;
  if (first.text === '*') return words.length === 1 ? lostProbe(0, { start: first.start, end }) : undefined;
  // "! 4 192.0.2.1, ret code 3 multipaths 0"
  const address = readAddress(first.text.endsWith(',') ? first.text.slice(0, -1) : first.text, first.start);
  if (!address || words.length === 1) return undefined;
  const at = words.findIndex(
    (word, n) => n > 0 && MS.test(word.text) && readNumber(words[n - 1]?.text ?? '')?.unit === '',
  );
  const number = words[at - 1];
  const rtt = number && readNumber(number.text);
  // "40 ms," – the comma before "ret code 3" is no part of the time
  const time = number && { start: number.start, end: (words[at]?.start ?? 0) + 2 };
  const probe = answeredProbe(0, { address }, { start: first.start, end }, time, rtt);
  const mru = words.findIndex(({ text }) => text === 'MRU');
  const size = mru < 0 ? undefined : readNumber(words[mru + 1]?.text ?? '')?.value;
  if (size !== undefined) probe.mru = size;
  const labels = labelsOf(words.map(({ text }) => text).join(' '));
  if (labels.length > 0) probe.mpls = labels;
  const isForm = rtt !== undefined || size !== undefined || RETURN_CODE.test(words.map(({ text }) => text).join(' '));
  return isForm ? probe : undefined;
}

const MS = /^ms,?$/;
// "192.0.2.1, ret code 3 multipaths 0"
const RETURN_CODE = /^[^ ]+ ret code \d{1,3}\b/;

// "[Labels: 24/31 Exp: 0/0]", "[Labels: implicit-null Exp: 0]", "[implicit-null]"
const LABELS = /\[(?:Labels?: *)?([\d/a-z-]{1,200})(?: Exp: *(\d(?:\/\d){0,15}))?\]/;

/** Reserved labels by name: RFC 3032. */
const RESERVED: Readonly<Record<string, number>> = { 'explicit-null': 0, 'router-alert': 1, 'implicit-null': 3 };

/** The labels that this router sends on, not those it received: DSMAP of RFC 8029, 3.4. */
function labelsOf(text: string): readonly MplsLabel[] {
  const [, printed, exp] = LABELS.exec(text) ?? [];
  const exps = exp?.split('/') ?? [];
  return (printed ?? '').split('/').flatMap((one, n) => {
    const label = LABEL.test(one) ? Number(one) : RESERVED[one];
    return label === undefined ? [] : [{ label, ...(exps[n] !== undefined && { tc: Number(exps[n]) }) }];
  });
}

const LABEL = /^\d{1,7}$/;
