import type { Enrichment, Registration } from '../model/enrichment';
import { readAddressBook, type Lookup } from './addressBook';
import { BRANDS } from './brands';
import { openContainer } from './container';
import type { OpenedMmdb } from './mmdb';
import { readMakers } from './makers';
import { readPlaces } from './places';
import { readWorld } from './world';

/** The files of data/, read when they are first needed. */
export interface DataFiles {
  readonly addresses: () => Uint8Array;
  readonly places: () => Uint8Array;
  readonly world: () => Uint8Array;
  readonly makers: () => Uint8Array;
  /** The user's own database: asked before the shipped tables, after the special-purpose ranges. */
  readonly mmdb?: Exclude<OpenedMmdb, { problem: string }>;
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** The shipped tables as the core wants them. Nothing is unpacked before the first question; then one of each file. */
export function lazyEnrichment({ addresses, places, world, makers, mmdb }: DataFiles): Enrichment {
  const book = once(() => {
    const container = openContainer(addresses());
    return { asOf: container.asOf, lookup: readAddressBook(container) };
  });
  const map = once(() => readPlaces(openContainer(places())));
  const cards = once(() => readMakers(openContainer(makers())));
  const outlines = once(() => readWorld(openContainer(world())));
  return {
    get asOf() {
      return book().asOf;
    },
    lookup: (ip) => (mmdb ? joined(book().lookup(ip), mmdb.lookup, ip) : book().lookup(ip)),
    brandOf: (asn) => BRANDS.get(asn),
    cityOf: (name) => map().cityOf(name),
    countryOf: (code) => map().countryOf(code),
    makerOf: (mac) => cards()(mac),
    world: outlines,
  };
}

/** What the user's database knows goes before; what it does not say (a city database has no AS) is taken from the tables. */
function joined(shipped: Registration, own: Lookup, ip: string): Registration {
  if (shipped.rule === 'special' || shipped.rule === 'exchange') return shipped;
  const found = own(ip);
  return found.rule === 'none' ? shipped : { ...shipped, ...found };
}
