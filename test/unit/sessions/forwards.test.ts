import { describe, expect, it } from 'vitest';
import { analyze } from '../../../src/analyzers/analyze';
import { scenesOf } from '../../../src/layout/scenes';
import { messages } from '../../../src/messages';
import { cutTexts, overlaps } from '../layout/boxes';

const read = (text: string) => analyze([{ id: 'a', name: 'a', text }]);
const stretchesOf = (text: string) =>
  read(text).sessions?.chains.map(({ kind, service, stretches }) => [
    kind,
    service,
    stretches.map(
      ({ client, server, protection, reversed }) =>
        `${client.machine.slice(8)}${reversed ? '<-' : '->'}${server.machine.slice(8)}:${server.port} ${protection}`,
    ),
  ]);

/** Frames from left to right, and the heads between them. */
function picture(text: string) {
  const [scene] = scenesOf(read(text), messages('en'));
  if (!scene) throw new Error('no scene');
  const frames = scene.items.filter(({ data }) => data.kind === 'machine').map(({ label }) => label);
  const programs = scene.items.filter(({ data }) => data.kind === 'program').map(({ label }) => label);
  return { scene, frames, programs };
}

describe('ssh -L', () => {
  it('goes over the hosts of -J, each by its own port', () => {
    expect(stretchesOf('pc % ssh -J a.example.net,b.example.net:2200 -L 40000:mail:110 gate.example.net\n')).toEqual([
      [
        'local',
        'pop3',
        [
          'pc->pc:40000 clear',
          'pc->a.example.net:22 encrypted',
          'a.example.net->b.example.net:2200 encrypted',
          'b.example.net->gate.example.net:22 encrypted',
          'gate.example.net->mail:110 clear',
        ],
      ],
    ]);
  });
});

describe('ssh -R', () => {
  it('lets the far side in: the conversation runs against the connection that carries it', () => {
    expect(stretchesOf('pc % ssh -R 8080:intra.lan:80 -J jump.example.net gate.example.net\n')).toEqual([
      [
        'remote',
        'http',
        [
          'gate.example.net->gate.example.net:8080 clear',
          'jump.example.net<-gate.example.net:22 encrypted',
          'pc<-jump.example.net:22 encrypted',
          'pc->intra.lan:80 clear',
        ],
      ],
    ]);
  });

  it('is drawn from who asks to who answers, the heads at who was called', () => {
    const { scene, frames, programs } = picture('pc % ssh -R 2222:localhost:22 gate.example.net\n');
    expect(frames).toEqual(['gate.example.net', 'pc']);
    expect(programs).toEqual(['gate.example.net: ssh client', 'gate.example.net: sshd', 'pc: ssh', 'pc: sshd']);
    expect([...cutTexts(scene), ...overlaps(scene)]).toEqual([]);
  });

  it('says where it can be read', () => {
    const { sessions } = read('pc % ssh -R 8080:intra.lan:80 gate.example.net\n');
    expect(sessions?.claims.map(({ key }) => key)).toEqual(['sessions.claim.clear-behind']);
    expect(sessions?.claims[0]?.args).toMatchObject({ near: 'gate.example.net', from: 'pc', target: 'intra.lan' });
  });

  it('without a destination is a proxy on the far side (OpenSSH 7.6)', () => {
    expect(stretchesOf('pc % ssh -R 1080 gate.example.net\n')).toEqual([
      ['remote', undefined, ['gate.example.net->gate.example.net:1080 unknown', 'pc<-gate.example.net:22 encrypted']],
    ]);
  });
});

describe('ssh -D', () => {
  it('is a proxy: the client says where to, so nothing is said of the last stretch', () => {
    expect(stretchesOf('pc % ssh -D 127.0.0.1:1080 user@gate.example.net\n')).toEqual([
      ['dynamic', undefined, ['pc->pc:1080 unknown', 'pc->gate.example.net:22 encrypted']],
    ]);
  });
});

describe('ssh -J', () => {
  it('alone is a login over other hosts, encrypted all the way', () => {
    const text = 'pc % ssh -J a.example.net,user@[2001:db8::1]:2200 gate.example.net\n';
    expect(stretchesOf(text)).toEqual([
      [
        'direct',
        'ssh',
        [
          'pc->a.example.net:22 encrypted',
          'a.example.net->2001:db8::1:2200 encrypted',
          '2001:db8::1->gate.example.net:22 encrypted',
        ],
      ],
    ]);
    const { scene, frames } = picture(text);
    expect(frames).toEqual(['pc', 'a.example.net', '2001:db8::1', 'gate.example.net']);
    expect([...cutTexts(scene), ...overlaps(scene)]).toEqual([]);
  });
});

describe('hostile commands', () => {
  it.each([
    'ssh -J , -L 1:2:3 h',
    'ssh -R :::: h',
    'ssh -L 99999:h:1 x',
    'ssh -D -D -D',
    `ssh -J ${'a,'.repeat(200)} h`,
  ])('%s does not throw', (text) => {
    expect(() => scenesOf(read(`${text}\n`), messages('en'))).not.toThrow();
  });
});
