import { describe, expect, it } from 'vitest';
import { claimsOfMessages } from '../../../src/analyzers/received/claims';
import { fixture, messageOf } from './summary';

const DATE = 'Mon, 1 Apr 2024 00:00:0';

function chain(...fields: readonly string[]): string {
  return fields.map((field, index) => `Received: ${field}; ${DATE}${9 - index} +0000\n`).join('') + 'Subject: x\n';
}

describe('received: trust boundary', () => {
  it('a forged field under a foreign relay never becomes the boundary', () => {
    const text = chain(
      'from mx.example.com (dsl.isp.example.net [203.0.113.9]) by mx.example.com (Postfix) with ESMTP id 1',
      'from victim.example.org (victim.example.org [198.51.100.1]) by mx.example.com (Postfix) with ESMTP id 2',
    );
    expect(messageOf(text).boundary).toMatchObject({ ip: '203.0.113.9', hop: 0 });
  });

  it('may-be-forged names carry nobody over', () => {
    const text = chain(
      'from in.example.com (in.example.com [203.0.113.9] (may be forged)) by mx.example.com (8.14.4/8.14.4) with ESMTP id 1',
      'from a.example.net (a.example.net [198.51.100.1]) by in.example.com (8.14.4/8.14.4) with ESMTP id 2',
    );
    expect(messageOf(text).boundary?.ip).toBe('203.0.113.9');
  });

  it('goes on over private addresses, the same machine and the same organisation', () => {
    const text = chain(
      'from av (localhost [127.0.0.1]) by store.example.com (Postfix) with ESMTP id 1',
      'from gw.example.com (unknown [10.0.0.4]) by store.example.com (Postfix) with ESMTP id 2',
      'from mx.example.com (mx.example.com [198.51.100.2]) by gw.example.com (Postfix) with ESMTP id 3',
      'from out.sender.example (out.sender.example [203.0.113.5]) by mx.example.com (Postfix) with ESMTP id 4',
      'from pc.sender.example (pc.sender.example [203.0.113.6]) by out.sender.example (Postfix) with ESMTP id 5',
    );
    const { boundary, origin, trust } = messageOf(text);
    expect(boundary).toMatchObject({ ip: '203.0.113.5', hop: 3 });
    expect(origin).toMatchObject({ ip: '203.0.113.6', hop: 4 });
    expect(trust.map((one) => one.trust)).toEqual(['untrusted', 'boundary', 'trusted', 'trusted', 'trusted']);
  });

  it('Microsoft by HELO is believed from its own networks only', () => {
    const hop = (ip: string) =>
      chain(
        `from AM0.eurprd01.prod.outlook.com (${ip}) by DB9.eurprd02.prod.outlook.com (2603:10a6:10::1) with Microsoft SMTP Server (version=TLS1_2, cipher=X) id 15.20.1.2`,
        'from mail.sender.example (203.0.113.5) by AM0.mail.protection.outlook.com (10.1.1.1) with Microsoft SMTP Server id 15.20.1.2',
      );
    expect(claimOf(hop('2603:10a6:20::5'))).toBeGreaterThan(claimOf(hop('198.51.100.77')));
  });

  function claimOf(text: string): number {
    const message = messageOf(text);
    return claimsOfMessages([message], {}).find(({ id }) => id === message.boundary?.claim)?.confidence ?? 0;
  }

  it('a fetch starts anew with the server of the mailbox', () => {
    const text = chain(
      'from pop.provider.example (pop.provider.example [198.51.100.8]) by home with POP3 (fetchmail-6.4) for <me@localhost>',
      'from out.sender.example (out.sender.example [203.0.113.5]) by mx.provider.example (Postfix) with ESMTP id 4',
    );
    expect(messageOf(text).boundary).toMatchObject({ ip: '203.0.113.5', hop: 1 });
  });

  it('follows what the user configured', () => {
    const text = chain(
      'from gw.gateway.example (gw.gateway.example [198.51.100.8]) by mx.example.com (Postfix) with ESMTP id 1',
      'from out.sender.example (out.sender.example [203.0.113.5]) by gw.gateway.example (Postfix) with ESMTP id 2',
    );
    expect(messageOf(text).boundary?.ip).toBe('198.51.100.8');
    expect(messageOf(text, { trustedNetworks: ['198.51.100.0/24'] }).boundary?.ip).toBe('203.0.113.5');
    expect(messageOf(text, { internalNetworks: ['198.51.100.8'] }).boundary?.ip).toBe('203.0.113.5');
    expect(messageOf(text, { submissionNetworks: ['198.51.100.8/32'] }).boundary?.ip).toBe('203.0.113.5');
    expect(messageOf(text, { trustedHosts: ['gateway.example'] }).boundary?.ip).toBe('203.0.113.5');
    expect(messageOf(text, { trustedNetworks: ['no prefix'] }).boundary?.ip).toBe('198.51.100.8');
  });

  it('names no boundary for what was made on the trusted host itself', () => {
    expect(messageOf(fixture('postfix/pickup.eml')).boundary).toBeUndefined();
    expect(messageOf(fixture('sendmail/submit.eml')).boundary).toBeUndefined();
  });

  it('collects what is merely claimed', () => {
    const text = `X-Originating-IP: [198.51.100.99]\nX-Sender-IP: 192.0.2.5\n${chain('from a.example ([203.0.113.1]) by b.example')}`;
    expect(messageOf(text).claimed.map(({ ip, source }) => [source, ip])).toEqual([
      ['X-Originating-IP', '198.51.100.99'],
      ['X-Sender-IP', '192.0.2.5'],
      ['Received', '203.0.113.1'],
    ]);
  });
});

describe("received: the lecture's header", () => {
  const message = messageOf(fixture('qmail/lecture-pot-seller.eml'));
  const claims = claimsOfMessages([message], {});
  const byRule = (rule: string) => claims.find((claim) => claim.rule === rule);

  it('keeps the masked addresses and says what they are worth', () => {
    expect(message.boundary).toMatchObject({ raw: 'xxx.xxx.xx.xx', hop: 1, grade: 'likely' });
    expect(message.origin).toMatchObject({ raw: 'xxx.xxx.xxx.xxx', hop: 2, grade: 'possible' });
    expect(message.boundary?.ip).toBeUndefined();
  });

  it('gives both readings of the stamp without a zone', () => {
    const claim = byRule('mail/zone-missing');
    expect(claim?.args).toMatchObject({ utc: '9 h 0 min 3 s', local: '3 s', zone: '+09:00' });
    expect(claim?.alternatives).toHaveLength(1);
    expect(message.hops[2]?.delayMs).toBe(32_403_000);
  });

  it('sees that the Date field lies one zone offset ahead, and the wrong weekday', () => {
    expect(byRule('mail/sent-zone-ahead')?.args).toMatchObject({ zone: '+09:00', ahead: '9 h' });
    expect(byRule('mail/weekday')?.args).toMatchObject({ day: '2015-01-31', weekday: 'Sat', written: 'Fri', count: 3 });
    expect(byRule('mail/unknown-domain')?.args).toMatchObject({ name: 'spamsource.zeon' });
  });
});

describe('received: clocks', () => {
  const rulesOf = (text: string) => claimsOfMessages([messageOf(text)], {}).map(({ rule }) => rule);

  it('says a wrong clock once, not as two odd delays', () => {
    const message = messageOf(fixture('postfix/clock-skew.eml'));
    const clock = claimsOfMessages([message], {}).filter(({ rule }) => /clock|delay|slow/.test(rule));
    expect(clock.map(({ rule, args }) => [rule, args['clock'], args['skew']])).toEqual([
      ['mail/clock-skew', 'relay.example.net', '43 s'],
    ]);
  });

  it('leaves ordinary delays alone', () => {
    const claims = claimsOfMessages([messageOf(fixture('postfix/submission-chain.eml'))], {});
    expect(claims.filter(({ finding }) => finding !== undefined)).toEqual([]);
  });

  it('accuses nobody for a negative delay, and notes a long one', () => {
    const field = (by: string, at: string) =>
      `Received: from a.example (a.example [192.0.2.1]) by ${by} (Postfix) with ESMTP id 1; ${at}\n`;
    const back = `${field('b.example', 'Mon, 1 Apr 2024 10:00:00 +0000')}${field('a.example', 'Mon, 1 Apr 2024 10:07:00 +0000')}Subject: x\n`;
    expect(rulesOf(back)).toContain('mail/negative-delay');
    const slow = `${field('b.example', 'Mon, 1 Apr 2024 13:20:00 +0000')}${field('a.example', 'Mon, 1 Apr 2024 10:07:00 +0000')}Subject: x\n`;
    expect(rulesOf(slow)).toContain('mail/slow-hop');
  });
});
