import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { MboxScanner, scanMbox, type MboxEntry } from '../../../src/analyzers/received/mbox';

const folder = path.resolve(import.meta.dirname, '../../fixtures/mbox');
const fixture = (name: string) => readFileSync(path.join(folder, `${name}.mbox`), 'latin1');
const subjects = (entries: readonly MboxEntry[]) =>
  entries.map(({ header }) => /^Subject: (.*?)\r?$/m.exec(header)?.[1]);
const numbered = (...numbers: readonly number[]) => numbers.map((n) => `Message ${n}`);

function scanned(text: string, size: number): readonly MboxEntry[] {
  const scanner = new MboxScanner();
  const entries: MboxEntry[] = [];
  for (let at = 0; at < text.length; at += size) entries.push(...scanner.push(text.slice(at, at + size)));
  return [...entries, ...scanner.end()];
}

const MESSAGES = {
  mboxo: numbered(1, 2, 3),
  mboxrd: numbered(1, 2),
  mboxcl2: numbered(1, 2, 3, 4),
  postmarks: numbered(1, 2, 3, 4, 5, 6, 7),
};

describe('an mbox', () => {
  it.each(['\n', '\r\n'])('a blank line is found wherever a push cuts it (%j)', (end) => {
    const message = (n: number) => [
      'From a@example.com Fri Jan 31 07:28:45 2020',
      'Received: from a by b',
      `Subject: Message ${n}`,
      '',
      'x',
      '',
      '',
    ];
    const text = [1, 2, 3].map((n) => message(n).join(end)).join('');
    const whole = scanned(text, text.length);
    expect(subjects(whole)).toEqual(numbered(1, 2, 3));
    for (let size = 1; size < 120; size++) expect(scanned(text, size)).toEqual(whole);
  });

  it.each(Object.entries(MESSAGES))('%s is cut at its postmarks, with LF and CRLF', (name, expected) => {
    const text = fixture(name);
    expect(subjects(scanMbox(text))).toEqual(expected);
    const crlf = text.replaceAll('\n', '\r\n');
    // Lengths that were counted with LF do not hold any more: then postmarks alone decide.
    if (name !== 'mboxcl2') expect(subjects(scanMbox(crlf))).toEqual(expected);
  });

  it.each(Object.keys(MESSAGES))('%s: offsets and lines are those of the file, and the messages join to it', (name) => {
    const text = fixture(name);
    const entries = scanMbox(text);
    let at = 0;
    for (const { start, end, line, header } of entries) {
      expect(start).toBe(at);
      expect(text.slice(start, start + header.length)).toBe(header);
      expect(text.slice(0, start).split('\n').length).toBe(line);
      at = end;
    }
    expect(at).toBe(text.length);
  });

  it.each(Object.keys(MESSAGES))('%s is the same in pushes of any size', (name) => {
    const text = fixture(name);
    const whole = scanMbox(text);
    for (const size of [1, 2, 7, 64, 1000, 4096]) expect(scanned(text, size)).toEqual(whole);
  });

  it('finds a postmark that a chunk cuts, behind LF and CRLF', () => {
    for (const end of ['\n', '\r\n']) {
      const text = scanMbox(fixture('postmarks'))
        .map(({ header }) => `${header}\nText.\n\n`)
        .join('')
        .replaceAll('\n', end);
      for (const size of [3, 5, 11, 101, 997]) expect(subjects(scanned(text, size))).toEqual(MESSAGES.postmarks);
    }
  });

  it('is none without a postmark at its beginning', () => {
    expect(scanMbox('Subject: x\n\nFrom a@example.com Fri Jan 31 07:28:45 2020\nSubject: y\n\n')).toEqual([]);
    expect(scanMbox('From me to you\nSubject: x\n')).toEqual([]);
    expect(scanMbox('')).toEqual([]);
  });

  it('does not hold a body for a length that nobody can have meant', () => {
    const header = 'From a@example.com Fri Jan 31 07:28:45 2020\nSubject: Message 1\nContent-Length: 999999999\n\n';
    expect(subjects(scanMbox(header + fixture('mboxo')))).toEqual(numbered(1, 1, 2, 3));
  });

  it('takes time that grows with the text, whatever it is', () => {
    const start = 'From a@example.com Fri Jan 31 07:28:45 2020\nSubject: x\n';
    const hostile = ['\n\nFrom a', '\n\nFrom a Fri Jan 31 07:28:45 2020\n', 'x', '\n', '\r', 'Content-Length: 5\n'];
    const text = (piece: string) => start + piece.repeat(4_000_000 / piece.length);
    for (const piece of hostile) expect(scanned(text(piece), 65_536).length).toBeGreaterThan(0);
  });
});
