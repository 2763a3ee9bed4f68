import type { Hop } from '../../../model/trace';
import { answeredProbe, lostProbe, type Responder } from '../probe';
import { inkOf, type HopRow, type ScanLine } from '../scan';
import { readAddress, readEnclosed, readNumber, type Word } from '../words';

/**
 * Hops of one row of nmap's table: `1   5.00 ms  name (ip)`, `2   --  ip`, `9   ...`, or several for the fold `11  ... 30`.
 * Undefined when the row has another form.
 */
export function readNmapRow(row: HopRow): readonly Hop[] | undefined {
  const [first, second] = row.words;
  if (row.mark !== '' || !first) return undefined;
  if (first.text === '...') return row.words.length <= 2 ? fold(row, first, second) : undefined;
  const time = first.text === '--' ? undefined : readNumber(first.text);
  if (!time && first.text !== '--') return undefined;
  if (time && (time.lessThan || time.unit !== '' || second?.text !== 'ms')) return undefined;
  const responder = responderOf(row.words.slice(time ? 2 : 1));
  const end = row.words.at(-1)?.end ?? first.end;
  if (!responder) return undefined;
  const all = { start: first.start, end };
  const printed = time && second && { start: first.start, end: second.end };
  const span = { start: row.ttlSpan.start, end };
  return [{ ttl: row.ttl, probes: [answeredProbe(0, responder, all, printed, time)], span }];
}

/** `11  ... 30` says that none of the TTLs 11 to 30 was answered; `9   ...` says it of 9. */
function fold(row: HopRow, dots: Word, until: Word | undefined): readonly Hop[] | undefined {
  const last = until ? Number(until.text) : row.ttl;
  if (!Number.isInteger(last) || last < row.ttl || last > LAST_TTL) return undefined;
  const all = { start: dots.start, end: until?.end ?? dots.end };
  const span = { start: row.ttlSpan.start, end: all.end };
  const probes = [lostProbe(0, all)];
  return Array.from({ length: last - row.ttl + 1 }, (_, n) => ({ ttl: row.ttl + n, probes, span }));
}

function responderOf([first, second, ...rest]: readonly Word[]): Responder | undefined {
  if (!first || rest.length > 0) return undefined;
  const address = second ? readEnclosed(second, '(') : readAddress(first.text, first.start);
  if (!address) return undefined;
  const named = second !== undefined && first.text !== address.ip;
  return named ? { address, host: first.text, hostSpan: { start: first.start, end: first.end } } : { address };
}

/** nmap stops at 30 (MAX_TTL in traceroute.cc); a short line must not unfold without limit. */
const LAST_TTL = 64;

// "-   Hops 1-11 are the same as for 192.0.2.140", "-   Hop 1 is the same as for 192.0.2.140"
const SHARED = /^ *- +Hops? +(\d{1,3})(?:-(\d{1,3}))? +(?:are|is) +the +same +as +for +(\S{2,64}) *$/;

/** Hops that another host's table holds: here without probes, the sentence as note. nmapShared.ts fills them in. */
export function readSharedRow(line: ScanLine): readonly Hop[] | undefined {
  const parts = SHARED.exec(line.text);
  if (!parts) return undefined;
  const first = Number(parts[1]);
  const last = Number(parts[2] ?? parts[1]);
  if (last < first || last > LAST_TTL) return undefined;
  const span = inkOf(line);
  const note = line.text.trim();
  return Array.from({ length: last - first + 1 }, (_, n) => ({ ttl: first + n, probes: [], note, span }));
}

/** The host that a hop's note points to. */
export function lenderOf(hop: Hop): string | undefined {
  const printed = hop.note === undefined ? undefined : SHARED.exec(hop.note)?.[3];
  return printed && readAddress(printed, 0)?.ip;
}
