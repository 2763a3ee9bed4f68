import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../../src/analyzers/analyze';
import { documentOf } from '../../../src/export/json/document';
import { messages } from '../../../src/messages';
import { analyzeFully } from '../../../src/mime/analyzeFully';
import { hoversOf } from '../../../src/view/editor/hovers';
import { inspectorOf } from '../../../src/view/inspect';
import { redact } from '../../../src/view/redact/redact';
import { shipped } from '../data/tables';

const text = readFileSync('test/fixtures/map/relayed.eml', 'utf8');
const source = { id: 'm', name: 'm', text };
const analysis = analyze([source], { enrichment: shipped });
const t = messages('en');

describe('what the tables tell of mail', () => {
  it('stands in the JSON, each address once, with the rule', () => {
    const { registrations, dataAsOf } = documentOf(analysis);
    expect(dataAsOf).toBe('2026-06-17');
    expect(registrations).toHaveLength(4);
    expect(registrations?.map(({ ip, rule, asn, country, place }) => [ip, rule, asn, country, place?.name])).toEqual([
      ['192.168.1.5', 'special', undefined, undefined, undefined],
      ['8.8.8.8', 'table', 15169, 'US', 'United States'],
      ['80.67.169.12', 'table', 20766, 'FR', 'Frankfurt am Main'],
      ['210.171.224.77', 'exchange', undefined, 'JP', 'Narita'],
    ]);
  });

  it('stands in the details of a hop and of the verdicts', () => {
    const entries = inspectorOf(analysis, t);
    const [message] = analysis.messages;
    const network = (id: string | undefined) => entries[id ?? '']?.facts.find(({ name }) => name === 'Network')?.value;
    expect(network(message?.hops[2]?.id)).toMatch(/^AS20766 .*, FR \(offline data as of 2026-06-17\)$/);
    expect(network(message?.boundary?.claim)).toMatch(/JPIX, an exchange/);
  });

  it('is told by a hover over an address', () => {
    const hover = hoversOf(analysis, t)('m', text.indexOf('8.8.8.8') + 1);
    expect(hover?.lines.join('\n')).toMatch(/Network: AS15169 .*, US/);
  });

  it('takes no place from a HELO, which anybody may claim', () => {
    const claimed = text
      .replaceAll('smtp2.fra1.example.com [', '[')
      .replaceAll('smtp2.fra1.example.com (', 'nyc1.example.com (');
    const { registrations } = analyze([{ ...source, text: claimed }], { enrichment: shipped });
    expect(registrations?.find(({ ip }) => ip === '80.67.169.12')?.place?.precision).toBe('country');
  });

  it('knows the addresses of attached messages too', async () => {
    const outer = `From: y@example.com\nReceived: from a (a.example.com [203.178.136.162]) by b with SMTP; Fri, 20 Nov 2026 10:00:00 +0900\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: message/rfc822\n\n${text}\n--b--\n`;
    const whole = await analyzeFully([{ ...source, text: outer }], { enrichment: shipped });
    expect(whole.messages).toHaveLength(2);
    expect(whole.registrations?.map(({ ip }) => ip)).toContain('8.8.8.8');
  });

  it('is not told of a hidden address', () => {
    const hidden = redact(analysis, { mode: 'last-bits', homeHops: 3 });
    expect(hidden.registrations).toEqual([]);
  });
});
