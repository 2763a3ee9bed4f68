import { parseAddress } from '../../model/prefix';

// "0xffffff00" (BSD), "ffffff00" (Solaris)
const HEX_MASK = /^(?:0x)?([\da-f]{8})$/i;

/** Holds of every line with a dotted mask (`255.255.240.0`, `128.0.0.0`): most lines of bulk input are not even cut into words. */
export function mayHoldMask(text: string): boolean {
  return text.includes('255.') || text.includes('.0.0.0');
}

/** Length of a netmask in bits (`255.255.255.0` = 24); undefined when its ones do not stand together. */
export function maskLength(text: string): number | undefined {
  const hex = HEX_MASK.exec(text)?.[1];
  const word = hex === undefined ? dottedWord(text) : Number.parseInt(hex, 16) >>> 0;
  if (word === undefined) return undefined;
  const zeros = ~word >>> 0;
  return (zeros & (zeros + 1)) === 0 ? Math.clz32(zeros) : undefined;
}

function dottedWord(text: string): number | undefined {
  const address = text.includes(':') ? undefined : parseAddress(text);
  return address?.words[0];
}
