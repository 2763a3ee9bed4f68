import { readFileSync } from 'node:fs';
import path from 'node:path';
import { JSDOM, type XmlElement } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { drawioOf } from '../../../src/export/drawio/write';
import { stencilOf } from '../../../src/export/drawio/stencils';
import { STENCILS } from '../../../src/export/exporter';
import { ICON_NAMES } from '../../../src/layout/icons';
import type { Analysis } from '../../../src/model/analysis';
import { homeCampus, inputOf, merged, potSeller } from '../pptx/inputs';
import { hostileMail, hostileRoute, NAMES } from './hostile';

const KNOWN = new Map(
  readFileSync(path.resolve(import.meta.dirname, '../../fixtures/drawio/stencils.txt'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(' '))
    .map(([name = '', width, height]) => [name, Number(width) / Number(height)] as const),
);

/** `mxgraph.cisco19.rect` is drawn by code, and its symbol is the stencil `prIcon`. */
function stencilNames(style: string): readonly string[] {
  const [, shape = ''] = /shape=(mxgraph[^;]*)/.exec(style) ?? [];
  const [, symbol] = /prIcon=([^;]*)/.exec(style) ?? [];
  return symbol === undefined ? [shape] : [`mxgraph.cisco19.${symbol}`];
}

const ALL: readonly (readonly [string, Analysis])[] = [
  ['the lecture', homeCampus],
  ['a mail path', potSeller],
  ['60 nodes', merged],
  ['hostile names in a route', hostileRoute()],
  ...NAMES.map((name) => [`hostile mail ${JSON.stringify(name.slice(0, 20))}`, hostileMail(name)] as const),
];

const { DOMParser } = new JSDOM('').window;
function cellsOf(xml: string): readonly XmlElement[] {
  const document = new DOMParser().parseFromString(xml, 'text/xml');
  expect(document.querySelector('parsererror')).toBeNull();
  return [...document.querySelectorAll('mxCell')];
}

const idOf = (cell: XmlElement): string => cell.getAttribute('id') ?? cell.parentElement?.getAttribute('id') ?? '';
const labelOf = (cell: XmlElement): string =>
  cell.getAttribute('value') ?? cell.parentElement?.getAttribute('label') ?? '';

describe('stencils of draw.io', () => {
  it.each(ICON_NAMES)('%s is drawn by a stencil that exists, in its proportions, or by us', (icon) => {
    for (const set of STENCILS) {
      const stencil = stencilOf(icon, set);
      if (!stencil) continue;
      for (const name of stencilNames(stencil.style)) {
        expect(KNOWN.has(name), name).toBe(true);
        if (set === 'classic') expect(stencil.width / stencil.height).toBeCloseTo(KNOWN.get(name) ?? 0, 1);
      }
    }
    expect(['silent', 'unknown'].includes(icon) || stencilOf(icon, 'classic') !== undefined).toBe(true);
  });

  it('a name that only looks right is not in the list', () => {
    expect(KNOWN.has('mxgraph.cisco.firewalls.firewall')).toBe(false);
  });
});

describe('a draw.io drawing', () => {
  it.each(ALL)('is whole: %s', (_name, analysis) => {
    const cells = cellsOf(drawioOf(inputOf(analysis, 'en')));
    const ids = cells.map(idOf);
    expect(ids.slice(0, 2)).toEqual(['0', '1']);
    expect(new Set(ids).size).toBe(ids.length);
    const known = new Set(ids);
    for (const cell of cells) {
      for (const end of ['parent', 'source', 'target']) {
        const id = cell.getAttribute(end);
        if (id !== null) expect(known.has(id), `${end} ${id}`).toBe(true);
      }
      for (const point of cell.querySelectorAll('mxGeometry, mxPoint'))
        for (const { name, value } of point.attributes)
          if (['x', 'y', 'width', 'height'].includes(name)) expect(Number.isFinite(Number(value)), value).toBe(true);
      if (cell.hasAttribute('vertex') || cell.hasAttribute('edge'))
        expect(cell.getAttribute('style')).toMatch(/^html=0;/);
    }
  });

  it('ties each link to two interfaces, with the addresses at its ends', () => {
    const cells = cellsOf(drawioOf(inputOf(homeCampus, 'en')));
    const named = (cell: XmlElement): string => cell.parentElement?.getAttribute('name') ?? '';
    const links = cells.filter((cell) => named(cell).startsWith('link:'));
    expect(links).toHaveLength(14);
    for (const link of links) {
      const ends = ['source', 'target'].map((end) => cells.find((one) => idOf(one) === link.getAttribute(end)));
      expect(ends.map((end) => end && named(end).split(':')[0])).toEqual(['interface', 'interface']);
    }
    const link = links.find((one) => named(one) === 'link: 203.178.136.160/30');
    const labels = cells.filter((cell) => link && cell.getAttribute('parent') === idOf(link));
    const at = (along: string): readonly string[] =>
      labels
        .filter((cell) => cell.querySelector('mxGeometry')?.getAttribute('x') === along)
        .map(labelOf)
        .filter((label) => /^\d+\.\d+\.\d+\.\d+$/.test(label));
    expect([at('-1'), at('1')]).toEqual([['203.178.136.162'], ['203.178.136.161']]);
  });

  it('has layers for boundaries and both directions', () => {
    const cells = cellsOf(drawioOf(inputOf(homeCampus, 'en')));
    const layers = cells.filter((cell) => cell.getAttribute('parent') === '0');
    expect(layers.map(labelOf)).toEqual(['Areas', 'Boundaries', 'Network', 'Forward', 'Return', 'Legend']);
    for (const layer of layers) {
      expect(cells.some((cell) => cell.getAttribute('parent') === idOf(layer))).toBe(true);
    }
  });

  it('is the same every time, and names what the user calls it', () => {
    const write = (): string => drawioOf(inputOf(homeCampus, 'ja', { title: '<課題>' }));
    expect(write()).toBe(write());
    expect(write()).toContain('name="&lt;課題&gt;"');
  });
});
