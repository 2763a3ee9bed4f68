import type { ProbedTrace, ProbeRow, Reply } from './probe';
import type { Random } from './random';

/** What the printed text needs to know about addresses. */
export interface Labels {
  readonly names: ReadonlyMap<string, string>;
  readonly asnOf: (ip: string) => number | undefined;
  readonly withNames: boolean;
  readonly withAs: boolean;
}

/** A trace as its tool prints it. RTTs are noise: they tell nothing about the way (S11). */
export function print(trace: ProbedTrace, labels: Labels, random: Random): string {
  if (trace.tool === 'windows') return printWindows(trace, labels, random);
  return trace.tool === 'nmap' ? printNmap(trace, labels, random) : printUnix(trace, labels, random);
}

function nameOf(ip: string, { names, withNames }: Labels): string | undefined {
  return withNames ? names.get(ip) : undefined;
}

function printWindows({ target, targetName, rows }: ProbedTrace, labels: Labels, random: Random): string {
  const to = targetName === undefined ? target : `${targetName} [${target}]`;
  const lines = rows.map((row, index) => {
    const ttl = String(index + 1).padStart(3);
    const last = [...row].reverse().find((reply) => reply !== undefined);
    const times = row.map((reply) => (reply ? `${String(random.whole(1, 40)).padStart(5)} ms` : '   *    ')).join(' ');
    if (!last) return `${ttl} ${times} Request timed out.`;
    const name = nameOf(last.ip, labels);
    return `${ttl} ${times} ${name === undefined ? last.ip : `${name} [${last.ip}]`}`;
  });
  return ['', `Tracing route to ${to}`, 'over a maximum of 30 hops:', '', ...lines, '', 'Trace complete.', ''].join(
    '\r\n',
  );
}

function printUnix({ target, targetName, rows, tool }: ProbedTrace, labels: Labels, random: Random): string {
  const size = tool === 'unixIcmp' ? 84 : 60;
  const head = `traceroute to ${targetName ?? target} (${target}), 30 hops max, ${size} byte packets`;
  return [
    head,
    ...rows.map((row, index) => `${String(index + 1).padStart(2)}  ${unixRow(row, labels, random)}`),
    '',
  ].join('\n');
}

function unixRow(row: ProbeRow, labels: Labels, random: Random): string {
  let shown = '';
  return row
    .map((reply) => {
      if (!reply) return '*';
      const who = reply.ip === shown ? '' : `${unixAddress(reply, labels)}  `;
      shown = reply.ip;
      return `${who}${(random.next() * 40).toFixed(3)} ms`;
    })
    .join(' ');
}

function unixAddress({ ip, label }: Reply, labels: Labels): string {
  const asn = labels.withAs ? ` [${labels.asnOf(ip) === undefined ? '*' : `AS${labels.asnOf(ip)}`}]` : '';
  const mpls = label === undefined ? '' : ` <MPLS:L=${label},E=0,S=1,T=1>`;
  return `${nameOf(ip, labels) ?? ip} (${ip})${asn}${mpls}`;
}

function printNmap({ target, targetName, rows }: ProbedTrace, labels: Labels, random: Random): string {
  const to = targetName === undefined ? target : `${targetName} (${target})`;
  const lines: string[] = [];
  let silent = 0;
  const flush = (before: number): void => {
    if (silent === 1) lines.push(`${before}   ...`);
    if (silent > 1) lines.push(`${before - silent + 1}   ... ${before}`);
    silent = 0;
  };
  rows.forEach(([reply], index) => {
    if (!reply) {
      silent += 1;
      return;
    }
    flush(index);
    const name = nameOf(reply.ip, labels);
    const who = name === undefined ? reply.ip : `${name} (${reply.ip})`;
    lines.push(`${String(index + 1).padEnd(3)} ${(random.next() * 40).toFixed(2)} ms ${who}`);
  });
  flush(rows.length);
  const head = [
    `Nmap scan report for ${to}`,
    'Host is up (0.0090s latency).',
    '',
    'PORT   STATE SERVICE',
    '443/tcp open  https',
  ];
  return [...head, '', 'TRACEROUTE (using port 443/tcp)', 'HOP RTT      ADDRESS', ...lines, ''].join('\n');
}
