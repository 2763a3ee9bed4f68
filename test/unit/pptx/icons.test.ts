import { strToU8 } from 'fflate';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { iconPictureOf } from '../../../src/export/iconFiles';
import { pptxOf } from '../../../src/export/pptx/write';
import { faultsOf, partsOf, xmlOf } from './faults';
import { homeCampus, inputOf } from './inputs';
import { all, at } from './markup';

const PNG = new Uint8Array(readFileSync(path.resolve(import.meta.dirname, '../../../media/icon.png')));
const svg = (inside: string): Uint8Array => strToU8(`<svg xmlns="http://www.w3.org/2000/svg">${inside}</svg>`);

describe("the user's icons", () => {
  it('stand in the slide as SVG over PNG, in their own proportions', () => {
    const picture = iconPictureOf({ png: PNG, svg: svg('<path d="M 0 0 L 9 9" fill="url(#a)"/>') });
    if (typeof picture === 'string') throw new Error(picture);
    const icons = new Map([['router', picture]]);
    const bytes = pptxOf(inputOf(homeCampus, 'en', { icons }), icons);
    expect(faultsOf(bytes)).toEqual([]);
    const parts = partsOf(bytes);
    expect(parts.get('ppt/media/router.png')).toEqual(PNG);
    expect(parts.has('ppt/media/router.svg')).toBe(true);
    const pictures = all(xmlOf(parts, 'ppt/slides/slide1.xml'), 'p:pic');
    expect(pictures.length).toBeGreaterThan(5);
    for (const one of pictures) {
      const { cx, cy } = at(one, 'p:spPr', 'a:xfrm', 'a:ext').attributes;
      expect(Number(cx) / Number(cy)).toBeCloseTo(picture.width / picture.height, 2);
      expect(all(one, 'asvg:svgBlip')).toHaveLength(1);
    }
  });

  it('can be plain boxes', () => {
    const slide = xmlOf(partsOf(pptxOf(inputOf(homeCampus, 'en', { icons: 'plain' }))), 'ppt/slides/slide1.xml');
    const names = all(slide, 'p:cNvPr').map(({ attributes }) => attributes['name'] ?? '');
    expect(names.filter((name) => name.startsWith('icon: '))).toEqual([]);
    expect(names).toContain('node: fwsm0.cc.cuc.ac.jp');
  });
});
