import { gradeOf, type Claim } from '../../model/claim';
import type { PlaceHint } from '../../model/enrichment';
import type { Interface, Sighting, Topology } from '../../model/topology';

/** Light in fibre goes 200 km in a millisecond, there and back: 100 km (the lecture, S01). */
const KM_PER_MS = 100;

/** The middle of a country says little of where in it something stands. */
const SLACK_KM = { city: 50, country: 2500 } as const;

const EARTH_RADIUS_KM = 6371;

/** How often one of two places that light rules out is indeed wrong: clocks of tracers err seldom by so much. */
const CONFIDENCE = 0.95;

interface Placed {
  readonly one: Interface;
  readonly place: PlaceHint;
  readonly sighting: Sighting;
  readonly rttMs: number;
}

/**
 * Claims of place that light cannot keep: two addresses of one trace that claim to be further apart than the sum of their smallest
 * round-trip times allows. The one that answered sooner is the measure. Never used for asymmetry (S11).
 */
export function judgePlaces(topology: Topology): readonly Claim[] {
  const byTrace = new Map<string, Placed[]>();
  for (const one of topology.interfaces) {
    const { place } = one;
    if (!place) continue;
    for (const sighting of one.sightings) {
      const rttMs = sighting.rttMs.reduce((least, ms) => Math.min(least, ms), Infinity);
      if (rttMs === Infinity) continue;
      const list = byTrace.get(sighting.trace);
      if (list) list.push({ one, place, sighting, rttMs });
      else byTrace.set(sighting.trace, [{ one, place, sighting, rttMs }]);
    }
  }
  const claims = new Map<string, Claim>();
  for (const placed of byTrace.values()) {
    const nearest = placed.reduce((least, next) => (next.rttMs < least.rttMs ? next : least));
    for (const far of placed) {
      const made = contradiction(far, nearest);
      if (made && !claims.has(made.id)) claims.set(made.id, made);
    }
  }
  return [...claims.values()];
}

function contradiction(far: Placed, near: Placed): Claim | undefined {
  // A country is too wide to catch its own hosts lying; names of cities are what goes stale.
  if (far.place.precision !== 'city' || far.one.ip === near.one.ip) return undefined;
  const km = Math.round(distanceKm(far.place, near.place));
  const reach = Math.round(KM_PER_MS * (far.rttMs + near.rttMs));
  if (km <= reach + SLACK_KM[far.place.precision] + SLACK_KM[near.place.precision]) return undefined;
  const args = {
    ip: far.one.ip,
    place: far.place.name,
    km,
    ms: far.rttMs,
    reach,
    near: near.place.name,
    nearIp: near.one.ip,
  };
  return {
    id: `claim:place/rtt:${far.one.id}`,
    rule: 'place/rtt',
    subject: [far.one.id, far.one.ip],
    confidence: CONFIDENCE,
    grade: gradeOf(CONFIDENCE),
    key: 'data.claim.place',
    args,
    reasons: [{ key: 'data.reason.place', args, evidence: [far.sighting.evidence] }],
    evidence: [far.sighting.evidence, near.sighting.evidence],
    alternatives: [{ key: 'data.reading.near', args, confidence: 1 - CONFIDENCE, reasons: [] }],
  };
}

/** Great-circle distance (haversine). */
function distanceKm(a: PlaceHint, b: PlaceHint): number {
  const radians = Math.PI / 180;
  const half = (degrees: number): number => Math.sin((degrees * radians) / 2) ** 2;
  const h =
    half(b.latitude - a.latitude) +
    Math.cos(a.latitude * radians) * Math.cos(b.latitude * radians) * half(b.longitude - a.longitude);
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}
