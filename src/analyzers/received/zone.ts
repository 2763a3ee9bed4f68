/** Zone names that mail software writes (RFC 5322 section 4.3 and the usual ones since), minutes east of UTC. */
const NAMED: Readonly<Record<string, number>> = {
  UT: 0,
  UTC: 0,
  GMT: 0,
  Z: 0,
  WET: 0,
  WEST: 60,
  BST: 60,
  CET: 60,
  MET: 60,
  CEST: 120,
  MEST: 120,
  EET: 120,
  EEST: 180,
  MSK: 180,
  MSD: 240,
  SAST: 120,
  JST: 540,
  KST: 540,
  HKT: 480,
  AWST: 480,
  SGT: 480,
  AEST: 600,
  AEDT: 660,
  NZST: 720,
  NZDT: 780,
  EST: -300,
  EDT: -240,
  CST: -360,
  CDT: -300,
  MST: -420,
  MDT: -360,
  PST: -480,
  PDT: -420,
  AKST: -540,
  AKDT: -480,
  HST: -600,
};

/** Offsets in use reach from −12 to +14 h (Line Islands); RFC 5322 allows ±99:59, no clock does. */
const WIDEST_MINUTES = 14 * 60;

/** What a zone token says. `unknown` = a name that stands for several zones or none. */
export type Zone =
  | { readonly kind: 'offset'; readonly minutes: number }
  | { readonly kind: 'out-of-range' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'absent' };

/** `+0900`, `+09:00`, `-0500`, `GMT+0900`, `-05` (PostgreSQL and kin) */
const NUMERIC_ZONE = /^(?:GMT|UTC)?([+-])(\d{2}):?(\d{2})?$/i;

export function readZone(token: string | undefined): Zone {
  if (!token) return { kind: 'absent' };
  const numeric = NUMERIC_ZONE.exec(token);
  if (!numeric) {
    const minutes = NAMED[token.toUpperCase().replace(/"/g, '')];
    return minutes === undefined ? { kind: 'unknown' } : { kind: 'offset', minutes };
  }
  const rest = Number(numeric[3] ?? 0);
  const minutes = Number(numeric[2]) * 60 + rest;
  if (minutes > WIDEST_MINUTES || rest > 59) return { kind: 'out-of-range' };
  return { kind: 'offset', minutes: numeric[1] === '-' ? -minutes : minutes };
}
