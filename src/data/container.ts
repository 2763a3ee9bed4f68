import { gunzipSync, strFromU8 } from 'fflate';

/** The sections of a file of scripts/build-data.mjs, unpacked. */
export interface Container {
  readonly asOf: string;
  bytes(name: string): Uint8Array;
  text(name: string): string;
}

interface Header {
  readonly format: number;
  readonly asOf: string;
  readonly sections: readonly (readonly [name: string, length: number])[];
}

/** Throws an error in one sentence when the bytes are no file of ours: it is shipped with the program, so that is a defect. */
export function openContainer(packed: Uint8Array): Container {
  const all = gunzipSync(packed);
  const start = 4 + new DataView(all.buffer, all.byteOffset).getUint32(0, true);
  const header = JSON.parse(strFromU8(all.subarray(4, start))) as Header;
  if (header.format !== 1) throw new Error(`the data has format ${header.format}; this program reads format 1`);
  const places = new Map<string, Uint8Array>();
  let at = start;
  for (const [name, length] of header.sections) {
    places.set(name, all.subarray(at, at + length));
    at += length;
  }
  const bytes = (name: string): Uint8Array => {
    const found = places.get(name);
    if (!found) throw new Error(`the data has no section "${name}"`);
    return found;
  };
  return { asOf: header.asOf, bytes, text: (name) => strFromU8(bytes(name)) };
}
