import type { Span } from '../../../model/span';
import type { Annotation, Probe } from '../../../model/trace';
import { readAnnotation } from '../annotation';
import { answeredProbe, type Growing, type Responder } from '../probe';
import type { HopRow } from '../scan';
import { readAddress, readEnclosed, readNumber, type NumberReading, type Word } from '../words';

/** One line of tracepath behind its TTL: `host (ip)  1.2ms asymm  4 `, `host  asymm 4  1.2ms pmtu 1400`, `host  1.2ms reached`. */
export interface TracepathRow {
  readonly probe: Growing<Probe>;
  readonly asymm?: number;
  readonly pmtu?: number;
  /** The word for `reached`, in any language, is there. */
  readonly reached: boolean;
  readonly unparsed: readonly Span[];
}

// The unit is part of the translated text.
const UNIT = /^(?:ms|мс|毫秒|мсек)$/;

/** Smallest MTU of IPv4 (RFC 791); a number of hops is never larger than 255. */
const LOWEST_MTU = 256;

// "asymm", "asym.", "非対称", "pmtu"
const LABEL = /^[^\d!*()[\]:,;<>=]{2,16}$/;

/** Undefined when the row has not the form `name, time, labels`. */
export function readTracepathRow(row: HopRow): TracepathRow | undefined {
  const { words } = row;
  const name = readName(words);
  if (!name) return undefined;
  const reader = new TailReader(words, name.words);
  while (reader.step());
  const { time, asymm, pmtu, annotation, reached, unparsed } = reader;
  const first = words[0];
  const last = words.at(-1);
  if (!time || !first || !last) return undefined;
  const probe = answeredProbe(0, name, { start: first.start, end: last.end }, time.span, time.reading);
  if (annotation) probe.annotation = annotation;
  return {
    probe,
    ...(asymm !== undefined && { asymm }),
    ...(pmtu !== undefined && { pmtu }),
    reached,
    unparsed,
  };
}

/** `ip`, `name (ip)`, `??? (ip)` (-b without a name), `name` (neither -n nor -b: the address is not printed). */
function readName(words: readonly Word[]): (Responder & { readonly words: number }) | undefined {
  const [first, second] = words;
  if (!first) return undefined;
  const hostSpan = { start: first.start, end: first.end };
  const enclosed = second && readEnclosed(second, '(');
  if (enclosed) {
    const nameless = first.text === UNNAMED || first.text === enclosed.ip;
    return nameless ? { address: enclosed, words: 2 } : { address: enclosed, host: first.text, hostSpan, words: 2 };
  }
  const address = readAddress(first.text, first.start);
  if (address) return { address, words: 1 };
  return HOST.test(first.text) ? { host: first.text, hostSpan, words: 1 } : undefined;
}

const UNNAMED = '???';
// "gw.example", "_gateway"
const HOST = /^[A-Za-z_][A-Za-z0-9._-]{0,254}$/;

class TailReader {
  time: { readonly span: Span; readonly reading: NumberReading } | undefined;
  asymm: number | undefined;
  pmtu: number | undefined;
  annotation: Annotation | undefined;
  reached = false;
  readonly unparsed: Span[] = [];

  constructor(
    private readonly words: readonly Word[],
    private at: number,
  ) {}

  step(): boolean {
    const word = this.words[this.at];
    if (!word) return false;
    const taken = this.measured(word) || this.noted(word) || this.labelled(word) || this.arrived();
    if (taken === 0) this.leave(word);
    this.at += Math.max(1, taken);
    return true;
  }

  /** A remark in brackets stays one piece. */
  private leave({ start, end }: Word): void {
    const last = this.unparsed.at(-1);
    if (last?.end === start - 1) this.unparsed[this.unparsed.length - 1] = { start: last.start, end };
    else this.unparsed.push({ start, end });
  }

  private measured({ text, start, end }: Word): number {
    const reading = this.time ? undefined : readNumber(text);
    if (!reading || !UNIT.test(reading.unit)) return 0;
    this.time = { span: { start, end }, reading };
    return 1;
  }

  private noted(word: Word): number {
    const annotation = this.annotation ? undefined : readAnnotation(word);
    if (!annotation) return 0;
    this.annotation = annotation;
    return 1;
  }

  /** A word and the number behind it; which one it is tells `mtu` in the word, or else the size of the number. */
  private labelled({ text }: Word): number {
    const next = this.words[this.at + 1];
    if (!next || !LABEL.test(text) || !DIGITS.test(next.text)) return 0;
    const value = Number(next.text);
    if (text.toLowerCase().includes('mtu') || value >= LOWEST_MTU) this.pmtu = value;
    else this.asymm = value;
    return 2;
  }

  /** Nothing but words is left behind the time: `reached`, `erreicht`, `到達しました`. */
  private arrived(): number {
    const rest = this.words.slice(this.at);
    if (!this.time || this.annotation || rest.length > 3 || !rest.every(({ text }) => LABEL.test(text))) return 0;
    this.reached = true;
    return rest.length;
  }
}

// "4", "1500"
const DIGITS = /^\d{1,5}$/;
