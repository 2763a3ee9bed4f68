import { describe, expect, it } from 'vitest';
import { documentOf } from '../../../src/export/json/document';
import { markdownReportOf } from '../../../src/export/text/markdownReport';
import { summaryOf } from '../../../src/export/text/summary';
import { messages } from '../../../src/messages';
import { readDiagram, writeDiagram } from '../../../src/model/diagramText';
import { NO_OVERLAY, sourcesOf, type Diagram } from '../../../src/model/diagram';
import { redact } from '../../../src/view/redact/redact';
import { compareFiles } from './compareFiles';

const analysis = compareFiles();

describe('a comparison in words', () => {
  it('stands first in the text report, a line for each difference', () => {
    const lines = summaryOf(analysis, messages('en')).split('\n').slice(0, 8);
    expect(lines).toEqual([
      'Compared: monday.txt → friday.txt: 3 new · 2 gone · 0 moved · 2 changed',
      '  + new: edge7.example.net (203.0.113.21): hop 3, 4.7 ms',
      '  - gone: ix1.example.jp (198.51.100.5): hop 4, 8.4 ms',
      '  + new: ix2.example.jp (198.51.100.9): hop 5, 9.4 ms',
      '  - gone: silent hop 5',
      '  ~ changed: core.example.ac.jp (192.0.2.33): hop 6, 12 ms → hop 7, 41 ms (+29 ms)',
      '  + new: silent hop 6',
      '  ~ changed: www.example.ac.jp (192.0.2.80): hop 7, 12.7 ms → hop 8, 42.7 ms (+30 ms)',
    ]);
    expect(summaryOf(analysis, messages('ja')).split('\n')[0]).toBe(
      '比較: monday.txt → friday.txt（追加 3・消失 2・移動 0・変化 2）',
    );
  });

  it('stands in the Markdown report and in the JSON', () => {
    expect(markdownReportOf(analysis, undefined, messages('en'))).toContain('## Compared: monday.txt → friday.txt');
    expect(documentOf(analysis).comparison?.machines).toHaveLength(7);
    expect(documentOf(analysis, ['messages']).comparison).toBeUndefined();
  });

  it('hides what the rest of a redacted picture hides', () => {
    const hidden = redact(analysis, { mode: 'pseudonyms', homeHops: 3 });
    const text = summaryOf(hidden, messages('en')) + JSON.stringify(hidden.comparison);
    expect(text).not.toMatch(/203\.0\.113|198\.51|192\.0\.2|example/);
    expect(text).toContain('3 new · 2 gone');
  });

  it('is kept in a saved diagram', () => {
    const sources = analysis.sources.map(({ name, text, side }) => ({ name, text, ...(side && { side }) }));
    const diagram: Diagram = { ...NO_OVERLAY, sources, config: {} };
    const read = readDiagram(writeDiagram(diagram));
    expect('diagram' in read && sourcesOf(read.diagram).map(({ side }) => side)).toEqual(['before', 'after']);
  });
});
