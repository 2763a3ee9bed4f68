import type { Span } from '../../model/span';
import type { Probe, ProbeSpans } from '../../model/trace';
import type { AddressReading, NumberReading } from './words';

/** Probes grow while a row is read; what leaves the parser is the readonly type. */
export type Growing<T> = { -readonly [K in keyof T]: T[K] };

/** Who answered, as printed. */
export interface Responder {
  readonly address?: AddressReading;
  readonly host?: string;
  readonly hostSpan?: Span;
}

export function lostProbe(index: number, all: Span): Growing<Probe> {
  return { index, lost: true, spans: { all } };
}

/**
 * The usual answer, an address and a time, is written out as a whole: bulk input makes millions of them, and an object that grows field
 * by field takes twice the memory, one made by spreads four times the time.
 */
export function answeredProbe(
  index: number,
  responder: Responder,
  all: Span,
  time?: Span,
  rtt?: NumberReading,
): Growing<Probe> {
  const { address, host } = responder;
  const spans = spansOf(responder, all, time);
  if (address?.ip !== undefined && address.ipRaw === undefined && rtt && !rtt.lessThan) {
    return host === undefined
      ? { index, lost: false, spans, ip: address.ip, rttMs: rtt.value }
      : { index, lost: false, spans, ip: address.ip, host, rttMs: rtt.value };
  }
  const probe: Growing<Probe> = { index, lost: false, spans };
  if (address?.ip !== undefined) probe.ip = address.ip;
  if (address?.ipRaw !== undefined) probe.ipRaw = address.ipRaw;
  if (host !== undefined) probe.host = host;
  if (rtt) {
    probe.rttMs = rtt.value;
    if (rtt.lessThan) probe.rttLessThan = true;
  }
  return probe;
}

function spansOf({ address, hostSpan: host }: Responder, all: Span, time: Span | undefined): ProbeSpans {
  if (address && time) {
    return host ? { all, address: address.span, host, time } : { all, address: address.span, time };
  }
  const spans: Growing<ProbeSpans> = { all };
  if (address) spans.address = address.span;
  if (host) spans.host = host;
  if (time) spans.time = time;
  return spans;
}
