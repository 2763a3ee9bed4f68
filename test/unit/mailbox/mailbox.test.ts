import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../../src/analyzers/analyze';
import { MailboxCount, mailboxOf } from '../../../src/analyzers/mailbox/mailbox';
import { readPlace } from '../../../src/analyzers/mailbox/readHeader';
import { scanMbox } from '../../../src/analyzers/received/mbox';
import { originsCsv, originsMarkdown } from '../../../src/export/table/origins';
import { layoutOrigins } from '../../../src/layout/mail/origins';
import { messages } from '../../../src/messages';
import { cutTexts, overlaps } from '../layout/boxes';

const folder = path.resolve(import.meta.dirname, '../../fixtures/mbox');
const fixture = (name: string) => readFileSync(path.join(folder, `${name}.mbox`), 'utf8');
const t = messages('en');

function analyzed(text: string) {
  return analyze([{ id: 'box', name: 'box', text }]);
}

function streamed(text: string) {
  const count = new MailboxCount();
  scanMbox(text).forEach(({ header, start, line }, index) => {
    const message = readPlace(header, 'box', index + 1, {});
    if (message) count.add(message, { offset: start, line });
  });
  return count.result();
}

function message(
  n: number,
  { ip, relay, auth = '', subject = 'x' }: { ip: string; relay: string; auth?: string; subject?: string },
) {
  return `From a@example.org Fri Jan 31 07:28:45 2020
Received: from c.example.org (c.example.org [${ip}]) by ${relay} (Postfix) with ESMTP id ${n}; Fri, 31 Jan 2020 07:28:${10 + (n % 50)} +0000
${auth}Subject: ${subject}

`;
}

describe('a mailbox', () => {
  it('counts messages by boundary address and relay, most first', () => {
    const box = [
      message(1, { ip: '203.0.113.1', relay: 'mx.example.net' }),
      message(2, { ip: '203.0.113.2', relay: 'mx.example.net' }),
      message(3, { ip: '203.0.113.2', relay: 'mx2.example.net' }),
      message(4, { ip: '203.0.113.2', relay: 'mx.example.net' }),
    ].join('');
    const { mailbox } = analyzed(box);
    expect(mailbox?.origins.map(({ address, relay, count }) => [address, relay, count])).toEqual([
      ['203.0.113.2', 'mx.example.net', 2],
      ['203.0.113.1', 'mx.example.net', 1],
      ['203.0.113.2', 'mx2.example.net', 1],
    ]);
    expect(mailbox?.networks).toMatchObject([{ name: '203.0.113.0/24', count: 4, addresses: 2 }]);
    expect(mailbox?.relays.map(({ name, count }) => [name, count])).toEqual([
      ['mx.example.net', 3],
      ['mx2.example.net', 1],
    ]);
    expect([mailbox?.firstMs, mailbox?.lastMs]).toEqual([
      Date.UTC(2020, 0, 31, 7, 28, 11),
      Date.UTC(2020, 0, 31, 7, 28, 14),
    ]);
  });

  it('is absent for one message', () => {
    expect(analyzed(message(1, { ip: '203.0.113.1', relay: 'mx.example.net' })).mailbox).toBeUndefined();
  });

  it('believes the authentication results of the first trusted relay, and no others', () => {
    const relay = 'mx.example.net';
    const field = (server: string, results: string) => `Authentication-Results: ${server};\n\t${results}\n`;
    const tally = (auth: string) => {
      const one = message(1, { ip: '203.0.113.1', relay, auth });
      const { passed, failed } = analyzed(one + one).mailbox ?? {};
      return [passed, failed];
    };
    expect(tally(field(relay, 'spf=fail; dkim=pass'))).toEqual([2, 0]);
    expect(tally(field(relay, 'dmarc=fail; dkim=pass; spf=pass'))).toEqual([0, 2]);
    expect(tally(field('mx3.example.net', 'spf=softfail'))).toEqual([0, 2]);
    expect(tally(field(relay, 'none'))).toEqual([0, 0]);
    expect(tally(field('mx.elsewhere.example', 'dmarc=pass'))).toEqual([0, 0]);
    expect(tally('')).toEqual([0, 0]);
  });

  it('says the same when it is read as a stream', () => {
    for (const name of ['mboxo', 'mboxrd', 'mboxcl2', 'postmarks']) {
      const whole = analyzed(fixture(name)).mailbox;
      const { origins, ...rest } = streamed(fixture(name));
      expect(rest).toEqual({ ...whole, origins: undefined });
      expect(origins.map((one) => ({ ...one, messages: one.messages.length }))).toEqual(
        whole?.origins.map((one) => ({ ...one, messages: one.messages.length })),
      );
    }
  });

  it('says where each message of a stream stands', () => {
    const text = fixture('mboxo');
    for (const { messages: listed } of streamed(text).origins) {
      for (const { span, line, subject } of listed) {
        expect(text.slice(span.start, span.end)).toContain(`Subject: ${subject}`);
        expect(text.split('\n')[(line ?? 0) - 1]).toMatch(/^From /);
      }
    }
  });

  it('takes headers that a body quotes for no message', () => {
    expect(analyzed(fixture('mboxrd')).messages.map(({ subject }) => subject)).toEqual(['Message 1', 'Message 2']);
    expect(analyzed(fixture('mboxcl2')).messages.map(({ subject }) => subject)).toHaveLength(4);
  });

  it('counts what has no boundary apart', () => {
    const draft = 'From - Fri Jan 31 07:28:45 2020\nSubject: draft\nTo: a@example.org\nFrom: b@example.org\n\n';
    expect(streamed(draft + draft)).toMatchObject({ count: 2, unplaced: 2, origins: [] });
  });
});

describe('the table of origins', () => {
  it('has a row for each, and no cell that a spreadsheet would calculate', () => {
    const box = message(1, { ip: '203.0.113.1', relay: '=cmd|x' }) + message(2, { ip: '203.0.113.1', relay: '=cmd|x' });
    const csv = originsCsv(streamed(box));
    expect(csv.split('\r\n').slice(0, 2)).toEqual([
      'address,network,organisation,relay,count,first,last,passed,failed',
      "203.0.113.1,203.0.113.0/24,example.org,'=cmd|x,2,2020-01-31T07:28:11.000Z,2020-01-31T07:28:12.000Z,0,0",
    ]);
    expect(originsMarkdown(streamed(box), t)).toContain('&#124;x | 2 |');
  });
});

describe('the picture of origins', () => {
  const origin = fc.record({
    ip: fc.oneof(fc.ipV4(), fc.ipV6(), fc.constant('xxx.xxx.xx.xx')),
    relay: fc.constantFrom('mx.example.net', 'mx2.example.net', 'a', `${'label.'.repeat(20)}example`, 'b', 'c', 'd'),
    auth: fc.constantFrom('', 'Authentication-Results: mx.example.net; dmarc=pass\n'),
  });

  it('cuts no text and lays no box over another, in both languages', () => {
    fc.assert(
      fc.property(
        fc.array(origin, { minLength: 2, maxLength: 60 }),
        fc.constantFrom('en' as const, 'ja' as const),
        (some, language) => {
          const box = streamed(some.map((one, n) => message(n, one)).join(''));
          const scene = layoutOrigins(box, messages(language));
          expect(cutTexts(scene)).toEqual([]);
          expect(overlaps(scene)).toEqual([]);
          const nodes = scene.items.filter(
            ({ mark, data }) => mark === 'node' && data.kind !== 'relay' && data.kind !== 'mailbox',
          );
          expect(nodes.reduce((sum, { data }) => sum + Number(data.count), 0)).toBe(box.count - box.unplaced);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('draws the same, whatever the order of the messages', () => {
    const some = Array.from({ length: 40 }, (_, n) =>
      message(n, { ip: `203.0.113.${n % 7}`, relay: `mx${n % 3}.example.net` }),
    );
    const dataOf = (list: readonly string[]) =>
      layoutOrigins(mailboxOf(analyzed(list.join('')).messages), t).items.map(({ id, data }) => [id, data]);
    expect(dataOf([...some].reverse())).toEqual(dataOf(some));
  });
});
