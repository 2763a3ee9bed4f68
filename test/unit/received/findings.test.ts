import { describe, expect, it } from 'vitest';
import { claimsOfMessages } from '../../../src/analyzers/received/claims';
import { messages } from '../../../src/messages';
import type { Claim } from '../../../src/model/claim';
import { messageOf } from './summary';

const claimsOf = (text: string): readonly Claim[] => claimsOfMessages([messageOf(text)], {});
const graded = (text: string) =>
  claimsOf(text).flatMap(({ rule, finding }) => (finding ? [`${finding} ${rule.slice('mail/'.length)}`] : []));
const claimOf = (text: string, rule: string) => claimsOf(text).find((claim) => claim.rule === `mail/${rule}`);

const at = (time: string) => `Mon, 1 Apr 2024 ${time} +0000`;
const MX = (client: string, time = '10:00:09') =>
  `Received: from ${client} by mx.example.com (Postfix) with ESMTPS id AB1; ${at(time)}\n`;
const END = 'Subject: x\n';

describe('findings: grades, judged only below the boundary', () => {
  const odd = 'from [198.51.100.7] (unknown [203.0.113.9])';
  const below = (field: string, date = at('10:00:05')) =>
    `${MX('relay.example.net (relay.example.net [203.0.113.5])')}Received: ${field}; ${date}\n${END}`;

  it.each([
    ['an octet over 255', below('from a.example ([300.1.2.3]) by relay.example.net'), 'certain impossible-address'],
    [
      'a day that does not exist',
      below('from a.example by relay.example.net', 'Sat, 31 Feb 2024 10:00:00 +0000'),
      'certain impossible-date',
    ],
    [
      'a zone that does not exist',
      below('from a.example by relay.example.net', 'Mon, 1 Apr 2024 10:00:00 +2300'),
      'certain impossible-zone',
    ],
    [
      'an id that Postfix never writes',
      below('from a.example by relay.example.net (Postfix) with ESMTP id ab.c-1'),
      'certain impossible-syntax',
    ],
    [
      'a greeting with another address',
      below(`${odd} by relay.example.net (Postfix) with ESMTP id A1`),
      'strong numeric-greeting',
    ],
    ['half a day backwards', below('from a.example by relay.example.net', at('23:30:00')), 'strong far-backwards'],
    [
      'greeting and reverse name of two houses',
      below('from a.example.net (b.example.org [203.0.113.9]) by relay.example.net'),
      'note greeting-differs',
    ],
    [
      'no reverse name',
      below('from a.example.net (unknown [203.0.113.9]) by relay.example.net (Postfix) with ESMTP id A1'),
      'note no-reverse',
    ],
    ['an hour and more', below('from a.example by relay.example.net', at('08:00:00')), 'note slow-hop'],
    ['time backwards', below('from a.example by relay.example.net', at('10:07:00')), 'note negative-delay'],
  ])('%s', (_name, text, expected) => {
    expect(graded(text)).toContain(expected);
  });

  it('the same words in a field of a trusted relay accuse nobody', () => {
    const text =
      `Received: from gw (gw.example.com [192.0.2.9]) by mx.example.com (Postfix) with ESMTP id AB1; ${at('10:00:09')}\n` +
      `Received: ${odd} by gw.example.com (Postfix) with ESMTP id ab.c-1; ${at('10:00:05')}\n` +
      `Received: from a ([203.0.113.80]) by gw.example.com (Postfix) with LMTP id AB3; ${at('10:00:01')}\n${END}`;
    expect(graded(text).filter((one) => !one.startsWith('note'))).toEqual(['strong numeric-greeting']);
    expect(claimOf(text, 'numeric-greeting')?.subject[0]).toBe(messageOf(text).hops[1]?.id);
  });

  it('a broken link alone is a note, with one more signal the rest is most likely forged', () => {
    const broken = (field: string) => below(field);
    expect(graded(broken('from a.example.org (a.example.org [203.0.113.9]) by other.example.org'))).toEqual([
      'note broken-chain',
    ]);
    expect(graded(broken('from a.example.org ([300.1.2.3]) by other.example.org'))).toEqual([
      'certain impossible-address',
      'strong forged-below',
      'note broken-chain',
    ]);
  });

  it('says how common a sign is', () => {
    const claim = claimOf(below(`${odd} by relay.example.net (Postfix) with ESMTP id A1`), 'numeric-greeting');
    const [rate] = claim?.reasons ?? [];
    expect(rate && messages('en')(rate.key, rate.args)).toContain('0.2 % of ordinary mail and 4.2 % of spam');
  });

  it("a provider's name in the greeting of a stranger is a note: its list of names may be old", () => {
    const text = MX('mail-ed1-f41.google.com (dsl.example.net [203.0.113.9])') + END;
    expect(graded(text)).toEqual(['note borrowed-name']);
  });
});

describe('findings: time and transport', () => {
  const way = (times: readonly string[], protocol: (index: number) => string) =>
    times
      .map(
        (time, index) =>
          `Received: from h${index + 1}.example.net (h${index + 1}.example.net [203.0.113.${index + 1}]) by h${index}.example.net (Postfix) with ${protocol(index)} id AB${index}; ${at(time)}\n`,
      )
      .join('') + END;

  it('names the slowest hop, and where the message waited', () => {
    const claim = claimOf(
      way(['10:15:00', '10:01:00', '10:00:58'], () => 'ESMTPS'),
      'slowest-hop',
    );
    expect(claim && messages('en')(claim.key, claim.args)).toBe(
      'The message waited longest at h1.example.net: 14 min, until h0.example.net took it.',
    );
  });

  it('names the stretch that went in the clear', () => {
    const claim = claimOf(
      way(['10:00:03', '10:00:02', '10:00:01'], (index) => (index === 0 ? 'ESMTPS' : 'ESMTP')),
      'transport-clear',
    );
    expect(claim?.args).toMatchObject({ count: 2, way: 'h3.example.net → h1.example.net' });
  });

  it('keeps "encrypted", "in the clear" and "not recorded" apart', () => {
    const rule = (protocol: string) =>
      claimsOf(way(['10:00:01'], () => protocol)).find((one) => one.rule.includes('transport'))?.rule;
    expect(['ESMTPS', 'ESMTP'].map(rule)).toEqual(['mail/transport-encrypted', 'mail/transport-clear']);
    const unknown = `Received: from a.example.net ([203.0.113.1]) by b.example.com with ESMTP; ${at('10:00:00')}\n${END}`;
    expect(claimOf(unknown, 'transport-unknown')).toBeDefined();
  });
});

describe('findings: who handed it on', () => {
  const list =
    `Delivered-To: me@example.com\n${MX('lists.example.org (lists.example.org [203.0.113.5])')}` +
    `List-Id: The list <talk.lists.example.org>\n` +
    `Received: from a.example.net (a.example.net [203.0.113.9]) by lists.example.org (Postfix) with ESMTP id A1; ${at('10:00:01')}\n${END}`;

  it('knows a mailing list and its server', () => {
    expect(claimOf(list, 'mailing-list')?.args).toEqual({ list: 'talk.lists.example.org', by: 'lists.example.org' });
  });

  it('knows a delivery that was sent on', () => {
    const text =
      `Delivered-To: me@example.com\n${MX('fwd.example.org (fwd.example.org [203.0.113.5])')}Delivered-To: me@alumni.example.org\n` +
      `Received: from a.example.net (a.example.net [203.0.113.9]) by fwd.example.org (Postfix) with ESMTP id A1; ${at('10:00:01')}\n${END}`;
    expect(claimOf(text, 'forwarded')?.args).toEqual({ mailbox: 'me@alumni.example.org', by: 'fwd.example.org' });
    expect(claimOf(list, 'forwarded')).toBeUndefined();
  });

  it('knows what a person sent again', () => {
    expect(
      claimOf(`Resent-From: Bob <bob@example.org>\n${MX('a.example.net ([203.0.113.9])')}${END}`, 'resent')?.args,
    ).toEqual({
      person: 'Bob <bob@example.org>',
    });
  });

  const set = (i: number, cv: string) =>
    `ARC-Seal: i=${i}; a=rsa-sha256; d=f${i}.example; s=k; cv=${cv}; b=x\nARC-Message-Signature: i=${i}; d=f${i}.example; h=from; b=x\nARC-Authentication-Results: i=${i}; f${i}.example; spf=pass\n`;

  it.each([
    ['two sets', `${set(2, 'pass')}${set(1, 'none')}`, 'arc-chain'],
    ['a gap', `${set(3, 'pass')}${set(1, 'none')}`, 'arc-broken'],
    ['a first set that validated something', set(1, 'pass'), 'arc-broken'],
    ['a failed chain', `${set(2, 'fail')}${set(1, 'none')}`, 'arc-broken'],
    ['a seal without its results', set(1, 'none').replace(/ARC-Auth.*\n/, ''), 'arc-broken'],
  ])('ARC: %s', (_name, fields, rule) => {
    expect(claimOf(`${MX('a.example.net ([203.0.113.9])')}${fields}${END}`, rule)).toBeDefined();
  });
});

describe('findings: authentication', () => {
  const result = (text: string) =>
    `Authentication-Results: mx.example.com; ${text}\n${MX('a.example.net (a.example.net [203.0.113.9])')}${END}`;

  it('a failed DMARC is a strong sign, failed SPF and DKIM are notes', () => {
    expect(graded(result('spf=fail smtp.mailfrom=x; dkim=fail; dmarc=fail header.from=bank.example'))).toEqual([
      'strong dmarc-failed',
      'note spf-failed',
      'note dkim-failed',
    ]);
  });

  it('the checked address is held against the boundary address', () => {
    expect(graded(result('spf=pass (sender IP is 198.51.100.4)'))).toEqual(['note other-client']);
    expect(graded(result('spf=pass (sender IP is 203.0.113.9)'))).toEqual([]);
  });

  it('what the sender brought along says nothing', () => {
    const text = `${MX('a.example.net (a.example.net [203.0.113.9])')}Received: from b by a.example.net; ${at('10:00:01')}\nAuthentication-Results: mx.example.com; dmarc=fail\n${END}`;
    expect(graded(text)).toEqual([]);
  });

  it('a forged copy is told', () => {
    const own = 'Authentication-Results: mx.example.com; spf=fail\n';
    const text = `${own}${MX('a.example.net (a.example.net [203.0.113.9])')}Authentication-Results: mx.example.com; spf=pass\n${END}`;
    expect(graded(text)).toEqual(['strong forged-result', 'note spf-failed']);
  });
});
