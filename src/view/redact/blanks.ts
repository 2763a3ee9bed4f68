import type { Analysis } from '../../model/analysis';
import type { Dialogue } from '../../model/session';
import type { Span } from '../../model/span';
import { parseAddress } from '../../model/prefix';
import type { Hop } from '../../model/trace';
import { isOneToken } from './tokens';

/** Stands for each character that a mask does not fill: spans keep pointing at the right place. */
export const FILL = '█';

/** Words that tell who somebody is without being an address or a host name: blanked at their place in the text, and in the model. */
export interface Blanks {
  /** By source, in any order. */
  readonly spans: ReadonlyMap<string, readonly Span[]>;
  /** Whole strings of the model and what stands for them. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Of a hostile name more blocks say nothing more. */
const LONGEST_NAME = 253;

/** What tools print of the holder of a hidden address, names that are none, and users and passwords in typed conversations. */
export function blanksOf(analysis: Analysis, hidesHolder: (ip: string) => boolean): Blanks {
  const spans = new Map<string, Span[]>();
  const texts = new Map<string, string>();
  const sources = new Map(analysis.sources.map(({ id, text }) => [id, text]));
  const blank = (source: string, span: Span): void => {
    const list = spans.get(source);
    if (list) list.push(span);
    else spans.set(source, [span]);
  };
  for (const { source, hops } of analysis.traces) {
    const text = sources.get(source) ?? '';
    for (const hop of hops) {
      for (const span of holdersIn(text, hop, hidesHolder)) blank(source, span);
      for (const { host, spans } of hop.probes) {
        if (host === undefined || parseAddress(host) !== undefined || isOneToken(host)) continue;
        texts.set(host, FILL.repeat(Math.min(host.length, LONGEST_NAME)));
        if (spans.host) blank(source, spans.host);
      }
    }
  }
  for (const report of analysis.sessionReports ?? [])
    if (report.kind === 'dialogue') addUsers(report, sources.get(report.source) ?? '', blank, texts);
  return { spans, texts };
}

/** The text with its blanks; as long as before. */
export function blanked(text: string, spans: readonly Span[] = []): string {
  let [done, at] = ['', 0];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const from = Math.max(at, start);
    if (end <= from) continue;
    done += text.slice(at, from) + FILL.repeat(end - from);
    at = end;
  }
  return done + text.slice(at);
}

/* What a tool prints beside an address: "[AS4713]", "AS4713 Japan Tokyo ntt.com" ------------------------------------ */

function holdersIn(text: string, hop: Hop, hides: (ip: string) => boolean): readonly Span[] {
  const told = hop.probes.filter(({ ip, asn, geo }) => ip !== undefined && hides(ip) && (asn ?? geo) !== undefined);
  const words = new Set(
    told
      .flatMap(({ asn = [], geo = '' }) => [...asn.map(String), ...geo.split(/[\s,;，、]+/)])
      .filter((one) => one !== ''),
  );
  const line = text.slice(hop.span.start, hop.span.end);
  return [...words].flatMap((word) => placesOf(word, line, hop.span.start));
}

/** Where a word stands by itself; a number is no part of an address or of a longer number. */
function placesOf(word: string, line: string, offset: number): readonly Span[] {
  const spans: Span[] = [];
  for (let at = line.indexOf(word); at >= 0; at = line.indexOf(word, at + word.length)) {
    const around = `${line[at - 1] ?? ''} ${line[at + word.length] ?? ''}`;
    if (!/^\d+$/.test(word) || !/[\d.]/.test(around))
      spans.push({ start: offset + at, end: offset + at + word.length });
  }
  return spans;
}

/* Users and passwords --------------------------------------------------------------------------------------------- */

// "USER kitarou", "A1 LOGIN kitarou ********"
const USER = /^(?:USER|\S{1,20} LOGIN) (\S+)/i;

function addUsers(
  { source, turns }: Dialogue,
  text: string,
  blank: (source: string, span: Span) => void,
  texts: Map<string, string>,
): void {
  for (const { side, text: kept, evidence } of turns) {
    if (side !== 'client') continue;
    const line = text.slice(evidence.start, evidence.end);
    // The model never keeps a password: where the line differs from what was kept, it begins.
    const same = commonLength(line, kept);
    if (same < line.trimEnd().length) blank(source, { start: evidence.start + same, end: evidence.end });
    const user = USER.exec(kept)?.[1];
    if (user === undefined) continue;
    const start = line.indexOf(user);
    if (start >= 0) blank(source, { start: evidence.start + start, end: evidence.start + start + user.length });
    texts.set(
      kept,
      kept.replace(user, () => FILL.repeat(user.length)),
    );
  }
}

function commonLength(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  return length;
}
