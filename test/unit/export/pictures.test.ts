import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesOf, type ExportInput } from '../../../src/export/exporter';
import { exporterById } from '../../../src/export/registry';
import { glyphsOf, nameInCollection } from '../../../src/export/font/glyphs';
import { pdfOf } from '../../../src/export/pdf/write';
import { pngOf } from '../../../src/export/png';
import { catalog } from '../../../src/messages';
import type { Analysis } from '../../../src/model/analysis';
import { homeCampus, inputOf, potSeller } from '../pptx/inputs';
import { hostileMail, hostileRoute } from './hostile';

const font = (name: string): Uint8Array =>
  readFileSync(path.resolve(import.meta.dirname, '../../../media/fonts', name));

function png(analysis: Analysis, scale?: number): Promise<Uint8Array> {
  const input = inputOf(analysis, 'ja', scale === undefined ? {} : { scale });
  const [scene] = input.scenes();
  if (!scene) throw new Error('no scene');
  return pngOf(scene, input);
}

/** Width and height of a PNG (its first chunk). */
function sizeOf(bytes: Uint8Array): readonly [number, number] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  expect(view.getUint32(0)).toBe(0x89504e47);
  return [view.getUint32(16), view.getUint32(20)];
}

/** The same input, with what is warned of. */
function listening(input: ExportInput): { readonly input: ExportInput; readonly said: string[] } {
  const said: string[] = [];
  return { input: { ...input, warn: (sentence) => said.push(sentence) }, said };
}

describe('PNG', () => {
  it('has two and three times the pixels, and the same bytes every time', async () => {
    const [one, two, three, again] = [
      await png(homeCampus),
      await png(homeCampus, 2),
      await png(homeCampus, 3),
      await png(homeCampus),
    ];
    const [width, height] = sizeOf(one);
    expect(sizeOf(two)).toEqual([width * 2, height * 2]);
    expect(sizeOf(three)).toEqual([width * 3, height * 3]);
    expect(Buffer.from(again).equals(Buffer.from(one))).toBe(true);
  });

  it('is made smaller, and says so, where memory would not do', async () => {
    const { input, said } = listening(inputOf(homeCampus, 'en', { scale: 3, legend: false }));
    const [scene] = input.scenes();
    if (!scene) throw new Error('no scene');
    const [width, height] = sizeOf(await pngOf({ ...scene, width: 20_000, height: 5_000 }, input));
    expect(Math.max(width, height)).toBeLessThanOrEqual(16_384);
    expect(said).toEqual([expect.stringContaining('too large for a picture at 3×')]);
  });
});

describe('PDF', () => {
  it('has a page a drawing and the same bytes every time', async () => {
    const both: Analysis = {
      ...homeCampus,
      messages: potSeller.messages,
      claims: [...homeCampus.claims, ...potSeller.claims],
    };
    const [one, two] = [await pdfOf(inputOf(both, 'ja')), await pdfOf(inputOf(both, 'ja'))];
    expect(Buffer.from(one).equals(Buffer.from(two))).toBe(true);
    const text = Buffer.from(one).toString('latin1');
    expect(text).toMatch(/^%PDF-1\.\d/);
    expect([...text.matchAll(/\/Type \/Page\n/g)]).toHaveLength(2);
    expect(text).not.toMatch(/\/(JavaScript|URI|Launch)\b/);
  });

  it.each([
    ['a route', hostileRoute()],
    ['a message', hostileMail('齋 \u202egnp "\\)( <</JS>> \u0000\u001b[0m 🦊')],
  ])('takes hostile names of %s', async (_name, analysis) => {
    const { input } = listening(inputOf(analysis, 'en'));
    expect((await pdfOf(input)).length).toBeGreaterThan(5_000);
  });
});

describe('letters that the font lacks', () => {
  it('are named in one sentence and not dropped', async () => {
    const { input, said } = listening(inputOf(hostileMail('齋藤 한국'), 'en'));
    await pdfOf(input);
    expect(said).toEqual([
      expect.stringMatching(/lacks 3 letters \((?=.*齋)(?=.*한)(?=.*국).*\): shown as 〓.*--font FILE/),
    ]);
  });

  it.each([
    ['Thai', 'ไทย'],
    ['Arabic', 'العربية'],
    ['emoji', '😀🦊'],
    ['kanji of extension B', '𠀋𠮟'],
  ])('are named for PNG and PDF, and stand in the files whose reader brings the font: %s', async (_name, letters) => {
    const { input, said } = listening(inputOf(hostileMail(letters), 'en'));
    const count = new Set(letters).size;
    for (const id of ['png', 'pdf', 'pptx', 'html', 'svg', 'drawio'] as const) {
      const exporter = exporterById(id);
      const [file] = exporter ? await filesOf(exporter, input) : [];
      const pictured = id === 'png' || id === 'pdf';
      expect(said, id).toEqual(pictured ? [expect.stringContaining(`lacks ${count} letters (`)] : []);
      said.length = 0;
      if (pictured) continue;
      const slide =
        typeof file === 'string'
          ? file
          : strFromU8(unzipSync(file ?? new Uint8Array())['ppt/slides/slide1.xml'] ?? new Uint8Array());
      expect(slide, id).toContain(letters);
    }
  });

  it('a file that is no font is named', async () => {
    const { input, said } = listening(inputOf(homeCampus, 'en'));
    await pdfOf({ ...input, font: { name: 'letter.txt', data: new TextEncoder().encode('Dear Sir or Madam') } });
    expect(said).toEqual([expect.stringContaining('letter.txt is no TrueType or OpenType font')]);
  });

  it('every letter of our own texts is in both faces', () => {
    const [regular, bold] = [glyphsOf(font('regular.ttf')), glyphsOf(font('bold.ttf'))];
    const letters = new Set(Object.values(catalog).flatMap(({ en, ja }) => [...(en + ja)]));
    const lacking = [...letters].filter((one) => !regular?.(one.codePointAt(0) ?? 0) && one >= ' ');
    expect(lacking).toEqual([]);
    expect(bold?.('分'.codePointAt(0) ?? 0)).toBe(true);
  });

  it('knows what is in the font and what is not', () => {
    const regular = glyphsOf(font('regular.ttf'));
    for (const letter of 'A9ぁん責任〓ü') expect(regular?.(letter.codePointAt(0) ?? 0), letter).toBe(true);
    for (const letter of '齋한🦊') expect(regular?.(letter.codePointAt(0) ?? 0), letter).toBe(false);
  });

  it('reads any bytes, and any font cut off or changed, without a throw', () => {
    const whole = font('bold.ttf');
    const damaged = fc
      .tuple(fc.nat(whole.length), fc.array(fc.tuple(fc.nat(600), fc.nat(255)), { maxLength: 12 }))
      .map(([length, changes]) => {
        const bytes = whole.slice(0, length);
        for (const [at, value] of changes) bytes[at] = value;
        return bytes;
      });
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 400 }), damaged), (bytes) => {
        expect(['undefined', 'boolean']).toContain(typeof glyphsOf(bytes)?.(65));
        expect(['undefined', 'string']).toContain(typeof nameInCollection(bytes));
      }),
    );
  });
});
