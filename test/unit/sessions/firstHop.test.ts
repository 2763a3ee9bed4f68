import { describe, expect, it } from 'vitest';
import { analyze } from '../../../src/analyzers/analyze';
import { scenesOf } from '../../../src/layout/scenes';
import { messages } from '../../../src/messages';
import { inspectorOf } from '../../../src/view/inspect';
import { cutTexts, overlaps } from '../layout/boxes';

const DIALOGUE = `220 mail.example.org ESMTP Postfix
HELO desk.example.net
250 mail.example.org
MAIL FROM:<a@example.net>
250 2.1.0 Ok
RCPT TO:<b@example.com>
250 2.1.5 Ok
DATA
354 End data with <CR><LF>.<CR><LF>
From: boss@example.com
Subject: hello

hi
.
250 2.0.0 Ok: queued as 4F3A21C0
QUIT
221 2.0.0 Bye
`;
const mail = (by: string, id: string, helo = 'desk.example.net') => `Received: from ${by} (${by} [192.0.2.9])
\tby mx.example.com (Postfix) with ESMTPS id 9B1; Fri, 20 Nov 2026 10:00:03 +0000
Received: from ${helo} (unknown [198.51.100.7])
\tby ${by} (Postfix) with SMTP id ${id}
\tfor <b@example.com>; Fri, 20 Nov 2026 10:00:00 +0000
From: boss@example.com
Subject: hello

`;
const read = (header: string, dialogue = DIALOGUE) =>
  analyze([
    { id: 'd', name: 'd', text: dialogue },
    { id: 'm', name: 'm', text: header },
  ]);
const joined = (header: string, dialogue = DIALOGUE) =>
  read(header, dialogue).claims.filter(({ rule }) => rule === 'session/first-hop');

describe('a dialogue and the mail that it handed over', () => {
  const analysis = read(mail('mail.example.org', '4F3A21C0'));
  const [made] = analysis.claims.filter(({ rule }) => rule === 'session/first-hop');
  const [hop] = analysis.messages[0]?.hops ?? [];

  it('are one hop', () => {
    expect(made?.subject.slice(1)).toEqual([hop?.id, analysis.messages[0]?.id]);
    expect(made?.grade).toBe('certain');
    expect(made?.reasons.map(({ key }) => key.slice('sessions.reason.same-'.length))).toEqual([
      'server',
      'helo',
      'recipient',
      'queue',
    ]);
  });

  it('say so on both sides', () => {
    const entries = inspectorOf(analysis, messages('en'));
    const words = 'This conversation is the first hop of the mail “hello”: mail.example.org took it here.';
    for (const id of [hop?.id, analysis.sessionReports?.[0]?.id])
      expect(entries[id ?? '']?.claims.map(({ text }) => text)).toContain(words);
    const cards = scenesOf(analysis, messages('en')).flatMap(({ items }) => items.map(({ label }) => label));
    expect(cards).toContain(words);
  });

  it('are less sure without the queue id, and no pair when only the server is the same', () => {
    const without = DIALOGUE.replace(': queued as 4F3A21C0', '');
    expect(joined(mail('mail.example.org', '4F3A21C0'), without)[0]?.grade).toBe('likely');
    const stranger = mail('mail.example.org', '', 'desk.example.net').replace('b@example.com', 'c@example.com');
    expect(joined(stranger.replace('from desk.example.net', 'from'), without)).toEqual([]);
    expect(joined(mail('relay.example.org', '4F3A21C0'))).toEqual([]);
  });

  it('is drawn above the first hop, and selects the conversation', () => {
    const [scene] = scenesOf(analysis, messages('en')).filter(({ kind }) => kind === 'mail');
    const row = scene?.items.find(({ data }) => data['kind'] === 'dialogue');
    expect(row?.subject).toBe(analysis.sessionReports?.[0]?.id);
    expect(row?.label).toContain('desk.example.net → mail.example.org');
    if (!scene) throw new Error('no scene');
    expect([...overlaps(scene), ...cutTexts(scene)]).toEqual([]);
  });
});

describe('a dialogue that is not the first hop', () => {
  const why = (header: string, dialogue = DIALOGUE) =>
    read(header, dialogue)
      .claims.filter(({ rule }) => rule === 'session/not-first-hop')
      .flatMap(({ key, reasons }) => [key, ...reasons.map((one) => one.key)])
      .map((key) => key.replace(/^sessions\.\w+\./, ''));

  it.each([
    ['a forged HELO', mail('mail.example.org', '4F3A21C0', 'bank.example'), ['not-first-hop', 'other-helo']],
    ['another message', mail('mail.example.org', 'OTHER'), ['not-first-hop', 'other-queue']],
    ['another server', mail('relay.example.org', '4F3A21C0'), ['no-mail', 'other-server']],
  ])('is not joined and says why: %s', (_, header, expected) => {
    expect(why(header)).toEqual(expected);
    const [scene] = scenesOf(read(header), messages('en')).filter(({ kind }) => kind === 'mail');
    expect(scene?.items.filter(({ data }) => data['kind'] === 'dialogue')).toEqual([]);
  });

  it('is not joined where the server greeted another client than the header has', () => {
    const greeted = DIALOGUE.replace('250 mail.example.org\n', '250 mail.example.org Hello desk [203.0.113.9]\n');
    expect(why(mail('mail.example.org', '4F3A21C0'), greeted)).toEqual(['not-first-hop', 'other-address']);
    const same = greeted.replace('203.0.113.9', '198.51.100.7');
    expect(joined(mail('mail.example.org', '4F3A21C0'), same)[0]?.reasons.map(({ key }) => key)).toContain(
      'sessions.reason.same-address',
    );
  });

  it('says nothing where there is no mail', () => {
    const { claims } = analyze([{ id: 'd', name: 'd', text: DIALOGUE }]);
    expect(claims.filter(({ rule }) => rule === 'session/not-first-hop')).toEqual([]);
  });
});
