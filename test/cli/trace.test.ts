import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/**
 * The built command line tracing this machine itself without any permission: loopback only, nothing leaves it. What needs root, and
 * raw-socket with it, is in test/lab, whose runner says where that cannot run.
 */
const root = path.resolve(import.meta.dirname, '../..');
const cli = path.join(root, 'dist/cli.js');
const NOBODY = ['--reuid', '65534', '--regid', '65534', '--clear-groups'];
const isRoot = process.getuid?.() === 0;
let folder = '';

function trace(args: readonly string[], env: NodeJS.ProcessEnv = {}, asNobody = false) {
  const command = [process.execPath, cli, 'trace', '--rate', '200', '--timeout', '1000', '--rounds', '3', ...args];
  const [file = '', ...rest] = asNobody && isRoot ? ['setpriv', ...NOBODY, ...command] : command;
  const { status, stdout, stderr } = spawnSync(file, rest, {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, LANG: 'C.UTF-8', ...env },
    timeout: 110_000,
  });
  return { status, stdout, stderr };
}

beforeAll(() => {
  if (!existsSync(cli)) throw new Error('dist/cli.js is missing: run "npm run build" first');
  folder = mkdtempSync(path.join(tmpdir(), 'hs-trace-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the system's tool on loopback", () => {
  it.each(['127.0.0.1', '::1'])('finds %s, unprivileged', (target) => {
    const { status, stdout } = trace(['--method', 'system', target], {}, true);
    expect(stdout).toMatch(/by \/\S*traceroute, UDP/);
    expect(stdout).toMatch(new RegExp(`^ 1  ${target}  \\d`, 'm'));
    expect(status).toBe(0);
  });

  it('finds it by ICMP with mtr, which may where traceroute may not', () => {
    const { status, stdout } = trace(['--method', 'system', '--protocol', 'icmp', '127.0.0.1'], {}, true);
    expect(stdout).toMatch(/by \/\S*mtr, ICMP/);
    expect(status).toBe(0);
  });
});

/** Another verb of the command line on a file. */
function run(...args: readonly string[]) {
  return spawnSync(process.execPath, [cli, ...args], { encoding: 'utf8', timeout: 110_000 });
}

describe('what a trace prints is read again', () => {
  it.each(['.json', '.txt'])('from a file that ends in %s, by analyze and by convert', (ending) => {
    const file = path.join(folder, `live${ending}`);
    const { status, stdout } = trace(['--method', 'system', '-o', file, '127.0.0.1']);
    expect([status, stdout]).toEqual([0, '']);
    const analyzed = run('analyze', '--format', 'json', file);
    const { traces } = JSON.parse(analyzed.stdout) as { traces: { hops: { probes: { ip: string }[] }[] }[] };
    expect(traces).toHaveLength(1);
    expect(traces[0]).toMatchObject({ targetIp: '127.0.0.1', sourceHost: hostname(), reached: true });
    expect(traces[0]?.hops.map(({ probes }) => probes[0]?.ip)).toEqual(['127.0.0.1']);
    expect(run('convert', '--to', 'linux', file).stdout).toMatch(/^ 1 {2}127\.0\.0\.1 {2}\d/m);
  });

  it('also as JSON on standard output', () => {
    const { stdout } = trace(['--method', 'system', '--json', '127.0.0.1']);
    const file = path.join(folder, 'printed');
    writeFileSync(file, stdout);
    expect(run('convert', '--to', 'json', file).stdout).toContain('"targetIp": "127.0.0.1"');
  });

  it('says which file cannot be written', () => {
    const { status, stderr } = trace([
      '--method',
      'system',
      '-o',
      path.join(folder, 'no/such/place.json'),
      '127.0.0.1',
    ]);
    expect(stderr).toContain('place.json cannot be written');
    expect(status).toBe(2);
  });
});

describe('why raw-socket is not used', () => {
  it('it is not installed', () => {
    const { stdout, status } = trace(['127.0.0.1'], { HOPSCOPE_RAW_SOCKET: path.join(folder, 'nothing') });
    expect(stdout).toContain('raw-socket is not installed');
    expect(stdout).toMatch(/^ 1  127\.0\.0\.1/m);
    expect(status).toBe(0);
  });

  it('it is no addon at all, or kills the process that loads it', () => {
    const broken = path.join(folder, 'broken.js');
    writeFileSync(broken, 'throw new Error("no such symbol")');
    expect(trace(['127.0.0.1'], { HOPSCOPE_RAW_SOCKET: broken }).stdout).toContain(
      'raw-socket does not work: no such symbol',
    );
    const deadly = path.join(folder, 'deadly.js');
    writeFileSync(deadly, 'process.kill(process.pid, "SIGSEGV")');
    const { stdout, status } = trace(['127.0.0.1'], { HOPSCOPE_RAW_SOCKET: deadly });
    expect(stdout).toContain('the helper process ended by itself (SIGSEGV)');
    expect(status).toBe(0);
  });
});

describe('wrong words', () => {
  it.each([
    [['--', '-w'], '“-w” is neither'],
    [['10.0.0.0/8'], 'neither a host name nor an address'],
    [['a;b'], 'neither a host name nor an address'],
    [['127.0.0.1', '127.0.0.2'], 'one host name or address'],
    [['--rate', '0', '127.0.0.1'], '--rate takes a whole number from 1 to 1000'],
    [['--protocol', 'gre', '127.0.0.1'], '--protocol takes icmp, udp, tcp'],
    [['-6', '127.0.0.1'], 'no IPv6 address'],
  ])('%j', (args, message) => {
    const { status, stdout, stderr } = trace(args);
    expect(stderr).toContain(message);
    expect([status, stdout]).toEqual([2, '']);
  });
});
