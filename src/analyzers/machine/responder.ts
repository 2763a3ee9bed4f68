import type { Probe, ProbeSpans } from '../../model/trace';
import type { Growing } from '../traceroute/probe';
import { readAddress } from '../traceroute/words';
import { numberOf, type Printed } from './member';

/** Says who answered: an address where the text is one, else a name. The probe is then no longer lost. */
export function setHostOrIp(probe: Growing<Probe>, printed: Printed): void {
  const text = printed.scalar;
  if (typeof text !== 'string' || text === '' || SILENT.has(text)) return;
  const spans = probe.spans as Growing<ProbeSpans>;
  const address = readAddress(text, printed.start);
  probe.lost = false;
  if (address) {
    if (address.ip !== undefined) probe.ip = address.ip;
    if (address.ipRaw !== undefined) probe.ipRaw = address.ipRaw;
    spans.address = address.span;
  } else {
    probe.host = text;
    spans.host = { start: printed.start, end: printed.end };
  }
}

/** The name that goes with an address; the address again is no name. */
export function setHost(probe: Growing<Probe>, printed: Printed | undefined): void {
  const text = printed?.scalar;
  if (!printed || typeof text !== 'string' || text === '' || text === probe.ip || SILENT.has(text)) return;
  probe.host = text;
  (probe.spans as Growing<ProbeSpans>).host = { start: printed.start, end: printed.end };
}

/** What report tools print for a hop that nobody answered. */
const SILENT: ReadonlySet<string> = new Set(['*', '???', '(waiting for reply)']);

/** Whether the text breaks off before it says how this probe fared: then there is no probe to tell of (T8). */
export function isUntold(probe: Pick<Probe, 'lost'>, { cut }: { readonly cut: boolean }): boolean {
  return cut && probe.lost;
}

// "gw.example (192.0.2.7)"
const NAME_AND_ADDRESS = /^(\S{1,255}) \((\S{2,64})\)$/;

/** A responder of mtr: an address, a name, or with `-b` both. */
export function setResponder(probe: Growing<Probe>, printed: Printed): void {
  const parts = typeof printed.scalar === 'string' ? NAME_AND_ADDRESS.exec(printed.scalar) : null;
  if (!parts) return setHostOrIp(probe, printed);
  const [, name = '', address = ''] = parts;
  const start = printed.start + name.length + 2;
  setHostOrIp(probe, { scalar: address, start, end: start + address.length });
  setHost(probe, { scalar: name, start: printed.start, end: printed.start + name.length });
}

// "AS2914", "2914"; not "AS???"
const AS_NUMBER = /^(?:AS)?(\d{1,10})$/i;

export function setAsn(probe: Growing<Probe>, printed: Printed | undefined): void {
  const number = AS_NUMBER.exec(String(printed?.scalar ?? ''))?.[1];
  if (number && !probe.lost) probe.asn = [Number(number)];
}

/** Canonical address of a text, undefined where it is none. */
export function addressOf(text: string | undefined): string | undefined {
  return text === undefined ? undefined : readAddress(text, 0)?.ip;
}

/** A time in the unit of the format; `perMs` of them are a millisecond. Who has a time has an answer. */
export function setTime(probe: Growing<Probe>, printed: Printed | undefined, perMs = 1): void {
  const value = numberOf(printed);
  if (!printed || value === undefined) return;
  probe.lost = false;
  probe.rttMs = value / perMs;
  (probe.spans as Growing<ProbeSpans>).time = { start: printed.start, end: printed.end };
}
