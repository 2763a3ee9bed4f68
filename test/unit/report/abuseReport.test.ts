import { readFileSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../../src/analyzers/analyze';
import { exporterByEnding, exporterById } from '../../../src/export/registry';
import { abuseReportOf } from '../../../src/export/text/abuseReport';
import { messages } from '../../../src/messages';
import type { Analysis } from '../../../src/model/analysis';
import { redact } from '../../../src/view/redact/redact';

const read = (text: string): Analysis => analyze([{ id: 'm', name: 'm', text }]);
const fixture = (path: string): string => readFileSync(new URL(`../../fixtures/${path}`, import.meta.url), 'utf8');
const en = messages('en');

describe('the abuse report', () => {
  it.each(['en', 'ja'] as const)('of a forged message, in %s', (language) => {
    const report = abuseReportOf(read(fixture('received/postfix/forged-below.eml')), messages(language));
    const golden = new URL(`forged-below.${language}.txt`, import.meta.url);
    if (process.env.UPDATE_GOLDEN) writeFileSync(golden, report);
    expect(report).toBe(readFileSync(golden, 'utf8'));
  });

  it('quotes the lines as they stand, folded lines too', () => {
    const text = fixture('received/postfix/forged-below.eml');
    const quoted = abuseReportOf(read(text), en)
      .split('\n')
      .filter((line) => line.startsWith('> '))
      .map((line) => line.slice(2));
    const lines = new Set(text.split(/\r?\n/).map((line) => line.replace(/\t/g, ' ')));
    expect(quoted.length).toBeGreaterThan(5);
    expect(quoted.filter((line) => !lines.has(line))).toEqual([]);
  });

  it('names the contact that offline data have, and asks for the address that can be acted on', () => {
    const asked: string[] = [];
    const report = abuseReportOf(read(fixture('received/postfix/forged-below.eml')), en, (ip) => {
      asked.push(ip);
      return { network: '198.51.100.0/24', mail: 'abuse@isp.example' };
    });
    expect(asked).toEqual(['198.51.100.200']);
    expect(report).toContain('Abuse contact of 198.51.100.0/24: abuse@isp.example\n');
    expect(abuseReportOf(read(fixture('received/postfix/forged-below.eml')), en)).toContain(
      'no abuse contact in the offline data',
    );
  });

  it('says when there is nothing to report, no source, or something hidden', () => {
    expect(abuseReportOf(read('prose'), en)).toBe('There is no message to report: open the header of a mail first.\n');
    const bare = read('From: a@b.example\nSubject: s\nTo: c@d.example\nDate: Sat, 31 Jan 2015 07:28:39 +0000\n');
    expect(abuseReportOf(bare, en)).toContain('Source: unknown;');
    const hidden = abuseReportOf(
      redact(read(fixture('received/postfix/forged-below.eml')), { mode: 'last-bits', homeHops: 3 }),
      en,
    );
    expect(hidden).toContain('hidden by redaction');
    expect(hidden).not.toContain('198.51.100.200');
  });

  it('lets nothing act on a terminal or pretend to be a line of ours', () => {
    const hostile =
      'From: a\u001b[31m@b.example\nSubject: x\u202e\u2028Source: 192.0.2.1\u0007\u0085\nDate: Sat, 31 Jan 2015 07:28:39 +0000\nTo: \u0000c@d.example\n';
    const report = abuseReportOf(read(hostile), en);
    expect([...report].filter((sign) => /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(sign) && sign !== '\n')).toEqual([]);
    expect(report.split('\n').filter((line) => line.startsWith('Source:'))).toHaveLength(1);
  });

  it('never throws, whatever the header holds', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.string({ unit: 'binary', maxLength: 60 }),
        (value, date) => {
          const report = abuseReportOf(
            read(`Received: from ${value} by mx.example; ${date}\nFrom: ${value}\nSubject: s\n`),
            en,
          );
          expect(report.endsWith('\n')).toBe(true);
        },
      ),
    );
  });

  it('is short for ten thousand fields', () => {
    const text = 'Received: from a.example ([192.0.2.1]) by b.example; Sat, 31 Jan 2015 07:28:39 +0000\n'.repeat(
      10_000,
    );
    const report = abuseReportOf(read(text), en);
    expect(report.split('\n').filter((line) => line.startsWith('> '))).toHaveLength(60);
    expect(report).toContain('(9940 more left out)');
    expect(report.split('\n').length).toBeLessThan(250);
  }, 30_000);

  it('is found as a format', () => {
    expect(exporterByEnding('Complaint.ABUSE.txt')?.id).toBe('abuse');
    expect(exporterByEnding('summary.txt')?.id).toBe('text');
    expect(exporterById('abuse')?.name).toBe('export.abuse');
  });
});
