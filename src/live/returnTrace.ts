import { answerers, type Trace } from '../model/trace';

/** The systems that the other side may run. */
export const OTHER_SYSTEMS = ['linux', 'darwin', 'win32', 'cisco-ios', 'junos', 'routeros', 'huawei-vrp'] as const;
export type OtherSystem = (typeof OTHER_SYSTEMS)[number];

/**
 * Where an ssh login came from, which is the address that a server itself sees us at (`SSH_CLIENT` of sshd(8)). Windows' sshd sets the
 * variable for cmd in its own way; the command lines of routers know none.
 */
const SSH_CLIENT = '"${SSH_CLIENT%% *}"';
const SSH_CLIENT_WINDOWS = 'for /f "tokens=1" %a in ("%SSH_CLIENT%") do tracert -d %a';

/** Whether the command is complete without an address. */
export function knowsLogin(system: OtherSystem): boolean {
  return system === 'linux' || system === 'darwin' || system === 'win32';
}

/** The line to be run on the other side, towards `address`; without one, towards where the login there came from (`knowsLogin`). */
export function returnCommand(system: OtherSystem, address: string | undefined): string {
  const isV6 = address?.includes(':') ?? false;
  const to = address ?? SSH_CLIENT;
  switch (system) {
    case 'linux':
      return `traceroute -n -q 3 -w 3 ${to}`;
    case 'darwin':
      return `${isV6 ? 'traceroute6' : 'traceroute'} -n -q 3 -w 3 ${to}`;
    case 'win32':
      return address === undefined ? SSH_CLIENT_WINDOWS : `tracert -d ${isV6 ? '-6' : '-4'} ${to}`;
    case 'cisco-ios':
      return isV6 ? `traceroute ipv6 ${to}` : `traceroute ip ${to} numeric timeout 3 probe 3`;
    case 'junos':
      return `traceroute ${to} no-resolve wait 3`;
    case 'routeros':
      return `/tool traceroute address=${to} use-dns=no count=3 timeout=3s`;
    case 'huawei-vrp':
      return isV6 ? `tracert ipv6 ${to}` : `tracert -q 3 -w 3000 ${to}`;
  }
}

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
    .map((hop) => answerers(hop).join('|'))
    .join(' ');
}
