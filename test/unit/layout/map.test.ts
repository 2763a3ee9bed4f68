import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../../src/analyzers/analyze';
import { exporterByEnding } from '../../../src/export/registry';
import { mapScenes } from '../../../src/layout/map/layout';
import { mapPlansOf } from '../../../src/layout/map/plan';
import { messages } from '../../../src/messages';
import { contentOf } from '../../../src/view/content';
import { redact } from '../../../src/view/redact/redact';
import { scenesOf } from '../../../src/layout/scenes';
import { shipped } from '../data/tables';

const t = messages('en');
const read = (name: string) => ({ id: name, name, text: readFileSync(`test/fixtures/map/${name}`, 'utf8') });
const analysisOf = (...names: readonly string[]) => analyze(names.map(read), { enrichment: shipped });

const world = analysisOf('around-the-world.traceroute.txt');
const [plan] = mapPlansOf(world, t);
const textsOf = (scene: ReturnType<typeof mapScenes>[number] | undefined) =>
  (scene?.items ?? [])
    .flatMap(({ primitives }) => primitives)
    .flatMap((one) => (one.type === 'text' ? [one.text] : []));

describe('the map of a route', () => {
  it('puts hops where their names say, merged where they say the same', () => {
    const found = plan?.places.map(({ place, stops }) => [place.name, stops.map(({ rank }) => rank)]);
    expect(found).toEqual([
      ['Tokyo', [2, 3]],
      ['Seattle', [6]],
      ['United States', [7]],
      ['New York', [8, 9]],
      ['Chicago', [10]],
      ['Frankfurt am Main', [12]],
      ['Sydney', [13]],
      ['Ireland', [15]],
    ]);
  });

  it('marks what light rules out and does not draw it as sure', () => {
    const doubted = plan?.places.filter(({ stops }) => stops.some(({ doubt }) => doubt === 'rtt'));
    expect(doubted?.map(({ place }) => place.name)).toEqual(['Sydney']);
    const [scene] = mapScenes(world, t);
    const dashed = (id: string) =>
      scene?.items.find((item) => item.id === id)?.primitives.some((one) => 'stroke' in one && one.stroke?.dash);
    const tokyo = 'place:city:JP:Tokyo';
    expect(dashed(`leg:forward:${tokyo}|place:city:US:Seattle`)).toBe(true);
    expect(dashed('leg:forward:place:city:US:New York|place:city:US:Chicago')).toBe(false);
    expect(dashed('leg:forward:place:city:DE:Frankfurt am Main|place:city:AU:Sydney')).toBe(true);
    expect(scene?.legend.map(({ id }) => id)).toEqual(['city', 'country', 'rtt', 'forward', 'gap']);
  });

  it('says in words what has no place and what each place rests on', () => {
    const [scene] = mapScenes(world, t);
    expect(textsOf(scene).filter((text) => text.startsWith('Without') || text.includes('light'))).toEqual([
      'Sydney, AU — hop 13: syd2.example.net (“syd” in the name; light rules this out)',
      'Without a place: in a private network: R1; no answer: hop 5, hop 11, hop 14; unknown: PC, R4',
    ]);
  });

  it('is a tab behind the route, with a table, an entry and traits of its own', () => {
    const content = contentOf(world, scenesOf(world, t), t, 'en');
    expect(content.scenes.map(({ kind }) => kind)).toEqual(['route', 'map']);
    expect(content.overviews[1]).toBe('map:route');
    expect(content.tables[1]?.rows).toEqual(plan?.places.map(({ id }) => id));
    for (const { id } of plan?.places ?? []) {
      expect(content.inspector[id]?.facts.length).toBeGreaterThan(2);
      expect(content.traits[id]?.row).toHaveLength(4);
    }
    expect(content.inspector['place:city:AU:Sydney']?.claims).toHaveLength(1);
  });

  it('can be walked by keys in the order of the path', () => {
    const stops = mapScenes(world, t)[0]?.items.flatMap(({ id, stop }) => (stop ? [[stop.rank, id]] : []));
    expect(stops).toEqual(plan?.places.map(({ id }, index) => [index, id]));
  });

  it('speaks Japanese', () => {
    const [scene] = mapScenes(world, messages('ja'));
    expect(scene?.title).toBe('経路の地図');
    expect(textsOf(scene).some((text) => text.includes('光の速さではあり得ない'))).toBe(true);
  });

  it('knows no place of a masked address', () => {
    const hidden = redact(world, { mode: 'pseudonyms', homeHops: 3 });
    expect(mapScenes(hidden, t)).toEqual([]);
  });

  it('is absent without tables', () => {
    const plain = analyze([read('around-the-world.traceroute.txt')]);
    expect(mapScenes(plain, t)).toEqual([]);
  });
});

describe('the map of mail', () => {
  it('shows the machines that handed a message over; what stands below the boundary is only claimed', () => {
    const [mail] = mapPlansOf(analysisOf('relayed.eml'), t);
    expect(mail?.kind).toBe('mail');
    expect(mail?.places.map(({ place, stops }) => [place.name, stops.map(({ doubt }) => doubt)])).toEqual([
      ['United States', ['claimed']],
      ['Frankfurt am Main', ['claimed']],
      ['Narita', [undefined]],
    ]);
    expect(mail?.unplaced.map(({ why }) => why)).toEqual(['inside']);
  });

  it('counts the origins of a mailbox', () => {
    const [plan] = mapPlansOf(analysisOf('two.mbox'), t);
    expect(plan?.kind).toBe('mailbox');
    expect(plan?.places.map(({ place, stops }) => [place.name, stops[0]?.count])).toEqual([['Frankfurt am Main', 2]]);
  });
});

describe('the endings of files', () => {
  it('take the longer one', () => {
    expect(exporterByEnding('a.map.svg')?.id).toBe('map');
    expect(exporterByEnding('a.map.png')?.id).toBe('map-png');
    expect(exporterByEnding('a.svg')?.id).toBe('svg');
    expect(exporterByEnding('a.doc')).toBeUndefined();
  });
});
