export interface DecodedText {
  /** Without a byte order mark. */
  readonly text: string;
  /** Label of the Encoding Standard (https://encoding.spec.whatwg.org/#names-and-labels), lower case. */
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | LegacyEncoding;
}

function encodingOf(bytes: Uint8Array): DecodedText['encoding'] {
  return markedEncoding(bytes) ?? utf16Encoding(bytes) ?? (isUtf8(bytes) ? 'utf-8' : legacyEncoding(bytes));
}

type LegacyEncoding = 'shift_jis' | 'gbk' | 'windows-1252';

/**
 * Text of a file of which nobody tells the encoding: byte order mark, UTF-16 without one, UTF-8, else the likeliest of the code pages in
 * which Windows writes redirected output of tracert: cp932 (`shift_jis`), GBK and windows-1252. Total, linear in the number of bytes.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const encoding = encodingOf(bytes);
  const text = new TextDecoder(encoding).decode(bytes);
  return { text: encoding === 'windows-1252' ? withSigns(text) : text, encoding };
}

/** Bytes from the first one beyond ASCII on that decide about the encoding of a stream. */
const DECISIVE = 65_536;

/** The same for a text that comes in chunks. What is ASCII is handed on at once: until more comes, every encoding but UTF-16 is the same. */
export class ChunkDecoder {
  private encoding: DecodedText['encoding'] | undefined;
  private decoder = new TextDecoder('utf-8');
  private held: Uint8Array[] = [];

  decode(bytes: Uint8Array): string {
    if (this.encoding) return this.decoded(bytes, true);
    if (this.held.length === 0 && isAscii(bytes)) return this.decoder.decode(bytes);
    this.held.push(bytes);
    const length = this.held.reduce((sum, one) => sum + one.length, 0);
    return length < DECISIVE ? '' : this.decoded(this.decide(), true);
  }

  end(): string {
    return this.decoded(this.encoding ? new Uint8Array() : this.decide(), false);
  }

  /** All that was held back. */
  private decide(): Uint8Array {
    const bytes = new Uint8Array(this.held.reduce((sum, one) => sum + one.length, 0));
    let at = 0;
    for (const one of this.held) {
      bytes.set(one, at);
      at += one.length;
    }
    this.held = [];
    this.encoding = encodingOf(bytes);
    this.decoder = new TextDecoder(this.encoding);
    return bytes;
  }

  private decoded(bytes: Uint8Array, stream: boolean): string {
    const text = this.decoder.decode(bytes, { stream });
    return this.encoding === 'windows-1252' ? withSigns(text) : text;
  }
}

/** Without NUL, which in the first chunk tells UTF-16. */
function isAscii(bytes: Uint8Array): boolean {
  // Not `every`: it calls a function for each byte of what may be gigabytes.
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte >= 0x80 || byte === 0) return false;
  }
  return true;
}

/** What windows-1252 has at 0x80 … 0x9F (https://encoding.spec.whatwg.org/index-windows-1252.txt). */
const SIGNS_80 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';
const CONTROL_80 = /[\x80-\x9f]/g;

/** Node 20.20 decodes windows-1252 as Latin-1, against the standard: `d’attente` would lose its apostrophe. */
function withSigns(text: string): string {
  return text.replace(CONTROL_80, (sign) => SIGNS_80[sign.charCodeAt(0) - 0x80] ?? sign);
}

function markedEncoding([first, second, third]: Uint8Array): DecodedText['encoding'] | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return first === 0xef && second === 0xbb && third === 0xbf ? 'utf-8' : undefined;
}

/** Enough to tell UTF-16: no tool prints so many lines without blanks, digits and line ends. */
const UTF16_SAMPLE = 4096;

/** ASCII in UTF-16 has a NUL in every second place, and none in the other. A quarter is enough: the rest may be Japanese. */
function utf16Encoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const sample = bytes.subarray(0, UTF16_SAMPLE);
  const nuls: [number, number] = [0, 0];
  sample.forEach((byte, at) => {
    if (byte === 0) nuls[(at & 1) as 0 | 1]++;
  });
  const [even, odd] = nuls;
  const enough = Math.max(1, sample.length / 8);
  if (odd >= enough && even * 8 < odd) return 'utf-16le';
  return even >= enough && odd * 8 < even ? 'utf-16be' : undefined;
}

/** Bytes that hold no text in any of these encodings: a NUL that is no half of a UTF-16 letter. `bytes` = the beginning of a file. */
export function isBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, UTF16_SAMPLE);
  return sample.includes(0) && !encodingOf(sample).startsWith('utf-16');
}

/** Valid, or cut and spoilt in so few places that most of its characters beyond ASCII are: in no code page would that be by chance. */
function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    const text = new TextDecoder('utf-8').decode(bytes);
    let good = 0;
    let bad = 0;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === 0xfffd) bad++;
      else if (code >= 0x80) good++;
    }
    return good > bad;
  }
}

/** How well a character beyond ASCII that begins at a byte fits into a text of this encoding, −1 … 1, and how many bytes it takes. */
type Judge = (byte: number, next: number, previous: number) => { readonly weight: number; readonly length: 1 | 2 };

/** `next` of the last byte, and `previous` of the first: belongs to no character. */
const NONE = 0x0a;

/**
 * The encoding with the greatest mean plausibility of its characters beyond ASCII; of equals the first, which is also the one that can
 * decode every byte.
 */
function legacyEncoding(bytes: Uint8Array): LegacyEncoding {
  let best: { readonly encoding: LegacyEncoding; readonly score: number } = { encoding: 'windows-1252', score: -1 };
  for (const [encoding, judge] of JUDGES) {
    const score = meanWeight(bytes, judge);
    if (score > best.score) best = { encoding, score };
  }
  return best.encoding;
}

/** Characters beyond ASCII after which the mean does not change any more. */
const ENOUGH = 65_536;

function meanWeight(bytes: Uint8Array, judge: Judge): number {
  let sum = 0;
  let count = 0;
  for (let at = 0; at < bytes.length && count < ENOUGH;) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) {
      at++;
      continue;
    }
    const { weight, length } = judge(byte, bytes[at + 1] ?? NONE, bytes[at - 1] ?? NONE);
    sum += weight;
    count++;
    at += length;
  }
  return count === 0 ? 0 : sum / count;
}

const WRONG = { weight: -1, length: 1 } as const;

function within(byte: number, first: number, last: number): boolean {
  return first <= byte && byte <= last;
}

function isAsciiLetter(byte: number): boolean {
  return within(byte | 0x20, 0x61, 0x7a);
}

/** Accented letters stand among plain ones (`Délai`, `überschreitung`); two of them beside each other are rare, punctuation is usual. */
const judgeWestern: Judge = (byte, next, previous) => {
  const among = isAsciiLetter(next) || isAsciiLetter(previous);
  const crowded = next >= 0x80 || previous >= 0x80;
  const isLetter = byte >= 0xc0 && byte !== 0xd7 && byte !== 0xf7;
  // ’ “ ” – — … and the no-break blank, « » ° ¿ ¡
  const isSign = within(byte, 0x91, 0x97) || [0x85, 0xa0, 0xa1, 0xab, 0xb0, 0xbb, 0xbf].includes(byte);
  if (crowded || !(isLetter || isSign)) return WRONG;
  return { weight: among ? 1 : 0.3, length: 1 };
};

/** JIS X 0208 in the byte pairs of Shift_JIS: kana and punctuation, kanji of the first level, rarer kanji. */
const judgeJapanese: Judge = (byte, next) => {
  // Half-width katakana: single bytes, in which a Western or Chinese text would be full of them.
  if (within(byte, 0xa1, 0xdf)) return { weight: -0.5, length: 1 };
  const isPair =
    (within(byte, 0x81, 0x9f) || within(byte, 0xe0, 0xfc)) &&
    within(next, 0x40, 0xfc) &&
    next !== 0x7f &&
    byte !== 0xa0;
  if (!isPair) return WRONG;
  if (within(byte, 0x81, 0x83)) return { weight: 1, length: 2 };
  return { weight: within(byte, 0x88, 0x98) ? 0.8 : 0, length: 2 };
};

/** GB 2312 within GBK: punctuation and the common characters of the first level, rarer ones; all else is of the extensions. */
const judgeChinese: Judge = (byte, next) => {
  if (!within(byte, 0x81, 0xfe) || !within(next, 0x40, 0xfe) || next === 0x7f) return WRONG;
  const inGb2312 = next >= 0xa1;
  if (inGb2312 && (within(byte, 0xa1, 0xa3) || within(byte, 0xb0, 0xd7))) return { weight: 1, length: 2 };
  return { weight: inGb2312 && within(byte, 0xd8, 0xf7) ? 0.3 : -0.5, length: 2 };
};

const JUDGES: readonly (readonly [LegacyEncoding, Judge])[] = [
  ['windows-1252', judgeWestern],
  ['shift_jis', judgeJapanese],
  ['gbk', judgeChinese],
];
