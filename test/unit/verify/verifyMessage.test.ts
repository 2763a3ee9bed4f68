import { generateKeyPairSync } from 'node:crypto';
import { dkimSign } from 'mailauth/lib/dkim/sign';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../../src/analyzers/analyze';
import { messages as textsIn } from '../../../src/messages';
import type { Resolver } from '../../../src/mime/verify/guardedResolver';
import { planVerification } from '../../../src/mime/verify/plan';
import { isWholeMessage, verifyMessage } from '../../../src/mime/verify/verifyMessage';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const KEY = `v=DKIM1; k=rsa; p=${publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`;

const MAIL = `From: News <news@news.sender.example>\r
To: reader@example.org\r
Subject: hello\r
Date: Sat, 31 Jan 2015 07:28:39 +0000\r
Message-ID: <1@sender.example>\r
\r
The body.\r
`;

const TRACE = `Return-Path: <bounce@sender.example>\r
Received: from out.sender.example (out.sender.example [203.0.113.7])\r
	by mx.example.org (Postfix) with ESMTPS id 4A1; Sat, 31 Jan 2015 07:28:45 +0000\r
`;

async function signed(mail = MAIL): Promise<string> {
  const { signatures } = await dkimSign(mail, {
    signatureData: [
      {
        signingDomain: 'sender.example',
        selector: 'k1',
        privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }),
      },
    ],
  } as never);
  return TRACE + signatures + mail;
}

const RECORDS: Readonly<Record<string, string>> = {
  'TXT k1._domainkey.sender.example': KEY,
  'TXT sender.example': 'v=spf1 include:spf.provider.example -all',
  'TXT spf.provider.example': 'v=spf1 ip4:203.0.113.0/24 ~all',
  'TXT _dmarc.sender.example': 'v=DMARC1; p=reject',
};

/** A DNS of our own. `undefined` for a name = it does not exist; an Error is thrown. */
function dnsOf(changes: Readonly<Record<string, string | Error | undefined>> = {}) {
  const asked: string[] = [];
  const resolver: Resolver = async (name, type) => {
    const key = `${type} ${name}`;
    asked.push(key);
    const record = key in changes ? changes[key] : RECORDS[key];
    if (record instanceof Error) throw record;
    if (record === undefined) throw Object.assign(new Error(`queryTxt ENOTFOUND ${name}`), { code: 'ENOTFOUND' });
    return [record.match(/.{1,255}/g) ?? []];
  };
  return { asked, resolver };
}

async function verified(text: string, resolver: Resolver, timeoutMs?: number) {
  const message = analyze([{ id: 'm', name: 'm', text }]).messages[0];
  if (!message) throw new Error('no message');
  const claims = await verifyMessage(
    new TextEncoder().encode(text),
    message,
    planVerification(message),
    resolver,
    timeoutMs,
  );
  return { message, claims, keys: claims.map(({ key }) => key) };
}

describe('verification', () => {
  it('a message as it was sent passes, and asks for nothing but what was announced', async () => {
    const { asked, resolver } = dnsOf();
    const { message, claims, keys } = await verified(await signed(), resolver);
    expect(keys).toEqual(['verify.dkim.pass', 'verify.spf.pass', 'verify.dmarc.pass']);
    expect(claims.every(({ subject }) => subject[0] === message.id)).toBe(true);
    const plan = planVerification(message);
    expect(plan.queries).toEqual([
      'k1._domainkey.sender.example',
      'sender.example',
      '_dmarc.news.sender.example',
      '_dmarc.sender.example',
    ]);
    // Of the names that were not announced all belong to the SPF record.
    const extra = asked.filter((query) => !plan.queries.some((name) => query === `TXT ${name}`));
    expect(extra).toEqual(['TXT spf.provider.example']);
  });

  it('bare LF gives the same', async () => {
    const { keys } = await verified((await signed()).replace(/\r\n/g, '\n'), dnsOf().resolver);
    expect(keys).toEqual(['verify.dkim.pass', 'verify.spf.pass', 'verify.dmarc.pass']);
  });

  it('an mbox line before the header does no harm', async () => {
    const { keys } = await verified(
      `From bounce@sender.example Sat Jan 31 07:28:45 2015\r\n${await signed()}`,
      dnsOf().resolver,
    );
    expect(keys[0]).toBe('verify.dkim.pass');
  });

  it.each([
    ['gone', undefined],
    ['withdrawn', 'v=DKIM1; k=rsa; p='],
  ])('a key that is %s is never called forged', async (_, record) => {
    const { resolver } = dnsOf({ 'TXT k1._domainkey.sender.example': record, 'TXT sender.example': undefined });
    const { claims, keys } = await verified(await signed(), resolver);
    expect(keys).toEqual(['verify.dkim.gone', 'verify.spf.none', 'verify.dmarc.open']);
    for (const language of ['en', 'ja'] as const) {
      const text = claims.map(({ key, args }) => textsIn(language)(key, args)).join('\n');
      expect(text).toContain('k1._domainkey.sender.example');
      expect(text).not.toMatch(/(?:is|was|are) forged|偽造です|偽造されて/);
    }
  });

  it('an altered body and an altered field are told apart', async () => {
    const body = await verified((await signed()).replace('The body.', 'Another body.'), dnsOf().resolver);
    expect(body.keys[0]).toBe('verify.dkim.body');
    const field = await verified((await signed()).replace('Subject: hello', 'Subject: pay now'), dnsOf().resolver);
    expect(field.keys[0]).toBe('verify.dkim.header');
  });

  it.each([
    ['v=spf1 ip4:198.51.100.0/24 -all', 'verify.spf.fail'],
    ['v=spf1 ip4:198.51.100.0/24 ~all', 'verify.spf.softfail'],
    ['v=spf1 ?all', 'verify.spf.neutral'],
    [undefined, 'verify.spf.none'],
    ['v=spf1 ip4:203.0.113.7 -all', 'verify.spf.pass'],
    ['v=spf1 nonsense:x -all', 'verify.spf.error'],
  ])('SPF %s', async (record, key) => {
    const { keys } = await verified(await signed(), dnsOf({ 'TXT sender.example': record }).resolver);
    expect(keys[1]).toBe(key);
  });

  it('DMARC fails when nothing aligned passes, and is none without a policy', async () => {
    const stranger = (await signed()).replace('News <news@news.sender.example>', 'News <news@bank.example>');
    const failing = dnsOf({ 'TXT _dmarc.bank.example': 'v=DMARC1; p=none' });
    expect((await verified(stranger, failing.resolver)).keys[2]).toBe('verify.dmarc.fail');
    const without = dnsOf({ 'TXT _dmarc.sender.example': undefined });
    expect((await verified(await signed(), without.resolver)).keys[2]).toBe('verify.dmarc.none');
  });

  it('a resolver that never answers, or fails, gives an answer that says so', async () => {
    const never: Resolver = () => new Promise(() => undefined);
    const late = await verified(await signed(), never, 20);
    expect(late.keys).toEqual(['verify.dkim.dns', 'verify.spf.error', 'verify.dmarc.error']);
    const broken = Object.assign(new Error('no route'), { code: 'ESERVFAIL' });
    const failing = dnsOf({ 'TXT k1._domainkey.sender.example': broken });
    expect((await verified(await signed(), failing.resolver)).keys[0]).toBe('verify.dkim.dns');
  });

  it('says that there is no signature, and asks nothing for a message that names nobody', async () => {
    const plain = await verified(TRACE + MAIL, dnsOf().resolver);
    expect(plain.keys).toEqual(['verify.dkim.none', 'verify.spf.pass', 'verify.dmarc.pass']);
    const { asked, resolver } = dnsOf();
    const bare = await verified('Subject: s\nDate: Sat, 31 Jan 2015 07:28:39 +0000\nTo: a\n\ntext\n', resolver);
    expect(bare.keys).toEqual(['verify.dkim.none', 'verify.spf.skipped']);
    expect(asked).toEqual([]);
  });

  it('never asks for a name that is none, and survives hostile headers', async () => {
    const { asked, resolver } = dnsOf();
    const hostile = `DKIM-Signature: v=1; a=rsa-sha256; d=../etc; s=a b; h=from; bh=x; b=y\r\nDKIM-Signature: ;;;=;d=;s=\r\nARC-Seal: i=1; d=x; s=\u0000\r\nFrom: a@${'b'.repeat(400)}.example\r\nSubject: s\r\nDate: x\r\n\r\nbody\r\n`;
    const { keys } = await verified(TRACE + hostile, resolver);
    expect(keys.length).toBeGreaterThan(0);
    expect(asked.filter((query) => !/^(?:TXT|A|AAAA|MX|PTR) [a-z0-9._-]{1,253}$/.test(query))).toEqual([]);
    expect(asked.filter((query) => /_domainkey|_dmarc/.test(query))).toEqual([]);
  });
});

describe('what can be verified', () => {
  it('is a whole message, not a header alone', async () => {
    const of = (text: string) => {
      const message = analyze([{ id: 'm', name: 'm', text }]).messages[0];
      return message && isWholeMessage(message, text);
    };
    expect(of(await signed())).toBe(true);
    expect(of((await signed()).split('\r\n\r\n')[0] ?? '')).toBe(false);
    expect(of(`${(await signed()).split('\r\n\r\n')[0] ?? ''}\r\n\r\n\r\n`)).toBe(false);
  });
});
