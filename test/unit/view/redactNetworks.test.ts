import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../../src/analyzers/analyze';
import { jsonOf } from '../../../src/export/json/document';
import { layoutSessions } from '../../../src/layout/sessions/layout';
import { scenesOf } from '../../../src/layout/scenes';
import { messages } from '../../../src/messages';
import { contentOf } from '../../../src/view/content';
import type { RedactionMode } from '../../../src/view/redact/mode';
import { redact } from '../../../src/view/redact/redact';
import { shipped } from '../data/tables';

const t = messages('en');
const lecture = analyze(
  ['forward.nmap.txt', 'forward.tracert.txt', 'return.traceroute.txt'].map((name) => ({
    id: name,
    name,
    text: readFileSync(`examples/home-campus/${name}`, 'utf8'),
  })),
  { enrichment: shipped },
);

/** Everything that a reader gets to see. */
function shown(analysis: typeof lecture, mode: RedactionMode): string {
  const redacted = redact(analysis, { mode, homeHops: 3 });
  const scenes = scenesOf(redacted, t);
  return `${jsonOf(redacted)}${JSON.stringify(contentOf(redacted, scenes, t, 'en'))}`;
}
const found = (words: readonly string[], text: string) => words.filter((word) => text.includes(word));

const NETWORKS = ['OCN', 'NTT', '4713', 'WIDE', '2500', 'NSPIXP2', 'Chiba', '63783', 'otemachi'];
const PROVIDER = ['OCN', 'NTT', 'AS4713', 'as4713', '61.118.36', '60.37.54', '114.147.63'];

describe('names of networks', () => {
  it('pseudonyms: no network is told by any name or number', () => {
    expect(found(NETWORKS, shown(lecture, 'pseudonyms'))).toEqual([]);
  });

  it('home: neither a name, a number nor an address tells the provider of home; what lies behind it stays', () => {
    const text = shown(lecture, 'home');
    expect(found(PROVIDER, text)).toEqual([]);
    expect(found(['WIDE', 'Chiba University of Commerce', '203.178.136.161'], text)).toHaveLength(3);
  });

  it.each(['private', 'last-bits', 'mail'] as const)('%s: networks stay, as the addresses tell them anyway', (mode) => {
    expect(found(['OCN', 'WIDE'], shown(lecture, mode))).toHaveLength(2);
  });

  it('pseudonyms: what the tool printed of a holder is hidden, every span stays in its place', () => {
    const text = `traceroute to 8.8.8.8 (8.8.8.8), 30 hops max, 32 byte packets
 1  202.97.12.1  3.42 ms  *  AS4134  中国 上海 chinatelecom.com.cn 电信
 2  8.8.8.8  35.22 ms  35.01 ms  35.30 ms  AS15169  GOOGLE.COM google.com
`;
    const analysis = analyze([{ id: 'a', name: 'a', text }], { enrichment: shipped });
    const hidden = redact(analysis, { mode: 'pseudonyms', homeHops: 3 });
    expect(found(['4134', '15169', '上海', '电信', 'GOOGLE', 'google'], jsonOf(hidden))).toEqual([]);
    expect(hidden.sources[0]?.text).toHaveLength(text.length);
    expect(found(['35.22 ms', '3.42 ms'], hidden.sources[0]?.text ?? '')).toHaveLength(2);
  });
});

describe('machines that tell about themselves', () => {
  const text = `
Windows IP Configuration

   Host Name . . . . . . . . . . . . : MARTINS-PC
   Primary Dns Suffix  . . . . . . . :

Ethernet adapter Ethernet:

   Physical Address. . . . . . . . . : 00-1A-2B-3C-4D-5E
   IPv4 Address. . . . . . . . . . . : 192.168.1.20(Preferred)
   Subnet Mask . . . . . . . . . . . : 255.255.255.0
   Default Gateway . . . . . . . . . : 192.168.1.1
`;
  it.each(['private', 'last-bits', 'pseudonyms', 'home', 'mail'] as const)('%s: by no name', (mode) => {
    const analysis = analyze([{ id: 'a', name: 'a', text }]);
    expect(analysis.hosts?.[0]?.hostName).toBe('MARTINS-PC');
    expect(found(['MARTINS', 'martins', '00-1A'], shown(analysis, mode))).toEqual([]);
  });
});

describe('typed conversations', () => {
  const text = `+OK POP3 mail.example.org server ready
USER kitarou
+OK User name accepted, password please
PASS open-sesame
+OK Mailbox open, 1230 messages
QUIT
+OK Sayonara
`;
  const analysis = analyze([{ id: 'a', name: 'a', text }]);

  it('never show a password', () => {
    expect(layoutSessions(analysis, t).length).toBe(1);
    expect(JSON.stringify(layoutSessions(analysis, t))).not.toContain('open-sesame');
  });

  it.each(['private', 'last-bits', 'pseudonyms', 'home', 'mail'] as const)('%s: neither user nor password', (mode) => {
    expect(found(['kitarou', 'open-sesame'], shown(analysis, mode))).toEqual([]);
  });
});
