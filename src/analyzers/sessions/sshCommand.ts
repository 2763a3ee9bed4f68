import { portOf } from '../../model/services';
import type { Forward, SocketEnd, SshCommand } from '../../model/session';

// "myhost % ssh -l a70099a -L40000:wisdom:110 wisdom", "$ ssh -J gate mail", "C:\> ssh -D 1080 user@host"
const COMMAND = /^(?:(\S{1,120}(?: ?[~\/]\S*)?) ?[%$#>] ?|[%$#>] ?)?ssh((?: +\S+)+)\s*$/;
/** Options of OpenSSH that take a value (ssh(1)). */
const WITH_VALUE = 'BbcDEeFIiJLlmOopQRSWw';
// "user@host", "ssh://user@host:22"
const DESTINATION = /^(?:ssh:\/\/)?(?:[^@\s]+@)?(\[[\da-f:]+\]|[\w.-]+)(?::(\d{1,5}))?$/i;

type Read = Pick<SshCommand, 'machine' | 'server' | 'port' | 'jumps' | 'forwards'>;

/** A command line of ssh that forwards something; undefined for any other. */
export function readSshCommand(text: string): Read | undefined {
  const [, before, tail] = COMMAND.exec(text.trim()) ?? [];
  if (tail === undefined) return undefined;
  const { options, rest } = splitOptions(tail.trim().split(/ +/));
  const [, host, port] = DESTINATION.exec(rest[0] ?? '') ?? [];
  if (host === undefined) return undefined;
  const values = (letter: string): readonly string[] =>
    options.filter(([name]) => name === letter).map(([, value]) => value);
  const forwards = [
    ...values('L').flatMap((value) => forwardOf('local', value) ?? []),
    ...values('R').flatMap((value) => forwardOf('remote', value) ?? []),
    ...values('D').flatMap((value) => forwardOf('dynamic', value) ?? []),
  ];
  const jumps = values('J').flatMap((value) => value.split(',').flatMap((one) => jumpOf(one) ?? []));
  if (forwards.length === 0 && jumps.length === 0) return undefined;
  const machine = machineOf(before);
  return {
    ...(machine !== undefined && { machine }),
    server: bare(host),
    port: portOf(values('p')[0] ?? port ?? '22') ?? 22,
    jumps,
    forwards,
  };
}

function jumpOf(text: string): Read['jumps'][number] | undefined {
  const [, host, port] = DESTINATION.exec(text) ?? [];
  return host === undefined ? undefined : { host: bare(host), port: portOf(port ?? '22') ?? 22 };
}

/** In lower case; IPv6 addresses without their brackets. */
const bare = (host: string): string => host.toLowerCase().replace(/^\[|\]$/g, '');

/** `user@myhost:~/dir`, `[user@myhost dir]`, `myhost` */
function machineOf(prompt: string | undefined): string | undefined {
  const name = prompt
    ?.replace(/^\[/, '')
    .replace(/^[^@]*@/, '')
    .replace(/[:\] ].*$/, '');
  return name !== undefined && /^[\w][\w.-]*$/.test(name) ? name.toLowerCase() : undefined;
}

function splitOptions(words: readonly string[]): {
  readonly options: readonly (readonly [string, string])[];
  readonly rest: readonly string[];
} {
  const options: (readonly [string, string])[] = [];
  const rest: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (!word.startsWith('-') || word === '-' || word.startsWith('--')) {
      rest.push(word);
      continue;
    }
    // Letters may stand together: `-NfL 1:h:2`.
    for (let i = 1; i < word.length; i++) {
      const letter = word[i] ?? '';
      if (!WITH_VALUE.includes(letter)) continue;
      const value = i + 1 < word.length ? word.slice(i + 1) : words[++at];
      if (value !== undefined) options.push([letter, value]);
      break;
    }
  }
  return { options, rest };
}

/** `[bind:]port:host:hostport`, `[bind:]port`; IPv6 addresses in brackets. */
function forwardOf(kind: Forward['kind'], value: string): Forward | undefined {
  const parts = (value.match(/\[[^\]]*\]|[^:]+/g) ?? []).map((part) => part.replace(/^\[|\]$/g, ''));
  if (parts.length < 3) {
    const port = portOf(parts.at(-1) ?? '');
    return port === undefined || kind === 'local' ? undefined : { kind, port };
  }
  const [port, host = '', hostPort = ''] = parts.slice(-3);
  const [listen, target] = [portOf(port ?? ''), portOf(hostPort)];
  if (listen === undefined || target === undefined) return undefined;
  const to: SocketEnd = { host: host.toLowerCase(), port: target };
  return { kind, port: listen, to };
}
