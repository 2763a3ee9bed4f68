import { describe, expect, it } from 'vitest';
import { analyze } from '../../../src/analyzers/analyze';
import { messages } from '../../../src/messages';

const FIELD = 'Received: from a.example (b.example [192.0.2.1])\n by c.example; Fri, 31 Jan 2020 07:28:42 +0900\n';

describe('a header without end', () => {
  it('is read as far as mail ever goes, and says what was not read', () => {
    const text = `${FIELD.repeat(25_001)}\tfolded once more\nSubject: x\n\nbody\n`;
    const {
      messages: [message],
      claims,
    } = analyze([{ id: 'm', name: 'm', text }]);
    expect(message?.hops).toHaveLength(25_000);
    const start = 25_000 * FIELD.length;
    const leftOut = { start, end: text.indexOf('\n\nbody') };
    expect(message?.leftOut).toEqual({ count: 2, ...leftOut });
    expect(message?.unparsed).toEqual([{ source: 'm', ...leftOut }]);
    const claim = claims.find(({ rule }) => rule === 'mail/fields-left-out');
    expect(messages('en')(claim?.key ?? '', claim?.args)).toMatch(
      /^Not read: 2 header fields beyond the first 25,?000,/,
    );
  });

  it('is no matter below that', () => {
    const {
      messages: [message],
    } = analyze([{ id: 'm', name: 'm', text: `${FIELD.repeat(10_000)}Subject: x\n` }]);
    expect([message?.hops.length, message?.leftOut, message?.subject]).toEqual([10_000, undefined, 'x']);
  });
});
