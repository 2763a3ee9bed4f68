import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';

/** The built command line, as users run it. */
const root = path.resolve(import.meta.dirname, '../..');
const cli = path.join(root, 'dist/cli.js');
const ROUTE = ['forward.tracert.txt', 'forward.nmap.txt', 'return.traceroute.txt'].map((name) =>
  path.join(root, 'examples/home-campus', name),
);
const RETURN = ROUTE[2] ?? '';
const encoded = (name: string) => path.join(root, 'test/fixtures/encodings', name);

function convert(args: readonly string[], input?: string | Buffer) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'convert', ...args], {
    encoding: 'utf8',
    input: input ?? '',
    env: { PATH: process.env.PATH, LANG: 'C.UTF-8' },
    maxBuffer: 1 << 28,
  });
  return { status, stdout, stderr };
}

beforeAll(() => {
  if (!existsSync(cli)) throw new Error('dist/cli.js is missing: run "npm run build" first');
});

describe('hopscope convert', () => {
  it('prints a trace of traceroute for Linux as it was', () => {
    const { status, stdout, stderr } = convert(['--to', 'linux', RETURN]);
    const rows = (text: string) => text.split('\n').filter((line) => line !== '');
    expect(status).toBe(0);
    expect(rows(stdout).map(words)).toEqual(rows(readFileSync(RETURN, 'utf8')).map(words));
    expect(stderr).toBe('');
  });

  const words = (line: string) => line.trim().split(/\s+/).join(' ');

  it('is a filter: its own output comes out as it went in', () => {
    const once = convert(['--to', 'linux', ...ROUTE]).stdout;
    expect(once.match(/^traceroute to /gm)).toHaveLength(3);
    expect(convert(['--to', 'linux'], once).stdout).toBe(once);
  });

  it('prints the traces of the contract', () => {
    const traces = JSON.parse(convert(['--to', 'json', ...ROUTE]).stdout) as readonly { dialect: string }[];
    expect(traces.map(({ dialect }) => dialect)).toEqual(['tracert-windows', 'nmap-text', 'traceroute-linux']);
  });

  it('prints tables', () => {
    const csv = convert(['--to', 'csv', ...ROUTE]).stdout.split('\r\n');
    expect(csv[0]).toMatch(/^trace,dialect,target,/);
    expect(csv.filter((line) => line.includes('tracert-windows'))).toHaveLength(30);
    const markdown = convert(['--to', 'markdown', ...ROUTE]).stdout;
    expect(markdown.match(/^## /gm)).toHaveLength(3);
    expect(markdown).toContain('| 1 | 1 | 192.168.56.254 | g54.my.kohya.org |  | &#60;1 |');
  });

  it('prints results of RIPE Atlas, and says on stderr what they have no place for', () => {
    const { stdout, stderr } = convert(['--to', 'atlas', ...ROUTE]);
    const results = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { dst_name: string });
    expect(results.map((result) => result.dst_name)).toHaveLength(3);
    expect(stderr).toMatch(/^hopscope: 3 traces: names of hosts are left out \(atlas\)$/m);
  });

  it('writes a file and prints nothing', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'hopscope-'));
    const { status, stdout } = convert(['--to', 'csv', '-o', path.join(folder, 'a.txt'), RETURN]);
    expect([status, stdout]).toEqual([0, '']);
    expect(readdirSync(folder)).toEqual(['a.txt']);
    expect(readFileSync(path.join(folder, 'a.txt'), 'utf8')).toMatch(/^trace,/);
  });

  it('reads the encodings of Windows', () => {
    const plain = convert(['--to', 'linux', ROUTE[0] ?? '']).stdout;
    for (const name of ['ja.shift_jis.txt', 'ja.utf-16le.txt', 'ja-bom.utf-16be.txt'])
      expect(convert(['--to', 'linux', encoded(name)]).stdout).toBe(plain);
    expect(convert(['--to', 'json', encoded('zh-cn.gbk.txt')]).stdout).toContain('"target": "www.example.com"');
  });
});

describe('what goes wrong', () => {
  const cases: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['no form', [RETURN], /convert needs --to with one of linux, json, csv, markdown, atlas/],
    ['an unknown form', ['--to', 'yaml', RETURN], /"yaml" is none of them/],
    ['an unknown option', ['--fast'], /--fast/],
    [
      'a file that is not there',
      ['--to', 'csv', '/nonexistent/f'],
      /\/nonexistent\/f cannot be read: there is no such file/,
    ],
    [
      'a place that cannot be written',
      ['--to', 'csv', '-o', '/nonexistent/a', RETURN],
      /\/nonexistent\/a cannot be written/,
    ],
  ];
  it.each(cases)('%s: exit code 2 and one line that names it', (_, args, sentence) => {
    const { status, stdout, stderr } = convert(args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(sentence);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  it('answers 1 with one sentence when there is no trace', () => {
    const { status, stdout, stderr } = convert(['--to', 'json'], 'Dear all, buy milk.\n');
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toBe('hopscope: no traceroute was found in standard input\n');
  });
});
