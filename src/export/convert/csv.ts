import type { Hop, HopStats, Probe, Trace } from '../../model/trace';
import type { Converter } from './converter';
import { leftOut } from './leftOut';
import { mplsText } from './mplsText';
import { visible } from './visible';

type Cell = string | number | boolean | undefined;

/** A line of the table. `probe` is absent for a hop of which no probe is told. */
interface Row {
  readonly trace: Trace;
  readonly hop: Hop;
  readonly probe?: Probe;
  /** Statistics are the hop's: they stand in its first row only, so that a sum over the column is right. */
  readonly stats?: HopStats;
}

const COLUMNS: readonly (readonly [name: string, cell: (row: Row) => Cell])[] = [
  ['trace', ({ trace }) => trace.id],
  ['dialect', ({ trace }) => trace.dialect],
  ['target', ({ trace }) => trace.target],
  ['target_ip', ({ trace }) => trace.targetIp],
  ['ttl', ({ hop }) => hop.ttl],
  // A responder of a statistics-only report is no probe.
  ['index', ({ trace, probe }) => (trace.aggregate ? undefined : probe?.index)],
  ['ip', ({ probe }) => probe?.ip ?? probe?.ipRaw],
  ['host', ({ probe }) => probe?.host],
  ['rtt_ms', ({ probe }) => (probe?.rttLessThan ? undefined : probe?.rttMs)],
  ['rtt_below_ms', ({ probe }) => (probe?.rttLessThan ? probe.rttMs : undefined)],
  ['lost', ({ trace, probe }) => (trace.aggregate ? undefined : probe?.lost)],
  ['late', ({ probe }) => probe?.late],
  ['duplicate', ({ probe }) => probe?.duplicate],
  ['annotation', ({ probe }) => probe?.annotation?.raw],
  ['asn', ({ probe }) => probe?.asn?.join('/')],
  ['mpls', ({ probe }) => probe?.mpls && mplsText(probe.mpls)],
  ['back_hops', ({ probe }) => probe?.backHops],
  ['pmtu', ({ hop, probe }) => probe?.pmtu ?? hop.pmtu],
  ['reply_ttl', ({ probe }) => probe?.replyTtl],
  ['nat_id', ({ probe }) => probe?.natId],
  ['flow_id', ({ trace, probe }) => probe?.flowId ?? trace.flowId],
  ['sent', ({ stats }) => stats?.sent],
  ['received', ({ stats }) => stats?.received],
  ['loss_pct', ({ stats }) => stats?.lossPct],
  ['last_ms', ({ stats }) => stats?.last],
  ['avg_ms', ({ stats }) => stats?.avg],
  ['best_ms', ({ stats }) => stats?.best],
  ['worst_ms', ({ stats }) => stats?.worst],
  ['stdev_ms', ({ stats }) => stats?.stdev],
  ['drop', ({ stats }) => stats?.drop],
  ['gmean_ms', ({ stats }) => stats?.gmean],
  ['jitter_ms', ({ stats }) => stats?.jitter],
  ['javg_ms', ({ stats }) => stats?.javg],
  ['jmax_ms', ({ stats }) => stats?.jmax],
  ['jint_ms', ({ stats }) => stats?.jint],
  ['asymm', ({ hop }) => hop.asymm],
  ['ttl_guessed', ({ hop }) => hop.ttlGuessed],
  ['link_loss_pct', ({ hop }) => hop.linkLossPct],
  ['node_loss_pct', ({ hop }) => hop.nodeLossPct],
  ['note', ({ hop }) => hop.note],
  ['quoted_ttl', ({ probe }) => probe?.quotedTtl],
  ['icmp_type', ({ probe }) => probe?.icmpType],
  ['icmp_code', ({ probe }) => probe?.icmpCode],
  ['size', ({ probe }) => probe?.size],
  ['tos', ({ probe }) => probe?.tos],
  ['vrf', ({ trace, probe }) => probe?.vrf ?? trace.vrf],
  ['mru', ({ probe }) => probe?.mru],
  ['state', ({ probe }) => probe?.state],
  ['place', ({ probe }) => probe?.geo],
  ['source_ip', ({ trace }) => trace.sourceIp ?? trace.publicIp],
  ['source_host', ({ trace }) => trace.sourceHost],
  ['protocol', ({ trace }) => trace.protocol],
  ['port', ({ trace }) => trace.port],
  ['started_at', ({ trace }) => trace.startedAt],
  ['probe_id', ({ trace }) => trace.probeId],
  ['measurement_id', ({ trace }) => trace.measurementId],
  ['stop_reason', ({ trace }) => trace.stopReason],
  ['reached', ({ trace }) => (trace.reached === 'unknown' ? undefined : trace.reached === 'yes')],
];

const HEAD = `${COLUMNS.map(([name]) => name).join(',')}\r\n`;

/** One row a probe, with a head (RFC 4180). A hop without probes is a row too, so that no TTL is missing. */
export const csv: Converter = {
  id: 'csv',
  joined: { head: HEAD, between: '' },
  write(traces) {
    const rows = traces.flatMap(rowsOf).map((row) => COLUMNS.map(([, cell]) => csvCell(cell(row))));
    return HEAD + rows.map((cells) => `${cells.join(',')}\r\n`).join('');
  },
  losses: (trace) => leftOut(trace, ['changes']),
};

function rowsOf(trace: Trace): readonly Row[] {
  return trace.hops.flatMap((hop): readonly Row[] => {
    const stats = hop.stats && { stats: hop.stats };
    if (hop.probes.length === 0) return [{ trace, hop, ...stats }];
    return hop.probes.map((probe, n) => ({ trace, hop, probe, ...(n === 0 && stats) }));
  });
}

// "=cmd|…", "+1", "-1", "@SUM", tab and line ends, and their full-width forms: a spreadsheet would calculate them
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
// What RFC 4180 wants in quotes; blanks at the ends are kept by quotes only
const QUOTED = /[",\r\n]|^ | $/;

export function csvCell(cell: Cell): string {
  if (cell === undefined) return '';
  if (typeof cell !== 'string') return String(cell);
  const safe = (FORMULA.test(cell) ? "'" : '') + visible(cell);
  return QUOTED.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
