import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitLines } from '../../../src/analyzers/detect';
import { cutAtBreaks } from '../../../src/analyzers/markup';

const pieces = (text: string) => cutAtBreaks(text, splitLines(text)).map((piece) => piece.text);

describe('lines of a looking glass', () => {
  it('end where HTML breaks them, and keep their tags', () => {
    expect(pieces('<pre>a<br>b<BR/>c</pre>')).toEqual(['<pre>a<br>', 'b<BR/>', 'c</pre>']);
    expect(pieces('<tr><td>1</td></tr><tr><td>2</td></tr>')).toEqual(['<tr><td>1</td></tr><tr>', '<td>2</td></tr>']);
    expect(pieces('a<br>\n  b<br>\n<br><br>\nc')).toEqual(['a<br>', '  b<br>', '<br><br>', 'c']);
  });

  it('are not cut by tags that break no line, nor by what only looks like one', () => {
    const text = '<a href="/x">a</a> <b>b</b> <breath> <Huawei>tracert <br';
    expect(pieces(text)).toEqual([text]);
  });

  it('are the same list without markup', () => {
    const lines = splitLines('1  192.0.2.1  <1 ms\n2  *');
    expect(cutAtBreaks('1  192.0.2.1  <1 ms\n2  *', lines)).toBe(lines);
  });

  it('lose and move nothing', () => {
    const part = fc.constantFrom('<br>', '</p>', '<pre>', ' ', 'a', '1  192.0.2.1', '\n', '<', '>', '<br ');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
        const text = parts.join('');
        const cut = cutAtBreaks(text, splitLines(text));
        for (const piece of cut) expect(text.slice(piece.start, piece.end)).toBe(piece.text);
        expect(cut.map((piece) => piece.text).join('')).toBe(text.replaceAll('\n', ''));
      }),
    );
  });
});
