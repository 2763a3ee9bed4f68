import type { Span } from '../../../model/span';
import type { Hop, Probe } from '../../../model/trace';
import { assemble, type Reading } from '../assemble';
import type { Block } from '../blocks';
import type { Dialect } from '../dialect';
import { answeredProbe, lostProbe, type Growing, type Responder } from '../probe';
import { wordsOf } from '../scan';
import { readAddress, type Word } from '../words';

/**
 * `trip -m dot`: nodes are addresses, edges the pairs that follow each other on the way of a flow, printed in the order in which they
 * were found. All silent hops are one node (0.0.0.0), so every TTL is a guess: the length of the walk to the node.
 * Source: report/dot.rs of trippy 0.8–0.13, Dot of petgraph.
 */
export const trippyDot: Dialect = {
  id: 'trippy-dot',
  name: 'traceroute.dialect.trippy-dot',
  most: 0.97,
  opens: (line) => (OPEN.test(line.text) ? 'header' : undefined),
  owns: () => false,
  detect(block) {
    if (block.openedBy !== trippyDot.id) return 0;
    const { nodes, edges } = scan(block);
    return edges.length > 0 && [...nodes.values()].some(({ address }) => address !== undefined) ? 0.97 : 0;
  },
  parse: (block, id) => assemble(block, id, read(block)),
};

// "digraph {"
const OPEN = /^ *digraph \{ *$/;
// "}"
const CLOSE = /^ *\} *;? *$/;
// `    0 [ label = "192.0.2.1" ]`, `    0 [ label = <<TABLE …`, `    0 [ shape = none label = <<TABLE …`
const NODE = /^ *(\d{1,6}) \[(?:[^\][<"]{0,100}[ ,;])?label *= */;
// "    0 -> 1 [ ]", `    0 -> 1 [ label = "" ]`
const EDGE = /^ *(\d{1,6}) -> (\d{1,6}) *(?:\[[^\][]{0,200}\])? *;? *$/;
// "    node [shape=plaintext]"
const STYLE = /^ *(?:node|edge|graph) \[[^\][]{0,200}\] *;? *$/;
const LONGEST_LINE = 4_000;

interface Node extends Responder {
  /** Of its address, or of what stands for a silent hop. */
  readonly all: Span;
  readonly asn?: number;
}

interface Graph {
  readonly nodes: ReadonlyMap<string, Node>;
  readonly edges: readonly (readonly [string, string])[];
  readonly frame: readonly Span[];
}

function scan({ lines }: Block): Graph {
  const nodes = new Map<string, Node>();
  const edges: [string, string][] = [];
  const frame: Span[] = [];
  // The table of a label has line breaks of its own: its pieces belong to the node above.
  let open: { readonly id: string; readonly words: Word[] } | undefined;
  for (const line of lines) {
    const long = line.text.length > LONGEST_LINE;
    const node = long ? null : NODE.exec(line.text);
    const edge = long || node ? null : EDGE.exec(line.text);
    const words = node ? wordsOf(line).filter(({ start }) => start >= line.start + node[0].length) : wordsOf(line);
    if (node?.[1]) open = { id: node[1], words: [...words] };
    else if (edge?.[1] && edge[2]) edges.push([edge[1], edge[2]]);
    else if (open && !long) open.words.push(...words);
    else if (!(OPEN.test(line.text) || STYLE.test(line.text) || CLOSE.test(line.text))) continue;
    if (line.text.trim() !== '') frame.push({ start: line.start, end: line.end });
    if (open && words.at(-1)?.text.endsWith(']')) {
      const told = nodeOf(open.words);
      if (told) nodes.set(open.id, told);
      open = undefined;
    }
    if (!node && !open && CLOSE.test(line.text)) break;
  }
  return { nodes, edges, frame };
}

const SILENT = /^(?:0\.0\.0\.0|::|\*|\?\?\?)$/;
// "AS64500"
const AS = /^AS(\d{1,10})$/;
// "gw.example", "_gateway"
const HOST = /^(?=[\w.-]*[A-Za-z_])[\w][\w.-]*$/;

/** Address, AS and name in any order, with quotes and what is left of a table around them. */
function nodeOf(printed: readonly Word[]): Node | undefined {
  const words = printed.map(bareWord).filter(({ text }) => text !== '');
  const silent = words.find(({ text }) => SILENT.test(text));
  if (silent) return { all: { start: silent.start, end: silent.end } };
  const address = words.map(({ text, start }) => readAddress(text, start)).find((one) => one?.ip !== undefined);
  if (!address) return undefined;
  const asn = words.map(({ text }) => AS.exec(text)?.[1]).find((one) => one !== undefined);
  const host = words.find(({ text }) => HOST.test(text) && !text.startsWith('AS') && !readAddress(text, 0));
  const hostSpan = host && { start: host.start, end: host.end };
  return {
    address,
    all: address.span,
    ...(host && hostSpan && { host: host.text, hostSpan }),
    ...(asn && { asn: Number(asn) }),
  };
}

// `"192.0.2.1"`, `<gw.example>`
const LEADING = /^["<>()]+/;
const TRAILING = /["<>();\]]+$/;

function bareWord({ text, start }: Word): Word {
  const from = LEADING.exec(text)?.[0].length ?? 0;
  const bare = text.slice(from).replace(TRAILING, '');
  return { text: bare, start: start + from, end: start + from + bare.length };
}

const LAST_TTL = 255;

/** Follows the edges as printed: an edge goes on from the end of the one above, or begins a branch at a node that has its place. */
function placesOf({ nodes, edges }: Graph): ReadonlyMap<number, Set<string>> {
  const levels = new Map<number, Set<string>>();
  const ttls = new Map<string, number>();
  const place = (id: string, ttl: number) => {
    const level = levels.get(ttl) ?? new Set<string>();
    levels.set(ttl, level.add(id));
    if (nodes.get(id)?.address) ttls.set(id, ttl);
    return ttl;
  };
  let last: { readonly id: string; readonly ttl: number } | undefined;
  for (const [from, to] of edges) {
    const begin: number | undefined =
      last?.id === from ? last.ttl : (ttls.get(from) ?? (ttls.size === 0 ? place(from, 1) : undefined));
    // A branch out of the one silent node hangs on nobody.
    if (begin === undefined || begin >= LAST_TTL) continue;
    last = { id: to, ttl: ttls.get(to) ?? place(to, begin + 1) };
  }
  return levels;
}

function read(block: Block): Reading {
  const graph = scan(block);
  const levels = [...placesOf(graph)].sort(([a], [b]) => a - b);
  const hops = levels.flatMap(([ttl, ids]) => hopOf(ttl, [...ids], graph) ?? []);
  const { frame } = graph;
  return { dialect: trippyDot.id, flow: 'unknown', aggregate: true, hops, frame, unparsed: [], facts: {} };
}

function hopOf(ttl: number, ids: readonly string[], { nodes }: Graph): Hop | undefined {
  const probes = ids.flatMap((id) => nodes.get(id) ?? []).map(probeOf);
  const [first] = probes;
  return first && { ttl, ttlGuessed: true, probes, span: first.spans.all };
}

function probeOf(node: Node, index: number): Growing<Probe> {
  if (!node.address) return lostProbe(index, node.all);
  const probe = answeredProbe(index, node, node.all);
  if (node.asn !== undefined) probe.asn = [node.asn];
  return probe;
}
