import type { Span } from '../../../model/span';
import type { Hop, MplsLabel } from '../../../model/trace';
import { assemble, type Reading } from '../assemble';
import type { Block } from '../blocks';
import type { Dialect } from '../dialect';
import { answeredProbe, lostProbe } from '../probe';
import { inkOf, type ScanLine } from '../scan';
import { readAddress, readNumber, splitWords } from '../words';

/** `tracert lsp` of Huawei VRP and `tracert mpls` of H3C Comware 7: who answers, what it is on the path, and the next hop with the labels it sends on. Source: VRP command reference, "tracert lsp"; Comware MPLS command reference. */
export const huaweiLsp: Dialect = {
  id: 'huawei-lsp',
  name: 'traceroute.dialect.huawei-lsp',
  most: 0.96,
  opens: (line) => (HEADER.test(line.text) ? 'header' : undefined),
  owns: (line) => readRow(line) !== undefined,
  detect(block) {
    if (block.openedBy !== huaweiLsp.id) return 0;
    return block.lines.some((line) => readRow(line) !== undefined) ? 0.96 : 0;
  },
  parse: (block, id) => assemble(block, id, read(block)),
};

// "MPLS trace route FEC 192.0.2.9/32" (H3C)
// "  LSP Trace Route FEC: IPV4 PREFIX 192.0.2.9/32 , press CTRL_C to break.", "… FEC: TE TUNNEL IPV4 SESSION QUERY Tunnel0/0/1 , press …"
const HEADER =
  /^ *(?:LSP|MPLS) +trace +route +FEC:? *([A-Z0-9 ]{1,60} +)?([^\s,]{1,64})(?: *,? *press +CTRL[_+]C +to +break| *$)/i;
// "  TTL   Replier            Time    Type      Downstream"
const TABLE = /^ *TTL +Replier +Time +Type +Downstream/i;
// "  0                                Ingress   10.1.1.2/[1025 ]": where the trace begins; no router answers for it
const INGRESS = /^ *0 +Ingress(?: |$)/;
// "192.0.2.9/32"
const HOST_PREFIX = /^([\da-fA-F.:]{2,45})\/(?:32|128)$/;
// "10.1.2.2/[1025", "[3"
const LABELS = /\[([\d ]{1,120})\]/;
const TTL = /^\d{1,3}$/;
const TYPE = /^(?:Transit|Egress)$/i;
const LONGEST_ROW = 1_000;

/** `  1     10.1.1.2           3 ms    Transit   10.1.2.2/[3 ]`, `  2     *                  *` */
function readRow(line: ScanLine): Hop | undefined {
  const words = line.text.length > LONGEST_ROW ? [] : splitWords(line.text, 0, line.start);
  const [first, who, number, unit, type] = words;
  const last = words.at(-1);
  if (!first || !who || !last || !TTL.test(first.text) || Number(first.text) > 255) return undefined;
  const span = { start: first.start, end: last.end };
  const ttl = Number(first.text);
  const all = { start: who.start, end: last.end };
  // A sign in each column is one probe.
  if (words.slice(1).every(({ text }) => text === '*')) return { ttl, probes: [lostProbe(0, all)], span };
  const address = readAddress(who.text, who.start);
  const rtt = number && unit?.text === 'ms' ? readNumber(number.text) : undefined;
  if (!address || !rtt || !number || !unit || !type || !TYPE.test(type.text)) return undefined;
  const probe = answeredProbe(0, { address }, all, { start: number.start, end: unit.end }, rtt);
  probe.annotation = { raw: type.text, kind: 'lsp-code', span: { start: type.start, end: type.end } };
  const labels = labelsOf(line.text);
  if (labels.length > 0) probe.mpls = labels;
  return { ttl, probes: [probe], span };
}

/** The labels that the tracing router itself puts on: of nobody's answer, so without address and time. */
function readIngress(line: ScanLine): Hop | undefined {
  const labels = line.text.length > LONGEST_ROW || !INGRESS.test(line.text) ? [] : labelsOf(line.text);
  if (labels.length === 0) return undefined;
  const span = inkOf(line);
  const start = line.start + line.text.indexOf('Ingress');
  const at = { start, end: start + 'Ingress'.length };
  const probe = answeredProbe(0, {}, { start, end: span.end });
  probe.annotation = { raw: 'Ingress', kind: 'lsp-code', span: at };
  probe.mpls = labels;
  return { ttl: 0, probes: [probe], span };
}

/** The labels that this router sends on. */
function labelsOf(text: string): readonly MplsLabel[] {
  const printed = LABELS.exec(text)?.[1]?.split(' ') ?? [];
  return printed.filter((one) => one !== '').map((one) => ({ label: Number(one) }));
}

function read(block: Block): Reading {
  const hops: Hop[] = [];
  const frame: Span[] = [];
  let facts: Reading['facts'] = {};
  for (const line of block.lines) {
    const header = hops.length === 0 ? HEADER.exec(line.text) : null;
    const row = header ? undefined : (readIngress(line) ?? readRow(line));
    if (header) facts = factsOf(header);
    if (header || (hops.length === 0 && TABLE.test(line.text))) frame.push(inkOf(line));
    else if (row && row.ttl > (hops.at(-1)?.ttl ?? -1)) hops.push(row);
    else if (hops.length === 0 && INGRESS.test(line.text)) frame.push(inkOf(line));
  }
  const reached = hops.at(-1)?.probes[0]?.annotation?.raw.toLowerCase() === 'egress' ? 'yes' : 'unknown';
  return {
    dialect: huaweiLsp.id,
    flow: 'fixed',
    hops,
    frame,
    unparsed: [],
    reached,
    complete: reached === 'yes',
    facts,
  };
}

/** A host prefix is an address; a tunnel is a name for what is traced. */
function factsOf([, , target = '']: RegExpExecArray): Reading['facts'] {
  const targetIp = readAddress(HOST_PREFIX.exec(target)?.[1] ?? target, 0)?.ip;
  return { target, ...(targetIp && { targetIp }) };
}
