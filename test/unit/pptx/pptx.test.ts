import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ExportInput } from '../../../src/export/exporter';
import { pptxOf } from '../../../src/export/pptx/write';
import { exporterById } from '../../../src/export/registry';
import { PAPERS } from '../../../src/layout/page';
import type { Scene, SceneItem } from '../../../src/layout/scene';
import { cutTexts, overlaps, struckTexts, textBoxes } from '../layout/boxes';
import { faultsOf, partsOf, xmlOf } from './faults';
import { homeCampus, inputOf, merged, potSeller } from './inputs';
import { all, at, type Element } from './markup';

const slideOf = (bytes: Uint8Array, number = 1): Element => xmlOf(partsOf(bytes), `ppt/slides/slide${number}.xml`);
const textsIn = (slide: Element): readonly string[] => all(slide, 'a:t').map(({ text }) => text);
const namesIn = (slide: Element): readonly string[] =>
  all(slide, 'p:cNvPr').map(({ attributes }) => attributes['name'] ?? '');

describe('a presentation', () => {
  const inputs = [
    ['the lecture', homeCampus],
    ['a mail path', potSeller],
    ['sixty nodes', merged],
  ] as const;

  it.each(
    inputs.flatMap(([name, analysis]) =>
      PAPERS.flatMap((paper) =>
        (['screen', 'course'] as const).map((preset) => [name, paper, preset, analysis] as const),
      ),
    ),
  )('of %s on %s, %s, has no faults', (_name, paper, preset, analysis) => {
    expect(faultsOf(pptxOf(inputOf(analysis, 'ja', { paper, preset, legend: true })))).toEqual([]);
  });

  it('has the size of the paper', () => {
    const sizeOn = (paper: (typeof PAPERS)[number]): Element =>
      at(xmlOf(partsOf(pptxOf(inputOf(potSeller, 'en', { paper }))), 'ppt/presentation.xml'), 'p:sldSz');
    expect(sizeOn('a4').attributes).toEqual({ cx: '6858000', cy: '9906000', type: 'A4' });
    expect(sizeOn('a4-exact').attributes).toEqual({ cx: '7560000', cy: '10692000' });
    expect(sizeOn('wide').attributes).toEqual({ cx: '12192000', cy: '6858000' });
  });

  it('is the same bytes for the same input, in every time zone', () => {
    const before = process.env.TZ;
    const bytes = ['Asia/Tokyo', 'America/Los_Angeles', 'UTC'].map((zone) => {
      process.env.TZ = zone;
      return Buffer.from(pptxOf(inputOf(homeCampus, 'en'))).toString('base64');
    });
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
    expect(new Set(bytes).size).toBe(1);
  });

  it('has one slide for each drawing', () => {
    const both = { ...homeCampus, messages: potSeller.messages, claims: [...homeCampus.claims, ...potSeller.claims] };
    const bytes = pptxOf(inputOf(both, 'en'));
    expect(faultsOf(bytes)).toEqual([]);
    expect(textsIn(slideOf(bytes, 1))).toContain('login.cuc.ac.jp');
    expect(textsIn(slideOf(bytes, 2)).some((text) => text.startsWith('Mail path'))).toBe(true);
  });
});

describe('the slide of a route', () => {
  const input = inputOf(homeCampus, 'ja', { preset: 'course' });
  const slide = slideOf(pptxOf(input));
  const connectors = all(slide, 'p:cxnSp');
  const [scene] = input.scenes();
  const items = scene?.items ?? [];

  it('has every link and every lane as a connector', () => {
    const names = connectors.map((one) => at(one, 'p:nvCxnSpPr', 'p:cNvPr').attributes['name'] ?? '');
    const links = items.filter(({ mark }) => mark === 'link');
    expect(links.length).toBeGreaterThan(12);
    const counted = names.filter((name) => name.startsWith('link: '));
    expect(new Set(counted).size).toBe(links.length);
    expect(counted).toContain('link: 203.178.136.160/30');
    expect(names.filter((name) => name.startsWith('lane: forward')).length).toBe(
      items.filter(({ mark, data }) => mark === 'lane' && data['direction'] === 'forward').length,
    );
  });

  it('joins the two interfaces of a link', () => {
    const dots = new Map(
      all(slide, 'p:sp')
        .map((one) => at(one, 'p:nvSpPr', 'p:cNvPr').attributes)
        .map(({ id, name }) => [id, name]),
    );
    const link = connectors.find(
      (one) => at(one, 'p:nvCxnSpPr', 'p:cNvPr').attributes['name'] === 'link: 203.178.136.160/30',
    );
    const glue = link && ['a:stCxn', 'a:endCxn'].map((kind) => dots.get(all(link, kind)[0]?.attributes['id'] ?? ''));
    expect(glue?.sort()).toEqual(['interface: 203.178.136.161', 'interface: 203.178.136.162']);
  });

  it('keeps icon, name, interfaces and their addresses of a node in one group', () => {
    const group = all(slide, 'p:grpSp').find(
      (one) => at(one, 'p:nvGrpSpPr', 'p:cNvPr').attributes['name'] === 'node: cisco1.riho-m.wide.ad.jp',
    );
    if (!group) throw new Error('no such node');
    expect(textsIn(group)).toEqual(
      expect.arrayContaining(['cisco1.riho-m.wide.ad.jp', '202.244.32.245', '203.178.136.162']),
    );
    expect(namesIn(group)).toEqual(
      expect.arrayContaining(['icon: router', 'interface: 202.244.32.245', 'interface: 203.178.136.162']),
    );
    expect(at(group, 'p:nvGrpSpPr', 'p:cNvPr').attributes['descr']).toContain('202.244.32.245');
  });

  it('shows all that the assignment asks for', () => {
    const names = namesIn(slide);
    expect(names).toContain('boundary: NAT 192.168.56.254 → 211.6.218.33（確実）');
    const parties = names.filter((name) => name.includes('責任分界点'));
    expect(parties.map((name) => name.slice('boundary: '.length, name.indexOf(' 責')))).toEqual(
      expect.arrayContaining([
        '自宅｜fiberbit.net',
        'fiberbit.net｜AS4713',
        'AS4713｜wide.ad.jp',
        'cuc.ac.jp｜wide.ad.jp',
      ]),
    );
    expect(names).toContain('legend');
    const heights = (name: string): number => {
      const group = all(slide, 'p:grpSp').find((one) => at(one, 'p:nvGrpSpPr', 'p:cNvPr').attributes['name'] === name);
      return Number(group && at(group, 'p:grpSpPr', 'a:xfrm', 'a:off').attributes['y']);
    };
    const nodes = names.filter((name) => name.startsWith('node: ')).map((name) => heights(name));
    expect(heights('node: login.cuc.ac.jp')).toBe(Math.min(...nodes));
    expect(heights('node: 自宅 PC')).toBe(Math.max(...nodes));
  });

  it('is readable on every paper: no text under 8 pt, none cut, none over another, and the page is full', () => {
    const pages = (['en', 'ja'] as const).flatMap((language) => PAPERS.map((paper) => [language, paper] as const));
    for (const [language, paper] of pages) {
      const course = inputOf(homeCampus, language, { preset: 'course', paper });
      const runs = all(slideOf(pptxOf(course)), 'a:rPr').map(({ attributes }) => Number(attributes['sz']));
      expect(Math.min(...runs)).toBeGreaterThanOrEqual(800);
      const [drawn] = course.scenes();
      if (!drawn) throw new Error('no scene');
      expect([...overlaps(drawn), ...cutTexts(drawn), ...struckTexts(drawn)]).toEqual([]);
    }
    const frames = all(slide, 'a:off').map(({ attributes }) => Number(attributes['y']));
    expect(Math.max(...frames)).toBeGreaterThan(9906000 * 0.93);
  });

  it('names both parties of a border in full where their names are long', () => {
    const { route } = homeCampus;
    if (!route) throw new Error('no route');
    const named = (id: string): string | undefined =>
      id === 'cuc.ac.jp' ? 'Chiba University of Commerce' : id === 'wide.ad.jp' ? 'WIDE Project' : undefined;
    const domains = route.domains.map((one) => ({ ...one, label: named(one.id) ?? one.label }));
    for (const paper of PAPERS) {
      const input = inputOf({ ...homeCampus, route: { ...route, domains } }, 'en', { preset: 'course', paper });
      const [drawn] = input.scenes();
      if (!drawn) throw new Error('no scene');
      const words = textBoxes(drawn).map(({ text }) => text.text);
      expect(words).toContain('Chiba University of Commerce | WIDE Project');
      expect(words.filter((word) => word.includes('…'))).toEqual([]);
      expect([...overlaps(drawn), ...cutTexts(drawn), ...struckTexts(drawn)]).toEqual([]);
    }
  });

  it('has fonts for both scripts and the language of each text', () => {
    const runs = all(slide, 'a:r');
    expect(runs.length).toBeGreaterThan(50);
    for (const run of runs) {
      const look = at(run, 'a:rPr');
      expect([at(look, 'a:latin').attributes['typeface'], at(look, 'a:ea').attributes['typeface']]).toEqual([
        'Arial',
        'Yu Gothic',
      ]);
      const japanese = /[ぁ-んァ-ン一-龠]/.test(at(run, 'a:t').text);
      expect(look.attributes['lang']).toBe(japanese ? 'ja-JP' : 'en-US');
    }
  });

  it('has a title for outlines and screen readers', () => {
    const titles = all(slide, 'p:sp').filter((one) => all(one, 'p:ph').length > 0);
    expect(titles.map((one) => textsIn(one))).toEqual([[scene?.title]]);
  });

  it('offers the name that the course asks for', () => {
    const exporter = exporterById('pptx');
    expect(exporter?.fileName?.({ preset: 'course', login: 'u1234567' })).toBe('u1234567-NSA02.pptx');
    expect(exporter?.fileName?.({ preset: 'course' })).toBeUndefined();
    expect(exporter?.fileName?.({ login: 'u1234567' })).toBeUndefined();
  });
});

describe('the slide of a mail path', () => {
  const slide = slideOf(pptxOf(inputOf(potSeller, 'en')));

  it('joins sender, relays and mailbox by glued arrows', () => {
    const axis = all(slide, 'p:cxnSp').map((one) => at(one, 'p:nvCxnSpPr', 'p:cNvPr').attributes['name'] ?? '');
    expect(axis.filter((name) => name.startsWith('axis'))).toHaveLength((potSeller.messages[0]?.hops.length ?? 0) + 1);
  });

  it('has the table of the hops', () => {
    const rows = all(slide, 'a:tr').map((row) => all(row, 'a:t').map(({ text }) => text));
    expect(rows).toHaveLength((potSeller.messages[0]?.hops.length ?? 0) + 1);
    expect(rows[2]).toEqual(expect.arrayContaining(['wickedrelay.com [xxx.xxx.xx.xx]', 'grey.ep.sci.hokudai.ac.jp']));
  });
});

const HOSTILE = [
  '<a:t>x</a:t>',
  '"><p:sp/>',
  "' onload='",
  '&lt; &unknown; &#0;',
  '\u0000\u0008\u001b[31m\u007f\u0085',
  '\ud800 lone \udfff',
  '\ufffe\uffff',
  ']]> <!-- <?xml ?>',
  '=cmd|calc!A1',
  '\u202e\u200f\t\r\n',
];

const anyInput = inputOf(potSeller, 'en');

function hostileInput(text: string): ExportInput {
  const label = { id: text, data: { segment: text, [text]: text }, subject: text, label: text, evidence: [] };
  const dot = { type: 'circle', cx: 5, cy: 5, r: 3, fill: 'background' } as const;
  const words = { type: 'text', x: 1, y: 1, text, size: 12, anchor: 'start', fill: 'text', role: text } as const;
  const items: SceneItem[] = [
    { ...label, mark: 'label', primitives: [{ ...words, role: 'title' }] },
    {
      ...label,
      mark: 'link',
      ends: [`${text}1`, `${text}2`],
      primitives: [{ type: 'path', d: 'M 5 5 L 5 50', fill: 'none', stroke: { paint: 'link', width: 1 } }],
    },
    { ...label, mark: 'node', primitives: [words, { type: 'icon', icon: text, x: 0, y: 0, width: 45, height: 28 }] },
    { ...label, mark: 'interface', id: `${text}1`, node: text, primitives: [dot] },
    { ...label, mark: 'interface', id: `${text}2`, node: text, primitives: [{ ...dot, cy: 50 }] },
    { ...label, mark: 'boundary', primitives: [words, words] },
  ];
  const legend = [{ id: text, text, primitives: [] }];
  const scene: Scene = { kind: 'route', width: 100, height: 50, title: text, description: text, items, legend };
  return { ...anyInput, options: { legend: true, title: text }, scenes: () => [scene] };
}

describe('hostile text', () => {
  it.each(
    [...HOSTILE, '漢'.repeat(10_000), '😀'.repeat(5_000)].map((text) => [JSON.stringify(text.slice(0, 12)), text]),
  )('%s leaves the file whole', (_name, text) => {
    const bytes = pptxOf(hostileInput(text));
    expect(faultsOf(bytes)).toEqual([]);
    const [title] = textsIn(slideOf(bytes));
    const markup = text.includes('<a:t>') ? text : undefined;
    if (markup !== undefined) expect(title).toBe(markup);
  });

  it('of any kind leaves the file whole', { timeout: 120_000 }, () => {
    const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 80 }), fc.constantFrom(...HOSTILE));
    fc.assert(
      fc.property(text, (one) => {
        expect(faultsOf(pptxOf(hostileInput(one)))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('is written for texts of 400,000 signs', () => {
    expect(pptxOf(hostileInput('<'.repeat(400_000))).length).toBeGreaterThan(1000);
  });
});
