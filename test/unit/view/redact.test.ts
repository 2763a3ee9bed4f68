import { describe, expect, it } from 'vitest';
import { analyze } from '../../../src/analyzers/analyze';
import { scenesOf } from '../../../src/layout/scenes';
import { messages } from '../../../src/messages';
import type { RedactionMode } from '../../../src/view/redact/mode';
import { redact } from '../../../src/view/redact/redact';

const TRACE = `traceroute to www.campus.example.ac.jp (198.51.100.80), 30 hops max, 60 byte packets
 1  gw.lan (192.168.1.1)  1.0 ms  1.1 ms  1.2 ms
 2  bras.isp.ne.jp (203.0.113.1)  4.0 ms  4.1 ms  4.2 ms
 3  2001:db8:5::9 (2001:db8:5::9)  5.0 ms  5.1 ms  5.2 ms
 4  www.campus.example.ac.jp (198.51.100.80)  9.0 ms  9.1 ms  9.2 ms
`;
const MAIL = `Received: from alice-pc (p7.isp.ne.jp [203.0.113.7])
 by mx.example.org (Postfix) with ESMTPSA id 4F for <bob@example.org>; Fri, 20 Nov 2026 10:00:00 +0900
Message-ID: <abc.123@alice-pc.lan>
`;

function redacted(text: string, mode: RedactionMode) {
  return redact(analyze([{ id: 'paste', name: 'paste', text }]), { mode, homeHops: 2 });
}

function addresses(mode: RedactionMode): readonly (readonly (string | undefined)[])[] {
  return redacted(TRACE, mode).traces[0]?.hops.map(({ probes: [first] }) => [first?.host, first?.ip]) ?? [];
}

describe('redaction of a trace', () => {
  it.each<readonly [RedactionMode, readonly (readonly (string | undefined)[])[]]>([
    [
      'off',
      [
        ['gw.lan', '192.168.1.1'],
        ['bras.isp.ne.jp', '203.0.113.1'],
        [undefined, '2001:db8:5::9'],
        ['www.campus.example.ac.jp', '198.51.100.80'],
      ],
    ],
    [
      'private',
      [
        ['host1', '192.168.x.x1'],
        ['bras.isp.ne.jp', '203.0.113.1'],
        [undefined, '2001:db8:5::9'],
        ['www.campus.example.ac.jp', '198.51.100.80'],
      ],
    ],
    [
      'last-bits',
      [
        ['host2', '192.168.1.x1'],
        ['host3.isp.ne.jp', '203.0.113.x1'],
        [undefined, '2001:db8:5::x1'],
        ['host1.example.ac.jp', '198.51.100.x1'],
      ],
    ],
    [
      'pseudonyms',
      [
        ['host2', 'B.1'],
        ['host3.net2', 'C.1'],
        [undefined, 'D.1'],
        ['host1.net1', 'A.1'],
      ],
    ],
    [
      'home',
      [
        ['home-host1', 'home-1'],
        ['home-host2', 'home-2'],
        [undefined, '2001:db8:5::9'],
        ['www.campus.example.ac.jp', '198.51.100.80'],
      ],
    ],
  ])('%s', (mode, expected) => {
    expect(addresses(mode)).toEqual(expected);
  });

  it('keeps the class of an address, which the drawing needs', () => {
    expect(redacted(TRACE, 'pseudonyms').topology.interfaces.map(({ scope }) => scope)).toEqual([
      'private',
      'documentation',
      'documentation',
      'documentation',
    ]);
  });

  it('says so on the drawing, and only then', () => {
    const badges = (mode: RedactionMode) =>
      scenesOf(redacted(TRACE, mode), messages('en')).flatMap(({ items }) =>
        items.filter(({ data }) => data.kind === 'redaction').map(({ label }) => label),
      );
    expect(badges('private')).toEqual(['Redacted: private addresses']);
    expect(badges('off')).toEqual([]);
  });
});

describe('redaction of mail', () => {
  it('hides users, message ids and internal hosts; the origin stays', () => {
    const [message] = redacted(MAIL, 'mail').messages;
    const [hop] = message?.hops ?? [];
    expect(hop?.from?.helo?.value).toBe('host1');
    expect(hop?.from?.address?.ip).toBe('203.0.113.7');
    expect(hop?.recipients.map(({ value }) => value)).toEqual(['user1@example.org']);
    expect(message?.messageId).toMatch(/^<?user2@host\d>?$/);
  });

  it('does not take a version, a date or a file name for a host', () => {
    const text =
      'Received: from [192.0.2.1] by mx.example.org (Exim 4.96.2) id 1a-B2; 20 Nov 2026 10:00:00 +0000 notes.txt\n';
    expect(redacted(text, 'pseudonyms').sources[0]?.text).toContain(
      '(Exim 4.96.2) id 1a-B2; 20 Nov 2026 10:00:00 +0000 notes.txt',
    );
  });
});
