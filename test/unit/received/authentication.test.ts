import { describe, expect, it } from 'vitest';
import type { AuthenticationField, MailMessage } from '../../../src/model/mail';
import { messageOf } from './summary';

const DATE = 'Mon, 1 Apr 2024 00:00:05 +0000';
const MX = `Received: from out.sender.example (out.sender.example [203.0.113.5]) by mx.example.com (Postfix) with ESMTPS id AB1; ${DATE}`;
const OLDER = `Received: from pc (pc.sender.example [203.0.113.6]) by out.sender.example (Postfix) with ESMTPSA id AB2; ${DATE}`;

function fieldOf(field: string): AuthenticationField {
  const [found] = messageOf(`${field}\n${MX}\nSubject: x\n`).authentication ?? [];
  if (!found) throw new Error('nothing read');
  return found;
}

const verdicts = ({ results }: AuthenticationField) => results.map(({ method, result }) => `${method}=${result}`);

function beliefs(message: MailMessage): readonly string[] {
  const name = new Map(message.authentication?.map((one) => [one.id, one.name]));
  return (message.authenticationTrust ?? []).map(({ field, believed }) => `${name.get(field) ?? ''} ${believed}`);
}

describe('authentication results: what writers write', () => {
  it.each([
    [
      'Authentication-Results: mx.example.com; spf=pass smtp.mailfrom=a@b.example; dkim=fail (bad signature; "x") header.d=b.example; dmarc=none',
      ['spf=pass', 'dkim=fail', 'dmarc=none'],
      'mx.example.com',
    ],
    [
      'Authentication-Results: spf=pass (sender IP is 203.0.113.5) smtp.mailfrom=b.example; example.com; dkim=pass (signature was verified) header.d=b.example;example.com; dmarc=pass action=none header.from=b.example;compauth=pass reason=100',
      ['spf=pass', 'dkim=pass', 'dmarc=pass', 'compauth=pass'],
      undefined,
    ],
    ['Authentication-Results: mx.example.com 1; none', [], 'mx.example.com'],
    ['Authentication-Results: mx.example.com 1; spf/1 = pass', ['spf=pass'], 'mx.example.com'],
    [
      'Authentication-Results: hotmail.example; spf=pass smtp.mailfrom=a dkim=pass header.d=b.example x-hmca=pass',
      ['spf=pass', 'dkim=pass'],
      'hotmail.example',
    ],
    [
      'ARC-Authentication-Results: i=2; mx.google.com; arc=pass (i=1); spf=softfail',
      ['arc=pass', 'spf=softfail'],
      'mx.google.com',
    ],
    [
      'Received-SPF: Pass (protection.outlook.com: domain of b.example designates 203.0.113.5 as permitted sender) receiver=protection.outlook.com; client-ip=203.0.113.5; helo=out.b.example; pr=C',
      ['spf=pass'],
      'protection.outlook.com',
    ],
    [
      'Received-SPF: softfail (google.com: domain of transitioning x does not designate 203.0.113.5 as permitted sender) client-ip=203.0.113.5;',
      ['spf=softfail'],
      'google.com',
    ],
    [
      'X-MS-Exchange-Authentication-Results: spf=none (sender IP is 203.0.113.5); dkim=none (message not signed)',
      ['spf=none', 'dkim=none'],
      undefined,
    ],
  ])('%s', (text, expected, writer) => {
    const field = fieldOf(text);
    expect(verdicts(field)).toEqual(expected);
    expect(field.writer?.value).toBe(writer);
  });

  it.each([
    'Authentication-Results: mx.example.com; spf=fail (sender IP is 198.51.100.4) smtp.mailfrom=x',
    'Authentication-Results: mx.example.com; spf=neutral (x: 198.51.100.4 is neither permitted nor denied) smtp.mailfrom=x',
    'Received-SPF: none client-ip=198.51.100.4',
    'X-Forefront-Antispam-Report: CIP:198.51.100.4;CTRY:JP;LANG:ja',
    'X-Barracuda-Connect: host.example.net[198.51.100.4]',
  ])('the address that was checked: %s', (text) => {
    expect(fieldOf(text).client?.ip).toBe('198.51.100.4');
  });

  it('signatures say what they cover', () => {
    const { signature } = fieldOf(
      'DKIM-Signature: v=1; a=rsa-sha256; d=b.example; s=key1;\n\th=From : To:\n\t Subject; l=120; bh=abc=; b=def=',
    );
    expect(signature).toEqual({
      domain: 'b.example',
      selector: 'key1',
      algorithm: 'rsa-sha256',
      signedFields: ['from', 'to', 'subject'],
      bodyLimit: 120,
    });
  });

  it('an ARC seal has its number and its verdict on the chain', () => {
    expect(fieldOf('ARC-Seal: i=2; a=rsa-sha256; cv=pass; d=list.example; s=k; b=x')).toMatchObject({
      instance: 2,
      chainValidation: 'pass',
    });
  });
});

describe('authentication results: who wrote them and whether they count', () => {
  const RESULT = 'Authentication-Results: mx.example.com; spf=pass';

  it('above its own Received field they are of that hop, and count', () => {
    const message = messageOf(`${RESULT}\n${MX}\n${OLDER}\nSubject: x\n`);
    expect(message.authentication?.[0]).toMatchObject({ hop: message.hops[1]?.id });
    expect(beliefs(message)).toEqual(['Authentication-Results yes']);
  });

  it('below the boundary they count for nothing, whatever name they bear', () => {
    const message = messageOf(`${MX}\n${OLDER}\n${RESULT}\nSubject: x\n`);
    expect(beliefs(message)).toEqual(['Authentication-Results no']);
  });

  it("under the boundary hop's own field nobody can tell, unless the writer is known to remove forgeries", () => {
    expect(beliefs(messageOf(`${MX}\n${RESULT}\n${OLDER}\nSubject: x\n`))).toEqual(['Authentication-Results unknown']);
    const google = `Received: from out.sender.example (out.sender.example. [203.0.113.5]) by mx.google.com with ESMTPS id a1; ${DATE}`;
    const own =
      'Received-SPF: pass (google.com: domain of a designates 203.0.113.5 as permitted sender) client-ip=203.0.113.5;';
    const message = messageOf(
      `${google}\n${own}\n${RESULT.replace('mx.example.com', 'mx.google.com')}\n${OLDER}\nSubject: x\n`,
    );
    expect(beliefs(message)).toEqual(['Received-SPF yes', 'Authentication-Results yes']);
  });

  it('a second copy under the real one, and one about another client, are forged', () => {
    expect(beliefs(messageOf(`${RESULT}\n${MX}\n${RESULT}\nSubject: x\n`))).toEqual([
      'Authentication-Results yes',
      'Authentication-Results no',
    ]);
    const other = 'Authentication-Results: mx.example.com; spf=pass (sender IP is 198.51.100.4)';
    expect(beliefs(messageOf(`${MX}\n${other}\nSubject: x\n`))).toEqual(['Authentication-Results no']);
  });
});
