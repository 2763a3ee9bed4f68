import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { analyzeFiles, type FilesOptions } from '../../../src/folder/analyzeFiles';
import { listFiles } from '../../../src/folder/listFiles';
import { localTree } from '../../../src/folder/localTree';
import type { OpenFile, TraceFile } from '../../../src/folder/traceFile';

const folders: string[] = [];
afterAll(() => folders.forEach((one) => rmSync(one, { recursive: true, force: true })));

function trace(n: number): string {
  const target = `203.0.113.${n % 250}`;
  return `traceroute to ${target} (${target}), 30 hops max, 60 byte packets
 1  192.168.1.1 (192.168.1.1)  0.123 ms  0.234 ms  0.345 ms
 2  198.51.100.${n % 250} (198.51.100.${n % 250})  1.123 ms  1.234 ms  1.345 ms
 3  ${target} (${target})  3.123 ms  3.234 ms  3.345 ms

`;
}

function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'hs-folder-'));
  folders.push(folder);
  for (const [name, data] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), data);
  }
  return folder;
}

async function read(folder: string, options: Partial<FilesOptions> = {}) {
  return analyzeFiles(await listFiles(localTree, [folder]), { config: {}, ...options });
}

const keys = ({ analysis }: Awaited<ReturnType<typeof read>>) =>
  (analysis.notices ?? []).map(({ key, args }) => [key, args] as const);

const MAIL = `Received: from a.example.org (a.example.org [192.0.2.1]) by mx.example.net (Postfix) with ESMTP id 1
\tfor <me@example.net>; Fri, 20 Nov 2026 10:00:00 +0000
From: a@example.org
Subject: Hello

Text
`;

describe('a folder of traces', () => {
  it('is read with all folders in it, but for those that machines fill', async () => {
    const folder = folderOf({
      'b.txt': trace(1),
      'a/x.txt': trace(2),
      'a/deep/y.log': trace(3),
      'node_modules/p/z.txt': trace(4),
      '.git/logs/z.txt': trace(5),
    });
    const list = await listFiles(localTree, [folder]);
    expect(list.files.map(({ path }) => path.join('/'))).toEqual(['a/deep/y.log', 'a/x.txt', 'b.txt']);
    const { analysis, tally } = await read(folder);
    expect(tally).toMatchObject({ files: 3, traces: 3, foreign: 0, holding: [0, 1, 2] });
    expect(analysis.bulk).toEqual({ traces: 3, ways: 3 });
  });

  it('leaves out what is no trace, and counts it', async () => {
    const utf16 = Buffer.from(`\ufeff${trace(1)}`, 'utf16le');
    const folder = folderOf({
      'trace.txt': trace(1),
      'redirected.txt': utf16,
      'picture.png': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 255, 255]),
      'notes.md': '# Notes\n\nNothing of interest.\n',
      empty: '',
      'mail.eml': MAIL,
      'box.mbox': `From a@example.org Fri Nov 20 10:00:00 2026\n${MAIL}\n`.repeat(3),
    });
    const answer = await read(folder);
    expect(answer.tally).toMatchObject({ files: 7, traces: 2, foreign: 3, mail: 2 });
    expect(keys(answer)).toEqual([
      ['bulk.read', { traces: 2, ways: 1, addresses: 3, routers: 3 }],
      ['bulk.foreign', { files: 3 }],
      ['bulk.mail', { files: 2 }],
    ]);
  });

  it('follows no link to a folder, takes linked files, and touches no pipe', async () => {
    const folder = folderOf({ 'inner/a.txt': trace(1), 'outer.txt': trace(2) });
    symlinkSync('..', join(folder, 'inner', 'loop'));
    symlinkSync(join(folder, 'outer.txt'), join(folder, 'linked.txt'));
    symlinkSync('nowhere', join(folder, 'dangling'));
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    const answer = await read(folder);
    expect(answer.tally).toMatchObject({ files: 3, traces: 3 });
    expect(keys(answer)).toContainEqual(['bulk.links', { links: 1 }]);
  });

  it('says what cannot be read, and reads the rest', async () => {
    const folder = folderOf({ 'a.txt': trace(1), 'b.txt': trace(2) });
    const { files, ...rest } = await listFiles(localTree, [folder]);
    const closed: TraceFile[] = files.map((file) =>
      file.name === 'a.txt' ? { ...file, open: () => Promise.reject(new Error('EACCES')) } : file,
    );
    const answer = await analyzeFiles({ files: closed, ...rest, unreadable: ['secret'] }, { config: {} });
    expect(answer.tally).toMatchObject({ files: 2, traces: 1, unreadable: ['a.txt'] });
    expect(keys(answer)).toContainEqual(['bulk.unreadableMore', { count: 2, name: 'secret' }]);
  });

  it('goes on behind a folder that is closed or gone', async () => {
    const folder = folderOf({ 'a.txt': trace(1), 'b/c.txt': trace(2) });
    const tree: typeof localTree = {
      ...localTree,
      entries: async (place) => {
        const found = await localTree.entries(place);
        rmSync(join(folder, 'b'), { recursive: true, force: true });
        return found;
      },
    };
    const { files, unreadable } = await listFiles(tree, [folder]);
    expect(files.map(({ name }) => name)).toEqual(['a.txt']);
    expect(unreadable).toEqual(['b']);
  });

  it('is nothing when it is empty, and rejects when it is gone', async () => {
    const folder = folderOf({});
    expect(await listFiles(localTree, [folder])).toEqual({ files: [], links: 0, unreadable: [] });
    await expect(listFiles(localTree, [join(folder, 'gone')])).rejects.toThrow('ENOENT');
  });

  it('stops when asked, with what was read', async () => {
    const folder = folderOf(Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`t${n}.txt`, trace(n)])));
    const signal = { aborted: false };
    const onProgress: FilesOptions['onProgress'] = ({ traces }) => (signal.aborted = traces >= 10);
    const answer = await read(folder, { signal, onProgress });
    expect(answer).toMatchObject({ cancelled: true, tally: { traces: 10 } });
    expect(keys(answer)[0]).toEqual(['bulk.cancelled', { traces: 10 }]);
  });
});

describe('the place where an address was seen first', () => {
  it('is in the first file that shows it, with its line, whatever the size of the file', async () => {
    const many = Array.from({ length: 5000 }, (_, n) => trace(n % 100)).join('');
    const long = `${many}${trace(200)}`;
    expect(long.length).toBeGreaterThan(1_000_000);
    const folder = folderOf({ 'a.txt': long, 'b.txt': trace(1) });
    const { analysis, sources } = await read(folder);
    expect(analysis.sources.map(({ id }) => id)).toEqual(['a.txt']);
    expect(sources).toHaveLength(1);
    const [sighting] = analysis.topology.interfaces.find(({ ip }) => ip === '198.51.100.200')?.sightings ?? [];
    const { evidence, line, ttl } = sighting ?? {};
    expect(ttl).toBe(2);
    expect(long.slice(evidence?.start, evidence?.end)).toBe('198.51.100.200');
    expect(long.split('\n')[(line ?? 0) - 1]).toContain('2  198.51.100.200');
    const early = analysis.topology.interfaces.find(({ ip }) => ip === '192.168.1.1')?.sightings[0];
    expect(early).toMatchObject({ line: 2, evidence: { source: 'a.txt' } });
  });

  it('keeps names apart that occur twice, and no folder of the user', async () => {
    const folder = folderOf({ 'home/t.txt': trace(1), 'work/t.txt': trace(2), 'work/u.txt': trace(3) });
    const { analysis } = await read(folder);
    expect(analysis.sources.map(({ id }) => id)).toEqual(['home/t.txt', 'work/t.txt', 'u.txt']);
    expect(JSON.stringify(analysis)).not.toContain(folder);
  });
});

describe('a large file', () => {
  const opened = async (name: string, folder: string): Promise<OpenFile> => localTree.open(join(folder, name));

  it('without a trace is not held', async () => {
    const line = 'Nov 22 12:00:01 host daemon: something happened that nobody wants to know about\n';
    const folder = folderOf({ 'big.log': line.repeat(20_000) + trace(7) });
    const { tally } = await read(folder);
    expect(tally).toMatchObject({ traces: 1, foreign: 0 });
  });

  it('is closed when nobody reads on', async () => {
    const folder = folderOf({ 'two.txt': 'x'.repeat(3_000_000) });
    const { size, chunks } = await opened('two.txt', folder);
    expect(size).toBe(3_000_000);
    let bytes = 0;
    for await (const chunk of chunks) {
      bytes += chunk.length;
      break;
    }
    expect(bytes).toBe(1 << 16);
    await expect(chunks[Symbol.asyncIterator]().next()).resolves.toMatchObject({ done: true });
  });
});
