import { spawnSync } from 'node:child_process';
import { strFromU8, unzipSync } from 'fflate';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { exporters } from '../../src/export/registry';
import '../seed';

/** The built command line, as users run it. */
const cli = path.join(import.meta.dirname, '../../dist/cli.js');

function run(args: readonly string[], input: string): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
    encoding: 'utf8',
    input,
    env: { PATH: process.env.PATH, LANG: 'C.UTF-8' },
    maxBuffer: 1 << 28,
  });
  expect(status, stderr).toBe(0);
  expect(stdout).not.toBe('');
  return stdout + stderr;
}

beforeAll(() => {
  if (!existsSync(cli)) throw new Error('dist/cli.js is missing: run "npm run build" first');
});

const label = fc.stringMatching(/^[a-z]{7}[0-9]{2}$/);
const octet = fc.integer({ min: 11, max: 89 });
const secrets = fc.record({
  host: label.map((name) => `${name}.example.org`),
  local: label,
  user: label,
  ip: fc.tuple(octet, octet, octet, octet).map((parts) => parts.join('.')),
  near: fc.tuple(octet, octet).map((parts) => `192.168.${parts.join('.')}`),
});
type Secrets = typeof secrets extends fc.Arbitrary<infer T> ? T : never;
const samples = fc.sample(secrets, 2);

const mailOf = ({ host, local, user, ip, near }: Secrets) =>
  [
    `Received: from ${host} (${host} [${ip}])`,
    '\tby mx.example.net (Postfix) with ESMTPS id 4XyAbCdEf1',
    `\tfor <${user}@example.net>; Fri, 20 Nov 2026 10:00:02 +0000`,
    `Received: from ${local} (unknown [${near}])`,
    `\tby ${host} (Postfix) with ESMTPSA id 4XyAbCdEf2; Fri, 20 Nov 2026 10:00:00 +0000`,
    `From: ${user}@example.org`,
    `Message-ID: <${user}@${host}>`,
    'Subject: hello',
    '',
    'text',
    '',
  ].join('\n');
const mboxOf = (one: Secrets) => `From ${one.user}@example.org Fri Nov 20 10:00:00 2026\n${mailOf(one)}\n`;
const traceOf = ({ host, local, ip, near }: Secrets) =>
  [
    `traceroute to ${host} (${ip}), 30 hops max, 60 byte packets`,
    ` 1  ${local} (${near})  1.1 ms  1.2 ms  1.3 ms`,
    ` 2  ${host} (${ip})  2.1 ms  2.2 ms  2.3 ms`,
    '',
  ].join('\n');

const leaks = (output: string, hidden: readonly string[]) => hidden.filter((token) => output.includes(token));

/** What stands in a file; of a slide show all its parts. */
function readable(file: string): string {
  const bytes = readFileSync(file);
  if (!file.endsWith('.pptx')) return bytes.toString();
  return Object.values(unzipSync(bytes))
    .map((part) => strFromU8(part))
    .join('\n');
}
const isOf = (text: string) => JSON.stringify({ id: 1, raw: text });

describe('--redact', () => {
  it.each(['json', 'text', 'markdown', 'report', 'abuse', 'html', 'svg', 'csv', 'dot'])(
    'keeps names and addresses out of %s',
    (format) => {
      for (const one of samples) {
        const hidden = [one.host, one.local, one.ip, one.near];
        const mail = run(['analyze', '--redact', 'pseudonyms', '--format', format], mailOf(one));
        expect(leaks(mail, hidden)).toEqual([]);
        const trace = run(
          ['analyze', '--redact', 'last-bits', '--format', format === 'abuse' ? 'text' : format],
          traceOf(one),
        );
        expect(leaks(trace, hidden)).toEqual([]);
      }
    },
  );

  it('keeps them out of every file of -o, and says so on the pictures', { timeout: 120_000 }, () => {
    const one = samples[0] as Secrets;
    const folder = mkdtempSync(path.join(tmpdir(), 'hopscope-redact-'));
    const badged = ['svg', 'html', 'pptx', 'drawio'];
    for (const [kind, input] of [
      ['mail', mailOf(one)],
      ['trace', traceOf(one)],
    ] as const) {
      const files = exporters.map(({ id, ending }) => ({ id, file: path.join(folder, `${kind}-${id}${ending}`) }));
      const { status, stderr } = spawnSync(
        process.execPath,
        [cli, 'analyze', '--redact', 'pseudonyms', '--metadata', ...files.flatMap(({ file }) => ['-o', file])],
        { encoding: 'utf8', input, env: { PATH: process.env.PATH, LANG: 'C.UTF-8' } },
      );
      expect([status, stderr]).toEqual([0, '']);
      for (const { id, file } of files) {
        const text = readable(file);
        expect([id, ...leaks(text, [one.host, one.local, one.ip, one.near, `${one.user}@`])]).toEqual([id]);
        if (badged.includes(id)) expect(text, id).toContain('Redacted: all addresses');
      }
    }
    rmSync(folder, { recursive: true });
  });

  it.each(['linux', 'json', 'csv', 'markdown', 'atlas'])('keeps them out of convert --to %s', (form) => {
    for (const one of samples) {
      const output = run(['convert', '--to', form, '--redact', 'pseudonyms'], traceOf(one));
      expect(leaks(output, [one.host, one.local, one.ip, one.near])).toEqual([]);
      const near = run(['convert', '--to', form, '--redact', 'home', '--home-hops', '1'], traceOf(one));
      expect(leaks(near, [one.local, one.near])).toEqual([]);
    }
  });

  it('keeps them out of every line of --jsonl: requests, messages of an mbox, traces', () => {
    for (const one of samples) {
      const hidden = [one.host, one.local, one.ip, one.near];
      const requests = `${isOf(mailOf(one))}\n${isOf(traceOf(one))}\n{"raw": ${one.host}}\n{"raw": 1, "id": 2}\n`;
      for (const input of [requests, mboxOf(one).repeat(2), traceOf(one)]) {
        expect(leaks(run(['analyze', '--jsonl', '--redact', 'pseudonyms'], input), hidden)).toEqual([]);
      }
      const mail = run(['analyze', '--jsonl', '--redact', 'mail', '--only', 'messages'], mboxOf(one));
      expect(leaks(mail, [`${one.user}@`, one.near])).toEqual([]);
    }
  });

  it('keeps them out of the table of a large mailbox', () => {
    const one = samples[0] as Secrets;
    const box = `${mboxOf(one)}${'text without meaning\n'.repeat(50)}\n`.repeat(11_500);
    expect(box.length).toBeGreaterThan(16_000_000);
    const output = run(['analyze', '--format', 'json', '--redact', 'pseudonyms'], box);
    expect(output).toContain('"count": 11500');
    expect(leaks(output, [one.host, one.local, one.ip, one.near])).toEqual([]);
  });

  it('reads the whole route for what it hides, also when only traces are printed', () => {
    const one = samples[0] as Secrets;
    const output = run(
      ['analyze', '--jsonl', '--redact', 'home', '--home-hops', '2', '--only', 'traces'],
      traceOf(one),
    );
    expect(leaks(output, [one.ip, one.near])).toEqual([]);
  });

  it.each([
    [['--redact', 'all'], '--redact takes off, private'],
    [['--redact', 'home', '--home-hops', 'x'], '--home-hops takes a number'],
  ])('says what is wrong with %j', (args, sentence) => {
    const { status, stderr } = spawnSync(process.execPath, [cli, 'analyze', ...args], { encoding: 'utf8', input: '' });
    expect(status).toBe(2);
    expect(stderr).toContain(sentence);
  });
});
