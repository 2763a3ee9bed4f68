import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../src/analyzers/analyze';
import { readMime, type MimeFacts } from '../../src/mime/readMime';
import { withMime } from '../../src/mime/withMime';

const example = (name: string): string => readFileSync(new URL(`../../examples/mail/${name}`, import.meta.url), 'utf8');

async function decode(text: string) {
  const { messages } = await withMime(analyze([{ id: 'm', name: 'm', text }]));
  return messages[0];
}

describe("mime: the lecture's messages", () => {
  it('decodes the ISO-2022-JP subject and sees the S/MIME signature', async () => {
    expect(await readMime(example('signed-japanese.eml'))).toEqual({
      subject: 'これはテスト',
      from: 'Watanabe Naoaki <kitarou@orangesoft.co.jp>',
      date: '1998-05-28T07:56:04.000Z',
      protection: 'smime-signed',
      attachments: ['smime.p7s'],
    } satisfies MimeFacts);
  });

  it('tells enveloped S/MIME by its content where smime-type is missing', async () => {
    expect(await readMime(example('encrypted.eml'))).toMatchObject({
      subject: 'Crypt',
      to: 'kitarou@orangesoft.co.jp',
      protection: 'smime-encrypted',
      attachments: ['smime.p7m'],
    });
  });

  it('fills in a message of an analysis and leaves its path alone', async () => {
    const plain = analyze([{ id: 'm', name: 'm', text: example('pot-seller.eml') }]).messages[0];
    const message = await decode(example('pot-seller.eml'));
    expect(message).toMatchObject({ subject: 'TsuBo !!', from: 'tsubo <ma-kube@spamsource.zeon>', protection: 'none' });
    expect(message?.hops).toEqual(plain?.hops);
    expect((await decode(example('signed-japanese.eml')))?.subject).toBe('これはテスト');
  });
});

describe('mime: other forms', () => {
  it('bytes and string give the same for 7-bit content', async () => {
    const text = example('signed-japanese.eml');
    expect(await readMime(new TextEncoder().encode(text))).toEqual(await readMime(text));
  });

  it('reads a header that was quoted in prose', async () => {
    const text =
      'Look:\n> From: =?UTF-8?B?5bGx55Sw?= <y@example.jp>\n> Subject: =?ISO-2022-JP?B?GyRCJDMkbCRPJUYlOSVIGyhC?=\n';
    expect(await decode(text)).toMatchObject({ from: '山田 <y@example.jp>', subject: 'これはテスト' });
  });

  it('each of several messages has its own attachments', async () => {
    const one = 'From a@x.example Sat Jan 31 07:28:45 2015\nFrom: a@x.example\nSubject: one\n\ntext\n\n';
    const two = `From b@x.example Sat Jan 31 07:28:45 2015\n${example('encrypted.eml').replace(/\r\n/g, '\n')}`;
    const { messages } = await withMime(analyze([{ id: 'm', name: 'm', text: one + two }]));
    expect(messages.map(({ subject, attachments }) => [subject, attachments])).toEqual([
      ['one', []],
      ['Crypt', ['smime.p7m']],
    ]);
  });

  it.each([
    ['multipart/signed; protocol="application/pgp-signature"; boundary=x', 'openpgp-signed'],
    ['multipart/encrypted; protocol="application/pgp-encrypted"; boundary=x', 'openpgp-encrypted'],
    ['application/pkcs7-mime; smime-type=signed-data', 'smime-signed'],
    ['application/pkcs7-mime; smime-type=enveloped-data', 'smime-encrypted'],
    ['text/plain', 'none'],
  ])('%s', async (type, protection) => {
    expect((await readMime(`From: a@b.example\r\nContent-Type: ${type}\r\n\r\nbody`)).protection).toBe(protection);
  });

  it('sees armour in the text', async () => {
    expect((await readMime('From: a@b.example\r\n\r\n-----BEGIN PGP MESSAGE-----\r\nx')).protection).toBe(
      'openpgp-encrypted',
    );
  });

  it('never throws', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 300 }), async (text) => {
        expect((await readMime(text)).attachments).toBeInstanceOf(Array);
      }),
    );
  });

  it('keeps the written texts when the reader knows nothing', async () => {
    const analysis = analyze([{ id: 'm', name: 'm', text: example('encrypted.eml') }]);
    const { messages } = await withMime(analysis, () => Promise.resolve({ protection: 'none', attachments: [] }));
    expect(messages[0]).toMatchObject({ subject: 'Crypt', date: '1998-11-20T13:02:19.000Z' });
  });
});
