import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** The built command line tracing this machine itself: loopback only, nothing leaves it. test/lab traces whole networks. */
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
    timeout: 30_000,
  });
  return { status, stdout, stderr };
}

beforeAll(() => {
  if (!existsSync(cli)) throw new Error('dist/cli.js is missing: run "npm run build" first');
  folder = mkdtempSync(path.join(tmpdir(), 'hs-trace-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.runIf(isRoot)('raw-socket on loopback (needs root)', () => {
  it.each([
    ['127.0.0.1', 'udp'],
    ['127.0.0.1', 'icmp'],
    ['127.0.0.1', 'tcp'],
    ['::1', 'udp'],
    ['::1', 'icmp'],
    ['::1', 'tcp'],
  ])('finds %s by %s', (target, protocol) => {
    const { status, stdout } = trace(['--method', 'raw-socket', '--protocol', protocol, target]);
    expect(stdout).toContain(`by raw-socket, ${protocol.toUpperCase()}`);
    const row = stdout.split('\n').find((line) => line.startsWith(' 1 ')) ?? '';
    expect(row.match(/ ms/g)).toHaveLength(3);
    expect(row).toContain(target);
    expect(status).toBe(0);
  });

  it('keeps reply TTL, flow and ICMP type as evidence', () => {
    const { stdout } = trace(['--method', 'raw-socket', '--protocol', 'icmp', '--json', '127.0.0.1']);
    const traces = JSON.parse(stdout) as readonly { hops: readonly { probes: readonly object[] }[] }[];
    const probe = traces[0]?.hops[0]?.probes[0];
    expect(probe).toMatchObject({ ip: '127.0.0.1', replyTtl: 64, icmpType: 0 });
  });

  it('four traces at once do not take each other for their own', async () => {
    const targets = ['127.0.0.1', '127.0.0.2', '127.0.0.3', '127.0.0.4'];
    const outputs = await Promise.all(
      targets.map(
        (target) =>
          new Promise<string>((resolve) => {
            const child = spawn(process.execPath, [
              cli,
              'trace',
              '--protocol',
              'icmp',
              '--rate',
              '100',
              '--rounds',
              '10',
              target,
            ]);
            let text = '';
            child.stdout.on('data', (bytes: Buffer) => (text += bytes.toString()));
            child.on('close', () => resolve(text));
          }),
      ),
    );
    outputs.forEach((text, n) => {
      const row = text.split('\n').find((line) => line.startsWith(' 1 ')) ?? '';
      expect(row.match(/\d+\.\d+\.\d+\.\d+/g)).toEqual([targets[n]]);
      expect(row.match(/ ms/g)).toHaveLength(10);
    });
  });

  it('a dead helper is told, and what there was is printed', async () => {
    const child = spawn(process.execPath, [
      cli,
      'trace',
      '--method',
      'raw-socket',
      '--rate',
      '1',
      '--rounds',
      '10',
      '127.0.0.1',
    ]);
    let errors = '';
    let output = '';
    child.stderr.on('data', (bytes: Buffer) => (errors += bytes.toString()));
    child.stdout.on('data', (bytes: Buffer) => (output += bytes.toString()));
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
    await new Promise((resolve) => setTimeout(resolve, 2500));
    const children = readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8').trim().split(' ');
    process.kill(Number(children.at(-1)), 'SIGKILL');
    expect(await ended).toBe(1);
    expect(errors).toContain('the helper process ended by itself (SIGKILL)');
    expect(output).toContain(' 1  127.0.0.1');
  });

  it('Ctrl+C prints what is there, and the helper goes too', async () => {
    const child = spawn(process.execPath, [
      cli,
      'trace',
      '--method',
      'raw-socket',
      '--rate',
      '1',
      '--rounds',
      '10',
      '127.0.0.1',
    ]);
    let output = '';
    child.stdout.on('data', (bytes: Buffer) => (output += bytes.toString()));
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
    await new Promise((resolve) => setTimeout(resolve, 2500));
    const helper = readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8').trim().split(' ').at(-1);
    child.kill('SIGINT');
    expect(await ended).toBe(0);
    expect(output).toContain('cancelled, so incomplete');
    expect(output).toContain(' 1  127.0.0.1');
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(existsSync(`/proc/${helper}`)).toBe(false);
  });
});

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

/** raw-socket's binary as another Node would have built it: NODE_MODULE_VERSION stands in front of the empty flags in its module record. */
function buildOfAnotherNode(): string {
  const copy = path.join(folder, 'raw-socket');
  cpSync(path.join(root, 'node_modules/raw-socket'), copy, { recursive: true });
  const file = path.join(copy, 'build/Release/raw.node');
  const binary = readFileSync(file);
  const record = Buffer.alloc(8);
  record.writeUInt32LE(Number(process.versions.modules), 0);
  for (let at = binary.indexOf(record); at >= 0; at = binary.indexOf(record, at + 8)) {
    if (at % 8 === 0) binary.writeUInt32LE(93, at);
  }
  writeFileSync(file, binary);
  return copy;
}

describe('why raw-socket is not used', () => {
  it('it is not installed', () => {
    const { stdout, status } = trace(['127.0.0.1'], { HOPSCOPE_RAW_SOCKET: path.join(folder, 'nothing') });
    expect(stdout).toContain('raw-socket is not installed');
    expect(stdout).toMatch(/^ 1  127\.0\.0\.1/m);
    expect(status).toBe(0);
  });

  it('it was built for another Node', () => {
    const { stdout, status } = trace(['127.0.0.1'], { HOPSCOPE_RAW_SOCKET: buildOfAnotherNode() });
    expect(stdout).toContain(`built for another Node (module version 93 ≠ ${process.versions.modules})`);
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

  it('it is not permitted', () => {
    const { stdout, stderr, status } = trace(['--method', 'raw-socket', '127.0.0.1'], {}, true);
    expect(stdout).toBe('');
    expect(stderr).toContain('raw sockets are not permitted to this user');
    expect(stderr).toContain('Run this in a terminal');
    expect(stderr).toMatch(/: traceroute -4 -n .* 127\.0\.0\.1\n$/);
    expect(status).toBe(1);
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
