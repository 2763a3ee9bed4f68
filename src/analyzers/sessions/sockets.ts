import { canonicalIp } from '../../model/address';
import { portOf } from '../../model/services';
import type { Socket, SocketEnd, SocketState } from '../../model/session';
import type { SourceSpan } from '../../model/span';

// "tcp", "tcp4", "tcp6", "tcp46", "udp"; Windows writes "TCP"
const PROTOCOL = /^(tcp|udp)(?:4|6|46)?$/i;
const COUNT = /^\d{1,12}$/;
// "users:(("ssh",pid=812,fd=3))" of ss -p
const SS_PROCESS = /"([^"]{1,64})"/;
// "812/ssh" of netstat -p
const LINUX_PROCESS = /^\d+\/(\S{1,64})$/;

/** States of all systems, and those of German, French and Spanish Windows; a state in another language is `unknown`. */
const STATES: Readonly<Record<string, SocketState>> = {
  established: 'established',
  estab: 'established',
  hergestellt: 'established',
  listen: 'listening',
  listening: 'listening',
  abhören: 'listening',
  unconn: 'unknown',
  syn_sent: 'opening',
  'syn-sent': 'opening',
  syn_recv: 'opening',
  'syn-recv': 'opening',
  syn_received: 'opening',
  syn_rcvd: 'opening',
  time_wait: 'closing',
  'time-wait': 'closing',
  timewait: 'closing',
  wartend: 'closing',
  fin_wait: 'closing',
  fin_wait1: 'closing',
  fin_wait2: 'closing',
  'fin-wait-1': 'closing',
  'fin-wait-2': 'closing',
  fin_wait_1: 'closing',
  fin_wait_2: 'closing',
  close_wait: 'closing',
  'close-wait': 'closing',
  last_ack: 'closing',
  'last-ack': 'closing',
  closing: 'closing',
  closed: 'closing',
  close: 'closing',
};

function stateOf(word: string | undefined): SocketState | undefined {
  const key = word?.toLowerCase() ?? '';
  return Object.hasOwn(STATES, key) ? STATES[key] : undefined;
}

/** `wisdom.pop`, `192.0.2.70:22`, `[::1]:8080`, `*.*`, `0.0.0.0:*`, `192.168.1.10.51234`; undefined for other words. */
export function endOf(token: string | undefined): SocketEnd | undefined {
  if (token === undefined || token.length > 300) return undefined;
  const colon = token.lastIndexOf(':');
  const at = colon >= 0 ? colon : token.lastIndexOf('.');
  if (at <= 0 || at === token.length - 1) return undefined;
  const portText = token.slice(at + 1);
  const port = portOf(portText);
  if (port === undefined && portText !== '*') return undefined;
  const bare = token
    .slice(0, at)
    .replace(/^\[|\]$/g, '')
    .replace(/%[\w.-]+\]?$/, '');
  const host = hostOf(bare);
  return host === undefined ? undefined : { host, ...(port !== undefined && { port }) };
}

const ANY = new Set(['*', '0.0.0.0', '::', '[::]']);
// "wisdom", "fs1.nc.kyushu-u.ac.jp", "PC_1"
const HOST_NAME = /^[\p{L}\p{N}_](?:[\p{L}\p{N}_.-]{0,252})$/u;

function hostOf(text: string): string | undefined {
  if (ANY.has(text)) return '*';
  return canonicalIp(text) ?? (HOST_NAME.test(text) && !/^[\d.]+$/.test(text) ? text.toLowerCase() : undefined);
}

// "tcp4 0 0 …", "TCP …", "ESTAB 0 0 …"
const HEAD = /^\s*(?:tcp|udp|\p{L}[\p{L}_-]{3,11}\d?\s)/iu;
// "8760 0 ESTABLISHED": Solaris writes the state last
const TAIL = / \d+ +[A-Z][A-Z_]{3,11}\d?\s*$/i;
const TAIL_LENGTH = 40;

/** One row of any system's socket table. */
export function readSocket(text: string, evidence: SourceSpan): Socket | undefined {
  // Rows of traces and dialogues do not pass, and are not cut into words.
  if (!HEAD.test(text) && !TAIL.test(text.slice(-TAIL_LENGTH))) return undefined;
  const words = text.trim().split(/\s+/);
  return netstatRow(words, evidence) ?? ssRow(words, evidence) ?? solarisRow(words, evidence);
}

// "tcp 0 0 myhost.1009 wisdom.ssh ESTABLISHED", "TCP firebird:1027 nsb.nc.kyushu-u.ac.jp:80 TIME_WAIT 4711"
function netstatRow(words: readonly string[], evidence: SourceSpan): Socket | undefined {
  const protocol = PROTOCOL.exec(words[0] ?? '')?.[1]?.toLowerCase();
  if (protocol === undefined) return undefined;
  const skip = COUNT.test(words[1] ?? '') && COUNT.test(words[2] ?? '') ? 3 : 1;
  const [local, peer] = [endOf(words[skip]), endOf(words[skip + 1])];
  if (!local || !peer) return undefined;
  const word = words[skip + 2];
  const process = LINUX_PROCESS.exec(words.at(-1) ?? '')?.[1];
  return socketOf(protocol, local, peer, stateOf(word) ?? guessed(local, peer), process, evidence);
}

// "ESTAB 0 0 192.168.1.10:58664 192.0.2.70:22", "tcp LISTEN 0 128 127.0.0.1:8080 0.0.0.0:*"
function ssRow(words: readonly string[], evidence: SourceSpan): Socket | undefined {
  const named = PROTOCOL.exec(words[0] ?? '')?.[1]?.toLowerCase();
  const rest = named === undefined ? words : words.slice(1);
  const state = stateOf(rest[0]);
  if (state === undefined || !COUNT.test(rest[1] ?? '') || !COUNT.test(rest[2] ?? '')) return undefined;
  const [local, peer] = [endOf(rest[3]), endOf(rest[4])];
  if (!local || !peer) return undefined;
  const process = SS_PROCESS.exec(rest.slice(5).join(' '))?.[1];
  return socketOf(named ?? 'tcp', local, peer, state, process, evidence);
}

// "wisdom.22 myhost.mydomain.ac.jp.1009 17520 0 8760 0 ESTABLISHED": two ends, four windows, the state
function solarisRow(words: readonly string[], evidence: SourceSpan): Socket | undefined {
  const state = stateOf(words[6]);
  if (words.length !== 7 || state === undefined || !words.slice(2, 6).every((word) => COUNT.test(word)))
    return undefined;
  const [local, peer] = [endOf(words[0]), endOf(words[1])];
  return local && peer ? socketOf('tcp', local, peer, state, undefined, evidence) : undefined;
}

/** Without a known word for its state (another language), a row with a peer is a connection. */
function guessed(local: SocketEnd, peer: SocketEnd): SocketState {
  return peer.port === undefined || peer.port === 0 ? (local.port === undefined ? 'unknown' : 'listening') : 'unknown';
}

function socketOf(
  protocol: string,
  local: SocketEnd,
  peer: SocketEnd,
  state: SocketState,
  process: string | undefined,
  evidence: SourceSpan,
): Socket {
  return { protocol: protocol === 'udp' ? 'udp' : 'tcp', local, peer, state, ...(process && { process }), evidence };
}
