import { Reader, type Response } from 'mmdb-lib';
import type { Registration } from '../model/enrichment';
import type { Lookup } from './addressBook';

/** A database, or the reason why the file is none. */
export type OpenedMmdb = { readonly lookup: Lookup; readonly asOf: string } | { readonly problem: string };

const NONE: Registration = { rule: 'none' };

/** Longer ones are no names of organisations. */
const LONGEST_NAME = 200;

/** Seconds since 1970 after which no build date makes a day of four digits. */
const LAST_EPOCH = 253_402_300_799;

/**
 * Any MaxMind DB: GeoLite2 and the like, IPinfo, iptoasn. What the file says is believed for the fields below and nothing else. Total
 * for hostile bytes: a broken record is an address that nobody knows.
 */
export function openMmdb(bytes: Uint8Array): OpenedMmdb {
  let reader: Reader<Response>;
  try {
    // eslint-disable-next-line no-restricted-globals -- mmdb-lib reads a Buffer and nothing else; it runs on the Node side only
    reader = new Reader<Response>(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  } catch (error) {
    return { problem: error instanceof Error ? error.message.slice(0, LONGEST_NAME) : 'not readable' };
  }
  const built = reader.metadata.buildEpoch.getTime() / 1000;
  const asOf = built >= 0 && built <= LAST_EPOCH ? reader.metadata.buildEpoch.toISOString().slice(0, 10) : '';
  return { asOf, lookup: (ip) => registrationOf(recordAt(reader, ip)) };
}

function recordAt(reader: Reader<Response>, ip: string): unknown {
  try {
    return reader.get(ip);
  } catch {
    return undefined;
  }
}

/** Field of nested objects; undefined where anything on the way is something else. */
function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (inner, name) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, name)
        ? (inner as Record<string, unknown>)[name]
        : undefined,
    value,
  );
}

// "AS15169", "15169"
const AS_NUMBER = /^(?:AS)?(\d{1,10})$/i;
const COUNTRY = /^[A-Z]{2}$/;

function registrationOf(record: unknown): Registration {
  const number = at(record, 'autonomous_system_number') ?? at(record, 'asn') ?? at(record, 'as_number');
  const digits = AS_NUMBER.exec(String(typeof number === 'object' ? '' : number))?.[1];
  const asn = digits !== undefined && Number(digits) > 0 && Number(digits) < 2 ** 32 ? Number(digits) : undefined;
  const name =
    at(record, 'autonomous_system_organization') ??
    at(record, 'as_name') ??
    at(record, 'as_organization') ??
    at(record, 'organization');
  const organisation = typeof name === 'string' ? name.slice(0, LONGEST_NAME).trim() : '';
  const code = at(record, 'country', 'iso_code') ?? at(record, 'country_code') ?? at(record, 'country');
  const country = typeof code === 'string' && COUNTRY.test(code) ? code : undefined;
  if (asn === undefined && organisation === '' && country === undefined) return NONE;
  return {
    rule: 'mmdb',
    ...(asn !== undefined && { asn }),
    ...(organisation !== '' && { organisation }),
    ...(country && { country }),
  };
}
