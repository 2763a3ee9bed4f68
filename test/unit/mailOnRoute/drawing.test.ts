import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../../src/analyzers/analyze';
import { dotOf } from '../../../src/export/dot';
import { mermaidOf } from '../../../src/export/mermaid';
import { withMail } from '../../../src/export/network/mailOnRoute';
import { networkOfRoute } from '../../../src/export/network/network';
import { svgOf } from '../../../src/export/svg';
import { pageOf } from '../../../src/layout/page';
import type { Scene } from '../../../src/layout/scene';
import { scenesOf } from '../../../src/layout/scenes';
import { messages } from '../../../src/messages';
import type { Source } from '../../../src/model/source';
import { redact } from '../../../src/view/redact/redact';
import { cutTexts, overlaps, struckTexts } from '../layout/boxes';
import { documents, ROUTE } from './files';

const t = messages('en');
const MAIL = 'home-to-campus.eml';

function sceneOf(sources: readonly Source[], language: 'en' | 'ja' = 'en', page = false): Scene {
  const [scene] = scenesOf(analyze(sources), messages(language), page ? pageOf('a4', true) : undefined);
  if (!scene) throw new Error('no scene');
  return scene;
}

const faults = (scene: Scene): readonly string[] => [...overlaps(scene), ...cutTexts(scene), ...struckTexts(scene)];

describe('route, home hosts and mail hops in one drawing', () => {
  it('is as before: look at the file before accepting a change (UPDATE_GOLDEN=1 rewrites it)', () => {
    const svg = svgOf(sceneOf(documents(...ROUTE, MAIL)), { theme: 'light', legend: true });
    const file = path.join(import.meta.dirname, '../../golden/together.svg');
    if (process.env['UPDATE_GOLDEN']) writeFileSync(file, svg);
    expect(svg).toBe(readFileSync(file, 'utf8'));
  });

  it.each([
    ['one mail', [MAIL], 'en', false],
    ['one mail, in Japanese, on a page', [MAIL], 'ja', true],
    ['two mails', [MAIL, 'forged.eml'], 'en', false],
    ['two mails on a page', [MAIL, 'forged.eml'], 'en', true],
    ['a mail that passed nothing of it', ['stranger.eml'], 'en', false],
  ] as const)('has no text on another, cut or struck through: %s', (_, mails, language, page) => {
    expect(faults(sceneOf(documents(...ROUTE, ...mails), language, page))).toEqual([]);
  });

  it('draws a machine of both sides once', () => {
    const { items } = sceneOf(documents(...ROUTE, MAIL));
    const nodes = items.filter(({ mark }) => mark === 'node');
    expect(nodes.filter(({ label }) => label?.includes('mail.campus.example')).map(({ id }) => id)).toEqual([
      'router:203.0.113.25',
    ]);
    expect(nodes.filter(({ data }) => data['kind'] === 'relay')).toHaveLength(2);
  });

  it('tells a hand-over from the way of packets by its dash, its envelope and the legend', () => {
    const { items, legend } = sceneOf(documents(...ROUTE, MAIL));
    const lanes = items.filter(({ mark, data }) => mark === 'lane' && data['direction'] === 'mail');
    expect(lanes).toHaveLength(3);
    expect(legend.map(({ id }) => id).filter((id) => id.startsWith('mail'))).toEqual(['mail-mail', 'mail-unverified']);
    const others = items.filter(({ mark, data }) => mark === 'lane' && data['direction'] !== 'mail');
    const dashes = (list: typeof lanes) =>
      new Set(
        list.flatMap(({ primitives }) =>
          primitives.flatMap((one) => ('stroke' in one && one.stroke?.dash ? one.stroke.dash.join() : [])),
        ),
      );
    expect([...dashes(lanes)].filter((dash) => dashes(others).has(dash))).toEqual([]);
  });

  it('fills the page that it is drawn for', () => {
    const page = pageOf('a4', true);
    const shape = ({ height, width }: Scene): number => height / width;
    const onPage = shape(sceneOf(documents(...ROUTE, MAIL), 'en', true));
    // A short route beside a mail is flat: its gaps grow as far as they may.
    expect(onPage).toBeGreaterThan(1.3 * shape(sceneOf(documents(...ROUTE, MAIL), 'en')));
    expect(onPage).toBeLessThan(1.02 * page.ratio);
  });

  it('does not change a drawing without mail', () => {
    const [scene] = scenesOf(analyze(documents(...ROUTE)), t);
    const [beside] = scenesOf(analyze(documents(...ROUTE, 'stranger.eml')), t);
    expect(beside).toEqual(scene);
  });
});

describe('other formats', () => {
  const analysis = analyze(documents(...ROUTE, MAIL));
  const network = analysis.route && withMail(networkOfRoute(analysis.route, 'x', t), analysis, t);

  it('have the relays and hand-overs too', () => {
    expect(network?.links.filter(({ mail }) => mail)).toHaveLength(3);
    expect(network && dotOf(network, 'light')).toContain('✉ ESMTPS, 3 s');
    expect(network && mermaidOf(network)).toContain('lists.example.org');
  });
});

it.each(['pseudonyms', 'last-bits'] as const)('hides in it what %s hide', (mode) => {
  const hidden = redact(analyze(documents(...ROUTE, MAIL)), { mode, homeHops: 3 });
  const shown = svgOf(scenesOf(hidden, t)[0] as Scene, { theme: 'light', legend: true });
  for (const secret of ['198.51.100.77', '192.0.2.50', '192.168.1.10', 'DESK-1', 'lists.example.org'])
    expect(shown).not.toContain(secret);
  expect(hidden.mailOnRoute?.[0]?.stations.filter(({ onRoute }) => onRoute)).toHaveLength(2);
});

it('takes paths of thousands of relays that go to and fro', () => {
  const hops = Array.from({ length: 3000 }, (_, i) => {
    const ip = i % 2 === 0 ? '203.0.113.25' : '198.51.100.1';
    return `Received: from r${i}.example (r${i}.example [${ip}])\n\tby r${i + 1}.example with ESMTP id ${i}; Fri, 20 Nov 2026 10:00:09 +0000\n`;
  });
  const scene = sceneOf([...documents(...ROUTE), { id: 'm', name: 'm', text: `${hops.join('')}Subject: x\n\n` }]);
  expect(scene.items.filter(({ data }) => data['direction'] === 'mail').length).toBeGreaterThan(0);
  expect(scene.width).toBeLessThan(6000);
  expect(faults(scene)).toEqual([]);
});
