import { mapPlansOf, type MapPlan, type PlaceGroup, type Stop } from '../layout/map/plan';
import { countOf, placeName, ruleOf, unplacedText, whatOf, whoOf } from '../layout/map/words';
import type { Translate } from '../messages/catalog';
import type { Analysis } from '../model/analysis';
import type { InspectorFact } from '../protocol/messages';
import type { PanelTable, Traits } from '../protocol/traits';
import { claimTexts } from './claims';
import type { Entry, Inspection } from './inspection';

/** More machines at one place are for the table. */
const MOST_LISTED = 60;

/** Entries for the maps and their places. */
export function inspectMaps(analysis: Analysis, inspection: Inspection): readonly Entry[] {
  return mapPlansOf(analysis, inspection.t).flatMap((plan) => [
    mapEntry(plan, inspection),
    ...plan.places.map((group) => placeEntry(group, inspection)),
  ]);
}

function mapEntry(plan: MapPlan, { t }: Inspection): Entry {
  const places = plan.places.slice(0, MOST_LISTED).map((group) => ({
    name: placeName(group, t),
    value: `${whatOf(group, t)} (${ruleOf(group, t)})`,
  }));
  const unplaced = unplacedText(plan, t);
  const facts = unplaced === undefined ? places : [...places, { name: '', value: unplaced }];
  return [plan.id, { title: t(`map.title.${plan.kind}`), kind: t('map.kind.map'), facts, claims: [] }];
}

function placeEntry(group: PlaceGroup, { t, places, claims }: Inspection): Entry {
  const { latitude, longitude } = group.place;
  const machines = group.stops.slice(0, MOST_LISTED).map((stop): InspectorFact => {
    const [first] = stop.evidence;
    return { name: nameOf(stop, t), value: valueOf(stop), ...(first && { evidence: places.link(first) }) };
  });
  const about = group.stops.flatMap(({ ip }) => (ip === undefined ? [] : claims.about(`if:${ip}`)));
  const doubts = about.filter(({ rule }) => rule === 'place/rtt');
  const facts = [
    { name: t('map.fact.rule'), value: ruleOf(group, t) },
    { name: t('map.fact.position'), value: t('map.position', { latitude, longitude }) },
    ...machines,
  ];
  const title = placeName(group, t);
  return [group.id, { title, kind: t('map.kind.place'), facts, claims: claimTexts(doubts, places, t) }];
}

function nameOf({ rank, count }: Stop, t: Translate): string {
  return rank === undefined ? t('map.messages', { count }) : t('map.hops', { ranks: rank });
}

function valueOf({ label, ip }: Stop): string {
  return ip === undefined || ip === label ? label : `${label} (${ip})`;
}

/** Ids of the entries about the maps, in the order of their scenes. */
export function mapOverviews(analysis: Analysis, t: Translate): readonly string[] {
  return mapPlansOf(analysis, t).map(({ id }) => id);
}

export function mapTables(analysis: Analysis, t: Translate): readonly PanelTable[] {
  const columns = ['number', 'place', 'who', 'rule'].map((name) => t(`map.column.${name}`));
  return mapPlansOf(analysis, t).map(({ places }) => ({ columns, rows: places.map(({ id }) => id) }));
}

export function mapTraits(analysis: Analysis, t: Translate): readonly (readonly [id: string, traits: Traits])[] {
  return mapPlansOf(analysis, t).flatMap(({ places }) =>
    places.map((group, index) => {
      const row = [String(index + 1), placeName(group, t), `${whatOf(group, t)}: ${whoOf(group.stops, t)}`];
      const traits: Traits = {
        text: [...row, ...group.stops.map(({ label }) => label)].join('\n').toLowerCase(),
        ips: group.stops.flatMap(({ ip }) => ip ?? []),
        rttMs: [],
        asn: [],
        roles: ['place'],
        directions: [],
        traces: [],
        private: false,
        row: [...row, `${ruleOf(group, t)}${countOf(group) > 1 ? ` ×${countOf(group)}` : ''}`],
      };
      return [group.id, traits] as const;
    }),
  );
}
