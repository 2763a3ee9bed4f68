import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recognize } from '../../src/analyzers/detect';
import { decodeText } from '../../src/encoding/decodeText';

const folder = path.resolve(import.meta.dirname, '../fixtures/encodings');
const files = readdirSync(folder).filter((name) => name.endsWith('.txt'));
const bytesOf = (name: string) => readFileSync(path.join(folder, name));

function traceOf(text: string) {
  const { traces } = recognize({ id: 'f', name: 'f', text });
  const [trace] = traces;
  if (!trace || traces.length !== 1) throw new Error(`${traces.length} traces`);
  return trace;
}

describe('files in the encodings of Windows', () => {
  it.each(files)('%s is decoded as its name says', (name) => {
    const { encoding, text } = decodeText(bytesOf(name));
    expect(name.endsWith(`.${encoding}.txt`)).toBe(true);
    expect(text).not.toMatch(/[\ufffd\ufeff\0]/);
  });

  const real = readFileSync(
    path.resolve(import.meta.dirname, '../../examples/home-campus/forward.tracert.txt'),
    'utf8',
  );
  it.each(files.filter((name) => name.startsWith('ja')))('%s is the very text', (name) => {
    expect(decodeText(bytesOf(name)).text).toBe(real);
    const trace = traceOf(real);
    expect(trace).toMatchObject({ target: 'login.cuc.ac.jp', targetIp: '202.244.38.109', maxHops: 30 });
    expect(trace.hops).toHaveLength(10);
    expect(trace.hops[9]).toMatchObject({
      note: '要求がタイムアウトしました。',
      probes: [{ lost: true }, { lost: true }, { lost: true }],
    });
  });

  const notes: Readonly<Record<string, string>> = {
    de: 'Zeitüberschreitung der Anforderung.',
    en: 'Request timed out.',
    fr: 'Délai d’attente de la demande dépassé.',
    'zh-cn': '请求超时。',
  };
  it.each(files.filter((name) => !name.startsWith('ja')))('%s is read with target, hops and silent rows', (name) => {
    const trace = traceOf(decodeText(bytesOf(name)).text);
    expect(trace).toMatchObject({ dialect: 'tracert-windows', target: 'www.example.com', targetIp: '192.0.2.80' });
    expect(trace).toMatchObject({ maxHops: 30, reached: 'yes', truncated: false, unparsed: [] });
    expect(trace.hops.map(({ probes }) => probes.map(({ rttMs, lost }) => (lost ? '*' : rttMs)))).toEqual([
      [1, 1, 1],
      [9, 8, 9],
      ['*', '*', '*'],
      [12, '*', 11],
    ]);
    expect(trace.hops[0]?.probes[0]?.rttLessThan).toBe(true);
    expect(trace.hops[2]?.note).toBe(notes[name.split('.')[0] ?? '']);
  });
});

describe('one sentence alone', () => {
  const sentences: readonly (readonly [string, readonly number[], string])[] = [
    ['windows-1252', [0x5a, 0x65, 0x69, 0x74, 0xfc, 0x62, 0x65, 0x72], 'Zeitüber'],
    ['windows-1252', [0x44, 0xe9, 0x6c, 0x61, 0x69, 0x20, 0x64, 0x92, 0x61], 'Délai d’a'],
    ['windows-1252', [0x6c, 0x92, 0x69, 0x74], 'l’it'],
    ['windows-1252', [0x63, 0x61, 0x66, 0xe9], 'café'],
    ['shift_jis', [0x97, 0x76, 0x8b, 0x81, 0x82, 0xaa, 0x83, 0x5e, 0x83, 0x43, 0x83, 0x80], '要求がタイム'],
    ['gbk', [0xc7, 0xeb, 0xc7, 0xf3, 0xb3, 0xac, 0xca, 0xb1, 0xa1, 0xa3], '请求超时。'],
    ['gbk', [0x3c, 0x31, 0x20, 0xba, 0xc1, 0xc3, 0xeb], '<1 毫秒'],
  ];
  it.each(sentences)('%s: %j', (encoding, bytes, text) => {
    expect(decodeText(Uint8Array.from(bytes))).toEqual({ text, encoding });
  });
});

describe('UTF-8', () => {
  it('is what valid bytes are, without their mark', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre(!text.includes('\0') && !text.startsWith('\ufeff'));
        expect(decodeText(Buffer.from(text))).toEqual({ text, encoding: 'utf-8' });
        expect(decodeText(Buffer.from(`\ufeff${text}`))).toEqual({ text, encoding: 'utf-8' });
      }),
    );
  });

  it('survives a cut character and a spoilt byte', () => {
    const bytes = Buffer.from('要求がタイムアウトしました。');
    expect(decodeText(bytes.subarray(0, -1))).toMatchObject({
      encoding: 'utf-8',
      text: '要求がタイムアウトしました\ufffd',
    });
    bytes[3] = 0xff;
    expect(decodeText(bytes).encoding).toBe('utf-8');
  });
});

describe('any bytes', () => {
  it('give a text', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(typeof decodeText(bytes).text).toBe('string');
      }),
      { numRuns: 2000 },
    );
    expect(decodeText(new Uint8Array())).toEqual({ text: '', encoding: 'utf-8' });
  });

  it('without anything beyond ASCII and NUL are not taken for UTF-16 when NULs stand everywhere', () => {
    expect(decodeText(new Uint8Array(64)).encoding).toBe('utf-8');
  });
});
