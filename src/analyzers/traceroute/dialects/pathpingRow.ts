import type { Hop, Probe } from '../../../model/trace';
import { lostProbe } from '../probe';
import { inkOf, type ScanLine } from '../scan';
import { readResponder, statHop, type StatReading } from '../statistics';
import { splitWords } from '../words';

const LONGEST = 500;

/** A row of the first table: `  1  gw.example [192.0.2.1]`, `  4     *        *        *`. No times: the answer alone counts. */
export function readPathRow({ row, text }: ScanLine): Hop | undefined {
  if (!row || row.mark !== '' || text.length > LONGEST) return undefined;
  const { words, ttl, ttlSpan } = row;
  const last = words.at(-1);
  if (!last) return undefined;
  const span = { start: ttlSpan.start, end: last.end };
  if (words.every((word) => word.text === '*')) {
    return { ttl, probes: words.map((word, n) => lostProbe(n, { start: word.start, end: word.end })), span };
  }
  // "  2     *     198.51.100.2": lost probes before the answer
  const stars = words.findIndex((word) => word.text !== '*');
  const answer = words.slice(stars);
  const probe = answer.length <= 2 ? readResponder(stars, answer) : undefined;
  if (probe?.ip === undefined && probe?.ipRaw === undefined) return undefined;
  const lost = words.slice(0, stars).map((word, n) => lostProbe(n, { start: word.start, end: word.end }));
  return { ttl, probes: [...lost, probe], span };
}

// "  1   41ms     0/ 100 =  0%     0/ 100 =  0%  192.0.2.1", "  3  ---     100/ 100 =100%   100/ 100 =100%  gw.example [0.0.0.0]"
const STAT_ROW =
  /^ *(\d{1,3}) +(?:(\d{1,9}) ?[^\d\s/=%|.-]{1,4}|-{1,4}) +(\d{1,9})\/ *(\d{1,9}) *= *(\d{1,3})% +(\d{1,9})\/ *(\d{1,9}) *= *(\d{1,3})% +(?=\S)/d;
// "                               13/ 100 = 13%   |"
const LINK_ROW = /^ *\d{1,9}\/ *\d{1,9} *= *(\d{1,3})% *\|? *$/;

/** A row of the second table. `stats` are those from the source to here; the loss of the node itself is `nodeLossPct`. */
export function readStatRow(line: ScanLine): Hop | undefined {
  if (line.text.length > LONGEST || !line.text.includes('%')) return undefined;
  const parts = STAT_ROW.exec(line.text);
  if (!parts) return undefined;
  const words = splitWords(line.text, parts[0].length, line.start);
  const probe = responderOf(words.length <= 2 ? readResponder(0, words) : undefined);
  return {
    ...statHop(Number(parts[1]), inkOf(line), probe ? [probe] : [], tableOf(parts, line)),
    nodeLossPct: Number(parts[8]),
  };
}

/** pathping prints 0.0.0.0 where nobody answered. */
function responderOf(probe: Probe | undefined): Probe | undefined {
  return probe?.ip === '0.0.0.0' || probe?.ip === '::' ? lostProbe(0, probe.spans.all) : probe;
}

function tableOf(parts: RegExpExecArray, line: ScanLine): StatReading {
  const stats: Record<string, number> = {};
  const spans: Record<string, { start: number; end: number }> = {};
  const fields = [
    ['avg', 2],
    ['drop', 3],
    ['sent', 4],
    ['lossPct', 5],
  ] as const;
  for (const [name, group] of fields) {
    const place = parts.indices?.[group];
    if (parts[group] === undefined || !place) continue;
    stats[name] = Number(parts[group]);
    spans[name] = { start: line.start + place[0], end: line.start + place[1] };
  }
  return { stats, spans, left: [] };
}

/** Percent lost on the link between the hop above and the hop below. */
export function readLinkRow(line: ScanLine): number | undefined {
  if (line.text.length > LONGEST || !line.text.includes('%')) return undefined;
  const loss = LINK_ROW.exec(line.text)?.[1];
  return loss === undefined ? undefined : Number(loss);
}
