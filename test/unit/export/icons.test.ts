import { strFromU8, strToU8, unzipSync, zlibSync } from 'fflate';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesOf, type ExportInput } from '../../../src/export/exporter';
import { iconPictureOf, iconPicturesOf } from '../../../src/export/iconFiles';
import { exporterById } from '../../../src/export/registry';
import { ICON_NAMES, type IconPicture, type Icons } from '../../../src/layout/icons';
import { messages } from '../../../src/messages';
import { homeCampus, inputOf, potSeller } from '../pptx/inputs';

const PNG = new Uint8Array(readFileSync(path.resolve(import.meta.dirname, '../../../media/icon.png')));
const svg = (inside: string, more = 'viewBox="0 0 80 40"'): Uint8Array =>
  strToU8(`<svg xmlns="http://www.w3.org/2000/svg" ${more}>${inside}</svg>`);
const SVG = svg('<rect width="80" height="40" fill="#00ff01"/>');

function pictureOf(files: Parameters<typeof iconPictureOf>[0]): IconPicture {
  const picture = iconPictureOf(files);
  if (typeof picture === 'string') throw new Error(picture);
  return picture;
}

const OWN: Icons = new Map([
  ['router', pictureOf({ svg: SVG })],
  ['host', pictureOf({ png: PNG })],
]);
const SVG_URI = `data:image/svg+xml;base64,${Buffer.from(SVG).toString('base64')}`;
const PNG_URI = `data:image/png;base64,${Buffer.from(PNG).toString('base64')}`;

async function written(id: string, icons: Icons, change: Partial<ExportInput> = {}): Promise<Uint8Array> {
  const exporter = exporterById(id);
  if (!exporter) throw new Error(`no format ${id}`);
  const [file] = await filesOf(exporter, { ...inputOf(homeCampus, 'en', { icons }), ...change });
  if (file === undefined) throw new Error(`${id} wrote nothing`);
  return typeof file === 'string' ? strToU8(file) : file;
}

const text = async (id: string, icons: Icons): Promise<string> => strFromU8(await written(id, icons));
const count = (all: string, part: string): number => all.split(part).length - 1;

describe("the user's pictures instead of symbols", () => {
  it('stand once in an SVG, as images that can run nothing, and are used where the symbols stood', async () => {
    const [drawn, own] = [await text('svg', 'drawn'), await text('svg', OWN)];
    expect(own).toContain(`<image id="picture-router" href="${SVG_URI}" width="80" height="40"/>`);
    expect(count(own, PNG_URI)).toBe(1);
    const routers = ['router', 'nat'].map((icon) => count(drawn, `data-icon="${icon}"`));
    expect(routers).toEqual([expect.toSatisfy((n: number) => n > 5), expect.toSatisfy((n: number) => n > 0)]);
    expect(count(own, 'href="#picture-router"')).toBe(routers.reduce((sum, n) => sum + n));
    expect(own).toContain('data-icon="firewall"');
    expect(own).not.toContain('#00ff01');
  });

  it('of a special symbol go before those of the general one', async () => {
    const own = await text('svg', new Map([...OWN, ['nat', pictureOf({ png: PNG })]]));
    expect(own).toContain('href="#picture-nat"');
    expect(count(own, 'href="#picture-router"')).toBe(count(await text('svg', 'drawn'), 'data-icon="router"'));
  });

  it('are in the page, whose policy lets data pictures in and nothing else', async () => {
    const page = await text('html', OWN);
    expect(page).toContain(SVG_URI);
    expect(page).toContain('img-src data:;');
    expect(count(page, SVG_URI)).toBe(1);
  });

  it('are images of the cells in draw.io, before any stencil', async () => {
    const page = await text('drawio', OWN);
    expect(page).toContain(`shape=image;imageAspect=0;image=${SVG_URI.replace(';base64', '')};`);
    expect(page).not.toContain('mxgraph.cisco.routers.router');
    expect(page).toContain('mxgraph.cisco.security.firewall');
  });

  it('change the pixels of a PNG', async () => {
    expect(await written('png', OWN)).not.toEqual(await written('png', 'drawn'));
  });

  it('are pictures of a PDF, each embedded once', async () => {
    const pdf = Buffer.from(await written('pdf', OWN)).toString('latin1');
    // A picture with transparency is two: its colours and its mask.
    expect(count(pdf, '/Subtype /Image')).toBe(4);
    expect(Buffer.from(await written('pdf', 'drawn')).toString('latin1')).not.toContain('/Subtype /Image');
  });

  it('lie as SVG over PNG in a slide, the PNG made from the SVG where there is none', async () => {
    const parts = unzipSync(await written('pptx', OWN));
    expect(
      Object.keys(parts)
        .filter((name) => name.startsWith('ppt/media/'))
        .sort(),
    ).toEqual(['ppt/media/host.png', 'ppt/media/router.png', 'ppt/media/router.svg']);
    expect(iconPictureOf({ png: parts['ppt/media/router.png'] ?? new Uint8Array() })).toMatchObject({
      width: 512,
      height: 256,
    });
  });

  it('that cannot be turned into pixels leave the symbol, with a sentence', async () => {
    const broken: IconPicture = { ...pictureOf({ svg: SVG }), svg: strToU8('<svg') };
    const said: string[] = [];
    const icons = new Map([['router', broken]]);
    const bytes = await written('pptx', icons, { warn: (sentence) => said.push(sentence) });
    expect(said).toEqual([expect.stringContaining('router.svg could not be turned into pixels')]);
    expect(strFromU8(unzipSync(bytes)['ppt/slides/slide1.xml'] ?? new Uint8Array())).toContain('icon: router');
  });
});

describe('plain', () => {
  it('draws boxes in every picture', async () => {
    expect(await text('svg', 'plain')).not.toContain('data-icon');
    expect(await text('drawio', 'plain')).not.toContain('mxgraph.');
    expect(await text('html', 'plain')).not.toContain('"type":"icon"');
    const scenes = inputOf(potSeller, 'en', { icons: 'plain' }).scenes();
    const types = scenes.flatMap(({ items, legend }) => [...items, ...legend].flatMap(({ primitives }) => primitives));
    expect(types.filter(({ type }) => type === 'icon')).toEqual([]);
  });
});

/** A PNG of one grey row, with changes. */
function png(change: { data?: Uint8Array; width?: number; height?: number; end?: string } = {}): Uint8Array {
  const { data = zlibSync(new Uint8Array([0, 7])), width = 1, height = 1, end = 'IEND' } = change;
  const chunk = (name: string, content: Uint8Array): number[] => {
    const { length } = content;
    return [
      length >> 24,
      (length >> 16) & 255,
      (length >> 8) & 255,
      length & 255,
      ...strToU8(name),
      ...content,
      0,
      0,
      0,
      0,
    ];
  };
  const size = [width, height].flatMap((one) => [one >> 24, (one >> 16) & 255, (one >> 8) & 255, one & 255]);
  const head = new Uint8Array([...size, 8, 0, 0, 0, 0]);
  const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
  return new Uint8Array([
    ...signature,
    ...chunk('IHDR', head),
    ...chunk('IDAT', data),
    ...chunk(end, new Uint8Array()),
  ]);
}

describe('a file that cannot be used', () => {
  it.each([
    ['icons.notPng', 'a GIF', { png: strToU8('GIF89a and some more bytes, so that it is long enough') }],
    ['icons.notPng', 'cut off', { png: PNG.slice(0, 200) }],
    ['icons.notPng', 'nothing', { png: new Uint8Array() }],
    ['icons.notPng', 'without an end', { png: png({ end: 'tEXt' }) }],
    ['icons.notPng', 'pixels that are no zlib stream', { png: png({ data: strToU8('pixels') }) }],
    ['icons.notPng', 'fewer pixels than it says', { png: png({ width: 90, height: 90 }) }],
    ['icons.notPng', 'more pixels than fit', { png: png({ data: zlibSync(new Uint8Array(100_000)) }) }],
    ['icons.notPng', 'a size for bombs', { png: png({ width: 2 ** 30, height: 2 ** 30 }) }],
    ['icons.tooLarge', 'many bytes', { png: new Uint8Array(600_000) }],
    ['icons.tooLarge', 'many bytes of SVG', { svg: svg(' '.repeat(600_000)) }],
    ['icons.tooLong', 'a thread', { svg: svg('', 'viewBox="0 0 1000 1"') }],
    ['icons.noSize', 'no size', { svg: svg('', '') }],
    ['icons.noSize', 'a size of letters', { svg: svg('', 'viewBox="a b c d" width="wide"') }],
    ...['<g>', '</g>', '<g></a>', '<g', '<path d="', '<!-- ', '<>'].map(
      (inside) => ['icons.notSvg', inside, { svg: svg(inside) }] as const,
    ),
    ...['', 'text', '<html/>', '<svg/><svg/>', '\u0000'].map(
      (whole) => ['icons.notSvg', JSON.stringify(whole), { svg: strToU8(whole) }] as const,
    ),
    ...[
      '<script>1</script>',
      '<svg:script/>',
      '<path onload="x"/>',
      '<image href="http://192.0.2.1/a.png"/>',
      '<use xlink:href="http://192.0.2.1/a.svg#b"/>',
      '<a href="javascript:x"/>',
      '<style>@import "x"</style>',
      '<path fill="url(http://192.0.2.1/)"/>',
      '<foreignObject/>',
      '<!DOCTYPE svg [<!ENTITY a "b">]>',
      '<use href="#a"/>'.repeat(17),
    ].map((inside) => ['icons.unsafeSvg', inside.slice(0, 60), { svg: svg(inside) }] as const),
  ] as const)('is refused as %s: %s', (key, _what, files) => {
    expect(iconPictureOf(files)).toBe(key);
  });

  it('is read in linear time, however hostile', () => {
    const started = performance.now();
    for (const part of ['<', '<a ', '"', "<a b='", '<!--', '</', ' viewBox="'])
      iconPictureOf({ svg: svg(part.repeat(80_000 / part.length)) });
    expect(performance.now() - started).toBeLessThan(1500);
  });

  it('takes a picture at the edge of what is possible', () => {
    expect(iconPictureOf({ png: png() })).toMatchObject({ width: 1, height: 1 });
    expect(iconPictureOf({ svg: svg('<!-- <g> --><g a=">"><path/></g>', "width='30px' height='20px'") })).toMatchObject(
      {
        width: 30,
        height: 20,
      },
    );
  });
});

describe('a folder of icons', () => {
  const read = (files: Readonly<Record<string, Uint8Array>>) =>
    iconPicturesOf(Object.keys(files), (name) => Promise.resolve(files[name]), messages('en'));

  it('gives the pictures by role, whatever the case of the names', async () => {
    const { pictures, problems } = await read({ 'Router.SVG': SVG, 'mail-server.png': PNG, 'readme.txt': PNG });
    expect([...pictures.keys()]).toEqual(['router', 'mail-server']);
    expect(problems).toEqual([]);
  });

  it('says one sentence for each file that cannot be used', async () => {
    const { pictures, problems } = await read({ 'router.png': SVG, 'fire-wall.svg': SVG, 'routers.png': PNG });
    expect(pictures.size).toBe(0);
    expect(problems).toEqual([
      'router.png is no PNG picture. The built-in symbol is used.',
      `2 files are left out because no symbol has such a name (fire-wall.svg, routers.png); the names are ${ICON_NAMES.join(', ')}.`,
    ]);
  });
});
