import type { Refusal } from './protocol';

/** The part of raw-socket 1.8.1 that is used; the package has no types. */
export interface RawSocket {
  on(event: 'message', listener: (packet: Buffer, source: string) => void): void;
  on(event: 'error', listener: (error: Error) => void): void;
  setOption(level: number, option: number, value: number): void;
  /** `before` runs when the socket is writable, right before the packet leaves. */
  send(
    packet: Buffer,
    offset: number,
    length: number,
    address: string,
    before: () => void,
    after: (error: Error | null) => void,
  ): void;
  close(): void;
}

export interface Addon {
  createSocket(options: { protocol: number; addressFamily: number; bufferSize: number }): RawSocket;
  readonly AddressFamily: { readonly IPv4: number; readonly IPv6: number };
  readonly SocketLevel: Readonly<Record<string, number>>;
  readonly SocketOption: Readonly<Record<string, number>>;
}

/** What stands in the way, in a form that the host can turn into a sentence. */
export class Refused extends Error {
  constructor(
    readonly reason: Refusal,
    detail: string,
  ) {
    super(detail);
  }
}

declare const __non_webpack_require__: ((id: string) => unknown) | undefined;

/** webpack must not bundle an addon: it is looked up at run time, where it was installed, if it was. */
export function loadAddon(path: string | undefined): Addon {
  const load = typeof __non_webpack_require__ === 'function' ? __non_webpack_require__ : require;
  try {
    return load(path ?? 'raw-socket') as Addon;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const [line = ''] = message.split('\n');
    if (code === 'MODULE_NOT_FOUND') throw new Refused('addon-missing', line);
    // "… was compiled against a different Node.js version using NODE_MODULE_VERSION 115. …"
    if (message.includes('NODE_MODULE_VERSION')) throw new Refused('addon-abi', versionsOf(message));
    throw new Refused('addon-broken', line);
  }
}

function versionsOf(message: string): string {
  return [...message.matchAll(/NODE_MODULE_VERSION (\d+)/g)].map((match) => match[1]).join(' ≠ ');
}

/** A raw socket needs CAP_NET_RAW (Linux), root (macOS) or an administrator (Windows). */
export function openSocket(addon: Addon, protocol: number, version: 4 | 6): RawSocket {
  try {
    const addressFamily = version === 4 ? addon.AddressFamily.IPv4 : addon.AddressFamily.IPv6;
    return addon.createSocket({ protocol, addressFamily, bufferSize: 65_535 });
  } catch (error) {
    const { message } = error as Error;
    throw new Refused(/permitted|permission|denied/i.test(message) ? 'no-permission' : 'addon-broken', message);
  }
}
