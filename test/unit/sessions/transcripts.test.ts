import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../../src/analyzers/analyze';
import { jsonOf } from '../../../src/export/json/document';
import { svgOf } from '../../../src/export/svg';
import { markdownReportOf } from '../../../src/export/text/markdownReport';
import { summaryOf } from '../../../src/export/text/summary';
import { scenesOf } from '../../../src/layout/scenes';
import { messages } from '../../../src/messages';
import type { Dialogue } from '../../../src/model/session';
import { inspectorOf } from '../../../src/view/inspect';

const FOLDER = path.resolve(import.meta.dirname, '../../fixtures/sessions');
const FILES = ['curl', 'imap', 'pipeline', 'pop', 'sclient', 'swaks', 'words'] as const;
const t = messages('en');
const read = (name: string) => {
  const id = `written-${name}.txt`;
  return analyze([{ id, name: id, text: readFileSync(path.join(FOLDER, id), 'utf8') }]);
};
const dialogueOf = (name: string): Dialogue => {
  const [report] = read(name).sessionReports ?? [];
  if (report?.kind !== 'dialogue') throw new Error(`${name}: no dialogue`);
  return report;
};
const rulesOf = (name: string) => read(name).claims.map(({ rule }) => rule.replace('session/', ''));

describe.each(FILES)('the transcript of %s', (name) => {
  it('keeps the length of its text where a password is taken out', () => {
    const text = readFileSync(path.join(FOLDER, `written-${name}.txt`), 'utf8');
    const [source] = read(name).sources;
    expect(source?.text).toHaveLength(text.length);
    expect(source?.text.split('\n').length).toBe(text.split('\n').length);
  });

  it('is one conversation to its end, and nothing of it is left over', () => {
    const analysis = read(name);
    expect(analysis.sessionReports).toHaveLength(1);
    expect(analysis.unparsed).toEqual([]);
  });

  it('shows no password, in the clear or in Base64, in any output', () => {
    const analysis = read(name);
    const outputs = [
      jsonOf(analysis),
      // The exported page carries the text itself.
      JSON.stringify(analysis.sources),
      summaryOf(analysis, t),
      markdownReportOf(analysis, undefined, t),
      JSON.stringify(inspectorOf(analysis, t)),
      ...scenesOf(analysis, t).map((scene) => svgOf(scene, { theme: 'light', legend: true })),
    ];
    // "secret", "\0alice\0secret", and the digest of APOP
    const words = ['secret', 'c2VjcmV0', 'AGFsaWNlAHNlY3JldA', 'c4c9334bac560ecc979e58001b3e22fb'];
    expect(outputs.flatMap((output) => words.filter((word) => output.includes(word)))).toEqual([]);
  });
});

describe('what a transcript tells', () => {
  it.each([
    ['curl', 'mail.example.org', 25],
    ['sclient', 'mail.example.org', 587],
    ['swaks', 'mail.example.org', 25],
    ['pop', 'pop.example.org', 110],
    ['pipeline', 'mail.example.org', undefined],
  ])('%s names the server that was called, and its port', (name, server, port) => {
    expect(dialogueOf(name)).toMatchObject({ server, ...(port !== undefined && { port }) });
  });

  it('gives answers to pipelined commands in their order', () => {
    expect(dialogueOf('pipeline').recipients.map(({ address, accepted }) => [address, accepted])).toEqual([
      ['b@example.com', true],
      ['nobody@example.com', false],
      ['c@example.com', true],
    ]);
  });

  it('knows that s_client and STARTTLS hide the login from the line, and that curl and telnet do not', () => {
    expect(rulesOf('sclient')).toContain('encrypted');
    expect(rulesOf('swaks')).toContain('encrypted');
    expect(rulesOf('sclient')).not.toContain('password-clear');
    for (const name of ['curl', 'pop', 'imap', 'words']) expect(rulesOf(name)).toContain('password-clear');
  });

  it('takes a login that was refused after its questions for no login', () => {
    const text = readFileSync(path.join(FOLDER, 'written-words.txt'), 'utf8').replace(
      'Client: QUIT',
      'Client: MAIL FROM:<a@example.net>\nServer: 250 ok\nClient: QUIT',
    );
    const { claims } = analyze([{ id: 'x', name: 'x', text }]);
    expect(claims.map(({ rule }) => rule)).toContain('session/sender-unchecked');
  });

  it('reads a chunk by its length, and what follows as answers', () => {
    const { turns, header } = dialogueOf('sclient');
    expect(header.map(({ name }) => name)).toEqual(['from', 'subject']);
    expect(turns.at(-3)).toMatchObject({ side: 'server', text: '250 2.0.0 Ok: 43 bytes queued as 77' });
  });

  it('keeps the words of a message that look like commands', () => {
    expect(dialogueOf('pop').turns.filter(({ text }) => text === 'PASS the exam')).toHaveLength(1);
  });
});
