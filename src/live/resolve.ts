import { lookup } from 'node:dns/promises';
import { canonicalIp } from '../model/address';
import type { Target } from './target';
import type { Problem } from './tracer';

/** The address of a target as this system resolves it; an address is taken as it is. `family` 0 = whatever the system prefers. */
export async function addressOf({ name, address }: Target, family: 0 | 4 | 6): Promise<string | Problem> {
  const isOther = address !== undefined && family !== 0 && address.includes(':') !== (family === 6);
  if (isOther) return { key: 'live.target.family', args: { target: name, family } };
  if (address !== undefined) return address;
  try {
    const found = canonicalIp((await lookup(name, { family })).address);
    return found ?? { key: 'live.target.unknown', args: { target: name, detail: '?' } };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return { key: 'live.target.unknown', args: { target: name, detail: code ?? message } };
  }
}
