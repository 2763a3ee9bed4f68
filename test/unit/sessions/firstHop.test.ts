import { describe, expect, it } from 'vitest';
import { analyze } from '../../../src/analyzers/analyze';
import { scenesOf } from '../../../src/layout/scenes';
import { messages } from '../../../src/messages';
import { inspectorOf } from '../../../src/view/inspect';

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
const read = (header: string) =>
  analyze([
    { id: 'd', name: 'd', text: DIALOGUE },
    { id: 'm', name: 'm', text: header },
  ]);
const joined = (header: string) => read(header).claims.filter(({ rule }) => rule === 'session/first-hop');

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
    expect(joined(mail('mail.example.org', 'OTHER'))[0]?.grade).toBe('likely');
    expect(joined(mail('mail.example.org', 'OTHER', 'x').replace('b@example.com', 'c@example.com'))).toEqual([]);
    expect(joined(mail('relay.example.org', '4F3A21C0'))).toEqual([]);
  });
});
