import type { Span } from '../../../model/span';
import type { Hop, Probe } from '../../../model/trace';
import type { Reading } from '../assemble';
import type { Block } from '../blocks';
import { answeredProbe, lostProbe } from '../probe';
import { inkOf, type ScanLine } from '../scan';
import { readAddress, splitWords, type Word } from '../words';

// "tracelb from 192.168.1.10 to 192.0.2.70, 13 nodes, 13 links, 115 probes, 95%"
export const TRACELB_HEADER =
  /^ *tracelb +from +([\da-fA-F:.]{2,45}) +to +([\da-fA-F:.]{2,45}), +\d{1,6} +nodes?, +\d{1,6} +links?/;

const LONGEST_LINE = 4_000;
/** Lines of others after which the trace is over. */
const MOST_STRANGE = 2;

interface Place {
  readonly ttl: number;
  readonly word: Word;
}

/**
 * Text of scamper's tracelb (MDA): `a -> (b, c) -> d` are the links between responders, without times. The first line begins at TTL 1,
 * each other one at an address that stands in a line above. Source: scamper_file_text_tracelb.c.
 */
export function readTracelb(dialect: string, block: Block): Reading {
  const frame: Span[] = [];
  const places: Place[] = [];
  const ttls = new Map<string, number>();
  let facts: Reading['facts'] = {};
  let strange = 0;
  for (const line of block.lines) {
    const header = frame.length > 0 || line.text.length > LONGEST_LINE ? null : TRACELB_HEADER.exec(line.text);
    if (header) {
      facts = factsOf(header);
      frame.push(inkOf(line));
    } else if (frame.length > 0 && strange <= MOST_STRANGE && line.text.trim() !== '') {
      const added = readChain(line, ttls);
      strange = added ? 0 : strange + 1;
      if (!added) continue;
      for (const place of added) places.push(place);
      // The arrows are of no hop.
      frame.push(inkOf(line));
    }
  }
  return { dialect, flow: 'per-probe', hops: hopsOf(places), frame, unparsed: [], aggregate: true, facts };
}

function factsOf([, source, target]: RegExpExecArray): Reading['facts'] {
  const sourceIp = readAddress(source ?? '', 0)?.ip;
  const targetIp = readAddress(target ?? '', 0)?.ip;
  return { ...(sourceIp && { sourceIp }), ...(targetIp && { target: targetIp, targetIp }) };
}

/** Responders that this line adds; undefined when it is no chain or does not hang on one above. */
function readChain(line: ScanLine, ttls: Map<string, number>): readonly Place[] | undefined {
  const steps = line.text.length > LONGEST_LINE ? undefined : stepsOf(splitWords(line.text, 0, line.start));
  const first = steps?.[0]?.[0];
  if (!steps || !first) return undefined;
  const begin = ttls.size === 0 ? 1 : ttls.get(first.text);
  if (begin === undefined || begin + steps.length > LAST_TTL) return undefined;
  const added: Place[] = [];
  steps.forEach((step, n) => {
    for (const word of step) {
      const known = ttls.get(word.text);
      if (known === begin + n) continue;
      if (known === undefined && word.text !== '*') ttls.set(word.text, begin + n);
      added.push({ ttl: begin + n, word });
    }
  });
  return added;
}

const LAST_TTL = 255;

/** `a`, `->`, `(b,`, `c)`, `->`, `d`: the responders between two arrows are one step. */
function stepsOf(words: readonly Word[]): readonly (readonly Word[])[] | undefined {
  const steps: Word[][] = [[]];
  for (const { text, start, end } of words) {
    if (text === '->') {
      steps.push([]);
      continue;
    }
    const from = text.startsWith('(') ? 1 : 0;
    const bare = text.slice(from).replace(/[,)]{1,2}$/, '');
    if (bare !== '*' && !readAddress(bare, start)?.ip) return undefined;
    steps.at(-1)?.push({ text: bare, start: start + from, end: Math.min(end, start + from + bare.length) });
  }
  return steps.length > 1 && steps.every((step) => step.length > 0) ? steps : undefined;
}

function hopsOf(places: readonly Place[]): readonly Hop[] {
  const byTtl = new Map<number, Probe[]>();
  for (const { ttl, word } of places) {
    const probes = byTtl.get(ttl) ?? [];
    const { text, start, end } = word;
    const address = readAddress(text, start);
    const all = { start, end };
    probes.push(address ? answeredProbe(probes.length, { address }, all) : lostProbe(probes.length, all));
    byTtl.set(ttl, probes);
  }
  return [...byTtl]
    .sort(([a], [b]) => a - b)
    .map(([ttl, probes]) => ({ ttl, probes, span: probes[0]?.spans.all ?? { start: 0, end: 0 } }));
}
