/** Chunks of a writer as one array. */
export function concatenated(chunks: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** RFC 4648, section 4: the core has neither Buffer nor btoa. */
export function base64(bytes: Uint8Array): string {
  const written: string[] = [];
  for (let index = 0; index < bytes.length; index += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(index, index + 3);
    const bits = (a << 16) | (b << 8) | c;
    const missing = Math.max(0, index + 3 - bytes.length);
    const letters = [18, 12, 6, 0].slice(0, 4 - missing).map((at) => ALPHABET[(bits >> at) & 63]);
    written.push(letters.join('') + '='.repeat(missing));
  }
  return written.join('');
}
