import { describe, expect, it } from 'vitest';
import { messages } from '../../../src/messages';
import { inspectorOf, overviewsOf } from '../../../src/view/inspect';
import { analysis, natClaim, TEXT, trace } from './analysis';

const t = messages('en');
const entries = inspectorOf(analysis, t);

describe('the inspector', () => {
  it('has the facts of a router with links to where they stand', () => {
    const entry = entries['router:192.168.1.1'];
    expect(entry?.title).toBe('192.168.1.1');
    expect(entry?.kind).toBe('NAT router');
    expect(entry?.facts.map(({ name, value }) => `${name}: ${value}`)).toEqual([
      'Name: gw.example.net',
      'Address: 192.168.1.1 (private)',
      'Hop: 1 (forward)',
    ]);
    const evidence = entry?.facts[1]?.evidence;
    expect(evidence?.label).toBe('line 2');
    expect(TEXT.slice(evidence?.start, evidence?.end)).toBe('192.168.1.1');
  });

  it('keeps what is inferred apart, with reasons, places and the reading not taken', () => {
    expect(entries['router:192.168.1.1']?.claims).toEqual([
      {
        text: 'NAT: none seen',
        grade: 'certain, 99 %',
        why: [
          {
            text: 'home',
            evidence: [expect.objectContaining({ label: 'line 2' }), expect.objectContaining({ label: 'line 4' })],
          },
        ],
        whyNot: [{ text: 'Route (1 %)', why: [] }],
      },
    ]);
  });

  it('has each claim as an entry, also those without reasons', () => {
    expect(entries[natClaim.id]?.kind).toBe('NAT router');
    expect(entries['claim:role']?.claims[0]?.why).toEqual([
      { text: 'Rests on', evidence: [expect.objectContaining({ label: 'line 4' })] },
    ]);
  });

  it('names times, directions and what is only possible', () => {
    const hop = entries['if:192.0.2.80']?.facts.filter(({ name }) => ['Hop', 'Answered at hop'].includes(name));
    expect(hop?.map(({ value }) => value)).toEqual(['3 (forward): 16.1 ms', '3: 192.0.2.80, 198.51.100.9']);
    expect(entries['link:router:192.168.1.1|router:192.0.2.80|']?.facts.at(-1)).toEqual({
      name: 'forward',
      value: 'may pass here, from 16.1 ms',
    });
    expect(entries['silent:trace:a.txt@0#2']?.facts.map(({ value }) => value)).toEqual(['2 (forward)']);
  });

  it('tells about the whole route while nothing is selected', () => {
    const [overview] = overviewsOf(analysis);
    expect(entries[overview ?? '']?.facts).toEqual([
      { name: 'forward', value: 'to 192.0.2.80, 3 hops', evidence: expect.objectContaining({ label: 'line 1' }) },
    ]);
  });

  it('names the document where there are several', () => {
    const other = { id: 'b.txt', name: 'b.txt', text: '' };
    const two = inspectorOf({ ...analysis, sources: [...analysis.sources, other] }, t);
    expect(two['if:198.51.100.9']?.facts[0]?.evidence?.label).toBe('a.txt:4');
  });

  it('takes an id that is a name of object members as a plain id', () => {
    expect(Object.hasOwn(entries, '__proto__')).toBe(true);
    expect(Object.getPrototypeOf(entries)).toBe(Object.prototype);
  });

  it('quotes one short line', () => {
    const quote = entries['overview:route']?.facts[0]?.evidence?.quote ?? '';
    expect(quote.length).toBeLessThanOrEqual(120);
    expect(quote).not.toMatch(/[\r\n]/);
    expect(quote.startsWith('traceroute to 192.0.2.80')).toBe(true);
  });

  it('survives evidence in a document that is not there', () => {
    const lost = inspectorOf({ ...analysis, sources: [] }, t);
    expect(lost['if:192.0.2.80']?.facts[0]?.evidence?.label).toBe(trace.source);
  });
});
