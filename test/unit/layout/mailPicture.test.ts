import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../../src/analyzers/analyze';
import { layoutMail } from '../../../src/layout/mail/layout';
import type { Scene, SceneItem } from '../../../src/layout/scene';
import { messages } from '../../../src/messages';
import { cutTexts, overlaps, struckTexts } from './boxes';

function pictureOf(name: string, language: 'en' | 'ja' = 'en') {
  const text = readFileSync(new URL(`../../fixtures/received/trust/${name}`, import.meta.url), 'utf8');
  const { messages: found, claims } = analyze([{ id: 'm', name: 'm', text }]);
  const [message] = found;
  if (!message) throw new Error('no message');
  return { message, scene: layoutMail(message, claims, messages(language)) };
}

const textsOf = (items: readonly SceneItem[]) =>
  items.flatMap(({ primitives }) => primitives.flatMap((one) => (one.type === 'text' ? [one.text] : [])));
const relays = (scene: Scene) => scene.items.filter(({ mark, data }) => mark === 'node' && data['kind'] === 'mta');
const ofKind = (scene: Scene, kind: string) => scene.items.filter(({ data }) => data['kind'] === kind);

describe('mail picture: real-shaped messages', () => {
  const names = ['gmail-m365.eml', 'list-arc.eml', 'spam-forged.eml', 'fetchmail.eml'];
  it.each(names.flatMap((name) => (['en', 'ja'] as const).map((language) => [name, language] as const)))(
    '%s (%s): nothing overlaps, is cut or struck through',
    (name, language) => {
      const { scene } = pictureOf(name, language);
      // The sign in a warning triangle stands inside its outline on purpose.
      const struck = struckTexts(scene).filter((one) => !one.startsWith('badge "!"'));
      expect([...overlaps(scene), ...cutTexts(scene), ...struck]).toEqual([]);
    },
  );

  it('folds delivery and filter into one step, whose hops stay at hand', () => {
    const { scene, message } = pictureOf('fetchmail.eml');
    expect(relays(scene).map(({ data }) => data['role'])).toEqual(['msa', 'mx', 'mda', 'fetch']);
    expect(ofKind(scene, 'folded-hop').map(({ subject }) => subject)).toEqual(
      message.hops.slice(2, 5).map(({ id }) => id),
    );
  });

  it('shows results where they were written, and which do not count', () => {
    expect(textsOf(relays(pictureOf('gmail-m365.eml').scene))).toContain('SPF pass · DKIM pass · DMARC pass');
    expect(textsOf(relays(pictureOf('list-arc.eml').scene))).toContain('not counted: SPF pass · DKIM pass');
    expect(textsOf(relays(pictureOf('spam-forged.eml').scene))).toContain('SPF fail · DKIM none · DMARC fail');
  });

  it('has a table with every hop that selects what the lanes select', () => {
    const { scene, message } = pictureOf('gmail-m365.eml');
    expect(ofKind(scene, 'row').map(({ subject }) => subject)).toEqual(message.hops.map(({ id }) => id));
    expect(textsOf(ofKind(scene, 'table'))).toEqual(['hop', 'from', 'by', 'with', 'time (UTC)', 'delay']);
  });

  it('tells locked, open and unknown lines apart, in the legend too', () => {
    const { scene } = pictureOf('fetchmail.eml');
    expect(relays(scene).map(({ data }) => data['tls'])).toEqual(['no', 'yes', 'unknown', 'unknown']);
    expect(scene.legend.map(({ id }) => id)).toEqual(expect.arrayContaining(['tls-yes', 'tls-no', 'tls-unknown']));
  });

  it('says where the message waited, and names the slowest hop', () => {
    const captions = textsOf(pictureOf('fetchmail.eml').scene.items.filter(({ mark }) => mark === 'delay'));
    expect(captions).toContain('14 min 8 s, waited at out.sender.example');
    expect(captions).toContain('14 min 27 s, waited at mbox.provider.example (slowest)');
  });

  it('orders the findings by their grade', () => {
    const [card] = ofKind(pictureOf('spam-forged.eml').scene, 'notes').filter(({ mark }) => mark === 'card');
    const texts = textsOf(card ? [card] : []);
    expect(texts.indexOf('certain')).toBeGreaterThan(0);
    expect(texts.indexOf('strong signs')).toBeGreaterThan(texts.indexOf('certain'));
  });
});
