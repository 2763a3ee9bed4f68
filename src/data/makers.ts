import type { Container } from './container';
import { readVarints } from './rangeTable';

/** Bit of the first octet that says the address was made up by the machine itself (IEEE 802, locally administered). */
const LOCAL_BIT = 2;

// "00:1a:2b:3c:4d:5e"
const MAC = /^([\da-f]{2}):([\da-f]{2}):([\da-f]{2}):/;

/** Who made a network card; undefined for other makers, and for addresses made up at random, as phones do since 2020. */
export function readMakers(container: Container): (mac: string) => string | undefined {
  const names = container.text('names').split('\n');
  const makers = readVarints(container.bytes('makers'));
  const byPrefix = new Map<number, string>();
  let prefix = 0;
  readVarints(container.bytes('prefixes')).forEach((step, index) => {
    prefix += step;
    byPrefix.set(prefix, names[makers[index] ?? 0] ?? '');
  });
  return (mac) => {
    const [, ...octets] = MAC.exec(mac) ?? [];
    const own = Number.parseInt(octets.join(''), 16);
    return octets.length === 0 || ((own >> 16) & LOCAL_BIT) !== 0 ? undefined : byPrefix.get(own);
  };
}
