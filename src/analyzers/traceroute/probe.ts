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

/** Plain assignments instead of spreads: this runs for every probe of bulk input, and spreads cost four times as much. */
export function answeredProbe(
  index: number,
  { address, host, hostSpan }: Responder,
  all: Span,
  time?: Span,
  rtt?: NumberReading,
): Growing<Probe> {
  const spans: Growing<ProbeSpans> = { all };
  const probe: Growing<Probe> = { index, lost: false, spans };
  if (address) {
    spans.address = address.span;
    if (address.ip !== undefined) probe.ip = address.ip;
    if (address.ipRaw !== undefined) probe.ipRaw = address.ipRaw;
  }
  if (host !== undefined) probe.host = host;
  if (hostSpan) spans.host = hostSpan;
  if (time) spans.time = time;
  if (rtt) {
    probe.rttMs = rtt.value;
    if (rtt.lessThan) probe.rttLessThan = true;
  }
  return probe;
}
