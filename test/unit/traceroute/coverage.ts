import { piecesOf, splitLines } from '../../../src/analyzers/detect';
import { scanLines } from '../../../src/analyzers/traceroute/prefix';
import type { Span } from '../../../src/model/span';
import type { Hop, Trace } from '../../../src/model/trace';

/** Text of a trace that neither a field nor `unparsed` claims. Empty for a lossless reading; noise counts as blanks. */
export function unclaimed(trace: Trace, text: string): readonly string[] {
  const painted = new Uint8Array(text.length);
  const claim = ({ start, end }: Span) => painted.fill(1, start, end);
  for (const span of [...(trace.frame ?? []), ...trace.unparsed]) claim(span);
  for (const hop of trace.hops) claimHop(hop, text, claim);
  // As the reader sees them: what follows a <br> is a line, and a quote mark in front of it is noise.
  const lines = [...scanLines(piecesOf(text, splitLines(text)))];
  return lines.flatMap((line) => leftOf(line, trace.span, painted));
}

function claimHop(hop: Hop, text: string, claim: (span: Span) => void): void {
  const printed = text.slice(hop.span.start, hop.span.end);
  claimTtls(hop, printed, claim);
  const note = hop.note === undefined ? -1 : printed.indexOf(hop.note);
  if (note >= 0) claim({ start: hop.span.start + note, end: hop.span.start + note + (hop.note ?? '').length });
  // What divides the cells of a table.
  for (const { index } of printed.matchAll(/[,;|│┆]/g)) {
    claim({ start: hop.span.start + index, end: hop.span.start + index + 1 });
  }
  for (const { start, end } of Object.values(hop.statSpans ?? {})) {
    claim({ start, end: end + (/^(?:%|ms)/.exec(text.slice(end, end + 2))?.[0].length ?? 0) });
  }
  for (const { spans, annotation } of hop.probes) {
    claim(spans.all);
    if (spans.host) claim(spans.host);
    if (annotation) claim(annotation.span);
    // Brackets around an address are its own.
    if (spans.address)
      claim({
        start: bracketAt(text, spans.address.start - 1, '[('),
        end: spans.address.end + (')]'.includes(text[spans.address.end] ?? ' ') ? 1 : 0),
      });
  }
}

/** A hop of several lines has its TTL at the beginning of each that prints it again. */
function claimTtls({ ttl, span }: Hop, printed: string, claim: (span: Span) => void): void {
  for (const match of printed.matchAll(/^([ \t>]*)(\d+)[?:.|)-]*/gm)) {
    const start = span.start + match.index + (match[1]?.length ?? 0);
    if (Number(match[2]) === ttl) claim({ start, end: span.start + match.index + match[0].length });
  }
}

function bracketAt(text: string, at: number, signs: string): number {
  return at >= 0 && signs.includes(text[at] ?? ' ') ? at : at + 1;
}

function leftOf(
  line: { start: number; end: number; text: string },
  span: Span,
  painted: Uint8Array,
): readonly string[] {
  const visible = line.text;
  let left = '';
  for (let at = 0; at < visible.length; at++) {
    const offset = line.start + at;
    if (offset >= span.start && offset < span.end && visible[at] !== ' ' && painted[offset] !== 1) left += visible[at];
  }
  return left === '' ? [] : [left];
}
