import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countMailboxFile, headerInFile, sizeOfMailbox } from '../../../src/mime/mailboxFile';

const message = (n: number, end = '\n') =>
  [
    `From user${n}@example.org Fri Nov 20 10:00:00 2026`,
    `Received: from out.example.org (out.example.org [198.51.100.${1 + (n % 3)}])`,
    '\tby mx.example.net (Postfix) with ESMTPS id 4XyAbCdEf1; Fri, 20 Nov 2026 10:00:00 +0000',
    `Subject: caf\u00e9 ${n}`,
    '',
    'Nothing of interest stands here. '.repeat(60),
    '',
    '',
  ].join(end);
const box = Array.from({ length: 3_000 }, (_, n) => message(n, n % 2 === 0 ? '\n' : '\r\n')).join('');
let folder = '';
let file = '';

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'hs-box-'));
  file = path.join(folder, 'box.mbox');
  writeFileSync(file, box);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a mailbox file', () => {
  it('is told from other files', async () => {
    expect(await sizeOfMailbox(file)).toBe(Buffer.byteLength(box));
    const other = path.join(folder, 'other.txt');
    writeFileSync(other, 'no mailbox\n');
    expect(await sizeOfMailbox(other)).toBeUndefined();
  });

  it('is counted to its end and says how far it is', async () => {
    const seen: number[] = [];
    const mailbox = await countMailboxFile(file, 'box', {}, (bytes) => seen.push(bytes) > 0);
    expect(mailbox?.count).toBe(3_000);
    expect(mailbox?.origins.map(({ address, count }) => [address, count])).toEqual(
      [1, 2, 3].map((last) => [`198.51.100.${last}`, 1_000]),
    );
    expect(seen.length).toBeGreaterThan(1);
    expect(seen.at(-1)).toBe(Buffer.byteLength(box));
    expect([...seen].sort((a, b) => a - b)).toEqual(seen);
  });

  it('is left where it is when the reader is told to stop', async () => {
    let steps = 0;
    expect(await countMailboxFile(file, 'box', {}, () => ++steps < 2)).toBeUndefined();
    expect(steps).toBe(2);
  });

  it('gives the header of each listed message', async () => {
    const mailbox = await countMailboxFile(file, 'box', {}, () => true);
    const listed = mailbox?.origins.flatMap(({ messages }) => messages) ?? [];
    expect(listed.length).toBe(60);
    for (const { span, subject } of listed) {
      const header = await headerInFile(file, span.start);
      expect(header.startsWith('From user')).toBe(true);
      expect(header).toContain(`Subject: ${subject}`);
      expect(header).not.toContain('Nothing of interest');
    }
  });
});
