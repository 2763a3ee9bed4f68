import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { claimsOfMessages } from '../../../src/analyzers/received/claims';
import { PROVIDERS } from '../../../src/analyzers/received/providers';
import { messageOf } from './summary';

const DATE = 'Mon, 1 Apr 2024 00:00:0';

function chain(...fields: readonly string[]): string {
  return fields.map((field, index) => `Received: ${field}; ${DATE}${9 - index} +0000\n`).join('') + 'Subject: x\n';
}

/** A routed address (amateur radio) that no list of this program has. */
const ELSEWHERE = '44.31.7.9';
const SENDER = 'from out.sender.example (out.sender.example [203.0.113.5])';

function accusations(text: string): readonly string[] {
  return claimsOfMessages([messageOf(text)], {}).flatMap(({ finding, rule }) =>
    finding === 'certain' || finding === 'strong' ? [rule] : [],
  );
}

describe('provider groups extend trust and accuse nobody', () => {
  it('a name that the relay verified is believed at an address that our list does not have', () => {
    const text = chain(
      `from mail-new.google.com (mail-new.google.com [${ELSEWHERE}]) by mx.google.com (Postfix) with ESMTPS id AB1`,
      `${SENDER} by mail-new.google.com (Postfix) with ESMTP id AB2`,
    );
    expect(messageOf(text).boundary?.ip).toBe('203.0.113.5');
    expect(accusations(text)).toEqual([]);
  });

  it.each([
    [
      'a greeting from an address that our list does not have',
      `from AM0PR01.prod.outlook.com (${ELSEWHERE}) by DB5.mail.protection.outlook.com (10.0.0.7) with Microsoft SMTP Server id 15.20.1.2`,
      `${SENDER} by AM0PR01.prod.outlook.com with Microsoft SMTP Server id 15.20.1.2`,
    ],
    [
      'a greeting under the reverse name of a house that our list does not have',
      `from mail-ed1.google.com (edge.newcloud.example [${ELSEWHERE}]) by mx.example.com (Postfix) with ESMTPS id AB1`,
      `${SENDER} by mail-ed1.google.com with SMTP id a2`,
    ],
  ])('%s: the walk ends there, without a word of forgery', (_name, newer, older) => {
    const message = messageOf(chain(newer, older));
    expect(message.boundary?.ip).toBe(ELSEWHERE);
    expect(message.origin?.ip).toBe(ELSEWHERE);
    expect(accusations(chain(newer, older))).toEqual([]);
  });

  it('a far clock below such a greeting does not make the rest forged', () => {
    const text =
      `Received: from mail-ed1.google.com (edge.newcloud.example [${ELSEWHERE}]) by mx.example.com (Postfix) with ESMTPS id AB1; Mon, 1 Apr 2024 00:00:09 +0000\n` +
      `Received: ${SENDER} by mail-ed1.google.com with SMTP id a2; Mon, 1 Apr 2024 20:00:09 +0000\nSubject: x\n`;
    expect(accusations(text)).not.toContain('mail/forged-below');
  });

  it('an address of a list carries nobody over who does not bear the name', () => {
    const text = chain(
      'from vm.customer.example (209.85.208.41) by mx.google.com with ESMTPS id a1',
      `${SENDER} by mail-ed1.google.com with SMTP id a2`,
    );
    expect(messageOf(text).boundary?.ip).toBe('209.85.208.41');
  });

  it('every entry says where it is published', () => {
    const text = readFileSync(new URL('../../../src/analyzers/received/providers.ts', import.meta.url), 'utf8');
    const SOURCE = /\/\/ .*(?:include:|MX of|"[^"]+"|ARIN|RIPE)/;
    const without = PROVIDERS.filter(({ id }) => {
      const at = text.indexOf(`id: '${id}'`);
      const before = text.slice(0, at).split('\n').slice(-2).join('\n');
      const after = text.slice(at).split('\n').slice(1, 2).join('\n');
      return !SOURCE.test(before) && !SOURCE.test(after);
    });
    expect(without.map(({ id }) => id)).toEqual([]);
  });
});
