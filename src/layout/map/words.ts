import type { Translate } from '../../messages/catalog';
import { shown } from '../mail/pieces';
import type { MapPlan, PlaceGroup, Stop, Unplaced } from './plan';

/** Names in a row: more are in the details. */
const MOST_NAMES = 4;

/** "Tokyo, JP", "Japan (somewhere)" */
export function placeName({ place }: PlaceGroup, t: Translate): string {
  const args = { name: place.name, country: place.country };
  return t(place.precision === 'city' ? 'map.place' : 'map.placeOfCountry', args);
}

export function countOf({ stops }: PlaceGroup): number {
  return stops.reduce((sum, { count }) => sum + count, 0);
}

/** "hop 4–6, 9", "120 messages" */
export function whatOf(group: PlaceGroup, t: Translate): string {
  const ranks = group.stops.flatMap(({ rank }) => rank ?? []);
  return ranks.length > 0 ? t('map.hops', { ranks: ranges(ranks) }) : t('map.messages', { count: countOf(group) });
}

/** `4–6, 9` */
function ranges(numbers: readonly number[]): string {
  const sorted = [...new Set(numbers)].sort((a, b) => a - b);
  const runs: [number, number][] = [];
  for (const number of sorted) {
    const run = runs.at(-1);
    if (run && run[1] === number - 1) run[1] = number;
    else runs.push([number, number]);
  }
  return runs.map(([first, last]) => (first === last ? String(first) : `${first}–${last}`)).join(', ');
}

export function whoOf(stops: readonly Stop[], t: Translate): string {
  const names = [...new Set(stops.map(({ label }) => shown(label)))];
  const who = names.slice(0, MOST_NAMES).join(', ');
  return names.length > MOST_NAMES ? t('map.andMore', { who, count: names.length - MOST_NAMES }) : who;
}

/** What says that it is there, and what speaks against it. */
export function ruleOf({ place, stops }: PlaceGroup, t: Translate): string {
  const tokens = [...new Set(stops.flatMap(({ token }) => token ?? []))];
  const doubts = [...new Set(stops.flatMap(({ doubt }) => doubt ?? []))];
  return [
    ...(place.precision === 'city'
      ? tokens.slice(0, MOST_NAMES).map((token) => t('map.rule.city', { token }))
      : [t('map.rule.country')]),
    ...doubts.map((doubt) => t(`map.doubt.${doubt}`)),
  ].join(t('map.separator'));
}

/** "Without a place: in a private network: R1, R2; no answer: hop 7" */
export function unplacedText({ unplaced }: MapPlan, t: Translate): string | undefined {
  if (unplaced.length === 0) return undefined;
  const reasons: readonly Unplaced[] = ['inside', 'silent', 'unknown'];
  const parts = reasons.flatMap((why) => {
    const own = unplaced.filter((one) => one.why === why);
    if (own.length === 0) return [];
    const named = own.map((one) =>
      why === 'silent' ? { ...one, label: t('map.silentHop', { rank: one.rank ?? 0 }) } : one,
    );
    return [t(`map.unplaced.${why}`, { who: whoOf(named, t) })];
  });
  return `${t('map.unplaced')} ${parts.join(t('map.separator'))}`;
}
