import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Scene } from '../../src/layout/scene';
import { messages } from '../../src/messages';
import type { PanelContent } from '../../src/protocol/messages';
import { htmlOf } from '../../src/export/html';
import { webviewStrings } from '../../src/view/strings';

const ASSETS = { script: 'run()', style: 'body{}', scriptHash: 'sha256-c2NyaXB0', styleHash: 'sha256-c3R5bGU=' };

function contentWith(title: string): PanelContent {
  const scene: Scene = { kind: 'route', width: 1, height: 1, title, description: title, items: [], legend: [] };
  return {
    scenes: [scene],
    banner: title,
    unparsedNote: '',
    unparsed: [],
    inspector: { [title]: { title, kind: title, facts: [], claims: [] } },
    overviews: [],
    traits: {},
    tables: [],
    folds: [],
    strings: webviewStrings(messages('en')),
    language: 'en',
    origins: ['file:///home/somebody/trace.txt'],
  };
}

/** What a browser finds in the data element: everything up to the first end tag. */
function dataIn(html: string): unknown {
  const start = html.indexOf('id="hopscope-data">') + 'id="hopscope-data">'.length;
  return JSON.parse(html.slice(start, html.indexOf('</script', start)));
}

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    '</script>',
    '<!--',
    '-->',
    ']]>',
    '\u2028',
    '\u2029',
    '\u0000',
    '\ud800',
    '"onload="',
    "'",
    '&lt;',
    '</title><script>',
  ),
);

describe('the interactive page', () => {
  it('holds the data of any text, and no text can end its element', () => {
    fc.assert(
      fc.property(fc.array(hostile, { maxLength: 6 }), (parts) => {
        const text = parts.join('');
        const sources = [{ id: text, name: text, text, role: 'forward' as const }];
        const html = htmlOf(contentWith(text), sources, ASSETS);
        const { content, sources: kept } = dataIn(html) as { content: PanelContent; sources: unknown };
        expect(kept).toEqual([{ id: text, name: text, text }]);
        expect(content.banner).toBe(text);
        expect(html.match(/<script/gi)).toHaveLength(2);
        expect(html.match(/<\/script/gi)).toHaveLength(2);
        expect(html).not.toContain('<!--');
        expect(html.match(/<title>[^<]*<\/title>/g)).toHaveLength(1);
      }),
    );
  });

  it('allows its own script and style only, and no network', () => {
    const html = htmlOf(contentWith('x'), [], ASSETS);
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1]?.replaceAll('&#39;', "'");
    expect(policy).toBe(
      "default-src 'none'; script-src 'sha256-c2NyaXB0'; style-src 'sha256-c3R5bGU='; img-src data:; base-uri 'none'; form-action 'none'",
    );
    expect(html).toContain('<script>run()</script>');
    expect(html).toContain('<style>body{}</style>');
    expect(html.indexOf('Content-Security-Policy')).toBeLessThan(html.indexOf('<style>'));
  });

  it('does not tell where the files lay', () => {
    expect(htmlOf(contentWith('x'), [], ASSETS)).not.toContain('somebody');
  });

  it('says its language and gives the same bytes again', () => {
    const html = htmlOf({ ...contentWith('x'), language: 'ja' }, [], ASSETS);
    expect(html).toContain('<html lang="ja">');
    expect(htmlOf({ ...contentWith('x'), language: 'ja' }, [], ASSETS)).toBe(html);
  });
});
