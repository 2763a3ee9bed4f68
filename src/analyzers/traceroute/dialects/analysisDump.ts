import type { Span } from '../../../model/span';
import type { Hop, Probe } from '../../../model/trace';
import { assemble, type Reading } from '../assemble';
import type { Block } from '../blocks';
import type { Dialect } from '../dialect';
import { answeredProbe, lostProbe, type Growing } from '../probe';
import type { ScanLine } from '../scan';
import { readAddress, readNumber, splitWords, type Word } from '../words';

/**
 * `sc_analysis_dump` of scamper: one line a trace, fields between tabs. The target's own answer stands in fields 6 to 9, the routers'
 * from field 13 on. Source: the comment that the tool prints above its data.
 */
export const analysisDump: Dialect = {
  id: 'sc-analysis-dump',
  name: 'traceroute.dialect.sc-analysis-dump',
  most: 0.97,
  opens: (line) => (TRACE_LINE.test(line.text) ? 'header' : undefined),
  owns: () => false,
  detect: ({ lines, rows }) => (rows.length === 0 && lines[0] && TRACE_LINE.test(lines[0].text) ? 0.97 : 0),
  parse(block, id) {
    const reading = read(block);
    return reading && assemble(block, id, reading);
  },
};

// "T	192.0.2.10	203.0.113.80	1	7	1700000000	R	14.209	5	59	S	0	C	192.0.2.1,0.412,1	q	198.51.100.17,9.1,1;198.51.100.21,9.4,1"
const TRACE_LINE = /^ *T +[\da-fA-F:.]{2,45} +[\da-fA-F:.]{2,45} +\d{1,12} +\d{1,12} +\d{1,12} +[RN] /;

const HOPS_FROM = 13;
/** No trace is longer than the TTL can count. */
const LAST_TTL = 255;

function read({ lines }: Block): Reading | undefined {
  const line = lines[0];
  const words = line && splitWords(line.text, 0, line.start);
  if (!line || !words || words.length < HOPS_FROM) return undefined;
  const unparsed: Span[] = [];
  const hops = words
    .slice(HOPS_FROM, HOPS_FROM + LAST_TTL)
    .flatMap((word, n) => readHop(word, n + 1) ?? leave(word, unparsed));
  for (const word of words.slice(HOPS_FROM + LAST_TTL)) leave(word, unparsed);
  const answer = answerOf(words);
  if (answer && answer.ttl > (hops.at(-1)?.ttl ?? 0)) hops.push(answer);
  return {
    dialect: analysisDump.id,
    flow: 'fixed',
    hops,
    frame: [frameOf(line, words)],
    unparsed,
    complete: true,
    // R: the target replied; N: it did not.
    reached: words[6]?.text === 'R' ? 'yes' : 'no',
    facts: factsOf(words),
  };
}

function leave({ start, end }: Word, unparsed: Span[]): readonly Hop[] {
  unparsed.push({ start, end });
  return [];
}

/** Everything before the hops. */
function frameOf(line: ScanLine, words: readonly Word[]): Span {
  return { start: words[0]?.start ?? line.start, end: words[HOPS_FROM - 1]?.end ?? line.end };
}

function factsOf(words: readonly Word[]): Reading['facts'] {
  const sourceIp = readAddress(words[1]?.text ?? '', 0)?.ip;
  const targetIp = readAddress(words[2]?.text ?? '', 0)?.ip;
  const seconds = Number(words[5]?.text);
  return {
    ...(sourceIp && { sourceIp }),
    ...(targetIp && { target: targetIp, targetIp }),
    ...(seconds > 0 && seconds < LATEST && { startedAt: new Date(seconds * 1_000).toISOString() }),
  };
}

/** The year 9999 in seconds: later times have no ISO form of four digits. */
const LATEST = 253_402_300_800;

/** `q`, `ip,rtt,tries`, several with `;` between. How many tries were lost is told, but not when. */
function readHop(word: Word, ttl: number): Hop | undefined {
  const span = { start: word.start, end: word.end };
  if (word.text === 'q') return { ttl, probes: [lostProbe(0, span)], span };
  const probes: Probe[] = [];
  let at = word.start;
  for (const piece of word.text.split(';')) {
    const end = Math.min(at + piece.length + 1, word.end);
    const probe = readAnswer(piece, { start: at, end }, probes.length);
    if (!probe) return undefined;
    probes.push(probe);
    at += piece.length + 1;
  }
  return { ttl, probes, span };
}

// "198.51.100.17,9.120,1"; further parts behind it are MPLS labels and the like
const ANSWER = /^([\da-fA-F:.]{2,45}),(\d{1,9}(?:\.\d{1,6})?)(?:,.*)?$/;

/** `all` takes in the sign that divides it from the next one. */
function readAnswer(piece: string, all: Span, index: number): Probe | undefined {
  const [, ip = '', rtt = ''] = ANSWER.exec(piece) ?? [];
  const address = readAddress(ip, all.start);
  const number = readNumber(rtt);
  if (!address || !number) return undefined;
  const from = all.start + ip.length + 1;
  return answeredProbe(index, { address }, all, { start: from, end: from + rtt.length }, number);
}

/** Fields 7 to 9: time, TTL of the request and TTL of the reply, when the target replied. */
function answerOf(words: readonly Word[]): Hop | undefined {
  const [, , target, , , , replied, time, request, reply] = words;
  if (replied?.text !== 'R' || !target || !time || !request || !reply) return undefined;
  const address = readAddress(target.text, target.start);
  const rtt = readNumber(time.text);
  const ttl = Number(request.text);
  if (!address || !rtt || !Number.isInteger(ttl) || ttl < 1 || ttl > LAST_TTL) return undefined;
  const span = { start: time.start, end: reply.end };
  const probe: Growing<Probe> = answeredProbe(0, { address }, span, { start: time.start, end: time.end }, rtt);
  const replyTtl = Number(reply.text);
  if (Number.isInteger(replyTtl) && replyTtl > 0 && replyTtl <= LAST_TTL) probe.replyTtl = replyTtl;
  return { ttl, probes: [probe], span };
}
