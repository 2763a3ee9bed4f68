import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  childText,
  childrenOf,
  findElement,
  readXmlElement,
  type XmlElement,
} from '../../../src/analyzers/machine/xml';

function read(text: string): XmlElement {
  const reading = readXmlElement(text, 0);
  if (!reading) throw new Error(`no element: ${text}`);
  return reading.element;
}

function all(element: XmlElement): readonly XmlElement[] {
  return [element, ...element.children.flatMap(all)];
}

describe('readXmlElement', () => {
  it('reads attributes, texts and their places', () => {
    const text = '<a x="1" y = \'b &amp; c\'>\n <b>  12.5 </b><c/><b>x &lt; &#121; &#x7a;</b></a> behind';
    const root = read(text);
    expect(root.attributes['x']?.scalar).toBe('1');
    expect(root.attributes['y']?.scalar).toBe('b & c');
    expect(text.slice(root.attributes['y']?.start, root.attributes['y']?.end)).toBe('b &amp; c');
    expect(childrenOf(root, 'b').map((b) => b.text?.scalar)).toEqual(['12.5', 'x < y z']);
    const first = childText(root, 'b');
    expect(text.slice(first?.start, first?.end)).toBe('12.5');
    expect(text.slice(root.end)).toBe(' behind');
    expect(all(root).every((element) => !element.cut)).toBe(true);
  });

  it('expands nothing: no entity of a document type, no second round', () => {
    const text = '<a><!DOCTYPE a [<!ENTITY b "bbbb">]><c>&b;&amp;lt;</c></a>';
    expect(findElement(read(text), 'c')?.text?.scalar).toBe('&b;&lt;');
  });

  it('steps over comments, CDATA and instructions', () => {
    const root = read('<a><!-- <b>1</b> --><![CDATA[<b>2</b>]]><?b 3?><b>4</b></a>');
    expect(root.children.map((child) => child.text?.scalar)).toEqual(['4']);
  });

  it('drops name space prefixes', () => {
    expect(read('<nc:a><j:b j:c="1"/></nc:a>').children[0]).toMatchObject({
      name: 'b',
      attributes: { c: { scalar: '1' } },
    });
  });

  it('mends wrong nesting', () => {
    const root = read('<a><b><c>1</b><d>2</d></x></a>');
    expect(root.children.map((child) => child.name)).toEqual(['b', 'd']);
    expect(root.cut).toBe(false);
  });

  it('ends a cut element behind its last tag', () => {
    const text = '<a><b>1</b><c>2';
    const root = read(`${text}\nprose`);
    expect(root.cut).toBe(true);
    expect(root.end).toBe('<a><b>1</b><c>'.length);
    expect(childrenOf(root, 'b')[0]?.cut).toBe(false);
  });

  it('ends a cut element where the next one of its name begins', () => {
    expect(readXmlElement('<a><b>1</b></b<a><b>2</b></a>', 0)?.end).toBe('<a><b>1</b></b'.length);
  });

  it('takes any text without throwing, in bounded depth', () => {
    const sign = fc.constantFrom(
      '<',
      '>',
      '/',
      '</',
      '<a',
      '<b x="',
      '"',
      "'",
      '=',
      '<!--',
      '-->',
      '<![CDATA[',
      '&amp;',
      ' ',
      'a',
      '<?',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(sign, fc.string({ unit: 'binary', maxLength: 2 })), { maxLength: 60 }), (parts) => {
        const text = `<r>${parts.join('')}`;
        const reading = readXmlElement(text, 0);
        expect(reading?.end).toBeGreaterThan(0);
        for (const one of reading ? all(reading.element) : []) {
          expect(one.start < one.end && one.end <= text.length).toBe(true);
          if (one.text) expect(text.slice(one.text.start, one.text.end).trim()).not.toBe('');
        }
      }),
      { numRuns: 3000 },
    );
    expect(all(read('<a><b>'.repeat(1) + '<c>'.repeat(100_000))).length).toBeLessThan(100);
  });
});
