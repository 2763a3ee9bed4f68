import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { messages as textsIn } from '../../../src/messages';
import { containerChain } from '../../../src/messages/containerChain';
import { analyzeFully } from '../../../src/mime/analyzeFully';
import type { Analysis } from '../../../src/model/analysis';

const folder = new URL('../../fixtures/rfc822/', import.meta.url);
const fixture = (name: string): string => readFileSync(new URL(name, folder), 'utf8');
const names = readdirSync(folder).filter((name) => name.endsWith('.eml'));

const read = (text: string, id = 'm'): Promise<Analysis> => analyzeFully([{ id, name: id, text }]);

function listing({ messages }: Analysis): string {
  return messages
    .map(({ source, subject, hops, containers }) => {
      const chain = (containers ?? []).map(({ kind, part, name }) => [kind, part, name].filter(Boolean).join(' '));
      const count = `${hops.length} ${hops.length === 1 ? 'hop' : 'hops'}`;
      return `${[source, subject, count, chain.join(' > ')].join(' | ').trimEnd()}\n`;
    })
    .join('');
}

describe('messages inside messages', () => {
  it('has fixtures', () => expect(names.length).toBeGreaterThan(4));

  it.each(names)('%s', async (name) => {
    expect(listing(await read(fixture(name), name))).toBe(fixture(name.replace('.eml', '.txt')));
  });

  it.each(names)('%s with CRLF gives the same', async (name) => {
    const crlf = fixture(name).replace(/\r?\n/g, '\r\n');
    expect(listing(await read(crlf, name))).toBe(fixture(name.replace('.eml', '.txt')));
  });

  it('keeps places: every field stands in its source where its span says', async () => {
    for (const name of names) {
      const { sources, messages } = await read(fixture(name), name);
      const texts = new Map(sources.map(({ id, text }) => [id, text]));
      for (const { source, fields, containers } of messages) {
        for (const { name: field, nameSpan } of fields) {
          expect(texts.get(source)?.slice(nameSpan.start, nameSpan.end)).toBe(field);
        }
        const part = containers?.at(-1)?.span;
        if (part) expect(texts.has(part.source)).toBe(true);
      }
    }
  });

  it('gives each message a boundary, claims and an id of its own', async () => {
    const { messages, claims } = await read(fixture('encoded.eml'));
    expect(messages.map(({ boundary }) => boundary?.ip)).toEqual(['203.0.113.21', '203.0.113.20', '198.51.100.66']);
    expect(new Set(messages.map(({ id }) => id)).size).toBe(3);
    expect(messages.filter(({ boundary }) => !claims.some(({ id }) => id === boundary?.claim))).toEqual([]);
    expect(new Set(claims.map(({ id }) => id)).size).toBe(claims.length);
  });

  it('names the chain, innermost first', async () => {
    const { messages } = await read(fixture('encoded.eml'));
    const [, , inner] = messages;
    expect(inner && containerChain(inner, messages, textsIn('en'))).toBe(
      'attached to “FW: three levels down” (part 1) ← attached to “FW: FW: three levels down” (part 2, report.eml)',
    );
  });

  it('sees the parts behind an attached message', async () => {
    const text = fixture('forwarded.eml').replace(
      '--outer cut--',
      '--outer cut\nContent-Type: text/x; name="last.txt"\nContent-Disposition: attachment\n\nx\n--outer cut--',
    );
    expect((await read(text)).messages[0]?.attachments).toContain('last.txt');
  });

  it('leaves a message without attached ones as it was', async () => {
    const analysis = await read(
      'From: a@b.example\nSubject: s\nReceived: from x by y; Sat, 31 Jan 2015 07:28:45 +0000\n\ntext\n',
    );
    expect(analysis.messages).toHaveLength(1);
    expect(analysis.messages[0]?.containers).toBeUndefined();
    expect(analysis.notices).toBeUndefined();
  });

  it('each message of an mbox keeps its own attachments', async () => {
    const one = `From a@x.example Sat Jan 31 07:28:45 2015\n${fixture('digest.eml')}\n`;
    const { messages } = await read(one + one);
    expect(messages.map(({ subject }) => subject)).toEqual([
      'list Digest, Vol 1, Issue 1',
      'first',
      'second',
      'list Digest, Vol 1, Issue 1',
      'first',
      'second',
    ]);
    expect(new Set(messages.map(({ id }) => id)).size).toBe(6);
  });
});

const HEAD = 'Subject: s\nFrom: a@b.example\nDate: Sat, 31 Jan 2015 07:28:45 +0000\n';

function nested(levels: number): string {
  let text = `${HEAD}\ninnermost\n`;
  for (let n = 0; n < levels; n++) {
    text = `${HEAD}Content-Type: multipart/mixed; boundary=b${n}\n\n--b${n}\nContent-Type: message/rfc822\n\n${text}--b${n}--\n`;
  }
  return text;
}

describe('hostile nesting', () => {
  it('stops at a depth, with a sentence', async () => {
    const { messages, notices } = await read(nested(40));
    expect(messages).toHaveLength(9);
    expect(notices).toEqual([{ key: 'mime.tooDeep', args: { subject: 's', limit: 8 }, source: 'm' }]);
  });

  it('stops at a number, with a sentence', async () => {
    const part = `--b\nContent-Type: message/rfc822\n\n${HEAD}\nx\n`;
    const { messages, notices } = await read(
      `${HEAD}Content-Type: multipart/mixed; boundary=b\n\n${part.repeat(300)}--b--\n`,
    );
    expect(messages).toHaveLength(201);
    expect(notices?.map(({ key }) => key)).toEqual(['mime.tooMany']);
  }, 20_000);

  it.each([
    [
      'a part without end',
      `${HEAD}Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: message/rfc822\n\n${HEAD}`,
      2,
    ],
    [
      'an empty part',
      `${HEAD}Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: message/rfc822\n\n--b--\n`,
      1,
    ],
    ['no boundary', `${HEAD}Content-Type: multipart/mixed\n\n--\nContent-Type: message/rfc822\n\n${HEAD}`, 1],
    ['base64 of nothing', `${HEAD}Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n!!!!\n`, 1],
    [
      'a message that is its own boundary',
      `${HEAD}Content-Type: multipart/mixed; boundary=b\n\n${'--b\n'.repeat(500)}`,
      1,
    ],
  ])('%s', async (_, text, count) => {
    expect((await read(text)).messages).toHaveLength(count);
  });

  it.each([
    ['delimiters', '--b\n'],
    ['almost delimiters', '--bx\n'],
    ['dashes', '-'],
    ['folded lines', 'Content-Type: text/plain;\n x\n'],
  ])(
    'reads 1 MB of %s',
    async (_, unit) => {
      const text = `${HEAD}Content-Type: multipart/mixed; boundary=b\n\n--b\n${unit.repeat(1_000_000 / unit.length)}`;
      expect((await read(text)).messages.length).toBeGreaterThan(0);
    },
    60_000,
  );
});
