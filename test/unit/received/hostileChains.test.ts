import { describe, expect, it } from 'vitest';
import type { AnalysisConfig } from '../../../src/model/analysis';
import { messageOf } from './summary';

const DATE = 'Mon, 1 Apr 2024 00:00:0';

function chain(...fields: readonly string[]): string {
  return fields.map((field, index) => `Received: ${field}; ${DATE}${9 - index} +0000\n`).join('') + 'Subject: x\n';
}

function boundaryIp(text: string, config: AnalysisConfig = {}): string | undefined {
  return messageOf(text, config).boundary?.ip;
}

/** A victim that must never be reported, whatever the spammer at 203.0.113.9 writes. */
const VICTIM = 'from victim.example.org (victim.example.org [198.51.100.1])';
const SPAMMER = '203.0.113.9';

describe('hostile headers: names that only the sender wrote carry nobody over', () => {
  it.each([
    [
      'a greeting with the name of the trusted relay itself',
      `from mx.example.com (mx.example.com.dsl.isp.example.net [${SPAMMER}]) by mx.example.com (Postfix) with ESMTP id AB1`,
      `${VICTIM} by mx.example.com (Postfix) with ESMTP id AB2`,
    ],
    [
      "a `by` of the mailbox's own domain",
      `from evil.example.net (unknown [${SPAMMER}]) by mx.example.com (Postfix) with ESMTP id AB1`,
      `${VICTIM} by gw.example.com (Postfix) with ESMTP id AB2`,
    ],
    [
      'a greeting of the own domain where no reverse name was looked up',
      `from gw.example.com (${SPAMMER}) by mx.example.com (192.0.2.7) with Microsoft SMTP Server id 15.1.2.3`,
      `${VICTIM} by gw.example.com (Postfix) with ESMTP id AB2`,
    ],
    [
      "Google's name in the greeting and below",
      `from mail-ed1-f41.google.com (dsl-9.isp.example.net [${SPAMMER}]) by mx.google.com with ESMTPS id a1`,
      `${VICTIM} by mail-ed1-f41.google.com with SMTP id a2`,
    ],
    [
      "Microsoft's names in greetings outside its networks",
      `from AM0PR01.outbound.protection.outlook.com (${SPAMMER}) by DB5EUR.mail.protection.outlook.com (10.0.0.7) with Microsoft SMTP Server (version=TLS1_2, cipher=X) id 15.20.1.2`,
      `${VICTIM} by AM0PR01.eurprd01.prod.outlook.com (2603:10a6:10::1) with Microsoft SMTP Server id 15.20.1.2`,
    ],
    [
      "a subscriber's line under the provider's domain",
      `from x (cpe-203-0-113-9.res.provider.example [${SPAMMER}]) by mx.provider.example (Postfix) with ESMTP id AB1`,
      `${VICTIM} by relay.provider.example (Postfix) with ESMTP id AB2`,
    ],
    [
      'a stolen account',
      `from [10.1.1.1] (dsl.isp.example.net [${SPAMMER}]) (Authenticated sender: bob) by mx.example.com (Postfix) with ESMTPSA id AB1`,
      `${VICTIM} by dsl.isp.example.net (Postfix) with ESMTP id AB2`,
    ],
    [
      'a name that the relay calls forged',
      `from gw.example.com (gw.example.com [${SPAMMER}] (may be forged)) by mx.example.com (8.14.4/8.14.4) with ESMTP id i3B`,
      `${VICTIM} by gw.example.com (8.14.4/8.14.4) with ESMTP id i3C`,
    ],
    [
      'a forged fetch below',
      `from evil.example.net (unknown [${SPAMMER}]) by mx.example.com (Postfix) with ESMTP id AB1`,
      `${VICTIM} by mx.example.com with POP3 (fetchmail-6.4) for <bob@example.com>`,
    ],
    [
      'forged private hops below',
      `from evil.example.net (unknown [${SPAMMER}]) by mx.example.com (Postfix) with ESMTP id AB1`,
      'from localhost (localhost [127.0.0.1]) by mx.example.com (Postfix) with ESMTP id AB2',
      `${VICTIM} by mx.example.com (Postfix) with ESMTP id AB3`,
    ],
    [
      'a carrier-NAT address is a customer, not a relay of ours',
      `from pc (unknown [100.64.3.9]) by mx.example.com (Postfix) with ESMTP id AB1`,
      `${VICTIM} by mx.example.com (Postfix) with ESMTP id AB2`,
    ],
  ])('%s', (_name, ...fields) => {
    const { boundary, origin } = messageOf(chain(...fields));
    expect(boundary?.hop).toBe(0);
    expect(boundary?.ip).not.toBe('198.51.100.1');
    expect(origin?.ip).not.toBe(undefined);
  });

  it("trusted hosts are known by what a relay saw, not by the spammer's words", () => {
    const config = { trustedHosts: ['example.com'] };
    const forged = chain(
      `from gw.example.com (dsl.isp.example.net [${SPAMMER}]) by mx.hoster.example (Postfix) with ESMTP id AB1`,
      `${VICTIM} by gw.example.com (Postfix) with ESMTP id AB2`,
    );
    expect(boundaryIp(forged, config)).toBe(SPAMMER);
    const true_ = chain(
      `from gw.example.com (gw.example.com [192.0.2.4]) by mx.hoster.example (Postfix) with ESMTP id AB1`,
      `from a.example.net (a.example.net [203.0.113.80]) by gw (Postfix) with ESMTP id AB2`,
    );
    expect(boundaryIp(true_, config)).toBe('203.0.113.80');
  });

  it('an origin is not carried over by a provider name in the greeting', () => {
    const text = chain(
      `from mail-ed1-f41.google.com (dsl-9.isp.example.net [${SPAMMER}]) by mx.example.com (Postfix) with ESMTP id AB1`,
      `${VICTIM} by mail-ed1-f41.google.com with SMTP id a2`,
    );
    expect(messageOf(text).origin?.ip).toBe(SPAMMER);
  });
});

describe('providers: a right boundary with nothing configured', () => {
  it.each([
    [
      'Gmail to Microsoft 365',
      [
        'from AM6PR0.eurprd01.prod.outlook.com (2603:10a6:20b:6a::12) by AM0PR0.eurprd02.prod.outlook.com with HTTPS',
        'from DB6PR0.eurprd07.prod.outlook.com (2603:10a6:6:2a::30) by AM6PR0.eurprd01.prod.outlook.com (2603:10a6:20b:6a::12) with Microsoft SMTP Server (version=TLS1_2, cipher=X) id 15.20.7409.46',
        'from DB5EUR01FT0.eop-EUR01.prod.protection.outlook.com (2603:10a6:6:2a:cafe::5b) by DB6PR0.outlook.office365.com (2603:10a6:6:2a::30) with Microsoft SMTP Server (version=TLS1_2, cipher=X) id 15.20.7409.46 via Frontend Transport',
        'from mail-ed1-f41.google.com (209.85.208.41) by DB5EUR01FT0.mail.protection.outlook.com (10.152.4.230) with Microsoft SMTP Server (version=TLS1_3, cipher=X) id 15.20.7409.20 via Frontend Transport',
        'by mail-ed1-f41.google.com with SMTP id 4fb4d7f45d1cf-56c0a6',
      ],
      '209.85.208.41',
      3,
    ],
    [
      'a Gmail user to another, down to the client',
      [
        'by 2002:a05:7412:1234:b0:fb:1 with SMTP id ab12',
        'from mail-sor-f41.google.com (mail-sor-f41.google.com. [209.85.220.41]) by mx.google.com with SMTPS id b1',
        'from [192.168.1.4] (pool-9.isp.example.net. [203.0.113.77]) by smtp.gmail.com with ESMTPSA id c1',
      ],
      '203.0.113.77',
      2,
    ],
    [
      'Fastmail inside',
      [
        'from phl-compute-01.internal (phl-compute-01.phl.internal [10.202.2.41]) by mailstore (Cyrus) with LMTPA',
        'from mx1 ([10.202.2.200]) by phl-compute-01.internal (MEProxy) with ESMTP',
        'from out.sender.example (out.sender.example [203.0.113.5]) by mx1.messagingengine.com (Postfix) with ESMTPS id AB1',
      ],
      '203.0.113.5',
      2,
    ],
    [
      'GMX, WEB.DE and IONOS are one house',
      [
        'from mout.kundenserver.de (mout.kundenserver.de [212.227.126.131]) by mx.gmx.net (mxgmx009) with ESMTPS id 1',
        'from pc.example.net (pc.example.net [203.0.113.5]) by mrelayeu.kundenserver.de (mreue009) with ESMTPSA id 2',
      ],
      '203.0.113.5',
      1,
    ],
  ])('%s', (_name, fields, ip, hop) => {
    expect(messageOf(chain(...fields)).boundary).toMatchObject({ ip, hop });
  });

  const gateway = (checked: string) =>
    `Received: from mx0a-0001.pphosted.com (mx0a-0001.pphosted.com [148.163.129.50]) by mx.example.com (Postfix) with ESMTPS id AB1; ${DATE}9 +0000\n` +
    checked +
    `Received: from out.sender.example (out.sender.example [203.0.113.5]) by mx0a-0001.pphosted.com (8.17.1.24/8.17.1.24) with ESMTPS id 3x9; ${DATE}5 +0000\nSubject: x\n`;

  it('a filter that checked its client stands before the mailbox, one that did not was hired by the sender', () => {
    const result = 'Authentication-Results: ppops.net; spf=pass smtp.mailfrom=bob@sender.example\n';
    expect(boundaryIp(gateway(result))).toBe('203.0.113.5');
    expect(boundaryIp(gateway(''))).toBe('148.163.129.50');
    const login =
      'Authentication-Results: relay.mimecast.com; auth=pass smtp.auth=x smtp.mailfrom=bob@sender.example\n';
    expect(boundaryIp(gateway(login))).toBe('148.163.129.50');
  });

  it('what a private load balancer hides is said with less confidence', () => {
    const inside = (helo: string) =>
      messageOf(
        chain(
          `from ${helo} (unknown [172.17.0.1]) by mx.example.com (Postfix) with ESMTP id AB1`,
          `${VICTIM} by ${helo} (Postfix) with ESMTP id AB2`,
        ),
      ).boundary;
    expect(inside('gw.example.com')?.grade).toBe('likely');
    expect(inside('mail-ed1-f41.google.com')?.grade).toBe('possible');
  });
});
