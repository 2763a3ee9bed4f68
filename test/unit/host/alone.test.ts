import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../../src/analyzers/analyze';
import { scenesOf } from '../../../src/layout/scenes';
import { messages } from '../../../src/messages';
import { contentOf } from '../../../src/view/content';
import { redact } from '../../../src/view/redact/redact';
import { shipped } from '../data/tables';
import { cutTexts, overlaps } from '../layout/boxes';

const t = messages('en');
const text = (name: string) => readFileSync(`test/fixtures/host/${name}`, 'utf8');
const analyzed = (...names: readonly string[]) =>
  analyze([{ id: 'a', name: 'a', text: names.map(text).join('\n') }], { enrichment: shipped });

describe('a machine that no trace shows', () => {
  const analysis = analyzed('written-alone.txt');
  const scenes = scenesOf(analysis, t);
  const [scene] = scenes;
  const nodes = scene?.items.filter(({ mark }) => mark === 'node') ?? [];

  it('is drawn with its gateway, its links and its neighbours by the makers of their cards', () => {
    expect(scenes.map(({ kind }) => kind)).toEqual(['host']);
    expect(scene?.items.filter(({ mark }) => mark === 'segment').map(({ label }) => label)).toEqual([
      '192.168.1.0/24',
      '10.8.0.0/24',
    ]);
    expect(nodes.map(({ label, data }) => [data.kind, label])).toEqual([
      ['router', 'Default gateway: 192.168.1.1'],
      ['host', 'This machine: this machine 192.168.1.20'],
      ['printer', 'Seiko Epson, 192.168.1.31, on 192.168.1.0/24'],
      ['laptop', 'Apple, 192.168.1.44, on 192.168.1.0/24'],
      ['server', 'Synology, 192.168.1.50, on 192.168.1.0/24'],
      ['laptop', 'Raspberry Pi, 192.168.1.60, on 192.168.1.0/24'],
      ['host', 'This machine: this machine 10.8.0.6'],
    ]);
  });

  it('lists its routes in the order in which they are tried, and says why', () => {
    const rows = scene?.items.filter(({ data }) => data.kind === 'route') ?? [];
    expect(rows.map(({ label }) => label)).toEqual([
      '10.8.0.0/24 → on the link tun0',
      '192.168.1.0/24 → on the link eth0',
      '10.0.0.0/8 → 10.8.0.1 tun0',
      '0.0.0.0/0 → 192.168.1.1 eth0',
    ]);
    const { inspector } = contentOf(analysis, scenes, t, 'en');
    const entry = inspector[rows[2]?.subject ?? ''];
    expect(entry?.claims.flatMap(({ why }) => why.map((one) => one.text))).toEqual([
      'it gives way to 10.8.0.0/24, which is longer',
      'it goes before 0.0.0.0/0, which is shorter',
    ]);
  });

  it('has an entry for everything that can be selected, and no text over another', () => {
    const { inspector, overviews } = contentOf(analysis, scenes, t, 'en');
    const stops = scene?.items.filter(({ stop }) => stop).map(({ subject }) => subject) ?? [];
    expect(stops.length).toBe(13);
    expect([...stops, ...overviews].filter((subject) => !inspector[subject])).toEqual([]);
    if (!scene) throw new Error('no scene');
    expect([...cutTexts(scene), ...overlaps(scene)]).toEqual([]);
  });

  it('hides what a mode hides and keeps its shape', () => {
    for (const mode of ['private', 'pseudonyms'] as const) {
      const hidden = scenesOf(redact(analysis, { mode, homeHops: 3 }), t)[0];
      expect(hidden?.items.filter(({ mark }) => mark === 'node')).toHaveLength(nodes.length);
      expect(JSON.stringify(hidden)).not.toMatch(/192\.168\.1\.|10\.8\.0|00:11:32/);
    }
  });

  it.each([
    'written-arp-windows-ja.txt',
    'written-arp-macos.txt',
    'written-route-print-de.txt',
    'written-ipconfig-ja.txt',
  ])('is drawn from %s alone', (name) => {
    const one = analyzed(name);
    const [drawn] = scenesOf(one, messages('ja'));
    expect(drawn?.kind).toBe('host');
    if (!drawn) throw new Error('no scene');
    expect(drawn.items.filter(({ stop }) => stop).length).toBeGreaterThan(1);
    expect([...cutTexts(drawn), ...overlaps(drawn)]).toEqual([]);
  });

  it('draws a crowd in rows and counts the rest', () => {
    const rows = Array.from(
      { length: 200 },
      (_, i) => `192.168.1.${i + 21} dev eth0 lladdr 00:11:32:01:02:${(i + 16).toString(16).padStart(2, '0')} STALE`,
    );
    const crowd = analyze([{ id: 'a', name: 'a', text: `${text('written-alone.txt')}${rows.join('\n')}\n` }]);
    const [drawn] = scenesOf(crowd, t);
    expect(drawn?.items.filter(({ mark }) => mark === 'node').length).toBeLessThan(40);
    expect(JSON.stringify(drawn)).toMatch(/\d+ more/);
    if (drawn) expect([...cutTexts(drawn), ...overlaps(drawn)]).toEqual([]);
  });
});

describe('the longest match of a traced destination', () => {
  const trace = `traceroute to 10.8.0.77 (10.8.0.77), 30 hops max, 60 byte packets
 1  192.168.1.1 (192.168.1.1)  0.4 ms  0.4 ms  0.4 ms
 2  10.8.0.77 (10.8.0.77)  4.4 ms  4.4 ms  4.4 ms
`;
  it('stands in its details: which route wins, and why the others lose', () => {
    const analysis = analyze([
      { id: 'a', name: 'a', text: text('written-alone.txt') },
      { id: 'b', name: 'b', text: trace },
    ]);
    const { inspector } = contentOf(analysis, scenesOf(analysis, t), t, 'en');
    const claim = inspector['if:10.8.0.77']?.claims.find(({ text: words }) => words.includes('leave by'));
    expect(claim?.text).toBe('Packets to 10.8.0.77 leave by the route 10.8.0.0/24, straight to it.');
    expect(claim?.whyNot.map(({ text: words, why }) => [words, why[0]?.text])).toEqual([
      ['0.0.0.0/0, next hop 192.168.1.1 (1 %)', 'holds it, but /0 is shorter than /24'],
      ['10.0.0.0/8, next hop 10.8.0.1 (1 %)', 'holds it, but /8 is shorter than /24'],
    ]);
  });
});
