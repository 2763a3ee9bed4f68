import { responders, type Trace } from '../model/trace';

/** The systems that a server may run. */
export const OTHER_SYSTEMS = ['linux', 'darwin', 'win32'] as const;
export type OtherSystem = (typeof OTHER_SYSTEMS)[number];

/**
 * The line to be run on the other side, towards `address`; without one, towards where the ssh login there came from (`SSH_CLIENT` of
 * sshd(8)), which is the address that the server itself sees us at. Windows' sshd sets the variable for cmd in its own way.
 */
export function returnCommand(system: OtherSystem, address: string | undefined): string {
  const isV6 = address?.includes(':') ?? false;
  if (system === 'win32') return address ? `tracert -d ${isV6 ? '-6' : '-4'} ${address}` : SSH_CLIENT_WINDOWS;
  const to = address ?? '"${SSH_CLIENT%% *}"';
  if (system === 'linux') return `traceroute -n -q 3 -w 3 ${to}`;
  return `${isV6 ? 'traceroute6' : 'traceroute'} -n -q 3 -w 3 ${to}`;
}

const SSH_CLIENT_WINDOWS = 'for /f "tokens=1" %a in ("%SSH_CLIENT%") do tracert -d %a';

/** What is known about a trace that was asked of the other side. */
export interface Asked {
  readonly forward: readonly Trace[];
  /** Where the other side was told to trace to; absent when that is only known over there. */
  readonly address?: string;
}

/**
 * Whether this is the answer: it goes where it was asked to go, or, where that is not known, anywhere but to the target of the forward
 * traces and not as a copy of one of them.
 */
export function isReturn(trace: Trace, { forward, address }: Asked): boolean {
  const target = trace.targetIp ?? trace.target;
  if (address !== undefined && target !== undefined) return target === address;
  return forward.every((one) => {
    const isSameWay = target !== undefined && target === (one.targetIp ?? one.target);
    return !isSameWay && firstHops(one) !== firstHops(trace);
  });
}

function firstHops({ hops }: Trace): string {
  return hops
    .slice(0, 2)
    .map((hop) => responders(hop).join('|'))
    .join(' ');
}
