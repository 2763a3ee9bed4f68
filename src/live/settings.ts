import type { TraceRequest } from './tracer';

/** What a request holds besides its target. */
export type TraceSettings = Omit<TraceRequest, 'target' | 'address'>;

/** Smallest, usual and largest value. */
export const LIMITS = {
  maxHops: [1, 30, 64],
  rounds: [1, 6, 10],
  flows: [1, 3, 8],
  probesPerSecond: [1, 20, 1000],
  /** "Host unreachable" takes routers 3.1 s (three ARP requests). */
  timeoutMs: [200, 3200, 10_000],
} as const;

/** traceroute's first port; 443 is the TCP port that most firewalls let through. */
const PORTS = { icmp: 0, udp: 33_434, tcp: 443 } as const;

export type NumberSetting = keyof typeof LIMITS;

/** A setting or option may hold anything: what is no number of the range becomes the usual value, or the nearest one. */
export function traceSettings(
  protocol: TraceRequest['protocol'],
  wanted: { readonly [name in NumberSetting | 'port']?: unknown },
): TraceSettings {
  const number = (name: NumberSetting): number => {
    const [least, usual, most] = LIMITS[name];
    const value = wanted[name];
    return typeof value === 'number' && Number.isInteger(value) ? Math.min(Math.max(value, least), most) : usual;
  };
  const { port } = wanted;
  const isPort = typeof port === 'number' && Number.isInteger(port) && port > 0 && port < 65_536;
  return {
    protocol,
    port: isPort ? port : PORTS[protocol],
    maxHops: number('maxHops'),
    rounds: number('rounds'),
    flows: number('flows'),
    probesPerSecond: number('probesPerSecond'),
    timeoutMs: number('timeoutMs'),
  };
}
