import { describe, expect, it } from 'vitest';
import { analyze } from '../../../src/analyzers/analyze';
import { messages } from '../../../src/messages';
import { fieldText } from '../../../src/messages/headerFields';
import type { MailMessage } from '../../../src/model/mail';
import { explanationText } from '../../../src/view/explain/explanationText';
import { explainField, fieldExplainer } from '../../../src/view/explain/explainField';

function read(text: string): MailMessage {
  const message = analyze([{ id: 'm', name: 'm', text }]).messages[0];
  if (!message) throw new Error('no message in the test text');
  return message;
}

/** The mailbox host mx.example.org took it from a stranger; what the stranger wrote begins at the second Received field. */
const MESSAGE = `Return-Path: <news@sender.example>
X-Spam-Status: No, score=-1.1
Authentication-Results: mx.example.org; dkim=pass (2048-bit; unprotected) header.d=sender.example;
 spf=pass smtp.mailfrom=sender.example
Received: from out.sender.example (out.sender.example [203.0.113.7])
 by mx.example.org (Postfix) with ESMTPS id 4A1; Sat, 31 Jan 2015 07:28:45 +0000
X-Virus-Scanned: clean
Received: from desk ([198.51.100.4]) by out.sender.example (Postfix) with ESMTPA id 77;
 Sat, 31 Jan 2015 07:28:40 +0000
DKIM-Signature: v=1; a=rsa-sha256; d=sender.example; s=k1; h=from:to:subject:date; bh=x; b=y
DKIM-Signature: v=1; a=rsa-sha256; d=other.example; s=k1; h=from:x-mailer; bh=x; b=y
X-Spam-Flag: NO
List-Id: <news.sender.example>
From: news@sender.example
To: reader@example.org
Subject: first
Subject: second
Date: Sat, 31 Jan 2015 07:28:39 +0000
X-Mailer: Made up 1.0
Reply-To: elsewhere@example.net
X-Odd-Thing: 7

text
`;

describe('explainField', () => {
  const message = read(MESSAGE);

  it.each([
    ['Return-Path', 'no', 'explain.forge.inside'],
    ['X-Spam-Status', 'no', 'explain.forge.inside'],
    ['X-Virus-Scanned', 'unknown', 'explain.forge.beside'],
    ['X-Spam-Flag', 'yes', 'explain.forge.below'],
    ['From', 'signed', 'explain.forge.signed'],
    ['X-Mailer', 'yes', 'explain.forge.covered'],
    ['Reply-To', 'yes', 'explain.forge.author'],
    ['List-Id', 'yes', 'explain.forge.author'],
    ['X-Odd-Thing', 'yes', 'explain.forge.author'],
    ['X-Not-There', 'yes', 'explain.forge.author'],
  ])('%s can be forged: %s', (name, answer, reason) => {
    const explained = explainField(name, message);
    expect([explained.answer, explained.reason.key]).toEqual([answer, reason]);
  });

  it('judges each occurrence: the boundary field, the one below, the signatures of both domains', () => {
    const explain = fieldExplainer(message);
    const all = (name: string) => message.fields.filter((field) => field.name === name).map(explain);
    expect(all('Received').map(({ reason }) => reason.key)).toEqual(['explain.forge.boundary', 'explain.forge.below']);
    expect(all('Received')[0]?.reason.args).toEqual({ by: 'mx.example.org' });
    expect(all('DKIM-Signature').map(({ answer, reason }) => [answer, reason.args.domain])).toEqual([
      ['signed', 'sender.example'],
      ['unknown', 'other.example'],
    ]);
  });

  it('counts signed fields from the bottom (RFC 6376 section 5.4.2)', () => {
    const explain = fieldExplainer(message);
    const subjects = message.fields.filter(({ name }) => name === 'Subject').map((field) => explain(field).answer);
    expect(subjects).toEqual(['yes', 'signed']);
  });

  it('believes no result that stands below the boundary', () => {
    const forged = MESSAGE.replace(
      'X-Spam-Flag: NO',
      'Authentication-Results: mx.example.org; dkim=pass header.d=other.example',
    );
    expect(explainField('X-Mailer', read(forged)).reason.key).toBe('explain.forge.covered');
  });

  it('does not take an identity inside a remark or a failed method for a pass', () => {
    for (const result of ['dkim=fail header.d=other.example', 'spf=pass (dkim=pass header.d=other.example)']) {
      const text = MESSAGE.replace(/dkim=pass [^\n]*\n spf=[^\n]*/, result);
      expect(explainField('X-Mailer', read(text)).answer, result).toBe('yes');
      expect(explainField('From', read(text)).reason.key, result).toBe('explain.forge.covered');
    }
  });

  it('says so when there is no Received field to tell by', () => {
    const bare = read(
      'From: a@b.example\nSubject: s\nDate: Sat, 31 Jan 2015 07:28:39 +0000\nX-Spam-Flag: NO\nTo: c@d.example\n',
    );
    expect(explainField('X-Spam-Flag', bare)).toMatchObject({
      answer: 'unknown',
      reason: { key: 'explain.forge.noBoundary' },
    });
    expect(explainField('From', bare).answer).toBe('yes');
  });

  it('makes a sentence in both languages', () => {
    const en = explanationText(explainField('Return-Path', message), messages('en'));
    expect(en).toBe(
      'The envelope sender, written by the server that put the message into the mailbox; bounces go there. Can the sender forge this? No: it stands above the trust boundary, so mx.example.org or a relay after it wrote it.',
    );
    expect(explanationText(explainField('X-Odd-Thing', message), messages('ja'))).toBe(
      '独自のフィールドです。X-Odd-Thing の意味は書いたプログラムにしか分かりません。送信者が偽れるか: 偽れます。送信者が自由に書けるもので、署名の対象にもなっていません。',
    );
  });

  it('takes ten thousand fields and signatures', () => {
    const many = `${MESSAGE.split('\n\n')[0]}\n${'DKIM-Signature: d=a.example; h=from:from:from\nX-Odd: 1\n'.repeat(10_000)}`;
    const large = read(many);
    const explain = fieldExplainer(large);
    expect(large.fields.map(explain)).toHaveLength(large.fields.length);
  });
});

describe('the texts of header fields', () => {
  it.each([
    ['MESSAGE-ID', 'field.message-id'],
    ['X-MS-Exchange-Organization-AuthAs', 'field.x-ms-exchange-organization-authas'],
    ['X-MS-Exchange-Organization-Network', 'field.x-ms-exchange-organization-*'],
    ['X-MS-Exchange-Transport-CrossTenantHeadersStamped', 'field.x-ms-exchange-*'],
    ['X-MS-PublicTrafficType', 'field.x-ms-*'],
    ['List-Unsubscribe-Post', 'field.list-unsubscribe-post'],
    ['List-Something', 'field.list-*'],
    ['Resent-Reply-To', 'field.resent-*'],
  ])('%s is %s', (name, key) => expect(fieldText(name)?.key).toBe(key));

  it('knows every field of RFC 5322, 2045 and the trace, list, authentication families', () => {
    const names =
      'Date From Sender Reply-To To Cc Bcc Message-ID In-Reply-To References Subject Comments Keywords Return-Path Received Resent-Date Resent-From Resent-Sender Resent-To Resent-Cc Resent-Bcc Resent-Message-ID MIME-Version Content-Type Content-Transfer-Encoding Content-ID Content-Description Content-Disposition Content-Language List-Id List-Help List-Unsubscribe List-Subscribe List-Post List-Owner List-Archive ARC-Seal ARC-Message-Signature ARC-Authentication-Results DKIM-Signature Authentication-Results Received-SPF X-Mailer User-Agent X-Originating-IP X-Spam-Status X-Spam-Foo X-MS-Has-Attach X-Google-Smtp-Source X-Received Autocrypt BIMI-Selector Feedback-ID Precedence Auto-Submitted TLS-Required Delivered-To X-Original-To';
    expect(names.split(' ').filter((name) => !fieldText(name))).toEqual([]);
  });

  it('does not invent a meaning', () => {
    expect([fieldText('X-Odd-Thing'), fieldText('Foo'), fieldText(''), fieldText('constructor')]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});
