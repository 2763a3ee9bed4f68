import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** Inputs of any size through the built command line. */
const root = path.resolve(import.meta.dirname, '../..');
const cli = path.join(root, 'dist/cli.js');
const fixture = (name: string) => path.join(root, 'test/fixtures/mbox', `${name}.mbox`);
const folder = mkdtempSync(path.join(tmpdir(), 'hopscope-stream-'));
const file = (name: string) => path.join(folder, name);
const TRACE = `traceroute to www.example.net (203.0.113.80), 30 hops max, 60 byte packets
 1  192.0.2.1 (192.0.2.1)  0.123 ms  0.234 ms  0.345 ms
 2  * * *
 3  203.0.113.80 (203.0.113.80)  3.123 ms  3.234 ms  3.345 ms

`;

function hopscope(args: readonly string[], input?: string | Buffer) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
    encoding: 'utf8',
    ...(input !== undefined && { input }),
    env: { PATH: process.env.PATH, LANG: 'C.UTF-8' },
    maxBuffer: 1 << 28,
  });
  return { status, stdout, stderr };
}

interface Answer {
  readonly id?: string;
  readonly line: number;
  readonly offset: number;
  readonly traces: readonly { readonly target: string; readonly unparsed: readonly { readonly line: number }[] }[];
  readonly messages: readonly { readonly subject: string }[];
  readonly claims: readonly { readonly evidence: readonly { readonly line: number }[] }[];
  readonly error?: string;
}

const answers = (stdout: string) =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Answer);

beforeAll(() => {
  if (!existsSync(cli)) throw new Error('dist/cli.js is missing: run "npm run build" first');
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('hopscope analyze --jsonl', () => {
  it('answers a line for each message of an mbox, with its place in the file', () => {
    const { status, stdout } = hopscope(['analyze', '--jsonl', fixture('mboxcl2')]);
    expect(status).toBe(0);
    const bytes = readFileSync(fixture('mboxcl2'));
    const found = answers(stdout);
    expect(found.map(({ messages }) => messages.map(({ subject }) => subject).join())).toEqual(
      [1, 2, 3, 4].map((n) => `Message ${n}`),
    );
    for (const { line, offset, claims } of found) {
      const lines = bytes.toString('utf8').split('\n');
      expect(bytes.subarray(offset).toString('utf8')).toMatch(/^From user/);
      expect(lines[line - 1]).toMatch(/^From user/);
      expect(lines[(claims[0]?.evidence[0]?.line ?? 0) - 1]).toContain('Received: from');
    }
    expect(new Set(found.map(({ id }) => id)).size).toBe(4);
  });

  it('answers a line for each trace of a text, from a file and from a pipe', () => {
    const text = `Some words.\n\n${TRACE.repeat(5)}and an end`;
    writeFileSync(file('traces.txt'), text);
    for (const { status, stdout } of [
      hopscope(['analyze', '--jsonl', file('traces.txt')]),
      hopscope(['analyze', '--jsonl'], text),
    ]) {
      expect(status).toBe(0);
      const found = answers(stdout);
      expect(found.map(({ traces }) => traces.length)).toEqual([1, 1, 1, 1, 1]);
      expect(new Set(found.map(({ id }) => id)).size).toBe(5);
      expect(found.map(({ line }) => line)).toEqual([1, 7, 12, 17, 22]);
      expect(text.slice(found[1]?.offset).trimStart()).toMatch(/^traceroute to/);
    }
  });

  it('still answers requests, also wrong ones before the first good one', () => {
    const { stdout } = hopscope(['analyze', '--jsonl'], `nonsense\n${JSON.stringify({ id: 7, raw: TRACE })}\n`);
    const [wrong, right] = answers(stdout);
    expect(wrong?.error).toContain('no JSON');
    expect(right).toMatchObject({ id: 7, traces: [{ target: 'www.example.net' }] });
  });

  it('keeps encodings that begin late, and decodes subjects', () => {
    const late = `${TRACE.repeat(3)}${TRACE.replace('* * *', '* * *  経路')}`;
    expect(answers(hopscope(['analyze', '--jsonl'], late).stdout)).toHaveLength(4);
    const box = readFileSync(fixture('mboxo'), 'utf8').replace('Subject: Message 2', 'Subject: =?UTF-8?B?57WM6Lev?=');
    const subjects = answers(hopscope(['analyze', '--jsonl'], box).stdout).map(({ messages }) => messages[0]?.subject);
    expect(subjects).toEqual(['Message 1', '経路', 'Message 3']);
  });

  it('ends behind a whole line when it is interrupted', async () => {
    writeFileSync(file('large.txt'), TRACE.repeat(12_000));
    const child = spawn(process.execPath, [cli, 'analyze', '--jsonl', file('large.txt')]);
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => {
      if (text === '') child.kill('SIGINT');
      text += chunk.toString('utf8');
    });
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect(code).toBe(130);
    expect(text.endsWith('}\n')).toBe(true);
    expect(answers(text).length).toBeLessThan(12_000);
  }, 60_000);
});

describe('a mailbox', () => {
  it('gives the table and the picture of its origins', () => {
    const outputs = ['o.json', 'o.csv', 'o.md', 'o.svg'].map(file);
    const { status } = hopscope(['analyze', fixture('mboxrd'), ...outputs.flatMap((name) => ['-o', name])]);
    expect(status).toBe(0);
    const [json, csv, md, svg] = outputs.map((name) => readFileSync(name, 'utf8'));
    const document = JSON.parse(json ?? '') as { messages: unknown[]; mailbox: { count: number; origins: unknown[] } };
    expect(document.messages).toHaveLength(2);
    expect(document.mailbox).toMatchObject({
      count: 2,
      passed: 1,
      failed: 1,
      origins: [{ address: '203.0.113.1' }, { address: '203.0.113.2' }],
    });
    expect(csv?.split('\r\n')).toHaveLength(4);
    expect(md).toContain('| 203.0.113.2 |');
    expect(svg).toContain('Origins of 2 messages');
  });

  it('is not held when it is large: the summary has the table, the document no messages', () => {
    const box = `${readFileSync(fixture('mboxo'), 'utf8')}\n`;
    writeFileSync(file('large.mbox'), box.repeat(Math.ceil(17_000_000 / box.length)));
    const { status, stdout } = hopscope(['analyze', '--format', 'json', file('large.mbox')]);
    expect(status).toBe(0);
    const { messages, mailbox } = JSON.parse(stdout) as { messages: unknown[]; mailbox: { count: number } };
    expect(messages).toEqual([]);
    expect(mailbox.count).toBe(3 * Math.ceil(17_000_000 / box.length));
    const mixed = hopscope(['analyze', file('large.mbox'), file('traces.txt')]);
    expect([mixed.status, mixed.stderr]).toEqual([
      2,
      'hopscope: large.mbox is a large mailbox and traces.txt is none: analyze them one after the other\n',
    ]);
  }, 60_000);

  it('prints a table in the language of the reader', () => {
    expect(hopscope(['analyze', fixture('mboxo')]).stdout).toContain('Origins of 3 messages');
    expect(hopscope(['analyze', '--lang', 'ja', fixture('mboxo')]).stdout).toContain('3 通のメールの発信元');
  });
});

describe('hopscope convert', () => {
  it.each(['linux', 'json', 'csv', 'markdown', 'atlas'])(
    'to %s: a stream is joined to one output',
    (form) => {
      const times = 4_000;
      writeFileSync(file('many.txt'), TRACE.repeat(times));
      const once = hopscope(['convert', '--to', form], TRACE.repeat(2)).stdout;
      const { status, stdout } = hopscope(['convert', '--to', form, file('many.txt')]);
      expect(status).toBe(0);
      expect(stdout.slice(0, 2)).toBe(once.slice(0, 2));
      expect(stdout.slice(-10)).toBe(once.slice(-10));
      expect(stdout.split('www.example.net').length).toBeGreaterThan(times);
      if (form === 'json') expect(JSON.parse(stdout)).toHaveLength(times);
      if (form === 'csv') expect(stdout.split('\r\n').filter((line) => line.startsWith('trace,'))).toHaveLength(1);
    },
    30_000,
  );

  it('leaves no file behind where there is no trace', () => {
    const { status } = hopscope(['convert', '--to', 'csv', '-o', file('none.csv'), fixture('mboxo')]);
    expect(status).toBe(1);
    expect(readdirSync(folder).filter((name) => name.includes('none'))).toEqual([]);
  });
});
