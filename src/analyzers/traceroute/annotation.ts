import type { Annotation } from '../../model/trace';
import type { Word } from './words';

/** Letters that tools print behind `!`. Source: traceroute(8) of Butskoy, BSD and busybox; Cisco's list of codes. */
const BY_LETTER: Readonly<Record<string, Annotation['kind']>> = {
  H: 'host-unreachable',
  N: 'network-unreachable',
  P: 'protocol-unreachable',
  U: 'port-unreachable',
  S: 'source-route-failed',
  F: 'fragmentation-needed',
  X: 'prohibited',
  A: 'prohibited',
  Z: 'prohibited',
  V: 'precedence',
  C: 'precedence',
  Q: 'source-quench',
  T: 'timed-out',
  I: 'interrupted',
};

// "!X", "!F-1400", "!T2" (Paris: the TTL as quoted), "!<13>", "!13", "!"
const ANNOTATION = /^!(?:([A-Z])(?:-(\d{1,6}))?|(T\d{1,3})|<(\d{1,3})>|(\d{1,3}))?$/;

export function readAnnotation({ text, start, end }: Word): Annotation | undefined {
  if (text === '?') return { raw: text, kind: 'unknown', span: { start, end } };
  if (text[0] !== '!') return undefined;
  const parts = ANNOTATION.exec(text);
  if (!parts) return undefined;
  const [, letter, mtu, quotedTtl, quotedCode, code] = parts;
  const span = { start, end };
  if (letter) return { raw: text, kind: BY_LETTER[letter] ?? 'unknown', ...(mtu && { mtu: Number(mtu) }), span };
  if (quotedTtl) return { raw: text, kind: 'unknown', span };
  const icmpCode = quotedCode ?? code;
  return icmpCode
    ? { raw: text, kind: 'icmp-code', icmpCode: Number(icmpCode), span }
    : { raw: text, kind: 'ttl-too-small', span };
}

const PASSING: readonly Annotation['kind'][] = [
  'ttl-too-small',
  'fragmentation-needed',
  'source-quench',
  'timed-out',
  'interrupted',
  'lsp-code',
  'unknown',
];

/** Kinds after which a tracer stops: the answer says that the packet goes no further. */
export function endsTrace(annotation: Annotation): boolean {
  return !PASSING.includes(annotation.kind);
}
