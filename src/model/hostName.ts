/** Longest name that DNS has (RFC 1035). */
const LONGEST = 253;

// "ae1.cr1.example.net", "_gateway", "höst": letters, digits, and what stands between them
const NOT_OF_NAMES = /[^\p{L}\p{N}._-]/gu;

/**
 * A printed host name as we call the machine: in small letters, without a dot at its end (RFC 4343, RFC 1034), and without the sign of a
 * tool that cut it. What belongs to no name, in a hostile text, becomes `_`: whatever reads or hides names then reads it as one.
 */
export function hostNameOf(printed: string): string {
  const lower = printed
    .slice(0, LONGEST)
    .toLowerCase()
    .replaceAll('…', '')
    .replace(NOT_OF_NAMES, '_')
    .replaceAll(/\.{2,}/g, '.')
    .replaceAll(/^\.|\.$/g, '');
  return lower === '' ? '_' : lower;
}
