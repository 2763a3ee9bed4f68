import { getDomain, parse } from 'tldts';

/** `ve-57`, `xe-0-0-1`, `ae3`, `gigabitethernet0-1`: the label that names the interface, before the router's own name. */
const INTERFACE_LABEL =
  /^(?:ve|vl|vlan|irb|bvi|xe|ge|et|fe|te|gi|fa|hu|po|so|ae|be|lo|eth|tengige|hundredgige|gigabitethernet|tengigabitethernet|bundle-ether|port-channel|loopback)-?\d[\d/:_-]{0,20}$/;

/** `ve-57`, `vlan100`. */
const VLAN_LABEL = /^(?:ve|vl|vlan|irb|bvi)-?\d+$/;

/** `core1-ae3`: the interface glued behind the router. */
const GLUED_INTERFACE = /^([a-z0-9-]{1,40}?)-((?:xe|ge|et|te|ae|be|po|so|hu|lo|ve|vlan|irb)-?\d[\d/:_-]{0,20})$/;

/** `v6`, `ipv4`, `ip6`, `inet6`: a label that tells the address family and nothing of the box. */
const FAMILY_LABEL = /^(?:ip|ipv|v|inet)[46]$/;

/** `core1-v6`, `ipv6-core1`: the same, glued to the box. */
const GLUED_FAMILY = /^(?:(?:ip|ipv|v|inet)[46]-)?([a-z\d][a-z\d-]{0,61}?)(?:-(?:ip|ipv|v|inet)[46])?$/;

/** `as4713.nspixp2…`: the label that names the network which holds the address. */
const NETWORK_LABEL = /^as(\d{1,10})$/;

/** Exchange points by the labels they use in reverse names: `nspixp2`, `jpix`, `ix`, `de-cix`, `fra-ix`. */
const EXCHANGE_LABEL =
  /^(?:nspixp\d{0,2}|jpix|jpnap|bbix|linx|lonap|decix|de-cix|ams-?ix|nl-ix|equinix|espanix|vix|six|ixp?\d{0,2}|[a-z]{2,12}-?ixp?)$/;

/** `x-cust`, `gw.customer`, `ppp`: words for a port that was sold; such a name says nothing about the box. */
const CUSTOMER_WORDS = new Set('cust customer customers client dyn dynamic pool ppp dsl adsl cable dhcp'.split(' '));

export interface ReadName {
  readonly name: string;
  /** Registered domain, public-suffix aware; undefined for a bare label. */
  readonly domain?: string;
  /** Name of the box without its interface label; undefined where the name says nothing about the box. */
  readonly router?: string;
  /** `ve-57`. */
  readonly interfaceLabel?: string;
  /** `ve-57` again, where the label names a VLAN: both ends of the segment then carry it. */
  readonly vlan?: string;
  /** `4713` from `as4713.nspixp2.wide.ad.jp`: owner of the address, whatever the domain says. */
  readonly asn?: number;
  readonly exchange: boolean;
  /** `NSPIXP2`: the label that says so. */
  readonly exchangeName?: string;
  readonly addressDerived: boolean;
  /** The port was sold: the number is the domain's and the box its customer's. */
  readonly customer: boolean;
  /** `example` from `example-cust.isp.net`: how the seller calls its customer. */
  readonly customerName?: string;
}

/** What a reverse name tells (design/topology.md, 2.5.3); of a hop without address no `ip`. Total: any text gives an answer. */
export function readName(name: string, ip?: string): ReadName {
  const lower = name.toLowerCase().replace(/\.$/, '');
  const domain = lower.length <= 253 && (ip !== undefined || isWhole(lower)) ? registeredDomain(lower) : undefined;
  const host = domain && lower.endsWith(`.${domain}`) ? lower.slice(0, -domain.length - 1) : domain ? '' : lower;
  const labels = host === '' ? [] : host.split('.').slice(0, 16);
  const addressDerived = ip === undefined ? FOUR_OCTETS.test(lower) : isAddressDerived(lower, ip);
  const asn = NETWORK_LABEL.exec(labels[0] ?? '')?.[1];
  const exchangeLabel = [...labels, domain?.split('.')[0] ?? ''].find((label) => EXCHANGE_LABEL.test(label));
  const sold = labels.find((label) => label.split('-').some((word) => CUSTOMER_WORDS.has(word)));
  const silent = addressDerived || asn !== undefined || sold !== undefined;
  const customerName = (sold ?? '')
    .split('-')
    .filter((word) => !CUSTOMER_WORDS.has(word))
    .join('-');
  const { interfaceLabel, rest } = splitInterface(withoutFamily(labels));
  return {
    name: lower,
    ...(domain && { domain }),
    ...(!silent && rest.length > 0 && { router: domain ? `${rest.join('.')}.${domain}` : rest.join('.') }),
    ...(interfaceLabel && { interfaceLabel }),
    ...(interfaceLabel && VLAN_LABEL.test(interfaceLabel) && { vlan: interfaceLabel }),
    ...(asn !== undefined && { asn: Number(asn) }),
    exchange: exchangeLabel !== undefined,
    ...(exchangeLabel !== undefined && { exchangeName: exchangeLabel.toUpperCase() }),
    addressDerived,
    customer: sold !== undefined && !addressDerived,
    ...(customerName !== '' && !addressDerived && { customerName }),
  };
}

function registeredDomain(name: string): string | undefined {
  return getDomain(name, { allowPrivateDomains: false }) ?? undefined;
}

// "core1.isp.example": no public suffix, and yet written by people (RFC 2606)
const FOR_DOCUMENTS = /\.(?:example|test|invalid)$/;

/** Reports that print names alone cut them to their column: `ae-1.r20.bb.gin.nt` ends in no suffix that there is. */
function isWhole(name: string): boolean {
  return FOR_DOCUMENTS.test(name) || parse(name).isIcann === true;
}

/** One box has one name for both address families; a name that is nothing but the family keeps it. */
function withoutFamily(labels: readonly string[]): readonly string[] {
  const bare = labels.filter((label) => !FAMILY_LABEL.test(label));
  if (bare.length === 0) return labels;
  return bare.map((label) => GLUED_FAMILY.exec(label)?.[1] ?? label);
}

function splitInterface(labels: readonly string[]): { interfaceLabel?: string; rest: readonly string[] } {
  const first = labels[0] ?? '';
  if (labels.length > 1 && INTERFACE_LABEL.test(first)) return { interfaceLabel: first, rest: labels.slice(1) };
  const glued = GLUED_INTERFACE.exec(first);
  if (glued?.[1] && glued[2]) return { interfaceLabel: glued[2], rest: [glued[1], ...labels.slice(1)] };
  return { rest: labels };
}

// "211-006-218-001.jp.example.net", "1.2.0.192.dyn.example": an address that is not known may stand in the name all the same
const FOUR_OCTETS = /(?<!\d)(?:[01]?\d?\d|2[0-4]\d|25[0-5])(?:[.-](?:[01]?\d?\d|2[0-4]\d|25[0-5])){3}(?!\d)/;

/** True when at least three octets stand in the name in order or reversed: `211-006-218-001.jp.example.net`. */
function isAddressDerived(name: string, ip: string): boolean {
  if (ip.includes(':')) return name.includes(ip.replace(/:+/g, '-'));
  const octets = ip.split('.').map(Number);
  const padded = octets.map((octet) => String(octet).padStart(3, '0')).join('');
  const hex = octets.map((octet) => octet.toString(16).padStart(2, '0')).join('');
  if (name.includes(padded) || name.includes(hex)) return true;
  const numbers = (name.match(/\d+/g) ?? []).map(Number);
  const written = `,${numbers.join(',')},`;
  const orders = [octets, [...octets].reverse()];
  return orders.some(([a, b, c, d]) => written.includes(`,${a},${b},${c},`) || written.includes(`,${b},${c},${d},`));
}
