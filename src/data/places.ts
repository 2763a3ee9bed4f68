import { getDomain } from 'tldts';
import type { PlaceHint } from '../model/enrichment';
import type { Container } from './container';

/** Names and codes of places that operators use beside IATA codes: metropolitan codes, buildings, cities written out. */
const CARRIER_TOKENS: readonly (readonly [tokens: string, iata: string, name: string])[] = [
  ['tyo tokyo tokyjp tok otemachi nezu kote dojima-tyo', 'HND', 'Tokyo'],
  ['osa osaka osakjp dojima', 'ITM', 'Osaka'],
  ['ngy nagoya nagyjp', 'NKM', 'Nagoya'],
  ['sapporo sappjp', 'OKD', 'Sapporo'],
  ['fukuoka fukujp', 'FUK', 'Fukuoka'],
  ['nyc newyork nycmny nwrknj', 'JFK', 'New York'],
  ['london lon londen', 'LHR', 'London'],
  ['frankfurt frnkge', 'FRA', 'Frankfurt am Main'],
  ['amsterdam amstnl', 'AMS', 'Amsterdam'],
  ['paris par parsfr', 'CDG', 'Paris'],
  ['losangeles lsanca', 'LAX', 'Los Angeles'],
  ['sanjose snjsca', 'SJC', 'San Jose'],
  ['paloalto plalca', 'SFO', 'Palo Alto'],
  ['seattle sttlwa', 'SEA', 'Seattle'],
  ['chicago chcgil chi', 'ORD', 'Chicago'],
  ['ashburn asbnva', 'IAD', 'Ashburn'],
  ['dallas dllstx', 'DFW', 'Dallas'],
  ['miami miamfl', 'MIA', 'Miami'],
  ['hongkong newthk', 'HKG', 'Hong Kong'],
  ['singapore sngpsi', 'SIN', 'Singapore'],
  ['seoul sel', 'ICN', 'Seoul'],
  ['sydney sydnau', 'SYD', 'Sydney'],
  ['stockholm sto', 'ARN', 'Stockholm'],
];

/** Codes that stand in names for something else: interfaces, roles, protocols, top-level labels. */
const NO_PLACES = new Set(
  (
    'net com org www dns ntp gre vpn lan wan bgp gig ten eth vlan ppp dsl adv ads app api cdn cpe gwy sec ser sub sup ' +
    'pop pos mgt man atm cat int ext sip tcp rtr bbr edg agg acc res biz cor hub cab dyn dhc ips pub pri isp one two red bar ' +
    'ccr dcr cer pax sea-ix mpl sfp opt opg out inn'
  ).split(' '),
);

interface Places {
  cityOf(hostName: string): PlaceHint | undefined;
  countryOf(code: string): PlaceHint | undefined;
}

// "nrt", "fra03", "tokyo1"
const PLACE_WORD = /^([a-z]{3,12})\d{0,3}$/;

/** RFC 1035 */
const LONGEST_NAME = 255;
/** A host name of more labels has no room for a place. */
const MOST_WORDS = 40;

export function readPlaces(container: Container): Places {
  const [cityLines = '', countryLines = ''] = container.text('places').split('\n\n');
  const cities = new Map<string, PlaceHint>();
  for (const line of cityLines.split('\n')) {
    const [code = '', name = '', country = '', latitude, longitude] = line.split('\t');
    const token = code.toLowerCase();
    cities.set(token, {
      name,
      country,
      latitude: Number(latitude),
      longitude: Number(longitude),
      precision: 'city',
      token,
    });
  }
  for (const word of NO_PLACES) cities.delete(word);
  for (const [tokens, iata, name] of CARRIER_TOKENS) {
    const city = cities.get(iata.toLowerCase());
    if (city) for (const token of tokens.split(' ')) cities.set(token, { ...city, name, token });
  }
  const countries = new Map<string, PlaceHint>();
  for (const line of countryLines.split('\n')) {
    const [code = '', name = '', latitude, longitude] = line.split('\t');
    countries.set(code, {
      name,
      country: code,
      latitude: Number(latitude),
      longitude: Number(longitude),
      precision: 'country',
      token: code,
    });
  }
  return { cityOf: (name) => cityIn(name, cities), countryOf: (code) => countries.get(code) };
}

/** The last word that is a place: operators write `xe-0-0-1.cr2.nrt1.example.net`, the box first, the site behind it. */
function cityIn(hostName: string, cities: ReadonlyMap<string, PlaceHint>): PlaceHint | undefined {
  const name = hostName.slice(0, LONGEST_NAME).toLowerCase();
  // The registered domain is the operator's name, not a place: the `cuc` of `www.cuc.ac.jp` is no airport.
  const domain = getDomain(name) ?? name.split('.').slice(-2).join('.');
  const own = name.endsWith(`.${domain}`) ? name.slice(0, -domain.length - 1).split('.', MOST_WORDS) : [];
  const words = own.flatMap((label) => label.split(/[-_]/, MOST_WORDS));
  for (const word of words.reverse()) {
    const city = cities.get(PLACE_WORD.exec(word)?.[1] ?? '');
    if (city) return city;
  }
  return undefined;
}
