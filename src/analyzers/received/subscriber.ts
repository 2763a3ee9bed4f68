/** Labels that access providers give to the lines of their subscribers. */
const LINE_WORD =
  /(?:^|[.-])(?:a?dsl|vdsl|cable|catv|cpe|customers?|cust|dial(?:up|in)?|dhcp|dip|dyn(?:amic)?|fibre|fiber|ftth|hsd|home|ip|lte|mobile|pools?|ppp(?:oe)?|res|static|subscribers?|umts|vps|wifi|wireless)\d{0,6}(?=[.-])/;
const NUMBERS = /\d{1,3}/g;
const LONGEST = 255;

/** `cpe-9-8`, `cb007109`: two digits at least, or eight in hex; `mx1.example.net` has neither. */
const MAY_NAME_AN_ADDRESS = /\d.{0,254}\d|[\da-f]{8}/;

/**
 * Whether a reverse name is that of a line or rented machine (`cpe-203-0-113-9.res.example.net`, `pool9.dyn.example.net`): its owner's
 * mail servers have other names, so it shares the domain and nothing else. Three octets in the name, or the address in hex, say so
 * alone; two octets only beside such a word.
 */
export function isSubscriberName(name: string | undefined, ip: string | undefined): boolean {
  if (name === undefined || name.length > LONGEST) return false;
  const lower = name.toLowerCase();
  if (!MAY_NAME_AN_ADDRESS.test(lower)) return false;
  const octets = ip?.includes('.') ? ip.split('.') : [];
  const named = octetsNamed(lower, octets);
  if (named >= 3) return true;
  if (octets.length === 4 && lower.includes(octets.map(hex).join(''))) return true;
  return LINE_WORD.test(lower) && named >= 2;
}

function hex(octet: string): string {
  return Number(octet).toString(16).padStart(2, '0');
}

/** How many of the octets stand in the name, each number counted once; `203-0-113-9` and `9.113.0.203` alike. */
function octetsNamed(name: string, octets: readonly string[]): number {
  const left = new Map<number, number>();
  for (const [number] of name.matchAll(NUMBERS)) left.set(Number(number), (left.get(Number(number)) ?? 0) + 1);
  return octets.filter((octet) => {
    const count = left.get(Number(octet)) ?? 0;
    left.set(Number(octet), count - 1);
    return count > 0;
  }).length;
}
