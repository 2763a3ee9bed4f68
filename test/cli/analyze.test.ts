import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';

/** The built command line, as users run it: argv, standard input and output, exit codes (docs/design/contract.md). */
const root = path.resolve(import.meta.dirname, '../..');
const cli = path.join(root, 'dist/cli.js');
const example = (name: string) => path.join(root, 'examples', name);
const ROUTE = ['forward.tracert.txt', 'forward.nmap.txt', 'return.traceroute.txt'].map((name) =>
  example(`home-campus/${name}`),
);
const MAIL = example('mail/pot-seller.eml');

function hopscope(args: readonly string[], input?: string | Buffer) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
    encoding: 'utf8',
    ...(input !== undefined && { input }),
    env: { PATH: process.env.PATH, LANG: 'C.UTF-8' },
    maxBuffer: 1 << 28,
  });
  return { status, stdout, stderr };
}

beforeAll(() => {
  if (!existsSync(cli)) throw new Error('dist/cli.js is missing: run "npm run build" first');
});

describe('hopscope analyze', () => {
  it('prints a readable summary of the route', () => {
    const { status, stdout } = hopscope(['analyze', ...ROUTE]);
    expect(status).toBe(0);
    expect(stdout).toContain('login.cuc.ac.jp');
    expect(stdout).toContain('203.178.136.160/30');
    expect(stdout).toMatch(/NAT: napt 192\.168\.56\.254 → 211\.6\.218\.33/);
    expect(stdout).toMatch(/Forward and return: unknown/);
    expect(stdout).not.toMatch(/\b(route|mail|summary|traceroute|panel)\.[a-zA-Z.-]+/);
  });

  it('draws a saved diagram with what the user made of it', () => {
    const saved = path.join(root, 'test/fixtures/saved/home-campus.hopscope.json');
    const folder = mkdtempSync(path.join(tmpdir(), 'hopscope-'));
    const out = path.join(folder, 'x.svg');
    expect(hopscope(['analyze', saved, '-o', out])).toEqual({ status: 0, stdout: '', stderr: '' });
    const svg = readFileSync(out, 'utf8');
    for (const name of ['home-gw', 'phone', 'www', 'monitor', 'Chiba University of Commerce'])
      expect(svg).toContain(`>${name}<`);
    const copy = path.join(folder, 'copy.json');
    writeFileSync(copy, readFileSync(saved));
    expect(hopscope(['analyze', copy, '--format', 'svg']).stdout).toBe(svg);
  });

  it('says what is wrong with a saved diagram, and draws the rest', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'hopscope-'));
    const file = path.join(folder, 'x.hopscope.json');
    writeFileSync(file, '{\n  "schema": "hopscope.diagram/1",\n}');
    expect(hopscope(['analyze', file])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('x.hopscope.json') as string,
    });
    const text = readFileSync(ROUTE[2] ?? '', 'utf8');
    const redaction = { mode: 'pseudonyms' };
    const value = { schema: 'hopscope.diagram/1', sources: [{ name: 'r', text }], corrections: [5], redaction };
    writeFileSync(file, JSON.stringify(value));
    const { status, stdout, stderr } = hopscope(['analyze', file]);
    expect(status).toBe(0);
    expect(stderr).toContain('corrections[0]');
    expect(stdout).not.toContain('211.6.218.33');
  });

  it('does not call the source of a lone public trace a home', () => {
    const { stdout } = hopscope(['analyze', ROUTE[2] ?? '']);
    expect(stdout).toContain('Route between source and 211.6.218.33');
    expect(stdout).toContain('NAT: none seen');
  });

  it('prints the mail path with delays and the masked origin', () => {
    const { status, stdout } = hopscope(['analyze', MAIL]);
    expect(status).toBe(0);
    expect(stdout).toContain('TsuBo !!');
    expect(stdout).toContain('xxx.xxx.xx.xx');
    expect(stdout).toContain('9 s');
  });

  it('speaks Japanese when asked', () => {
    const { stdout } = hopscope(['analyze', '--lang', 'ja', ...ROUTE]);
    expect(stdout).toContain('行きと帰り');
    expect(stdout).not.toMatch(/Forward and return/);
  });

  it('prints the document of the contract', () => {
    const { status, stdout } = hopscope(['analyze', '--format', 'json', ...ROUTE, MAIL]);
    const document = JSON.parse(stdout);
    expect(status).toBe(0);
    expect(document.schema).toBe('hopscope.analysis/1');
    expect(document.traces.map((trace: { dialect: string; role: string }) => [trace.dialect, trace.role])).toEqual([
      ['tracert-windows', 'forward'],
      ['nmap-text', 'forward'],
      ['traceroute-linux', 'return'],
    ]);
    expect(document.messages).toHaveLength(1);
    expect(document.graph.nat).toMatchObject([{ kind: 'napt', inside: ['192.168.56.254'], outside: ['211.6.218.33'] }]);
    expect(stdout).not.toContain('null');
  });

  it('reads standard input and tells lines and columns', () => {
    const { status, stdout } = hopscope(['analyze', '--format', 'json'], readFileSync(ROUTE[2] ?? ''));
    const document = JSON.parse(stdout);
    expect(status).toBe(0);
    expect(document.traces[0].hops).toHaveLength(11);
    for (const claim of document.claims)
      for (const { line, column } of claim.evidence) expect(line * column).toBeGreaterThan(0);
  });

  it('gives the same for LF, CRLF and a byte order mark, also in UTF-16', () => {
    const text = readFileSync(ROUTE[2] ?? '', 'utf8');
    const traces = (input: Buffer) => {
      const [trace] = JSON.parse(hopscope(['analyze', '--format', 'json', '--only', 'traces'], input).stdout).traces;
      return trace;
    };
    const plain = traces(Buffer.from(text));
    expect(plain.hops).toHaveLength(11);
    expect(traces(Buffer.from(text.replaceAll('\n', '\r\n')))).toEqual(plain);
    expect(traces(Buffer.from('\ufeff' + text))).toEqual(plain);
    expect(traces(Buffer.from('\ufeff' + text, 'utf16le'))).toEqual(plain);
  });

  it('leaves out what was not asked for', () => {
    const document = JSON.parse(hopscope(['analyze', '--format', 'json', '--only', 'traces', ...ROUTE]).stdout);
    expect(Object.keys(document).sort()).toEqual([
      'claims',
      'dataAsOf',
      'registrations',
      'schema',
      'traces',
      'unparsed',
    ]);
  });

  it('takes fixed roles', () => {
    const [forward, , back] = ROUTE as [string, string, string];
    const document = JSON.parse(
      hopscope(['analyze', '--format', 'json', '--forward', back, '--return', forward]).stdout,
    );
    expect(document.traces.map((trace: { role: string }) => trace.role)).toEqual(['forward', 'return']);
  });

  it('takes what the user knows from a config file', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'hopscope-'));
    const config = path.join(folder, 'config.json');
    writeFileSync(config, JSON.stringify({ endpoints: { home: '192.168.56.10' } }));
    const document = JSON.parse(hopscope(['analyze', '--format', 'json', '--config', config, ...ROUTE]).stdout);
    const interfaces = document.graph.routers.flatMap((router: { interfaces: string[] }) => router.interfaces);
    expect(interfaces).toContain('192.168.56.10');
  });
});

describe('files written with -o', () => {
  it('writes each format by its ending and prints nothing else', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'hopscope-'));
    const outputs = ['a.svg', 'a.html', 'a.json', 'a.txt'].flatMap((name) => ['-o', path.join(folder, name)]);
    const { status, stdout } = hopscope(['analyze', ...ROUTE, ...outputs]);
    expect([status, stdout]).toEqual([0, '']);
    expect(readdirSync(folder).sort()).toEqual(['a.html', 'a.json', 'a.svg', 'a.txt']);
    expect(readFileSync(path.join(folder, 'a.svg'), 'utf8')).toMatch(
      /^<svg[^>]* xmlns="http:\/\/www\.w3\.org\/2000\/svg"/,
    );
    const page = readFileSync(path.join(folder, 'a.html'), 'utf8');
    expect(/default-src (?:'|&#39;)none/.test(page)).toBe(true);
    expect(page.includes(root)).toBe(false);
  });

  it('writes the others when one place cannot be written, and says which', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'hopscope-'));
    const places = ['a.svg', 'no/such/b.json', 'c.csv', 'no/such/d.pptx', 'e.drawio'];
    const outputs = places.flatMap((name) => ['-o', path.join(folder, name)]);
    const { status, stdout, stderr } = hopscope(['analyze', ...ROUTE, ...outputs]);
    expect([status, stdout]).toEqual([2, '']);
    expect(readdirSync(folder).sort()).toEqual(['a.svg', 'c.csv', 'e.drawio']);
    const lines = stderr.trimEnd().split('\n');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toContain('no/such/b.json cannot be written');
    expect(lines[1]).toContain('no/such/d.pptx cannot be written');
  });

  it('writes nothing when one of several endings is unknown', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'hopscope-'));
    const outputs = ['a.svg', 'b.bmp', 'c.csv'].flatMap((name) => ['-o', path.join(folder, name)]);
    const { status, stderr } = hopscope(['analyze', ...ROUTE, ...outputs]);
    expect(status).toBe(2);
    expect(stderr).toMatch(/b\.bmp: no format has this ending; known are \.svg /);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('puts the analysis into an SVG when asked, and only then', () => {
    const metadata = (more: readonly string[]) =>
      /<metadata>(.*)<\/metadata>/s.exec(hopscope(['analyze', '--format', 'svg', ...more, ...ROUTE]).stdout)?.[1];
    expect(metadata([])).toBeUndefined();
    const entities: Readonly<Record<string, string>> = {
      '&quot;': '"',
      '&#39;': "'",
      '&lt;': '<',
      '&gt;': '>',
      '&amp;': '&',
      '&#10;': '\n',
    };
    const text = metadata(['--metadata'])?.replace(/&[^;]+;/g, (entity) => entities[entity] ?? entity) ?? '';
    const { stdout } = hopscope(['analyze', '--format', 'json', ...ROUTE]);
    expect(JSON.parse(text)).toEqual(JSON.parse(stdout));
  });

  it("draws with the user's icons and names what it cannot use", () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'hopscope-'));
    writeFileSync(path.join(folder, 'router.svg'), '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"/>');
    writeFileSync(path.join(folder, 'host.png'), 'no picture');
    const { status, stdout, stderr } = hopscope(['analyze', '--format', 'svg', '--icons', folder, ...ROUTE]);
    expect(status).toBe(0);
    expect(stdout).toContain('<image id="picture-router" href="data:image/svg+xml;base64,');
    expect(stderr).toBe('hopscope: host.png is no PNG picture. The built-in symbol is used.\n');
  });

  it('numbers the pictures when there are several', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'hopscope-'));
    hopscope(['analyze', ...ROUTE, MAIL, '-o', path.join(folder, 'a.svg')]);
    expect(readdirSync(folder).sort()).toEqual(['a.2.svg', 'a.svg']);
  });

  it('writes the same bytes each time, in any order of the files', () => {
    const once = hopscope(['analyze', '--format', 'svg', ...ROUTE]).stdout;
    expect(hopscope(['analyze', '--format', 'svg', ...ROUTE]).stdout).toBe(once);
    expect(hopscope(['analyze', '--format', 'svg', ...[...ROUTE].reverse()]).stdout).toBe(once);
  });
});

describe('what goes wrong', () => {
  const cases: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['an unknown command', ['draw'], /"draw" is no command/],
    ['an unknown option', ['analyze', '--fast'], /--fast/],
    ['an unknown format', ['analyze', '--format', 'bmp'], /"bmp"/],
    ['an unknown ending', ['analyze', '-o', 'a.bmp'], /a\.bmp/],
    [
      'a file that is not there',
      ['analyze', '/nonexistent/file'],
      /\/nonexistent\/file cannot be read: there is no such file/,
    ],
    ['a folder', ['analyze', root], /it is a folder/],
    [
      'a place that cannot be written',
      ['analyze', '-o', '/nonexistent/a.svg', ...ROUTE],
      /\/nonexistent\/a\.svg cannot be written/,
    ],
    ['a config that is no JSON', ['analyze', '--config', MAIL, ...ROUTE], /is no JSON/],
  ];
  it.each(cases)('%s: exit code 2 and one line that names it', (_, args, sentence) => {
    const { status, stdout, stderr } = hopscope(args, '');
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(sentence);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  it('answers 1 with one sentence when nothing is recognised', () => {
    const { status, stdout, stderr } = hopscope(
      ['analyze'],
      'Dear all,\nplease find attached the minutes: 1. buy milk 2. sell milk.\n',
    );
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^hopscope: No traceroute and no mail header was found in standard input/);
  });
});

describe('--jsonl', () => {
  it('answers each line in order and goes on after a wrong one', () => {
    const raw = readFileSync(ROUTE[0] ?? '', 'utf8');
    const lines = [
      JSON.stringify({ id: 1, raw }),
      'no JSON',
      JSON.stringify([1]),
      JSON.stringify({ id: 4, raw: 5 }),
      JSON.stringify({ id: 'five', raw: 'a\u2028b\r\u0000c' }),
      JSON.stringify({
        id: 6,
        documents: ROUTE.map((file) => ({ raw: readFileSync(file, 'utf8'), name: path.basename(file) })),
      }),
    ];
    const { status, stdout } = hopscope(['analyze', '--jsonl'], lines.join('\n'));
    const answers = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(status).toBe(0);
    expect(answers.map(({ id, error }) => [id, error !== undefined])).toEqual([
      [1, false],
      [undefined, true],
      [undefined, true],
      [4, true],
      ['five', false],
      [6, false],
    ]);
    expect(answers[4]).toMatchObject({ traces: [], messages: [] });
    expect(answers[4].unparsed).not.toEqual([]);
    expect(answers[5].graph.nat).toHaveLength(1);
  });
});
