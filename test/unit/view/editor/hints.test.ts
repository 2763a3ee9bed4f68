import { describe, expect, it } from 'vitest';
import { analyze } from '../../../../src/analyzers/analyze';
import { messages } from '../../../../src/messages';
import { hoversOf } from '../../../../src/view/editor/hovers';
import { lensesOf } from '../../../../src/view/editor/lenses';
import { outlineOf } from '../../../../src/view/editor/outline';
import { remarksOf } from '../../../../src/view/editor/remarks';

const t = messages('en');
const TRACE = `traceroute to www.example.org (198.51.100.80), 30 hops max, 60 byte packets
 1  192.168.1.1  1.0 ms  1.1 ms  5.2 ms
 2  bras.example.net (203.0.113.1)  4.0 ms !X  *  4.2 ms
 3  * * *
 4  198.51.100.80  9.0 ms  9.1 ms  9.2 ms
`;
const MAIL = `Received: from mx.example.org (mx.example.org [198.51.100.25])
 by mbx.example.org (Postfix) with ESMTPS id 7B; Fri, 20 Nov 2026 10:03:12 +0000
Received: from alice-pc (p7.isp.example.net [203.0.113.7])
 by mx.example.org (Postfix) with ESMTPS id 4F; Fri, 20 Nov 2026 10:00:00 +0000
Subject: hello
`;

const read = (text: string) => analyze([{ id: 'd', name: 'd', text }]);

function hover(text: string, token: string): readonly (string | undefined)[] {
  const found = hoversOf(read(text), t)('d', text.indexOf(token) + 1);
  return found ? [text.slice(found.span.start, found.span.end), found.title, ...found.lines] : [];
}

describe('lenses', () => {
  it('say what would be drawn', () => {
    expect(lensesOf(read(TRACE), t).map(({ title }) => title)).toEqual(['Draw route · 4 hops · 1 NAT · 1 silent']);
    expect(lensesOf(read(MAIL), t).map(({ title }) => title)).toEqual([
      'Mail path · 2 hops · 3 min 12 s · origin 203.0.113.7',
    ]);
  });

  it('offer several traces of one text together, and each alone', () => {
    const lenses = lensesOf(read(`${TRACE}\nand back\n\n${TRACE}`), t);
    expect(lenses.map(({ title }) => title)).toEqual([
      'Draw all 2 traces as one route',
      ...Array<string>(2).fill('Draw route · 4 hops · 1 NAT · 1 silent'),
    ]);
    expect(lenses[0]?.span).toEqual({ start: lenses[1]?.span.start, end: lenses[2]?.span.end });
  });

  it('say nothing about prose', () => {
    const text = 'Dear Sir,\n\n1. please trace 192.0.2.1\n2. it takes 3 ms\n';
    expect([lensesOf(read(text), t), remarksOf(read(text), t), outlineOf(read(text), t)]).toEqual([[], [], []]);
  });
});

describe('hovers', () => {
  it('tell about an address what the inspector tells', () => {
    const [token, title, ...lines] = hover(TRACE, '203.0.113.1');
    expect([token, title]).toEqual(['203.0.113.1', 'Router: bras.example.net']);
    expect(lines.join('\n')).toContain('203.0.113.1');
  });

  it('explain times, losses and annotations', () => {
    expect(hover(TRACE, '5.2 ms')).toEqual([
      '5.2 ms',
      'Probe 3 of hop 1: 5.2 ms there and back',
      'Smallest of this hop: 1 ms; the others waited in queues or at the router itself',
    ]);
    expect(hover(TRACE, '!X')).toEqual(['!X', '!X', t('traceroute.annotation.prohibited')]);
    expect(hover(TRACE.replace(' * * *', 'a'), 'TRACE')).toEqual([]);
  });

  it('explain header fields and the clauses of Received', () => {
    expect(hover(MAIL, '203.0.113.7')).toEqual(['203.0.113.7', '203.0.113.7', t('editor.hover.clause.address')]);
    expect(hover(MAIL, 'alice-pc')[2]).toBe(t('editor.hover.clause.helo'));
    expect(hover(MAIL, 'Fri, 20 Nov 2026 10:00')[2]).toContain('2026-11-20 10:00:00 UTC');
    expect(hover(MAIL, 'Subject').slice(0, 2)).toEqual(['Subject', 'Subject']);
  });
});

describe('the outline', () => {
  it('has traces with hops and messages with relays', () => {
    const [trace] = outlineOf(read(TRACE), t);
    expect(trace?.children.map(({ name, detail }) => [name, detail])).toEqual([
      ['Hop 1: 192.168.1.1', '1 ms'],
      ['Hop 2: 203.0.113.1', 'bras.example.net · 4 ms'],
      ['Hop 3: no answer', ''],
      ['Hop 4: 198.51.100.80', '9 ms'],
    ]);
    const [mail] = outlineOf(read(MAIL), t);
    expect(mail?.children.map(({ name, detail }) => [name, detail])).toEqual([
      ['mbx.example.org', '← 198.51.100.25'],
      ['mx.example.org', '← 203.0.113.7'],
    ]);
  });
});

describe('remarks', () => {
  it('name lines that were not understood', () => {
    const text = TRACE.replace(' 3  * * *', ' 3  * * *\n~~ what is this ~~');
    const [remark] = remarksOf(read(text), t);
    expect(remark && text.slice(remark.span.start, remark.span.end)).toBe('~~ what is this ~~');
    expect(remark?.rule).toBe('trace/unparsed');
  });

  it('name what is odd about mail, grave things as warnings', () => {
    const text = MAIL.replace('[203.0.113.7]', '[203.0.113.700]');
    const found = remarksOf(read(text), t).find(({ rule }) => rule === 'mail/impossible-address');
    expect(found).toMatchObject({ severity: 'warning', relay: 'mx.example.org' });
  });

  it('name what the user may know better about a route, and how to settle it', () => {
    const rows = ['192.168.11.1  1 ms', '192.168.0.1  2 ms', '203.0.113.1  3 ms', '198.51.100.70  4 ms'];
    const hops = rows.map((row, index) => ` ${index + 1}  ${row}`).join('\n');
    const text = `traceroute to 198.51.100.70 (198.51.100.70), 30 hops max, 60 byte packets\n${hops}\n`;
    const doubts = remarksOf(read(text), t).filter(({ correction }) => correction !== undefined);
    expect(doubts.map(({ severity, correction }) => [severity, correction])).toEqual([
      ['hint', { kind: 'nat', address: '192.168.11.1' }],
      ['hint', { kind: 'nat', address: '192.168.0.1' }],
    ]);
    expect(doubts[0] && text.slice(doubts[0].span.start, doubts[0].span.end)).toContain('192.168.11.1');
  });
});
