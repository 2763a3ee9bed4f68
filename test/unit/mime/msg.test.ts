import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { analyzeFully } from '../../../src/mime/analyzeFully';
import { isCompoundFile, isSoundCompoundFile } from '../../../src/mime/compoundFile';
import { readMsg } from '../../../src/mime/readMsg';

const bytesOf = (name: string): Uint8Array => readFileSync(new URL(`../../fixtures/msg/${name}`, import.meta.url));

async function analyzed(name: string) {
  const read = await readMsg(bytesOf(name), name);
  if ('problem' in read) throw new Error(read.problem.key);
  return analyzeFully([{ id: name, name, ...read }]);
}

describe('Outlook files', () => {
  it.each([
    ['oxmsg.msg', 'written by oxmsg', 1],
    ['ansi.msg', 'ansi header', 2],
    ['draft.msg', 'never sent', 0],
  ])('%s', async (name, subject, hops) => {
    const { messages, sources } = await analyzed(name);
    expect(messages.map((message) => [message.subject, message.hops.length])).toEqual([[subject, hops]]);
    expect(Object.keys(sources[0] ?? {}).sort()).toEqual(['id', 'name', 'text']);
  });

  it('reads the header as it is and everything attached at any depth', async () => {
    const { messages, sources } = await analyzed('attached.msg');
    expect(messages.map(({ source, subject, hops, boundary }) => [source, subject, hops.length, boundary?.ip])).toEqual(
      [
        ['attached.msg', 'FW: the complaint', 2, '203.0.113.20'],
        ['attached.msg!1', 'the complaint', 2, '203.0.113.20'],
        ['attached.msg!1!1', 'older still', 0, undefined],
        ['attached.msg!2', 'the complaint', 2, '203.0.113.20'],
      ],
    );
    expect(messages.map(({ containers }) => containers?.map(({ kind, name }) => [kind, name]))).toEqual([
      undefined,
      [['outlook', 'the complaint']],
      [
        ['outlook', 'the complaint'],
        ['outlook', 'older'],
      ],
      [['outlook', 'original.eml']],
    ]);
    const { source, fields } = messages[1] ?? {};
    const text = sources.find(({ id }) => id === source)?.text ?? '';
    expect(fields?.map(({ name, nameSpan }) => text.slice(nameSpan.start, nameSpan.end) === name)).not.toContain(false);
  });

  it('an Outlook file attached to a message is opened too', async () => {
    const base64 = Buffer.from(bytesOf('oxmsg.msg')).toString('base64').replace(/.{76}/g, '$&\n');
    const text = `From: a@b.example\nSubject: see file\nDate: Sat, 31 Jan 2015 07:28:45 +0000\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: application/vnd.ms-outlook; name="x.msg"\nContent-Transfer-Encoding: base64\n\n${base64}\n--b--\n`;
    const { messages } = await analyzeFully([{ id: 'm', name: 'm', text }]);
    expect(messages.map(({ subject, containers }) => [subject, containers?.[0]?.name])).toEqual([
      ['see file', undefined],
      ['written by oxmsg', 'x.msg'],
    ]);
    const broken = await analyzeFully([{ id: 'm', name: 'm', text: text.replace(base64.slice(3_000, 3_800), 'AAAA') }]);
    expect(broken.notices?.map(({ key, args }) => [key, args.name])).toEqual([['mime.msgDamaged', 'x.msg']]);
  });
});

describe('what is no Outlook file', () => {
  it('is told by its first bytes', () => {
    expect(isCompoundFile(bytesOf('oxmsg.msg'))).toBe(true);
    expect(isCompoundFile(new TextEncoder().encode('Received: from a by b'))).toBe(false);
    expect(isCompoundFile(new Uint8Array())).toBe(false);
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['text', new TextEncoder().encode('x'.repeat(2_000))],
    ['the signature only', bytesOf('oxmsg.msg').subarray(0, 8)],
    ['a header only', bytesOf('oxmsg.msg').subarray(0, 512)],
    ['a file cut in its table', bytesOf('oxmsg.msg').subarray(0, 2_000)],
  ])('%s gives one sentence', async (_, bytes) => {
    expect(await readMsg(bytes, 'x.msg')).toEqual({ problem: { key: 'mime.msgDamaged', args: { name: 'x.msg' } } });
  });

  it('a chain that bites its tail is found before anybody follows it', () => {
    const bytes = Uint8Array.from(bytesOf('attached.msg'));
    const view = new DataView(bytes.buffer);
    const table = (view.getInt32(76, true) + 1) * 512;
    const directory = view.getInt32(48, true);
    view.setInt32(table + 4 * directory, directory, true);
    expect(isSoundCompoundFile(bytes)).toBe(false);
    expect(isSoundCompoundFile(bytesOf('attached.msg'))).toBe(true);
  });
});

describe('hostile bytes', () => {
  it('10,000 damaged files give an answer, in a process with a limit of time and memory', () => {
    const script = new URL('fuzzMsg.mjs', import.meta.url).pathname;
    const out = execFileSync(process.execPath, ['--max-old-space-size=512', script, '10000'], {
      timeout: 240_000,
      encoding: 'utf8',
    });
    const { files, read, refused } = JSON.parse(out) as Record<string, number>;
    expect(files).toBe(10_000);
    expect((read ?? 0) + (refused ?? 0)).toBe(10_000);
    // Both happen, or the damage would be all too gentle or all too rough to test anything.
    expect(read).toBeGreaterThan(100);
    expect(refused).toBeGreaterThan(1_000);
  }, 250_000);
});
