import type { Span } from '../../../model/span';
import type { Probe } from '../../../model/trace';
import { readAsPath } from '../labels';
import { answeredProbe, lostProbe, type Growing, type Responder } from '../probe';
import { readAddress, type Word } from '../words';

/** One row of lft: ` 3  gw.example (203.0.113.5) 3.9/4.4ms`, `13  [target open] 192.0.2.70:22 26.5ms`. */
export interface LftRow {
  readonly ttl: number;
  readonly ttlSpan: Span;
  readonly probes: readonly Probe[];
  /** The row is that of the target. */
  readonly target: boolean;
  readonly unparsed: readonly Span[];
}

// "0.1/0.1ms", "14.2ms", "3.9/*/4.4ms"
const TIMES = /^(?:\d{1,9}(?:\.\d{1,6})?|\*)(?:\/(?:\d{1,9}(?:\.\d{1,6})?|\*)){0,31}ms$/;
// "13"
const TTL = /^\d{1,3}$/;
// "192.0.2.70:22", "(206.168.112.86):80", "(192.0.2.1)", "192.0.2.1"
const ADDRESS = /^\(?(\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3})\)?(?::(\d{1,5}))?$/;
// "[target]", "[target"
const TARGET = /^\[target\]?$/;
// "open]", "closed]"
const STATE = /^(open|closed)\]$/;

/** Undefined when the words are no row of lft: it ends with its times. */
export function readLftRow(words: readonly Word[]): LftRow | undefined {
  const [first] = words;
  const times = words.find(({ text }) => TIMES.test(text));
  if (!first || !times || !TTL.test(first.text) || Number(first.text) > 255) return undefined;
  const head = words.slice(1, words.indexOf(times));
  const name = readName(head);
  if (!name.responder.address) return undefined;
  const all = { start: head[0]?.start ?? times.start, end: times.end };
  const probes = readTimes(times, name, all);
  const unparsed = [...name.unparsed, ...words.slice(words.indexOf(times) + 1)].map(({ start, end }) => ({
    start,
    end,
  }));
  return {
    ttl: Number(first.text),
    ttlSpan: { start: first.start, end: first.end },
    probes,
    target: name.target,
    unparsed,
  };
}

interface Name {
  responder: Responder;
  asn?: readonly number[];
  /** Name of the address block (-N), in its brackets. */
  geo?: string;
  state?: 'open' | 'closed';
  target: boolean;
  readonly unparsed: Span[];
}

/** `[target open]`, `[AS64500]` and a network's name in brackets, a host, and its address, each only where it is printed. */
function readName(head: readonly Word[]): Name {
  const name: Name = { responder: {}, target: false, unparsed: [] };
  let host: Word | undefined;
  for (const word of head) {
    const { text, start, end } = word;
    const state = STATE.exec(text)?.[1];
    const asn = readAsPath(text) ?? (name.asn ? undefined : bareNumber(text));
    const ip = ADDRESS.exec(text)?.[1];
    const at = start + (text[0] === '(' ? 1 : 0);
    const address = ip === undefined || name.responder.address ? undefined : readAddress(ip, at);
    if (TARGET.test(text)) name.target = true;
    else if (state && name.target) name.state = state === 'open' ? 'open' : 'closed';
    else if (asn) name.asn = asn;
    else if (NETWORK.test(text) && name.geo === undefined && !name.responder.address) name.geo = text;
    else if (address) name.responder = { address, ...named(host) };
    else if (!host && !name.responder.address && HOST.test(text)) host = word;
    else name.unparsed.push({ start, end });
  }
  return name;
}

// "[64500]": the AS without its letters (before 3.0)
const BARE_NUMBER = /^\[(\d{1,10})\]$/;

function bareNumber(text: string): readonly number[] | undefined {
  const digits = BARE_NUMBER.exec(text)?.[1];
  return digits === undefined ? undefined : [Number(digits)];
}

// "[EXAMPLE-NET]", "[NET-192-0-2-0-1]", "[?]"
const NETWORK = /^\[[\w.?/-]{1,60}\]$/;
// "gw.example"
const HOST = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,254}$/;

function named(host: Word | undefined): Pick<Responder, 'host' | 'hostSpan'> {
  return host ? { host: host.text, hostSpan: { start: host.start, end: host.end } } : {};
}

/** Each time is a probe of its own, with the sign behind it; the first one that was answered holds the name too. */
function readTimes({ text, start }: Word, { responder, asn, geo, state }: Name, all: Span): readonly Probe[] {
  let at = start;
  const pieces = text.slice(0, -'ms'.length).split('/');
  const named = Math.max(
    0,
    pieces.findIndex((piece) => piece !== '*'),
  );
  return pieces.map((piece, index) => {
    const last = index === pieces.length - 1;
    const time = { start: at, end: at + piece.length + (last ? 'ms'.length : 0) };
    at = time.end + 1;
    const span = { start: index === named ? all.start : time.start, end: last ? time.end : at };
    if (piece === '*') return lostProbe(index, span);
    const probe: Growing<Probe> = answeredProbe(index, responder, span, time, {
      value: Number(piece),
      lessThan: false,
      unit: 'ms',
    });
    if (asn) probe.asn = asn;
    if (geo) probe.geo = geo;
    if (state) probe.state = state;
    return probe;
  });
}
