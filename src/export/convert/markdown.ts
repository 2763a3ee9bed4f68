import type { Hop, Probe, Trace } from '../../model/trace';
import type { Converter } from './converter';
import { leftOut } from './leftOut';
import { mplsText } from './mplsText';
import { visible } from './visible';

type Cell = string | number | undefined;

interface Row {
  readonly hop: Hop;
  readonly probe?: Probe;
  /** Statistics stand beside the first responder of the hop. */
  readonly first: boolean;
}

type Column = readonly [name: string, cell: (row: Row) => Cell];

const WHO: readonly Column[] = [
  ['Address', ({ probe }) => probe?.ip ?? probe?.ipRaw],
  ['Name', ({ probe }) => probe?.host],
  ['AS', ({ probe }) => probe?.asn?.map((asn) => `AS${asn}`).join('/')],
];

const PROBE_COLUMNS: readonly Column[] = [
  ['TTL', ({ hop }) => hop.ttl],
  ['Probe', ({ probe }) => probe && probe.index + 1],
  ...WHO,
  ['RTT (ms)', ({ probe }) => probe && timeText(probe)],
  ['Notes', ({ hop, probe }) => probe && notesOf(hop, probe)],
];

const STATS_COLUMNS: readonly Column[] = [
  ['TTL', ({ hop }) => hop.ttl],
  ...WHO,
  ['Loss %', ({ hop, first }) => (first ? hop.stats?.lossPct : undefined)],
  ['Sent', ({ hop, first }) => (first ? hop.stats?.sent : undefined)],
  ['Received', ({ hop, first }) => (first ? hop.stats?.received : undefined)],
  ['Last', ({ hop, first }) => (first ? hop.stats?.last : undefined)],
  ['Avg', ({ hop, first }) => (first ? hop.stats?.avg : undefined)],
  ['Best', ({ hop, first }) => (first ? hop.stats?.best : undefined)],
  ['Worst', ({ hop, first }) => (first ? hop.stats?.worst : undefined)],
  ['StDev', ({ hop, first }) => (first ? hop.stats?.stdev : undefined)],
  ['Notes', ({ hop, probe }) => probe && notesOf(hop, probe)],
];

const NO_PLACE = ['quotedTtl', 'icmpType', 'icmpCode', 'size', 'tos', 'mru', 'changes', 'ttlGuessed', 'note'] as const;

/** A heading and a table for every trace (GitHub Flavored Markdown): one row a probe, or one a responder where only statistics are known. */
export const markdown: Converter = {
  id: 'markdown',
  joined: { between: '\n' },
  write: (traces) => traces.map(tableOf).join('\n'),
  losses: (trace) => leftOut(trace, NO_PLACE),
};

function tableOf(trace: Trace): string {
  const columns = trace.aggregate ? STATS_COLUMNS : PROBE_COLUMNS;
  const rows = trace.hops.flatMap(rowsOf).map((row) => columns.map(([, cell]) => markdownCell(cell(row))));
  const table = [columns.map(([name]) => name), columns.map(() => '---'), ...rows];
  return [`## ${headingOf(trace)}`, '', ...table.map((cells) => `| ${cells.join(' | ')} |`), ''].join('\n');
}

function headingOf({ target, targetIp, dialect }: Trace): string {
  const address = targetIp !== undefined && targetIp !== target ? ` (${targetIp})` : '';
  return markdownCell(`${target ?? targetIp ?? 'traceroute'}${target === undefined ? '' : address}, ${dialect}`);
}

function rowsOf(hop: Hop): readonly Row[] {
  if (hop.probes.length === 0) return [{ hop, first: true }];
  return hop.probes.map((probe, n) => ({ hop, probe, first: n === 0 }));
}

function timeText({ lost, rttMs, rttLessThan }: Probe): Cell {
  if (lost) return '*';
  return rttLessThan ? `<${rttMs}` : rttMs;
}

function notesOf(hop: Hop, probe: Probe): string {
  const pmtu = probe.pmtu ?? hop.pmtu;
  return [
    probe.annotation?.raw,
    probe.mpls && `MPLS ${mplsText(probe.mpls)}`,
    probe.backHops !== undefined && `${probe.backHops} hops back`,
    hop.asymm !== undefined && `${hop.asymm} hops back`,
    probe.replyTtl !== undefined && `reply TTL ${probe.replyTtl}`,
    pmtu !== undefined && `MTU ${pmtu}`,
    probe.natId !== undefined && `NAT id ${probe.natId}`,
    probe.flowId !== undefined && `flow ${probe.flowId}`,
    probe.late && 'late',
    probe.duplicate && 'duplicate',
    probe.state,
    (probe.vrf ?? '') !== '' && `VRF ${probe.vrf}`,
    probe.geo,
    hop.linkLossPct !== undefined && `${hop.linkLossPct} % lost on the link`,
    hop.nodeLossPct !== undefined && `${hop.nodeLossPct} % lost at the node`,
  ]
    .filter(Boolean)
    .join(', ');
}

// What ends a cell, or begins HTML or an entity: not every renderer knows a backslash here
const MARKUP = /[&<>|]/g;
// What begins emphasis, code, links and strikethrough
const SIGNS = /[\\`*_[\]~#!]/g;

export function markdownCell(cell: Cell): string {
  return visible(String(cell ?? ''))
    .replace(SIGNS, '\\$&')
    .replace(MARKUP, (sign) => `&#${sign.charCodeAt(0)};`);
}
