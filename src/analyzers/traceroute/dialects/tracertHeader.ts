import { readAddress } from '../words';

/** What the one or two header lines of tracert tell in any language. */
export interface TracertHeader {
  readonly target?: string;
  readonly targetIp?: string;
  readonly maxHops?: number;
}

// "login.cuc.ac.jp [202.244.38.109] へのルート…", "www.example.com [192.0.2.1](으)로"
const NAME_AND_ADDRESS = /([^\s[\]]{1,255}) {1,120}\[([\da-fA-F:.%]{2,64})\]/;
// "8.8.8.8 over a maximum", "8.8.8.8(으)로"
const BARE_IPV4 = /(?<![\w.:-])\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?![\w:-])(?!\.\d)/;
// "2001:db8::1 over a maximum"
const BARE_IPV6 = /(?<![\w.:-])[\da-fA-F]{0,4}:[\da-fA-F:.]{1,40}(?![\w-])/;
// "30 hops", "最大 30 です", "최대 30홉", "прыжков 30:"
const HOP_LIMIT = /(?<![\w.:-])(\d{1,3})(?!\w|[.:-]\d)/g;

/** Reads one header line; what it does not tell is absent. */
export function readHeaderLine(text: string): TracertHeader {
  const named = NAME_AND_ADDRESS.exec(text);
  const bare = named ? null : (BARE_IPV4.exec(text) ?? BARE_IPV6.exec(text));
  const printed = named?.[2] ?? bare?.[0].replace(/[.:]$/, '') ?? '';
  const ip = readAddress(printed, 0)?.ip;
  const maxHops = limitOf(ip ? text.replace(printed, ' '.repeat(printed.length)) : text);
  return {
    ...(ip && { target: named?.[1] ?? printed, targetIp: ip }),
    ...(maxHops !== undefined && { maxHops }),
  };
}

function limitOf(text: string): number | undefined {
  const limits = [...text.matchAll(HOP_LIMIT)].map(([, digits]) => Number(digits)).filter((n) => n >= 1 && n <= 255);
  return limits.length === 1 ? limits[0] : undefined;
}
