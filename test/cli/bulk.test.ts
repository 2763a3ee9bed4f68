import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** `hopscope analyze --bulk`, built, as a process. */
const cli = path.resolve(import.meta.dirname, '../../dist/cli.js');
const folder = mkdtempSync(path.join(tmpdir(), 'hopscope-bulk-'));
const env = { PATH: process.env.PATH, LANG: 'C.UTF-8' };

function trace(n: number): string {
  const target = `203.0.113.${n % 250}`;
  return `traceroute to ${target} (${target}), 30 hops max, 60 byte packets
 1  192.168.1.1 (192.168.1.1)  0.123 ms  0.234 ms  0.345 ms
 2  gw${n % 250}.example.net (198.51.100.${n % 250})  1.123 ms  1.234 ms  1.345 ms
 3  ${target} (${target})  3.123 ms  3.234 ms  3.345 ms

`;
}

const traces = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => trace(from + n)).join('');

function hopscope(args: readonly string[]) {
  return spawnSync(process.execPath, [cli, 'analyze', '--bulk', ...args], { encoding: 'utf8', env });
}

/** More than a pipe holds: when all of it is written, most of it has been read. */
const LONG = traces(0, 250).repeat(8);

/** Reads from a pipe that nobody closes. */
async function reading(args: readonly string[]) {
  const child = spawn(process.execPath, [cli, 'analyze', '--bulk', ...args], { env });
  const ended = once(child, 'close') as Promise<[number | null, string | null]>;
  child.stdin.on('error', () => undefined); // it is closed from the other end
  child.stderr.setEncoding('utf8');
  child.stdout.setEncoding('utf8');
  await new Promise<void>((resolve) => child.stdin.write(LONG, () => resolve()));
  const stopped = new Promise<string>((resolve) => {
    let said = '';
    child.stderr.on('data', (data: string) => {
      said += data;
      if (said.includes('Stopped')) resolve(said);
    });
  });
  return { child, stopped, ended };
}

beforeAll(() => {
  if (!existsSync(cli)) throw new Error('dist/cli.js is missing: run "npm run build" first');
  mkdirSync(path.join(folder, 'inner'));
  writeFileSync(path.join(folder, 'a.txt'), traces(0, 30));
  writeFileSync(path.join(folder, 'inner', 'b.txt'), traces(20, 60));
  writeFileSync(path.join(folder, 'notes.md'), '# Nothing\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('hopscope analyze --bulk', () => {
  it('reads a folder and says what it left out', () => {
    const { status, stderr, stdout } = hopscope(['--format', 'json', folder]);
    expect(status).toBe(0);
    expect(stderr).toContain('hopscope: 70 traces read: 60 ways, 121 addresses,');
    expect(stderr).toContain('hopscope: 1 file without a trace.');
    expect(JSON.parse(stdout)).toMatchObject({ schema: 'hopscope.analysis/1' });
    expect(stdout).not.toContain(folder);
  });

  it('refuses a path that is none', () => {
    const { status, stderr } = hopscope([path.join(folder, 'gone')]);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^hopscope: .*gone cannot be read: there is no such file\n$/);
  });

  it.each(['pseudonyms', 'private', 'last-bits'])('hides before anything is printed or written: %s', (mode) => {
    const svg = path.join(folder, `${mode}.svg`);
    const { status, stdout } = hopscope(['--redact', mode, '--format', 'json', '-o', svg, folder]);
    expect(status).toBe(0);
    for (const text of [stdout, readFileSync(svg, 'utf8')]) {
      expect(text.length).toBeGreaterThan(1000);
      expect(text).not.toContain('192.168.1.1');
      if (mode === 'private') continue;
      expect(text).not.toMatch(/198\.51\.100\.\d|203\.0\.113\.\d|gw\d+\.example/);
    }
    rmSync(svg);
  });

  it('answers to Ctrl+C with what it has read', async () => {
    const { child, stopped, ended } = await reading(['--format', 'json']);
    let out = '';
    child.stdout.on('data', (data: string) => (out += data));
    child.kill('SIGINT');
    const [, count] = /^hopscope: Stopped: the answer is that of the first (\d+) traces\.$/m.exec(await stopped) ?? [];
    expect(Number(count)).toBeGreaterThan(1000);
    expect(await ended).toEqual([130, null]);
    const { graph } = JSON.parse(out) as { graph: { routers: readonly unknown[] } };
    expect(graph.routers.length).toBeGreaterThan(250);
  });

  it('ends at once when Ctrl+C is pressed twice', async () => {
    // Nobody takes its answer, so it cannot come to an end by itself.
    const { child, stopped, ended } = await reading(['--format', 'json']);
    child.kill('SIGINT');
    await stopped;
    child.kill('SIGINT');
    const closing = setTimeout(() => child.stdout.resume(), 3000);
    child.once('exit', () => child.stdout.resume());
    expect(await ended).toEqual([null, 'SIGINT']);
    clearTimeout(closing);
  });
});
