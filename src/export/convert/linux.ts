import type { Annotation, Hop, Probe, Trace } from '../../model/trace';
import type { Converter } from './converter';
import { leftOut } from './leftOut';
import { mplsText } from './mplsText';

/**
 * As traceroute for Linux prints it (print_probe() of traceroute-2.1), in so far as its form can carry a trace:
 *  - `<1.000 ms` stands for a time that was only told as "below 1", which traceroute itself never has;
 *  - an answer without time is an address alone. So are the responders of statistics-only reports: no probe is made up from averages;
 *  - an answer of nobody (Cisco prints `!H` for it) is `* !H`, for the form has no other probe without an address; where only a name
 *    was told, it stands alone;
 *  - duplicates, and late answers without a time, are left out, as traceroute leaves them out;
 *  - where the text did not tell them, the header has the defaults of traceroute(8): 30 hops, 60 bytes.
 */
export const linux: Converter = {
  id: 'linux',
  joined: { between: '\n' },
  write: (traces) => traces.map(traceText).join('\n'),
  losses: (trace) => [
    ...(trace.aggregate ? ['statistics only: addresses are printed without times'] : []),
    ...(trace.hops.some((hop) => hop.probes.some(isLeftOut)) ? ['late and duplicate answers are left out'] : []),
    ...(trace.hops.some((hop) => hop.probes.some((probe) => probe.late && !isLeftOut(probe)))
      ? ['late answers are printed as any other']
      : []),
    ...(!trace.aggregate && trace.hops.some((hop) => hop.probes.some(isBeyond))
      ? ['answers without an address or a time are printed in part']
      : []),
    ...leftOut(trace, NO_PLACE),
    ...(isAssumed(trace) ? ['the header has the defaults of traceroute, for the text did not tell them'] : []),
  ],
};

const NO_PLACE = [
  ...(['asymm', 'replyTtl', 'quotedTtl', 'natId', 'flowId', 'icmpType', 'icmpCode', 'size', 'tos', 'vrf'] as const),
  ...(['mru', 'geo', 'state', 'linkLossPct', 'nodeLossPct', 'changes', 'ttlGuessed', 'note'] as const),
];
const DEFAULT_HOPS = 30;
const DEFAULT_BYTES = 60;

function isAssumed({ target, targetIp, maxHops, packetSize }: Trace): boolean {
  return (target ?? targetIp) !== undefined && (maxHops === undefined || packetSize === undefined);
}

interface Style {
  readonly aggregate: boolean;
  /** Names were asked for: an address without one is printed twice, `192.0.2.1 (192.0.2.1)`; otherwise once, as with -n. */
  readonly lookedUp: boolean;
}

function traceText(trace: Trace): string {
  const style: Style = {
    aggregate: trace.aggregate,
    lookedUp: trace.hops.some((hop) => hop.probes.some(({ ip, host }) => ip !== undefined && host !== undefined)),
  };
  const rows = trace.hops.flatMap((hop) => rowOf(hop, style));
  return [...headerOf(trace), ...rows].map((line) => `${line}\n`).join('');
}

/** None where the target is not known: a header without one would be read as one of its own. */
function headerOf({ target, targetIp, sourceIp, maxHops, packetSize, hops }: Trace): readonly string[] {
  const name = target ?? targetIp;
  if (name === undefined) return [];
  const from = sourceIp === undefined ? '' : ` from ${nameText(sourceIp)}`;
  const limit = maxHops ?? hops.reduce((most, { ttl }) => Math.max(most, ttl), DEFAULT_HOPS);
  const to = `${nameText(name)} (${nameText(targetIp ?? name)})`;
  return [`traceroute to ${to}${from}, ${limit} hops max, ${packetSize ?? DEFAULT_BYTES} byte packets`];
}

function rowOf({ ttl, probes, pmtu }: Hop, { aggregate, lookedUp }: Style): readonly string[] {
  const kept = probes.filter((probe) => !isLeftOut(probe));
  // A silent hop of a report: it keeps its row, the star is no count.
  if (kept.length === 0) return aggregate ? [`${pad(ttl)}  *`] : [];
  let named: string | undefined;
  const parts = kept.map((probe, n) => {
    const responder = probe.lost ? undefined : responderText(probe, lookedUp);
    // An address holds for the times behind it; an answer without a time needs its own.
    const known = responder === undefined || (responder === named && timeText(probe) !== '');
    if (responder !== undefined) named = isBare(probe) ? undefined : responder;
    const mtu = probe.pmtu ?? (n === kept.length - 1 ? pmtu : undefined);
    return `${known ? '' : ` ${responder}`}${answerText(probe, responder)}${marksText(probe, mtu)}`;
  });
  return [`${pad(ttl)} ${parts.join('')}`];
}

function pad(ttl: number): string {
  return String(ttl).padStart(2);
}

function isLeftOut({ duplicate, late, rttMs }: Probe): boolean {
  return duplicate === true || (late === true && rttMs === undefined);
}

/** The form tells an answer by an address and a time, or by an address and a sign. */
function isBeyond(probe: Probe): boolean {
  if (probe.lost || isLeftOut(probe)) return false;
  return (probe.ip ?? probe.ipRaw) === undefined || isBare(probe);
}

/** Neither time nor sign: the address stands alone. */
function isBare(probe: Probe): boolean {
  return timeText(probe) === '' && marksText(probe, probe.pmtu) === '';
}

/** Address with all that belongs to it: `name (ip) [AS1] <MPLS:L=1,E=0,S=1,T=1> '-7'`. Undefined when nobody is named. */
function responderText({ ip, ipRaw, host, asn, mpls, backHops }: Probe, lookedUp: boolean): string | undefined {
  const address = ipRaw ?? ip;
  if (address === undefined) return host === undefined ? undefined : nameText(host);
  return [
    host !== undefined || lookedUp ? `${nameText(host ?? address)} (${nameText(address)})` : nameText(address),
    asn && `[${asn.length === 0 ? '*' : asn.map((number) => `AS${number}`).join('/')}]`,
    mpls && mpls.length > 0 && `<MPLS:${mplsText(mpls)}>`,
    backHops !== undefined && `'-${backHops}'`,
  ]
    .filter(Boolean)
    .join(' ');
}

function answerText(probe: Probe, responder: string | undefined): string {
  return responder === undefined ? ' *' : timeText(probe);
}

/** Most digits that a reader of the form takes. */
const LONGEST_MS = 1e12;

/** Three decimals as traceroute prints them, more where the value has them; nothing for what is no time. */
function timeText({ rttMs, rttLessThan }: Probe): string {
  if (rttMs === undefined || !(rttMs >= 0 && rttMs < LONGEST_MS)) return '';
  const usual = rttMs.toFixed(3);
  const text = Number(usual) === rttMs ? usual : rttMs.toFixed(9).replace(/0{1,6}$/, '');
  return `  ${rttLessThan ? '<' : ''}${text} ms`;
}

function marksText({ annotation }: Probe, mtu: number | undefined): string {
  const sign = annotation && signOf(annotation);
  return `${mtu === undefined ? '' : ` F=${mtu}`}${sign === undefined ? '' : ` ${sign}`}`;
}

// "!X", "!F-1400", "!<13>", "!13", "!", "?"
const SIGN = /^(?:!(?:[A-Z](?:-\d{1,6})?|<\d{1,3}>|\d{1,3})?|\?)$/;

const SIGNS: Readonly<Record<Annotation['kind'], string | undefined>> = {
  'host-unreachable': '!H',
  'network-unreachable': '!N',
  'protocol-unreachable': '!P',
  'port-unreachable': '!U',
  'source-route-failed': '!S',
  'fragmentation-needed': '!F',
  prohibited: '!X',
  precedence: '!V',
  'ttl-too-small': '!',
  'source-quench': '!Q',
  'timed-out': '!T',
  interrupted: '!I',
  'icmp-code': undefined,
  // Codes of `traceroute mpls` have letters with other meanings.
  'lsp-code': undefined,
  unknown: '?',
};

/** The sign as printed, or that of its meaning where another tool said it in a sentence or with a letter of its own. */
function signOf({ raw, kind, icmpCode, mtu }: Annotation): string | undefined {
  if (kind !== 'lsp-code' && SIGN.test(raw)) return raw;
  if (kind === 'icmp-code' && icmpCode !== undefined) return `!<${icmpCode}>`;
  return kind === 'fragmentation-needed' && mtu !== undefined ? `!F-${mtu}` : SIGNS[kind];
}

// Letters, digits and what addresses and names hold; masks such as "203.0.x.*" too
const OUTSIDE_NAMES = /[^\p{L}\p{M}\p{N}._:%#*…/-]/gu;
// A lost probe, or what begins like a time: "***", "5ms"
const MISREAD = /^(?:\*+|\d[\d.]*ms)$/;

/** One word that is read as a name, whatever it held: blanks, brackets and signs would be read as parts of the row. */
function nameText(name: string): string {
  const text = name.replace(OUTSIDE_NAMES, '_');
  return text === '' || MISREAD.test(text) ? `_${text.replaceAll('*', '_')}` : text;
}
