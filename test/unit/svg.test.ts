import { describe, expect, it } from 'vitest';
import { svgOf } from '../../src/export/svg';
import { escapeXml } from '../../src/export/xml';
import { elementOf } from '../../src/layout/marks';
import { layoutRoute } from '../../src/layout/route/layout';
import type { Scene, SceneItem } from '../../src/layout/scene';
import { messages } from '../../src/messages';
import { homeCampus, homeCampusTopology } from './layout/homeCampus';

/** `<path d="M 0 0"/>`, `</g>`, or a run of character data. */
const TOKEN = /<(\/?)([a-z]+)((?: [a-z][a-zA-Z0-9-]*="[^"<]*")*)(\/?)>|[^<]+/gy;
/** An ampersand that begins no entity of ours. */
const BARE_AMPERSAND = /&(?!(?:amp|lt|gt|quot|#39|#9|#10|#13);)/;
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\p{Cs}]/u;

/** What is wrong with a text as XML; our own subset of the grammar, stricter than the standard. */
function faultsOf(svg: string): readonly string[] {
  const open: string[] = [];
  TOKEN.lastIndex = 0;
  for (let at = 0; at < svg.length; at = TOKEN.lastIndex) {
    const match = TOKEN.exec(svg);
    if (!match) return [`no markup at ${at}: ${svg.slice(at, at + 40)}`];
    const [, closing, name, attributes = '', alone] = match;
    const names = [...attributes.matchAll(/ ([\w-]+)="/g)].map((attribute) => attribute[1]);
    if (new Set(names).size < names.length) return [`attribute twice in ${match[0].slice(0, 80)}`];
    if (name && closing && open.pop() !== name) return [`unbalanced ${name}`];
    if (name && !closing && !alone) open.push(name);
  }
  return [
    ...open.map((name) => `unclosed ${name}`),
    ...(BARE_AMPERSAND.test(svg) ? ['bare ampersand'] : []),
    ...(FORBIDDEN.test(svg) ? ['forbidden character'] : []),
  ];
}

const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onload='alert(1)",
  '&lt; &unknown; &#0;',
  '\u0000\u0008\u001b[31m\u007f\u0085',
  '\ud800 lone \udfff',
  '\ufffe\uffff',
  ']]> <!-- <?xml ?>',
];

function hostileScene(text: string): Scene {
  const item: SceneItem = {
    id: text,
    mark: 'node',
    data: { kind: text, [text]: text },
    subject: text,
    label: text,
    evidence: [],
    primitives: [{ type: 'text', x: 0, y: 0, text, size: 12, anchor: 'start', fill: 'text', role: 'name' }],
  };
  const legend = [{ id: text, text, primitives: [] }];
  return { kind: 'route', width: 100, height: 50, title: text, description: text, items: [item], legend };
}

const scene = layoutRoute(homeCampus, homeCampusTopology, messages('ja'));
const svg = svgOf(scene, { theme: 'light', legend: true });

describe('the SVG painter', () => {
  it.each(HOSTILE)('takes %j as text and nothing else', (text) => {
    const written = svgOf(hostileScene(text), { theme: 'light', legend: true });
    expect(faultsOf(written)).toEqual([]);
    expect(written.match(/<[a-z]+/g)?.sort()).toEqual([
      '<desc',
      '<g',
      '<g',
      '<rect',
      '<svg',
      '<text',
      '<text',
      '<title',
    ]);
    expect(written).not.toMatch(/ on[a-z]+="/);
  });

  it('writes well-formed XML with text as text, and nothing that loads or runs', () => {
    expect(faultsOf(svg)).toEqual([]);
    expect(svg).not.toMatch(/<(?:script|style|image|foreignObject|use|a)\b|href|url\(|@import| style=/);
    expect(svg).toContain('>login.cuc.ac.jp</text>');
    expect(svg).toContain('Noto Sans CJK JP');
  });

  it('makes its marks findable by element and class', () => {
    const addresses = homeCampus.routers.flatMap((router) => router.interfaces).length;
    const count = (pattern: RegExp): number => svg.match(pattern)?.length ?? 0;
    expect(count(/<g class="node" data-id="[^"]+"[^>]* data-kind="/g)).toBe(homeCampus.routers.length);
    expect(count(/<path class="link" data-id="link:[^"]+"[^>]* data-segment="segment:/g)).toBe(14);
    expect(count(/<circle class="interface" data-id="if:[^"]+"[^>]* data-if="if:\d/g)).toBe(addresses);
    expect(count(/<text class="address" /g)).toBe(addresses);
    expect(count(/<text class="name" /g)).toBe(homeCampus.routers.length);
    expect(count(/<g class="boundary"[^>]* data-kind="nat"/g)).toBe(1);
    expect(count(/<g class="boundary"[^>]* data-kind="responsibility"/g)).toBe(4);
    expect(count(/<g class="lane"[^>]* data-direction="(?:forward|return)"/g)).toBe(27);
  });

  it('speaks: title, description, and a sentence for what can be reached by keyboard', () => {
    expect(svg).toMatch(/^<svg [^>]*role="graphics-document"[^>]*>\n<title>[^<]+<\/title>\n<desc>[^<]+<\/desc>/);
    const symbols = svg.match(/role="graphics-symbol" aria-label="[^"]+"/g) ?? [];
    expect(symbols.length).toBe(scene.items.filter(({ stop }) => stop).length);
  });

  it('follows the theme, leaves the ground out on demand, and is the same again', () => {
    const dark = svgOf(scene, { theme: 'dark' });
    expect(dark).not.toBe(svgOf(scene, { theme: 'light' }));
    expect(dark).toContain('#1f1f1f');
    const open = svgOf({ ...scene, items: [] }, { theme: 'light', background: false });
    expect(open).not.toContain('<rect');
    expect(svgOf(scene, { theme: 'light', legend: true })).toBe(svg);
    expect(svgOf(scene, { theme: 'light' }).length).toBeLessThan(svg.length);
  });
});

describe('escaping', () => {
  it('keeps every legal character and replaces the others', () => {
    expect(escapeXml(`a<b>&"c'`)).toBe('a&lt;b&gt;&amp;&quot;c&#39;');
    expect(escapeXml('日本語 𠮷 é')).toBe('日本語 𠮷 é');
    expect(escapeXml('a\u0000b\ud800c')).toBe('a\ufffdb\ufffdc');
    expect(escapeXml('a\tb\nc\rd')).toBe('a&#9;b&#10;c&#13;d');
  });
});

describe('elements of marks', () => {
  it('drops from attribute names what no attribute name may hold', () => {
    const { attributes } = elementOf({
      id: 'x',
      mark: 'node',
      data: { 'a b"=><': '1', kind: 'router' },
      subject: 'x',
      evidence: [],
      primitives: [],
    });
    expect(attributes.map(([name]) => name)).toEqual([
      'class',
      'data-id',
      'data-subject',
      'data-ab',
      'data-kind',
      'aria-hidden',
    ]);
  });
});
