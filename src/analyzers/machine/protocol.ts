import type { Trace } from '../../model/trace';

// "ICMP", "udp-paris", "icmp-echo-paris", "tcp-ack"
const PROTOCOL = /^(icmp|udp|tcp)(?:v6|6)?(?:[-_]|$)/i;

/** The transport that a tool names its method by. */
export function protocolOf(method: string | undefined): Trace['protocol'] {
  const name = PROTOCOL.exec(method ?? '')?.[1]?.toLowerCase();
  return name === 'icmp' || name === 'udp' || name === 'tcp' ? name : undefined;
}
