import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../../src/analyzers/analyze';
import { barWidth } from '../../../src/layout/mail/delays';
import { layoutMail } from '../../../src/layout/mail/layout';
import { wrap } from '../../../src/layout/mail/wrap';
import type { Scene, TextPrimitive } from '../../../src/layout/scene';
import { measureText } from '../../../src/layout/textMetrics';
import { catalog, messages as texts, type Language, type Translate } from '../../../src/messages';

interface Box {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function sceneOf(text: string, language: Language = 'en'): Scene {
  const { messages, claims } = analyze([{ id: 'm', name: 'm', text }]);
  const [message] = messages;
  if (!message) throw new Error('no message recognised');
  return layoutMail(message, claims, texts(language));
}

function textsOf(scene: Scene): readonly TextPrimitive[] {
  return scene.items.flatMap(({ primitives }) => primitives.filter((one) => one.type === 'text'));
}

/** Room of the glyphs: ascent and descent without the leading. */
function boxOf(text: TextPrimitive): Box {
  const width = measureText(text.text, text.size, text);
  const left = text.anchor === 'start' ? text.x : text.anchor === 'end' ? text.x - width : text.x - width / 2;
  return {
    text: text.text,
    left,
    right: left + width,
    top: text.y - text.size * 0.75,
    bottom: text.y + text.size * 0.2,
  };
}

function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** A path of `count` hops; every third address is a long one, one clock is wrong, one hop waits for days. */
function path(count: number, host: (index: number) => string): string {
  const fields = Array.from({ length: count }, (_, index) => {
    const ip = index % 3 === 2 ? `IPv6:2001:db8:4444:abcd:1234:5678:9abc:${index}` : `203.0.113.${index + 1}`;
    const wait = index === 3 ? -50_000 : index >= 5 ? 300_000_000 : 0;
    const at = new Date(Date.UTC(2024, 4, 1) + index * 2_000 + wait).toUTCString().replace('GMT', '+0000');
    return `Received: from ${host(index)} (${host(index)} [${ip}])\n\tby ${host(index + 1)} (Postfix) with ESMTPS id ${index}A; ${at}\n`;
  });
  return `${fields.reverse().join('')}From: Somebody <somebody@sender.example>\nTo: me@example.jp\nSubject: hops\nDate: Wed, 01 May 2024 00:00:00 +0000\n`;
}

const roots = [new URL('../../fixtures/received/', import.meta.url), new URL('../../../examples/', import.meta.url)];
const files = roots.flatMap((root) =>
  readdirSync(root, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.eml'))
    .map((name) => [name, readFileSync(new URL(name, root), 'utf8')] as const),
);
const drawn = [
  ...files,
  ['two hops', path(2, (index) => `h${index}.example.org`)],
  ['eight hops of as many operators', path(8, (index) => `mail-gateway-${index}.outgoing.operator${index}.example`)],
  ['twelve hops', path(12, (index) => `relay${index}.site${index >> 1}.example`)],
  ['a hundred hops', path(100, (index) => `relay${index}.site${index >> 3}.example`)],
  ['names of 200 letters', path(4, (index) => `${'a'.repeat(60)}.${'b'.repeat(60)}.${'c'.repeat(60)}${index}.example`)],
] as const;
const languages = ['en', 'ja'] as const;
const cases = drawn.flatMap(([name, text]) => languages.map((language) => [name, language, text] as const));

describe('mail drawing', () => {
  it.each(cases)('%s (%s): no text lies on another or outside', (_name, language, text) => {
    const scene = sceneOf(text, language);
    const boxes = textsOf(scene).map(boxOf);
    for (const [index, box] of boxes.entries()) {
      expect(box.left, box.text).toBeGreaterThanOrEqual(0);
      expect(box.right, box.text).toBeLessThanOrEqual(scene.width);
      expect(box.bottom, box.text).toBeLessThanOrEqual(scene.height);
      const hit = boxes.slice(index + 1).find((other) => overlaps(box, other));
      expect(hit && `${box.text} / ${hit.text}`).toBeUndefined();
    }
  });

  it.each(cases)('%s (%s): every text of a relay or card lies inside its frame', (_name, language, text) => {
    for (const item of sceneOf(text, language).items) {
      const frame = item.primitives[0];
      if ((item.mark !== 'node' && item.mark !== 'card') || frame?.type !== 'rect') continue;
      for (const one of item.primitives) {
        if (one.type !== 'text') continue;
        const box = boxOf(one);
        expect(box.left, box.text).toBeGreaterThanOrEqual(frame.x);
        expect(box.right, box.text).toBeLessThanOrEqual(frame.x + frame.width);
        expect(box.bottom, box.text).toBeLessThanOrEqual(frame.y + frame.height);
      }
    }
  });

  it.each(cases)('%s (%s): every key has its text and every argument its value', (_name, language, text) => {
    const { messages, claims } = analyze([{ id: 'm', name: 'm', text }]);
    const odd: string[] = [];
    const watching: Translate = (key, args) => {
      const said = texts(language)(key, args);
      if (!(key in catalog) || /\{\w+/.test(said)) odd.push(key);
      return said;
    };
    for (const message of messages) layoutMail(message, claims, watching);
    for (const claim of claims) {
      for (const one of [claim, ...claim.reasons, ...claim.alternatives]) watching(one.key, one.args);
    }
    expect(odd).toEqual([]);
  });

  it('cuts no name that ordinary mail has', () => {
    const written = textsOf(sceneOf(readFixture('exchange/microsoft-365.eml'))).map((one) => one.text);
    expect(written.filter((one) => one.includes('…'))).toEqual([]);
  });

  it.each(drawn.filter(([, text]) => text.split('Received:').length <= 9))(
    '%s: fitted to 1280 × 800 no text is under 9 px',
    (_name, text) => {
      for (const language of languages) {
        const scene = sceneOf(text, language);
        const scale = Math.min(1, 1280 / scene.width, 800 / scene.height);
        expect(Math.min(...textsOf(scene).map(({ size }) => size)) * scale).toBeGreaterThanOrEqual(9);
      }
    },
  );

  it('prints every delay, and a negative one as clock skew', () => {
    const written = textsOf(sceneOf(readFixture('postfix/clock-skew.eml'))).map((one) => one.text);
    expect(written).toEqual(expect.arrayContaining(['1 s', 'clock skew +44 s', 'clock skew −41 s']));
  });

  it('shows both readings of a stamp without a zone', () => {
    const written = textsOf(sceneOf(readFixture('qmail/lecture-pot-seller.eml'))).map((one) => one.text);
    expect(written).toContain('3 s if +09:00, 9 h 0 min 3 s if UTC');
    expect(written).toContain('[xxx.xxx.xx.xx]');
  });

  it('puts the boundary before the first trusted relay', () => {
    const scene = sceneOf(readFixture('postfix/submission-chain.eml'));
    const line = scene.items.find(({ mark }) => mark === 'boundary');
    const y = line?.primitives.flatMap((one) => (one.type === 'path' ? [Number(one.d.split(' ')[2])] : []))[0] ?? NaN;
    const nodes = scene.items.filter(({ mark, data }) => mark === 'node' && data['kind'] === 'mta');
    for (const { data, primitives } of nodes) {
      const frame = primitives[0];
      if (frame?.type !== 'rect') throw new Error('a relay begins with its frame');
      if (data['trust'] === 'untrusted') expect(frame.y + frame.height).toBeLessThan(y);
      else expect(frame.y).toBeGreaterThan(y);
    }
    expect(nodes.map(({ data }) => data['trust'])).toEqual(['untrusted', 'boundary', 'trusted']);
  });

  it('has unique marks, and the same drawing every time', () => {
    for (const [, text] of drawn) {
      const scene = sceneOf(text);
      const ids = scene.items.map(({ id, mark }) => `${mark} ${id}`);
      expect(new Set(ids).size).toBe(ids.length);
      expect(sceneOf(text)).toEqual(scene);
    }
  });

  it('folds what nobody reads', () => {
    const scene = sceneOf(path(100, (index) => `h${index}.example.org`));
    expect(scene.items.filter(({ mark, data }) => mark === 'node' && data['kind'] === 'mta')).toHaveLength(40);
    expect(textsOf(scene).map((one) => one.text)).toContain('60 hops not drawn');
  });
});

function readFixture(name: string): string {
  return readFileSync(new URL(`../../fixtures/received/${name}`, import.meta.url), 'utf8');
}

describe('delay bars', () => {
  it('grow with the delay, alike for plus and minus, and never leave their room', () => {
    const widths = [0, 1_000, 30_000, 60_000, 120_000, 3_600_000, 86_400_000, 3e10].map(barWidth);
    expect([...widths].sort((a, b) => a - b)).toEqual(widths);
    expect(barWidth(-30_000)).toBe(barWidth(30_000));
    expect(barWidth(1e15)).toBeLessThanOrEqual(270);
  });
});

describe('wrapping', () => {
  it.each([
    'The clock of a.very.long.host.name.that.is.no.word.example.org differs from its neighbours.',
    'メールの中継の時計は前後の中継と約四十三秒ずれています。現地時刻と UTC の取り違えと見られます。',
    'x'.repeat(500),
    '',
  ])('%s', (sentence) => {
    const lines = wrap(sentence, 200, 12, 50);
    for (const line of lines) expect(measureText(line, 12)).toBeLessThanOrEqual(212);
    expect(lines.join('').replace(/\s/g, '')).toBe(sentence.replace(/\s/g, ''));
  });
});
