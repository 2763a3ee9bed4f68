import { joinSpans, type Span } from '../../model/span';
import type { Annotation, Probe } from '../../model/trace';
import type { Growing } from '../traceroute/probe';
import type { JsonValue } from './json';
import { memberSpan, numberOf } from './member';

type Meaning = readonly [letter: string, kind: Annotation['kind']];

/** Codes of Destination Unreachable (type 3): RFC 792, RFC 1122 3.2.2.1, RFC 1812 5.2.7.1; letters of traceroute(8). */
const UNREACHABLE_V4: Readonly<Record<number, Meaning>> = {
  0: ['!N', 'network-unreachable'],
  1: ['!H', 'host-unreachable'],
  2: ['!P', 'protocol-unreachable'],
  4: ['!F', 'fragmentation-needed'],
  5: ['!S', 'source-route-failed'],
  9: ['!X', 'prohibited'],
  10: ['!X', 'prohibited'],
  13: ['!X', 'prohibited'],
  14: ['!V', 'precedence'],
  15: ['!C', 'precedence'],
};

/** Codes of Destination Unreachable (type 1): RFC 4443 3.1. */
const UNREACHABLE_V6: Readonly<Record<number, Meaning>> = {
  0: ['!N', 'network-unreachable'],
  1: ['!X', 'prohibited'],
  3: ['!H', 'host-unreachable'],
  5: ['!X', 'prohibited'],
  6: ['!X', 'prohibited'],
};

const PORT = { 4: 3, 6: 4 } as const;
const TOO_BIG_V6 = 2;

/**
 * What an ICMP error says beyond "the TTL ran out", in the letters that traceroute prints. Undefined for time exceeded, echo
 * replies and port unreachable: the last is how a UDP trace ends well.
 */
function annotationOf(type: number, code: number, isV6: boolean, span: Span): Annotation | undefined {
  const place = { start: span.start, end: span.end };
  if (isV6 && type === TOO_BIG_V6) return { raw: '!F', kind: 'fragmentation-needed', span: place };
  if (type !== (isV6 ? 1 : 3) || code === PORT[isV6 ? 6 : 4]) return undefined;
  const [raw, kind] = (isV6 ? UNREACHABLE_V6 : UNREACHABLE_V4)[code] ?? [`!<${code}>`, 'icmp-code'];
  return { raw, kind, icmpCode: code, span: place };
}

/** Keeps type and code of the answer as evidence, and what they say beyond "the TTL ran out". */
export function setIcmp(probe: Growing<Probe>, type: JsonValue | undefined, code: JsonValue | undefined): void {
  const [typeNumber, codeNumber] = [numberOf(type), numberOf(code)];
  if (!type || !code || typeNumber === undefined || codeNumber === undefined) return;
  probe.icmpType = typeNumber;
  probe.icmpCode = codeNumber;
  const span = joinSpans(memberSpan(type), memberSpan(code));
  const annotation = annotationOf(typeNumber, codeNumber, probe.ip?.includes(':') ?? false, span);
  if (annotation) probe.annotation = annotation;
}
