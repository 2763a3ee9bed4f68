import { addressWords, specialRange } from '../model/address';
import type { Registration } from '../model/enrichment';
import type { Container } from './container';
import { exchangeAt } from './exchanges';
import { readTable, readVarints, valueAt } from './rangeTable';

/** Registration of a canonical address; `none` for text that is no address. */
export type Lookup = (ip: string) => Registration;

const UNKNOWN: Registration = { rule: 'none' };

/**
 * The shipped tables: special-purpose ranges first, then AS, organisation and country. On an exchange LAN the tables give the AS of
 * the exchange, whoever holds the address, so there only the exchange is named.
 */
export function readAddressBook(container: Container): Lookup {
  const numbers = readVarints(container.bytes('holderNumbers'));
  const names = container.text('holderNames').split('\n');
  const codes = container.text('countries');
  const holders = { 4: readTable(container, 'as4'), 6: readTable(container, 'as6') };
  const countries = { 4: readTable(container, 'country4'), 6: readTable(container, 'country6') };
  const country = (number: number): string | undefined =>
    number === 0 ? undefined : codes.slice(2 * number - 2, 2 * number);
  const tell = (holder: number, place: number): Registration => {
    const asn = numbers[holder - 1];
    const organisation = names[holder - 1];
    const code = country(place);
    if (asn === undefined && code === undefined) return UNKNOWN;
    return {
      rule: 'table',
      ...(asn !== undefined && { asn }),
      ...(organisation && { organisation }),
      ...(code && { country: code }),
    };
  };
  // A holder has few countries: each pair is told once.
  const told = new Map<number, Registration>();
  return (ip) => {
    const address = addressWords(ip);
    if (!address) return UNKNOWN;
    const special = specialRange(address);
    if (special) return { rule: 'special', special };
    const place = valueAt(countries[address.family], address.words);
    const exchange = exchangeAt(address);
    if (exchange !== undefined) {
      const code = country(place);
      return { rule: 'exchange', exchange, ...(code && { country: code }) };
    }
    const holder = valueAt(holders[address.family], address.words);
    const key = holder * 1024 + place;
    const known = told.get(key) ?? tell(holder, place);
    told.set(key, known);
    return known;
  };
}
