import type { Span } from '../../../model/span';
import type { Hop, Probe } from '../../../model/trace';
import { assemble, type Reading } from '../assemble';
import { sliceBlock, type Block } from '../blocks';
import type { Dialect } from '../dialect';
import { answeredProbe, lostProbe, type Growing } from '../probe';
import { inkOf, type ScanLine } from '../scan';
import { readAddress, splitWords, type AddressReading, type Word } from '../words';

/** `trip -m flows`: each path that a flow took, the place in the list is the TTL. Source: report/flows.rs of trippy 0.10–0.13. */
export const trippyFlows: Dialect = {
  id: 'trippy-flows',
  name: 'traceroute.dialect.trippy-flows',
  most: 0.95,
  opens: (line) => (readFlow(line) ? 'part' : undefined),
  owns: () => false,
  detect: ({ openedBy, lines }) =>
    openedBy === trippyFlows.id && lines.some((line) => readFlow(line) !== undefined) ? 0.95 : 0,
  cut: cutByRun,
  parse: (block, id) => assemble(block, id, read(block)),
};

// "flow 1: 192.0.2.1, *, 198.51.100.1"
const FLOW = /^ *flow (\d{1,6}): +(?=[\da-fA-F:*])/i;

const LONGEST = 8_000;

interface Flow {
  readonly id: string;
  readonly label: Span;
  readonly steps: readonly Step[];
}

interface Step {
  readonly address?: AddressReading;
  readonly word: Word;
}

/** Undefined unless every step is an address or a star, and one at least an address. */
function readFlow(line: ScanLine): Flow | undefined {
  const parts = line.text.length > LONGEST ? null : FLOW.exec(line.text);
  if (!parts?.[1]) return undefined;
  const words = splitWords(line.text, parts[0].length, line.start);
  const steps: Step[] = [];
  for (const word of words) {
    const bare = word.text.endsWith(',') ? word.text.slice(0, -1) : word.text;
    const address = bare === '*' ? undefined : readAddress(bare, word.start);
    if (bare !== '*' && address?.ip === undefined) return undefined;
    steps.push({ word, ...(address && { address }) });
  }
  if (steps.length > MOST_HOPS || !steps.some(({ address }) => address)) return undefined;
  const start = inkOf(line).start;
  return { id: parts[1], label: { start, end: words[0]?.start ?? start }, steps };
}

const MOST_HOPS = 255;

/** A flow that is told again belongs to another run. */
function cutByRun(block: Block): readonly Block[] {
  const starts = [0];
  let seen = new Set<string>();
  block.lines.forEach((line, n) => {
    const flow = readFlow(line);
    if (!flow) return;
    if (seen.has(flow.id)) {
      starts.push(n);
      seen = new Set();
    }
    seen.add(flow.id);
  });
  return starts.map((start, n) => sliceBlock(block, start, starts[n + 1]));
}

/** One probe a flow and hop, so that edges are drawn only between answers of the same flow (T13). */
function read({ lines }: Block): Reading {
  const frame: Span[] = [];
  const hops: { ttl: number; probes: Growing<Probe>[]; span: Span }[] = [];
  for (const line of lines) {
    const flow = readFlow(line);
    if (!flow) continue;
    frame.push(flow.label);
    flow.steps.forEach(({ address, word }, n) => {
      const hop = (hops[n] ??= { ttl: n + 1, probes: [], span: { start: word.start, end: word.end } });
      const all = { start: word.start, end: word.end };
      const index = hop.probes.length;
      const star = { start: word.start, end: word.start + 1 };
      const probe = address ? answeredProbe(index, { address }, all) : lostProbe(index, star);
      probe.flowId = flow.id;
      hop.probes.push(probe);
      // Later flows print their steps on lines of their own; the comma belongs to nobody.
      frame.push(all);
    });
  }
  const all: readonly Hop[] = hops;
  return { dialect: trippyFlows.id, flow: 'unknown', aggregate: true, hops: all, frame, unparsed: [], facts: {} };
}
