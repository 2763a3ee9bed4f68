import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../../src/analyzers/analyze';
import { svgOf } from '../../../src/export/svg';
import type { Scene } from '../../../src/layout/scene';
import { scenesOf } from '../../../src/layout/scenes';
import { messages } from '../../../src/messages';
import { configOf, NO_OVERLAY, sourcesOf, type Diagram, type Overlay } from '../../../src/model/diagram';
import { readDiagram, writeDiagram } from '../../../src/model/diagramText';
import { bannerOf } from '../../../src/view/content';
import { withOverlay } from '../../../src/view/overlay';
import { redact } from '../../../src/view/redact/redact';

const t = messages('en');
const TEXT = readFileSync('test/fixtures/saved/home-campus.hopscope.json', 'utf8');

function diagramOf(text: string): Diagram {
  const read = readDiagram(text);
  if ('broken' in read) throw new Error('broken');
  expect(read.problems).toEqual([]);
  return read.diagram;
}

const saved = diagramOf(TEXT);
const texts = sourcesOf(saved);
const plain = analyze(texts, saved.config);

function draw(overlay: Partial<Overlay>): Scene {
  const diagram = { ...saved, ...NO_OVERLAY, ...overlay };
  return sceneOf(diagram);
}

function sceneOf(diagram: Diagram): Scene {
  const [scene] = scenesOf(withOverlay(analyze(sourcesOf(diagram), configOf(diagram)), diagram), t);
  if (!scene) throw new Error('no scene');
  return scene;
}

const nodes = (scene: Scene) =>
  new Map(scene.items.filter(({ mark }) => mark === 'node').map((item) => [item.id, item]));
const wordsOf = (scene: Scene) =>
  scene.items.flatMap(({ primitives }) => primitives.flatMap((one) => (one.type === 'text' ? [one.text] : [])));

describe('what the user writes over a picture', () => {
  it('opens to the same picture as when it was saved', () => {
    const style = { theme: 'light', background: true, legend: true } as const;
    const there = svgOf(sceneOf(diagramOf(writeDiagram(saved))), style);
    expect(there).toBe(svgOf(sceneOf(saved), style));
    expect(there).toContain('home-gw');
    expect(sceneOf(diagramOf(writeDiagram(saved, TEXT)))).toEqual(sceneOf(saved));
  });

  it('changes nothing when there is nothing', () => {
    expect(withOverlay(plain, NO_OVERLAY)).toEqual(plain);
  });

  it('names machines, networks and hops that kept silent', () => {
    const scene = draw({ names: { '192.168.56.254': 'home-gw', 'wide.ad.jp': 'Backbone', home: 'My room' } });
    expect(wordsOf(scene)).toEqual(expect.arrayContaining(['home-gw', 'Backbone', 'My room']));
    const text = '1  192.0.2.1  1 ms\n2  *\n3  192.0.2.9  3 ms\n';
    const silent = analyze([
      { id: 'a', name: 'a', text: `traceroute to 192.0.2.9 (192.0.2.9), 30 hops max\n ${text}` },
    ]);
    const id = silent.route?.routers.find(({ kind }) => kind === 'silent')?.id ?? '';
    expect(id).not.toBe('');
    const named = withOverlay(silent, { ...NO_OVERLAY, names: { [id]: 'filter' } });
    expect(named.route?.routers.find((one) => one.id === id)).toMatchObject({ kind: 'router', label: 'filter' });
  });

  it('draws the symbol that the user chose', () => {
    const item = nodes(draw({ icons: { '192.168.56.254': 'wireless' } })).get('router:192.168.56.254');
    expect(item?.primitives).toContainEqual(expect.objectContaining({ type: 'icon', icon: 'wireless' }));
  });

  it('draws machines on their LAN, beside the server and at a router, and says which have no place', () => {
    const host = (id: string, at: string) => ({ id, label: id, kind: 'phone' as const, addresses: [], at });
    const hosts = [
      host('on-lan', '192.168.56.0/24'),
      host('by-server', '202.244.38.109'),
      host('at-router', '203.178.136.161'),
      host('at-wider', '202.244.38.0/24'),
      host('nowhere', '192.0.2.1'),
    ];
    const scene = draw({ hosts });
    const drawn = nodes(scene);
    const level = (id: string) => drawn.get(id)?.primitives.flatMap((one) => (one.type === 'icon' ? [one.y] : []))[0];
    expect(level('on-lan')).toBe(level('host:192.168.56.10') ?? level('router:192.168.56.10'));
    expect(level('by-server')).toBe(level('router:202.244.38.109'));
    expect(level('at-wider')).toBe(level('router:202.244.38.109'));
    expect(level('at-router')).toBe(level('router:203.178.136.161'));
    expect(drawn.has('nowhere')).toBe(false);
    expect(bannerOf(withOverlay(plain, { ...NO_OVERLAY, hosts }), t)).toContain('nowhere');
  });

  it('keeps a machine where the user put it, and the order of its row', () => {
    const row = ['router:122.1.245.53', 'router:60.37.54.161'];
    const places = (scene: Scene) => row.map((id) => nodes(scene).get(id)?.pin?.at ?? 0);
    const [left = 0, right = 0] = places(draw({}));
    expect(left).toBeLessThan(right);
    const moved = draw({ pins: { '122.1.245.65': left - 90 } });
    expect(places(moved)[0]).toBe(left - 90);
    expect(nodes(moved).get(row[0] ?? '')?.pin?.fixed).toBe(true);
    // Pushed against its neighbour, the neighbour gives way.
    const [one = 0, other = 0] = places(draw({ pins: { '122.1.245.53': right + 200 } }));
    expect(one).toBe(right + 200);
    expect(other).toBeGreaterThan(one);
    const alone = draw({ pins: { '61.118.36.190': 77 } });
    expect(nodes(alone).get('router:61.118.36.190')?.pin?.at).toBe(77);
  });

  it('is hidden by redaction like everything else', () => {
    const hosts = [
      { id: 'h', label: 'nas.example.org', kind: 'server', addresses: ['192.168.56.77'], at: '192.168.56.0/24' },
    ] as const;
    const whole = withOverlay(plain, { ...NO_OVERLAY, hosts, names: { '192.168.56.254': 'gw 192.168.56.254' } });
    for (const mode of ['private', 'pseudonyms', 'home'] as const) {
      const hidden = redact(whole, { mode, homeHops: 3 });
      expect(JSON.stringify(hidden)).not.toMatch(/192\.168\.56\.(?:77|254)/);
      expect(nodes(scenesOf(hidden, t)[0] ?? draw({})).has('h')).toBe(true);
    }
  });
});
