import type { Span } from '../../../model/span';
import type { Probe } from '../../../model/trace';
import { answeredProbe, lostProbe, type Growing } from '../probe';
import { readAddress, type Word } from '../words';

interface TrippyResponder {
  readonly probe?: Growing<Probe>;
  /** Read, though it adds nothing: an address in the column of names. */
  readonly frame: readonly Span[];
  readonly unparsed: readonly Span[];
}

/** A name of the `Addrs` column. */
const HOST = /^[\w.-]*[A-Za-z][\w.-]*$/;

// "203.0.113", "2001:db8:0:4:"
const BROKEN = /^[\da-fA-F]{1,4}[.:][\da-fA-F.:]{0,40}$/;

/**
 * Takes back what proves to be half of an address or of a name, because the next line of the cell goes on with it: a wrong address is worse
 * than none. Answers with the places that no field holds any more.
 */
export function breakResponder(probe: Growing<Probe>, ip: Word, host: Word, printed: string): readonly Span[] {
  const left: Span[] = [];
  if (ip.text !== '') {
    delete probe.ip;
    probe.ipRaw = printed;
    left.push({ start: ip.start, end: ip.end });
  }
  if (host.text !== '') {
    const { host: hostSpan, ...spans } = probe.spans;
    if (hostSpan) left.push(hostSpan);
    delete probe.host;
    probe.spans = spans;
    left.push({ start: host.start, end: host.end });
  }
  return left;
}

/** One address of the `IPs` column with what the `Addrs` column says of it: the name, the address again or `???`. */
export function readTrippyResponder(index: number, ip: Word, host: Word): TrippyResponder {
  const span = { start: ip.start, end: ip.end };
  const hostSpan = { start: host.start, end: host.end };
  if (ip.text === '???') {
    const known = host.text === '???' || host.text === '';
    return { probe: lostProbe(index, span), frame: known ? [hostSpan] : [], unparsed: known ? [] : [hostSpan] };
  }
  const address = readAddress(ip.text, ip.start);
  // A narrow terminal breaks addresses: what is left is kept as printed.
  if (!address && !BROKEN.test(ip.text)) {
    return { frame: [], unparsed: [span, hostSpan].filter(({ start, end }) => end > start) };
  }
  const same = host.text === '' || host.text === ip.text;
  const named = !same && HOST.test(host.text);
  const read = address ?? { ipRaw: ip.text, span };
  const probe = answeredProbe(index, named ? { address: read, host: host.text, hostSpan } : { address: read }, span);
  return { probe, frame: same ? [hostSpan] : [], unparsed: same || named ? [] : [hostSpan] };
}
