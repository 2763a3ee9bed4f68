import type { TraceRequest } from './tracer';

export type ToolId =
  'traceroute' | 'traceroute-bsd' | 'traceroute-gnu' | 'traceroute-busybox' | 'mtr' | 'tracepath' | 'tracert';

/** A program of the system that traces. */
export interface Tool {
  readonly id: ToolId;
  readonly supports: (request: TraceRequest) => boolean;
  /** What it sends whatever was asked for; absent = as asked. */
  readonly protocol?: TraceRequest['protocol'];
  /** It has an option for the probes per second. One that has none sends a probe when the one before is answered or lost. */
  readonly isPaced: (request: TraceRequest) => boolean;
  /** Every word is an option of ours, a number or a canonical address: nothing that a program or a shell could take for something else. */
  readonly words: (request: TraceRequest) => readonly string[];
}

const isV6 = ({ address }: TraceRequest): boolean => address.includes(':');
const family = (request: TraceRequest): string => (isV6(request) ? '-6' : '-4');
const seconds = ({ timeoutMs }: TraceRequest): string => String(Math.max(1, Math.ceil(timeoutMs / 1000)));
const pauseMs = ({ probesPerSecond }: TraceRequest): number => Math.ceil(1000 / probesPerSecond);
/** Most probes a hop that every tool takes. */
const count = ({ rounds }: TraceRequest): string => String(Math.min(rounds, 10));

/** traceroute-2.1: `-z` above 10 counts in ms. `-w N` alone, for its default drops late answers of fast hops. */
const traceroute: Tool = {
  id: 'traceroute',
  supports: () => true,
  isPaced: () => true,
  words: (request) => [
    family(request),
    '-n',
    ...{ icmp: ['-I'], tcp: ['-T', '-p', String(request.port)], udp: ['-p', String(request.port)] }[request.protocol],
    '-q',
    count(request),
    '-w',
    seconds(request),
    '-z',
    String(Math.max(11, pauseMs(request))),
    '-m',
    String(request.maxHops),
    request.address,
  ],
};

/** macOS and the BSDs: `-z` in ms; IPv6 is a program of its own. */
const bsd: Tool = {
  id: 'traceroute-bsd',
  supports: ({ protocol }) => protocol !== 'tcp',
  isPaced: (request) => !isV6(request),
  words: (request) => [
    '-n',
    ...(request.protocol === 'icmp' ? ['-I'] : ['-p', String(request.port)]),
    '-q',
    count(request),
    '-w',
    seconds(request),
    ...(isV6(request) ? [] : ['-z', String(pauseMs(request))]),
    '-m',
    String(request.maxHops),
    request.address,
  ],
};

/** One probe after the other, without a pause of its own. */
const gnu: Tool = {
  id: 'traceroute-gnu',
  supports: (request) => !isV6(request) && request.protocol !== 'tcp',
  isPaced: () => false,
  words: (request) => [
    ...(request.protocol === 'icmp' ? ['-I'] : ['-p', String(request.port)]),
    '-q',
    count(request),
    '-w',
    seconds(request),
    '-m',
    String(request.maxHops),
    request.address,
  ],
};

const busybox: Tool = {
  ...gnu,
  id: 'traceroute-busybox',
  isPaced: () => true,
  words: (request) => ['-n', '-z', String(pauseMs(request)), ...gnu.words(request)],
};

/** Each round takes the interval, and only root may ask for less than a second. */
const mtr: Tool = {
  id: 'mtr',
  supports: () => true,
  isPaced: () => true,
  words: (request) => [
    family(request),
    '--raw',
    '-n',
    ...{ icmp: [], udp: ['-u'], tcp: ['-T', '-P', String(request.port)] }[request.protocol],
    '-c',
    count(request),
    '-i',
    String(Math.max(1, request.maxHops / request.probesPerSecond)),
    '-m',
    String(request.maxHops),
    request.address,
  ],
};

const tracepath: Tool = {
  id: 'tracepath',
  supports: ({ protocol }) => protocol === 'udp',
  isPaced: () => false,
  words: (request) => [family(request), '-n', '-m', String(request.maxHops), request.address],
};

const tracert: Tool = {
  id: 'tracert',
  protocol: 'icmp',
  supports: () => true,
  isPaced: () => false,
  words: (request) => [
    '-d',
    '-h',
    String(request.maxHops),
    '-w',
    String(request.timeoutMs),
    family(request),
    request.address,
  ],
};

/** Of one name there are several programs: what `--version` prints tells which, on other systems than macOS. */
const VERSIONS: readonly (readonly [RegExp, Tool])[] = [
  // "Modern traceroute for Linux, version 2.1.2"
  [/Modern traceroute/i, traceroute],
  // "traceroute (GNU inetutils) 2.4"
  [/GNU inetutils/i, gnu],
  // "BusyBox v1.35.0 (Debian 1:1.35.0-4) multi-call binary."
  [/BusyBox/i, busybox],
];

export function tracerouteOf(version: string): Tool {
  return VERSIONS.find(([pattern]) => pattern.test(version))?.[1] ?? bsd;
}

/** Names of programs in the order in which they are looked for. */
export function programsFor(
  platform: NodeJS.Platform,
  request: TraceRequest,
  isRoot: boolean,
): readonly { readonly name: string; readonly tool?: Tool }[] {
  if (platform === 'win32') return [{ name: 'tracert.exe', tool: tracert }];
  const mtrProgram = { name: 'mtr', tool: mtr };
  if (platform !== 'linux') return [{ name: isV6(request) ? 'traceroute6' : 'traceroute', tool: bsd }, mtrProgram];
  const others = [{ name: 'traceroute' }, { name: 'tracepath', tool: tracepath }] as const;
  // traceroute -I and -T want root; mtr brings the permission along.
  return request.protocol === 'udp' || isRoot ? [others[0], mtrProgram, others[1]] : [mtrProgram, ...others];
}

/** The line for a terminal of the user, with the tool that this system brings; no word needs quoting. */
export function commandLine(platform: NodeJS.Platform, request: TraceRequest): string {
  if (platform === 'win32') return ['tracert', ...tracert.words(request)].join(' ');
  if (platform === 'linux') return ['traceroute', ...traceroute.words(request)].join(' ');
  return [isV6(request) ? 'traceroute6' : 'traceroute', ...bsd.words(request)].join(' ');
}
