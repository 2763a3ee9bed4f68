import type { MplsLabel } from '../../model/trace';

// "[AS4713]", "[AS4713/AS2914]", "[*]" (not announced)
const AS_PATH = /^\[(?:\*|AS\d{1,10}(?:\/AS\d{1,10}){0,31})\]$/i;
const AS_NUMBER = /\d+/g;

/** AS numbers of `[AS1/AS2]`; empty for `[*]`; undefined for anything else. */
export function readAsPath(text: string): readonly number[] | undefined {
  if (!AS_PATH.test(text)) return undefined;
  // BSD prints AS0 for what is not announced; nobody owns it (RFC 7607).
  return (text.match(AS_NUMBER) ?? []).map(Number).filter((asn) => asn > 0);
}

// "AS64500", "AS???" without brackets (RIPE Atlas tools, pscheduler)
const BARE_AS = /^AS(?:(\d{1,10})|\?{1,3})$/;

/** The AS of a column of its own, which the tool fills where it knows one. */
export function readBareAs(text: string): readonly number[] | undefined {
  const parts = BARE_AS.exec(text);
  return parts ? [parts[1]].filter((one) => one !== undefined).map(Number) : undefined;
}

// "L=24017,E=0,S=0,T=1", joined by "/" in one stack; routers that print less: "L=24017,E=0", "L=24017"
const LABEL = /L=(\d{1,7})(?:,E=(\d))?(?:,S=(\d))?(?:,T=(\d{1,3}))?/g;

/** Label stack of `<MPLS:L=24017,E=0,S=0,T=1/L=299776,E=0,S=1,T=1>` (traceroute -e, RFC 4950). */
export function readMplsStack(text: string): readonly MplsLabel[] {
  return [...text.matchAll(LABEL)].map(([, label, tc, s, ttl]) => ({
    label: Number(label),
    ...(tc !== undefined && { tc: Number(tc) }),
    ...(s !== undefined && { s: Number(s) }),
    ...(ttl !== undefined && { ttl: Number(ttl) }),
  }));
}

// "'-7'": hops on the way back as the reply's TTL tells (traceroute --back)
const BACK_HOPS = /^'-(\d{1,3})'$/;

export function readBackHops(text: string): number | undefined {
  const digits = BACK_HOPS.exec(text)?.[1];
  return digits === undefined ? undefined : Number(digits);
}
