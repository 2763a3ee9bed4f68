import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { subjectsAt } from '../../../src/view/subjects';
import { analysis, TEXT } from './analysis';

const at = (part: string, delta = 0) => subjectsAt(analysis, 'a.txt', TEXT.indexOf(part) + delta);

describe('what stands at the caret', () => {
  it('is the router of the hop, then its interface', () => {
    expect(at('gw.example.net', 3)).toEqual(['router:192.168.1.1', 'if:192.168.1.1']);
  });

  it('is the probe under the caret where a hop has several responders', () => {
    expect(at('198.51.100.9 (', 2)).toEqual(['router:198.51.100.9', 'if:198.51.100.9']);
    expect(at('16.1 ms', 1)).toEqual(['router:192.0.2.80', 'if:192.0.2.80']);
  });

  it('is all responders of the hop elsewhere on the line', () => {
    expect(at(' 3  192', 1)).toEqual(['router:192.0.2.80', 'router:198.51.100.9', 'if:192.0.2.80', 'if:198.51.100.9']);
  });

  it('is the silent hop on a line of stars', () => {
    expect(at('* * *', 1)).toEqual(['silent:trace:a.txt@0#2']);
  });

  it('is nothing on a heading, in another document, or outside the text', () => {
    expect(at('traceroute to', 4)).toEqual([]);
    expect(subjectsAt(analysis, 'b.txt', TEXT.indexOf('gw.'))).toEqual([]);
    expect(subjectsAt(analysis, 'a.txt', -5)).toEqual([]);
  });

  it('takes any offset', () => {
    const known = new Set([...(analysis.route?.routers ?? []), ...analysis.topology.interfaces].map(({ id }) => id));
    fc.assert(
      fc.property(fc.integer({ min: -10, max: TEXT.length + 10 }), (offset) => {
        for (const id of subjectsAt(analysis, 'a.txt', offset)) expect(known.has(id)).toBe(true);
      }),
    );
  });
});
