/** A range of the IANA special-purpose registries. */
export interface SpecialRange {
  readonly prefix: string;
  /** Name in the registry: `Shared Address Space`. */
  readonly name: string;
  /** The document that defines it: `RFC 6598`. */
  readonly rfc: string;
}

/**
 * What tables tell about an address, and which of them told it. `special`: the IANA registries, which are asked first; `mmdb`: the
 * user's own database; `exchange`: a known exchange LAN, whose number in the tables is the exchange's and not the holder's; `table`:
 * the shipped tables; `none`: nobody knows it.
 */
export interface Registration {
  readonly rule: 'special' | 'mmdb' | 'exchange' | 'table' | 'none';
  readonly special?: SpecialRange;
  /** Name of the exchange on whose LAN the address lies. */
  readonly exchange?: string;
  readonly asn?: number;
  readonly organisation?: string;
  /** ISO 3166-1 alpha-2, of the registration, which is not always where the machine stands. */
  readonly country?: string;
}

/** Where something claims to be; never a fact. Degrees, north and east positive. */
export interface PlaceHint {
  readonly name: string;
  readonly country: string;
  readonly latitude: number;
  readonly longitude: number;
  /** `city`: a code or name in the host name; `country`: the middle of the country of the registration. */
  readonly precision: 'city' | 'country';
  /** The part of the name, or the code of the country, that says so. */
  readonly token: string;
}

/** An address of a trace or of a mail path with what the tables tell of it. */
export interface RegisteredAddress {
  readonly ip: string;
  readonly registration: Registration;
  readonly place?: PlaceHint;
}

/** Degrees, east and north positive. */
export type Position = readonly [longitude: number, latitude: number];

/** Outlines to draw places on. Outer rings run clockwise, holes the other way, as d3-geo wants them. */
export interface World {
  readonly land: readonly (readonly (readonly Position[])[])[];
  readonly borders: readonly (readonly Position[])[];
}

/** Tables that are handed to the core, which does no I/O. Synchronous; may load at the first question. */
export interface Enrichment {
  /** ISO day of the tables. */
  readonly asOf: string;
  lookup(ip: string): Registration;
  /** What the network calls itself: `OCN` for 4713; undefined where the organisation's name must do. */
  brandOf(asn: number): string | undefined;
  /** A city that the host name claims. */
  cityOf(hostName: string): PlaceHint | undefined;
  countryOf(code: string): PlaceHint | undefined;
  /** Who made the network card with this address (`00:1a:2b:3c:4d:5e`); undefined for makers that tell nothing. */
  makerOf?(mac: string): string | undefined;
  /** Absent = there is no map. */
  world?(): World;
}

/** The tables that an analysis may use. */
export function enrichmentOf(config: {
  readonly enrich?: 'offline' | 'none';
  readonly enrichment?: Enrichment;
}): Enrichment | undefined {
  return config.enrich === 'none' ? undefined : config.enrichment;
}
