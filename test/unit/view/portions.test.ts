import { describe, expect, it } from 'vitest';
import { messages } from '../../../src/messages';
import { emptyContent } from '../../../src/view/content';
import { inPortions } from '../../../src/view/portions';
import type { Traits } from '../../../src/protocol/traits';

const traits = (count: number): Readonly<Record<string, Traits>> =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `r${index}`,
      { text: '', ips: [], rttMs: [], asn: [], roles: [], directions: [], traces: [], private: false },
    ]),
  );

describe('a drawing in portions', () => {
  const content = emptyContent(messages('en'), 'en');

  it('goes whole when it is small', () => {
    expect(inPortions({ ...content, traits: traits(10) }).map(({ type }) => type)).toEqual(['draw']);
  });

  it('shows what is drawn first, and loses nothing', () => {
    const overview = { ...content, traits: traits(5000), overviews: ['r7'] };
    const [first, rest] = inPortions(overview);
    expect(first?.type === 'draw' && Object.keys(first.content.traits)).toEqual(['r7']);
    expect(rest?.type === 'rest' && Object.keys(rest.traits).length).toBe(4999);
  });
});
