import type { Span } from '../../model/span';
import type { Annotation, MplsLabel, Probe } from '../../model/trace';
import { readAnnotation } from './annotation';
import { readAsPath, readBackHops, readBareAs, readMplsStack } from './labels';
import { spreadStacks, type LateStack } from './lateStacks';
import { answeredProbe, lostProbe, type Growing, type Responder } from './probe';
import { readAddress, readEnclosed, readNumber, type AddressReading, type NumberReading, type Word } from './words';

/** How the rows of a router differ from the plain form. */
export interface InlineGrammar {
  /** The words of this tool in those of the plain form, at their places: `[AS` `2500]` → `[AS2500]`, `msec` → `ms`. */
  reword(words: readonly Word[]): readonly Word[];
  /** Where a code such as `!H` is a probe of its own: always (Cisco prints it instead of a time), or unless it follows a time. */
  readonly codesAlone?: 'always' | 'untimed';
  /** A name behind an address needs no dot: `192.0.2.1 (core1)`. */
  readonly anyHost?: boolean;
  /** A name stands without its address: traceroute6 of KAME prints both with -l only. */
  readonly namesAlone?: boolean;
}

/** What a row of the form `name (ip)  1 ms  2 ms other (ip)  3 ms *` says. */
export interface InlineReading {
  readonly probes: readonly Probe[];
  /** Words that are no part of the form. */
  readonly unparsed: readonly Span[];
  /** The place of `^C`. */
  readonly interrupt?: Span;
  /** Times with the unit directly behind the number: inetutils. */
  readonly gluedTimes: number;
  /** Label stacks behind times, not behind addresses: NX-OS and Comware print them on lines of their own. */
  readonly lateStacks: number;
  /** The text stops inside a responder: an address without a time is the last thing. */
  readonly cut: boolean;
}

/** An address holds for all times after it in the same hop, until the next address (design/traceroute.md, T1). */
interface Answering {
  readonly name: NameReading;
  readonly start: number;
  end: number;
  answered: boolean;
  asn?: readonly number[];
  mpls?: readonly MplsLabel[];
  backHops?: number;
  vrf?: string;
  size?: number;
  state?: 'open' | 'closed';
}

interface NameReading extends Responder {
  /** How many words it takes. */
  readonly words: number;
}

/** Reads the words behind the TTL, with those of continuation lines appended. Forms: Butskoy, busybox, inetutils, LBL and BSD. */
export function readInlineRow(words: readonly Word[], grammar?: InlineGrammar): InlineReading {
  const apart = withInterrupt(words);
  const reader = new InlineReader(grammar ? grammar.reword(apart) : apart, grammar);
  while (reader.step());
  return reader.finish();
}

/** `3.1 ms^C`: the terminal echoes it where the cursor stands. */
function withInterrupt(words: readonly Word[]): readonly Word[] {
  const last = words.at(-1);
  if (!last || last.text.length < 3 || !last.text.endsWith('^C')) return words;
  const cut = last.end - 2;
  const text = last.text.slice(0, -2);
  return [...words.slice(0, -1), { text, start: last.start, end: cut }, { text: '^C', start: cut, end: last.end }];
}

class InlineReader {
  private at = 0;
  private responder: Answering | undefined;
  /** `[AS…]` printed before the name (BSD -a). */
  private early: { readonly asn: readonly number[]; readonly start: number } | undefined;
  private interrupt: Span | undefined;
  private gluedTimes = 0;
  private readonly probes: Growing<Probe>[] = [];
  private readonly unparsed: Span[] = [];
  private readonly lateStacks: LateStack[] = [];

  constructor(
    private readonly words: readonly Word[],
    private readonly grammar?: InlineGrammar,
  ) {}

  step(): boolean {
    const word = this.words[this.at];
    if (!word) return false;
    const taken = this.lost(word) || this.time(word) || this.mark(word) || this.address(word) || this.received(word);
    if (!taken) {
      this.unparsed.push({ start: word.start, end: word.end });
      this.at++;
    }
    return true;
  }

  finish(): InlineReading {
    const open = this.responder;
    const cut = open !== undefined && !open.answered;
    if (open && cut) this.answer(open, { start: open.start, end: open.end });
    spreadStacks(this.probes, this.lateStacks);
    return {
      probes: this.probes,
      unparsed: this.unparsed,
      gluedTimes: this.gluedTimes,
      lateStacks: this.lateStacks.length,
      cut,
      ...(this.interrupt && { interrupt: this.interrupt }),
    };
  }

  /** `*`, `***`, `*^C`, `^C`. A lost probe is nobody's and does not change the responder (T2). */
  private lost({ text, start, end }: Word): boolean {
    const c = text[0];
    if (c !== '*' && c !== '^') return false;
    const parts = LOST.exec(text);
    if (!parts) return false;
    const open = this.responder;
    const unnamed = open !== undefined && !open.answered && isNobody(open.name);
    const waits = open !== undefined && !open.answered && !unnamed;
    if (waits && !this.timeFollows()) this.answer(open, { start: open.start, end: open.end });
    const stars = parts[1]?.length ?? 0;
    for (let i = 0; i < stars; i++) {
      // A lone star may be printed as `&#42;`.
      const all = text === '*' ? { start, end } : { start: start + i, end: start + i + 1 };
      this.probes.push(lostProbe(this.probes.length, unnamed && i === 0 ? { start: open.start, end: all.end } : all));
    }
    if (unnamed) this.responder = undefined;
    if (parts[2] && this.interrupt) this.unparsed.push(this.interrupt);
    if (parts[2]) this.interrupt = { start: end - parts[2].length, end };
    this.at++;
    return true;
  }

  /** `192.0.2.4  *  5 ms  6 ms` (ExtremeXOS): who answered stands in front, whichever probe was lost. */
  private timeFollows(): boolean {
    let at = this.at;
    while (at - this.at < MOST_STARS && this.words[at]?.text === '*') at++;
    const reading = at > this.at ? readNumber(this.words[at]?.text ?? '') : undefined;
    return reading !== undefined && (reading.unit === 'ms' || this.words[at + 1]?.text === 'ms');
  }

  /** `0.5 ms` or `0.5ms`. A time without a responder is left over. */
  private time(word: Word): boolean {
    const open = this.responder;
    const next = this.words[this.at + 1];
    const apart = next?.text === 'ms';
    if (!open || !(apart || word.text.endsWith('ms'))) return false;
    const reading = readNumber(word.text);
    if (!reading || reading.unit !== (apart ? '' : 'ms')) return false;
    const time = { start: word.start, end: apart && next ? next.end : word.end };
    this.answer(open, open.answered ? time : { start: open.start, end: time.end }, time, reading);
    if (!apart) this.gluedTimes++;
    this.at += apart ? 2 : 1;
    return true;
  }

  private answer(open: Answering, all: Span, time?: Span, rtt?: NumberReading): Growing<Probe> {
    const probe = answeredProbe(this.probes.length, open.name, all, time, rtt);
    if (open.asn) probe.asn = open.asn;
    if (open.mpls) probe.mpls = open.mpls;
    if (open.backHops !== undefined) probe.backHops = open.backHops;
    if (open.state) probe.state = open.state;
    if (open.vrf !== undefined) probe.vrf = open.vrf;
    if (open.size !== undefined) probe.size = open.size;
    open.answered = true;
    this.probes.push(probe);
    return probe;
  }

  /** What stands behind an address (`[AS1]`, `<MPLS:…>`, `'-7'`) or behind a time (`!X`, `F=1500`). */
  private mark(word: Word): boolean {
    const taken =
      MARK_SIGN.test(word.text) &&
      (this.probeMark(word) || this.addressMark(word) || this.lateStack(word) || this.asPath(word));
    if (taken) this.at++;
    return taken;
  }

  private probeMark(word: Word): boolean {
    const annotation = readAnnotation(word);
    if (annotation && this.standsAlone()) return this.code(word, annotation);
    const mtu = annotation ? undefined : PATH_MTU.exec(word.text)?.[1];
    const replyTtl = annotation ? undefined : this.replyTtl(word);
    if (!annotation && mtu === undefined && replyTtl === undefined) return false;
    // An annotation directly behind an address belongs to an answer whose time was not printed.
    const open = this.responder;
    if (open && !open.answered) {
      this.answer(open, { start: open.start, end: open.end });
    }
    const probe = this.probes.at(-1);
    if (!probe || (annotation && probe.annotation)) return false;
    if (annotation) probe.annotation = annotation;
    if (mtu !== undefined) probe.pmtu = Number(mtu);
    if (replyTtl !== undefined) probe.replyTtl = replyTtl;
    probe.spans = { ...probe.spans, all: { start: probe.spans.all.start, end: word.end } };
    return true;
  }

  /** Directly behind a time. */
  private replyTtl({ text }: Word): number | undefined {
    const probe = this.responder?.answered ? this.probes.at(-1) : undefined;
    const digits = probe?.spans.time && probe.replyTtl === undefined ? REPLY_TTL.exec(text)?.[1] : undefined;
    return digits === undefined ? undefined : Number(digits);
  }

  private standsAlone(): boolean {
    const alone = this.grammar?.codesAlone;
    const before = this.probes.at(-1);
    return alone === 'always' || (alone === 'untimed' && (!before?.spans.time || before.annotation !== undefined));
  }

  private code({ start, end }: Word, annotation: Annotation): true {
    const open = this.responder;
    const all = { start: open && !open.answered ? open.start : start, end };
    const probe = open ? this.answer(open, all) : answeredProbe(this.probes.length, {}, all);
    if (!open) this.probes.push(probe);
    probe.annotation = annotation;
    return true;
  }

  /** A stack behind a time is kept until the row is read: one a probe, or one for all (T7). */
  private lateStack({ text, end }: Word): boolean {
    let behind = this.probes.length;
    while (this.probes[behind - 1]?.lost) behind--;
    const probe = this.probes[behind - 1];
    if (!probe || !LATE_STACK.test(text)) return false;
    this.lateStacks.push({ labels: readMplsStack(text), behind });
    probe.spans = { ...probe.spans, all: { start: probe.spans.all.start, end } };
    return true;
  }

  private addressMark({ text, end }: Word): boolean {
    const open = this.responder;
    if (!open || open.answered) return false;
    const back = readBackHops(text);
    const vrf = VRF.exec(text);
    const state = PORT_STATE.exec(text)?.[1];
    if (back !== undefined) open.backHops = back;
    else if (state) open.state = state === 'open' ? 'open' : 'closed';
    else if (vrf) open.vrf = vrf[1] ?? vrf[2] ?? '';
    else if (EXTENSION.test(text) && !NAME_IN_ANGLES.test(text)) {
      const stack = readMplsStack(text);
      if (stack.length > 0) open.mpls = stack;
    } else return false;
    open.end = end;
    return true;
  }

  /** Behind an address it belongs to that address, anywhere else to the next one (T6). */
  private asPath({ text, start, end }: Word): boolean {
    const open = this.responder;
    const waits = open !== undefined && !open.answered && !open.asn;
    const asn = readAsPath(text) ?? (waits ? readBareAs(text) : undefined);
    if (!asn) return false;
    if (waits) {
      open.asn = asn;
      open.end = end;
      return true;
    }
    const next = this.words[this.at + 1];
    if (!next || !this.addressAt(this.at + 1)) return false;
    this.early = { asn, start };
    return true;
  }

  private address(word: Word): boolean {
    const open = this.responder;
    // Two addresses without a time between them are no row of a tracer.
    if (open && !open.answered) return false;
    const name = this.addressAt(this.at);
    if (!name) return false;
    const last = this.words[this.at + name.words - 1] ?? word;
    this.responder = { name, start: this.early?.start ?? word.start, end: last.end, answered: false };
    if (this.early) this.responder.asn = this.early.asn;
    this.early = undefined;
    this.at += name.words;
    return true;
  }

  /** `ip`, `name (ip)`, `ip (name)`; both addresses: the one in brackets is the address (T3). */
  private addressAt(at: number): NameReading | undefined {
    const word = this.words[at];
    if (!word) return undefined;
    const next = this.words[at + 1];
    if (word.text === NOBODY) return next?.text === '*' ? { words: 1 } : undefined;
    const enclosed = next && readEnclosed(next, '(');
    if (enclosed) {
      const same = word.text === enclosed.ip || word.text === enclosed.ipRaw || isSameIpv6(word, enclosed);
      const hostSpan = { start: word.start, end: word.end };
      return same ? { address: enclosed, words: 2 } : { address: enclosed, host: word.text, hostSpan, words: 2 };
    }
    const address = readAddress(word.text, word.start);
    if (!address) return this.nameThenAddress(at, word, next) ?? this.nameAlone(word, next);
    if (!next || !(this.grammar?.anyHost ? ANY_HOST : HOST_IN_BRACKETS).test(next.text)) return { address, words: 1 };
    const hostSpan = { start: next.start + 1, end: next.end - 1 };
    return { address, host: next.text.slice(1, -1), hostSpan, words: 2 };
  }

  /** `gw.example  192.0.2.1  9.1 ms` of a table that has a column for each. */
  private nameThenAddress(at: number, { text, start, end }: Word, next: Word | undefined): NameReading | undefined {
    if (!next || !DOTTED_NAME.test(text)) return undefined;
    const address = readAddress(next.text, next.start);
    const behind = this.words[at + 2]?.text ?? '';
    const timed = behind === '*' || readNumber(behind) !== undefined || readBareAs(behind) !== undefined;
    return address && timed ? { address, host: text, hostSpan: { start, end }, words: 2 } : undefined;
  }

  /** `gw.example  9.1 ms`, `gw.example  *  9.1 ms` */
  private nameAlone({ text, start, end }: Word, next: Word | undefined): NameReading | undefined {
    const timed = next !== undefined && (next.text === '*' || readNumber(next.text) !== undefined);
    if (!this.grammar?.namesAlone || !timed || !NAME.test(text)) return undefined;
    return { host: text, hostSpan: { start, end }, words: 1 };
  }

  /** `gw (192.0.2.1) 36 bytes to 192.0.2.9  1.0 ms` (-v of LBL and busybox): how large the answer was and where it came to. */
  private received({ text }: Word): boolean {
    const open = this.responder;
    const [bytes, to, address] = this.words.slice(this.at + 1, this.at + 4);
    if (!open || open.answered || !BYTES.test(text) || bytes?.text !== 'bytes' || to?.text !== 'to') return false;
    if (!address || !readAddress(address.text, address.start)) return false;
    open.size = Number(text);
    open.end = address.end;
    this.at += 4;
    return true;
  }
}

/** `0.0.0.0  * * *` (Nokia SR OS), `--- * * *` (ExtremeXOS): the address of nobody. */
function isNobody({ address, host }: NameReading): boolean {
  return host === undefined && (address === undefined || address.ip === '0.0.0.0' || address.ip === '::');
}

const NOBODY = '---';
/** A hop has no more probes. */
const MOST_STARS = 32;

/** `::ffff:192.0.2.1 (::ffff:192.0.2.1)`: printed otherwise than in its canonical form. */
function isSameIpv6({ text, start }: Word, { ip }: AddressReading): boolean {
  return text.includes(':') && ip !== undefined && readAddress(text, start)?.ip === ip;
}

// "*", "***" (blanks lost by a web page), "*^C", "^C"
const LOST = /^(\*{0,10})(\^C)?$/;
// First sign of everything that is neither address nor time
const MARK_SIGN = /^[![<'FA(?]/;
// "F=1500" (traceroute --mtu)
const PATH_MTU = /^F=(\d{1,6})$/;
// "(64)" (-l of busybox and OpenBSD), "(ttl=64)", "(ttl=254!)" (LBL: not the TTL that was expected)
const REPLY_TTL = /^\((?:ttl=)?(\d{1,3})!?\)$/;
// "36" of "36 bytes to 192.0.2.9"
const BYTES = /^\d{1,5}$/;
// "dsldevice6.attlocal.net", "gw"
const NAME = /^(?=[\w.-]*[A-Za-z])[\w][\w.-]*$/;
// "gw.example"
const DOTTED_NAME = /^(?=[\w.-]*[A-Za-z])[\w-]+\.[\w.-]+$/;
// "<gw.example>" (FortiOS)
const NAME_IN_ANGLES = /^<(?=[\w.-]*[A-Za-z])[\w-]+\.[\w.-]+>$/;
// "<MPLS:L=24017,E=0,S=0,T=1>", "<2/1:0a0b0c0d>", "<syn,ack,mss=1460>"
const LATE_STACK = /^<MPLS:[\w/:,;.=-]+>$/;
const EXTENSION = /^<[\w/:,;.=-]+>$/;
// "(A/1,B/1)", "(A/1, B/2)" (Cisco: VRF in, VRF out), "(A/1)", "(response-vpn vpnb)" (Huawei)
const VRF = /^\((?:response-vpn ([^()]{1,64})|([^()/]{1,64}\/[\w-]{1,64}(?:, ?[^()/]{1,64}\/[\w-]{1,64})?))\)$/;
// "[open]", "[closed]" (tcptraceroute)
const PORT_STATE = /^\[(open|closed)\]$/;
// "(gw.example)" of inetutils; not "(Internal)", not "(response-vpn x)"
const ANY_HOST = /^\([A-Za-z\d][\w.-]*\)$/;
const HOST_IN_BRACKETS = /^\([A-Za-z0-9_-]+\.[A-Za-z0-9._-]+\)$/;
