import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../../src/analyzers/analyze';
import { scenesOf } from '../../../src/layout/scenes';
import { messages } from '../../../src/messages';
import { inspectorOf } from '../../../src/view/inspect';

const folder = path.resolve(import.meta.dirname, '../../fixtures/sessions');
const read = (...names: readonly string[]) =>
  analyze(names.map((name) => ({ id: name, name, text: readFileSync(path.join(folder, name), 'utf8') })));
const POP = ['command', 'freebsd-netstat', 'solaris-netstat'].map((name) => `ssh-pop-forward.${name}.txt`);

describe('POP over ssh, from both ends and the command', () => {
  const analysis = read(...POP);

  it('is one chain: in the clear, encrypted, in the clear', () => {
    expect(
      analysis.sessions?.chains.map(({ service, stretches }) => [
        service,
        stretches.map((one) => [one.client.port, one.server.port, one.protection, one.seen]),
      ]),
    ).toEqual([
      [
        'pop3',
        [
          [1403, 40000, 'clear', 1],
          [1009, 22, 'encrypted', 2],
          [56713, 110, 'clear', 1],
        ],
      ],
    ]);
    expect(analysis.sessions?.machines.map(({ label }) => label)).toEqual([
      'myhost.mydomain.ac.jp',
      'wisdom.cc.kyushu-u.ac.jp',
    ]);
    expect(analysis.sessions?.claims.map(({ key }) => key)).toEqual(['sessions.claim.clear-inside']);
    expect(analysis.unparsed).toEqual([]);
  });

  it('says when the last stretch crosses the network', () => {
    const { sessions } = analyze([
      { id: 'a', name: 'a', text: 'pc % ssh -L 40000:mail.example.net:110 gate.example.net\n' },
    ]);
    expect(sessions?.claims.map(({ key }) => key)).toEqual(['sessions.claim.clear-behind']);
    expect(sessions?.chains[0]?.stretches.map(({ seen }) => seen)).toEqual([0, 0, 0]);
  });

  it('does not depend on the order of the files', () => {
    const other = read(...[...POP].reverse());
    expect(other.sessions?.chains).toHaveLength(1);
    expect(other.sessions?.chains[0]?.stretches.map(({ id }) => id)).toEqual(
      analysis.sessions?.chains[0]?.stretches.map(({ id }) => id),
    );
  });

  it('explains every thing that it draws', () => {
    const entries = inspectorOf(analysis, messages('ja'));
    const [scene] = scenesOf(analysis, messages('ja'));
    const subjects = scene?.items.filter(({ stop }) => stop).map(({ subject }) => subject) ?? [];
    expect(subjects.length).toBeGreaterThan(3);
    expect(subjects.filter((subject) => !entries[subject])).toEqual([]);
  });
});

describe('socket tables', () => {
  it('of Windows 98 with names and numbers', () => {
    const { sessions, unparsed } = read('netstat-windows98.txt');
    expect(sessions?.chains.map(({ service }) => service)).toEqual([
      'http',
      'ftp',
      'http',
      'http',
      'http',
      'http',
      'ssh',
    ]);
    expect(unparsed).toEqual([]);
  });

  it.each(['netstat-ant', 'ss-tan'])('of the lab (%s): both ends give the tunnel that was up', (name) => {
    const { sessions } = read(`lab-s1-pc.${name}.txt`, `lab-s1-login.${name}.txt`);
    const tunnel = sessions?.chains.find(({ kind }) => kind === 'local');
    expect(tunnel?.stretches.map(({ server }) => server.port).slice(0, 2)).toEqual([8080, 22]);
    expect(sessions?.claims.find(({ id }) => id === tunnel?.claim)?.rule).toBe('session/tunnel-guess');
  });
});

describe('typed conversations', () => {
  const rulesOf = (name: string) => read(name).claims.map(({ rule }) => rule);

  it('tell envelope from header', () => {
    expect(rulesOf('smtp-forged.txt')).toEqual([
      'session/sender-differs',
      'session/sender-unchecked',
      'session/recipients-differ',
      'session/helo-empty',
      'session/clear',
      'session/port-25',
    ]);
    expect(read('smtp-forged.txt').messages).toEqual([]);
  });

  it('tell who was refused', () => {
    const { claims, unparsed } = read('smtp-dialogue.txt');
    expect(claims.find(({ rule }) => rule === 'session/refused')?.args).toMatchObject({ address: 'timbl@www.org' });
    expect(unparsed).toEqual([]);
  });

  it.each(['pop3-dialogue.txt', 'imap4-dialogue.txt'])('%s: the password went in the clear', (name) => {
    expect(rulesOf(name)).toEqual(['session/clear', 'session/password-clear']);
    expect(read(name).unparsed).toEqual([]);
  });

  it('never keep a password', () => {
    const text = '+OK POP3 mail.example ready\nUSER a\n+OK\nPASS secret123\n+OK\nQUIT\n+OK bye\n';
    const { sources: _, ...rest } = analyze([{ id: 'a', name: 'a', text }]);
    expect(rest.sessionReports).toHaveLength(1);
    expect(JSON.stringify(rest)).not.toContain('secret123');
  });
});
