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
 * Every answer has the same fields in the same order, some undefined: bulk input makes millions of them, and engines are small and fast
 * only where objects look the same.
 */
export function answeredProbe(
  index: number,
  { address, host, hostSpan }: Responder,
  all: Span,
  time?: Span,
  rtt?: NumberReading,
): Growing<Probe> {
  const spans: ProbeSpans = { all, address: address?.span, host: hostSpan, time };
  const { ip, ipRaw } = address ?? NOBODY;
  const probe: Growing<Probe> = { index, lost: false, spans, ip, ipRaw, host, rttMs: rtt?.value };
  if (rtt?.lessThan) probe.rttLessThan = true;
  return probe;
}

const NOBODY: Partial<AddressReading> = {};
