import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recognize, type Recognition } from '../../src/analyzers/detect';
import type { Trace } from '../../src/model/trace';
import { unclaimed } from '../unit/traceroute/coverage';

/** Pieces that tracers print, so that random text comes near to the grammar and not only to nonsense. */
const piece = fc.constantFrom(
  ...[
    '1',
    ' 2 ',
    '30',
    '255',
    '*',
    '* * *',
    '***',
    '^C',
    'ms',
    '0.5 ms',
    '12 ms',
    '<1 ms',
    '&lt;1 ms',
    '4294967292 ms',
    '<1 мс',
  ],
  ...[
    '192.0.2.1',
    '(192.0.2.1)',
    '[192.0.2.1]',
    '2001:db8::1',
    'fe80::1%eth0',
    '203.0.x.x',
    'gw.example',
    'gw.example (192.0.2.7)',
  ],
  ...[
    'gw.example [192.0.2.7]',
    '[AS64500]',
    '[*]',
    "'-7'",
    'F=1500',
    '!X',
    '!F-1400',
    '!<13>',
    '!',
    '<MPLS:L=1,E=0,S=1,T=1>',
  ],
  ...[
    '...',
    '--',
    '  ',
    '\t',
    '\u00a0',
    '\u3000',
    '\x1b[1m',
    '\ufeff',
    '> ',
    '| ',
    '<br>',
    '\n',
    '\r\n',
    '\r',
    '\n',
    '\n\n',
  ],
  ...[
    'traceroute to a.example (192.0.2.9), 30 hops max, 60 byte packets',
    'traceroute: Warning: a has multiple addresses; using 192.0.2.9',
  ],
  ...[
    'Tracing route to a.example [192.0.2.9]',
    'over a maximum of 30 hops:',
    'Trace complete.',
    'Request timed out.',
    'へのルートをトレースしています',
  ],
  ...[
    'Starting Nmap 7.93 ( https://nmap.org )',
    'Nmap scan report for a.example (192.0.2.9)',
    'TRACEROUTE (using port 22/tcp)',
    'HOP RTT ADDRESS',
  ],
  ...[
    '-   Hops 1-3 are the same as for 192.0.2.9',
    'Nmap done: 1 IP address',
    'C:\\>tracert a.example',
    'reports: Destination net unreachable.',
  ],
  ...[
    'Tracing the route to a.example (192.0.2.9)',
    'Type escape sequence to abort.',
    '4 msec',
    '[AS 64500]',
    '[MPLS: Labels 24/25 Exp 0]',
    '(A/1, B/2)',
    '!A',
    '?',
    '[Label=661791 E=0 TTL=1 S=1]',
    'MPLS Label=1024 Exp=0 TTL=1 S=1',
    'traceroute to a.example(192.0.2.9), max hops: 30, packet length: 40, press CTRL_C to break',
    '192.168.1.2(response-vpn vpnb)',
    'destination-port: 33434',
    '--- summary of all paths ---',
    'traceroute to a.example (192.0.2.9), 30 hops at most, 40 bytes each packet, press CTRL_C to break',
    'Tracing MPLS Label Switched Path to 192.0.2.9/32, timeout is 2 seconds',
    '\n  0 192.0.2.1 MRU 1500 [Labels: 24 Exp: 0]\n',
    '\nL 1 192.0.2.5 MRU 1500 [implicit-null] 4 ms\n',
    '\n. 2 *\n',
  ],
  ...[
    'traceroute to 192.0.2.9, 30 hops max, 52 bytes payload, ICMP mode',
    '\n3   192.0.2.5   AS64500   [NET]  Japan\n',
    '\n    192.0.2.6   AS64500   Japan\n',
    '\n    gw.example   0.97 ms / * ms\n',
    '\n    [MPLS: Lbl 24009, TC 0, S 1, TTL 1]\n',
    '\n1|192.0.2.1|gw.example|0.97|64500|Japan||||\n',
    '\n2|*||||||\n',
    '&#42;',
    '&#40;192.0.2.7&#41;',
    '&#x27;-7&#x27;',
    '<pre>',
    '</td><td>',
  ],
);
const nearText = fc.array(fc.oneof({ weight: 9, arbitrary: piece }, fc.string({ maxLength: 6, unit: 'binary' })), {
  maxLength: 60,
});
const goodRow = fc.constantFrom(
  ['gw.example (192.0.2.7)  0.3 ms  0.4 ms  0.5 ms'],
  ['192.0.2.7  0.3 ms *  198.51.100.1  0.5 ms'],
  ['   <1 ms    <1 ms     1 ms  gw.example [192.0.2.7]'],
  ['    *        *        *     Request timed out.'],
  ['5.00 ms  gw.example (192.0.2.7)'],
  ['... 9'],
  ['* * *'],
);
const spoiltRow = fc
  .tuple(goodRow, fc.array(piece, { maxLength: 3 }), fc.boolean())
  .map(([row, more, behind]) => (behind ? [...row, ...more] : [...more, ...row]));
/** Lines that begin like hops, counted up, with random words behind. */
const nearRows = fc
  .array(
    fc.record({
      step: fc.integer({ min: -2, max: 3 }),
      words: fc.oneof(goodRow, fc.array(piece, { maxLength: 8 }), spoiltRow),
    }),
    {
      maxLength: 12,
    },
  )
  .map((rows) => {
    let ttl = 0;
    return rows.map(({ step, words }) => `${(ttl = Math.max(0, ttl + step))}  ${words.join(' ')}`).join('\n');
  });
const anyText = fc.oneof(
  fc.string({ maxLength: 300, unit: 'binary' }),
  nearText.map((parts) => parts.join(' ')),
  nearText.map((parts) => parts.join('')),
  nearRows,
  nearRows.map((rows) => `traceroute to a.example (192.0.2.9), 30 hops max, 60 byte packets\n${rows}`),
  nearRows.map((rows) => `Tracing route to a.example [192.0.2.9]\nover a maximum of 30 hops:\n\n${rows}`),
  nearRows.map((rows) => `Nmap scan report for a.example (192.0.2.9)\nTRACEROUTE\nHOP RTT ADDRESS\n${rows}`),
);

function read(text: string): Recognition {
  return recognize({ id: 'p', name: 'p', text });
}

describe('any text', () => {
  it('is often enough a trace for the properties below to mean something', () => {
    const found = fc.sample(anyText, { numRuns: 1000, seed: 7 }).map((text) => read(text).traces);
    expect(found.filter((traces) => traces.length > 0).length).toBeGreaterThan(250);
    expect(new Set(found.flat().map((trace) => trace.dialect)).size).toBeGreaterThanOrEqual(10);
    expect(found.flat().some((trace) => trace.unparsed.length > 0)).toBe(true);
  });

  it('gives an answer whose spans lie in the text and hold what they claim', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { traces, unparsed } = read(text);
        for (const trace of traces) expectSound(trace, text);
        for (const { start, end } of unparsed) expect(text.slice(start, end).trim()).not.toBe('');
      }),
      { numRuns: 2000 },
    );
  });

  it('is lossless: fields, frame and unparsed are the whole of every trace', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(read(text).traces.flatMap((trace) => unclaimed(trace, text))).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  it('makes every line part of something or unparsed', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { traces, messages, unparsed } = read(text);
        // Scan lines of nmap and mail bodies are understood without being in a trace or message.
        fc.pre(!text.includes('Nmap') && !text.includes('TRACEROUTE') && messages.length === 0);
        const spans = [...traces.map((trace) => trace.span), ...unparsed];
        for (const match of text.matchAll(/[^\r\n\s\ufeff]+/g)) {
          const inside = spans.some(({ start, end }) => start <= match.index && match.index < end);
          expect(inside || lineHasSpan(text, match.index, traces)).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('reads the same with a byte order mark and with any line ends', () => {
    fc.assert(
      fc.property(nearText, fc.constantFrom('\r\n', '\r'), (parts, end) => {
        const text = parts.join(' ').replace(/\r\n?/g, '\n');
        fc.pre(!text.startsWith('\ufeff'));
        expect(shape(read(`\ufeff${text.replaceAll('\n', end)}`))).toEqual(shape(read(text)));
      }),
      { numRuns: 500 },
    );
  });
});

function expectSound(trace: Trace, text: string): void {
  const inText = (span: { start: number; end: number }) =>
    0 <= span.start && span.start < span.end && span.end <= text.length;
  expect(inText(trace.span)).toBe(true);
  for (const span of [...(trace.frame ?? []), ...trace.unparsed, ...trace.warnings.map((one) => one.span)])
    expect(inText(span)).toBe(true);
  for (const hop of trace.hops) {
    expect(inText(hop.span)).toBe(true);
    expect(hop.ttl).toBeGreaterThanOrEqual(0);
    expect(hop.ttl).toBeLessThanOrEqual(255);
    hop.probes.forEach((probe, index) => {
      expect(probe.index).toBe(index);
      for (const span of Object.values(probe.spans)) expect(inText(span)).toBe(true);
      expect(probe.lost && (probe.ip !== undefined || probe.rttMs !== undefined)).toBe(false);
      if (probe.rttMs !== undefined) expect(Number.isFinite(probe.rttMs)).toBe(true);
    });
  }
}

/** A trace takes whole lines: noise before its first word is part of it. */
function lineHasSpan(text: string, at: number, traces: readonly Trace[]): boolean {
  const start = Math.max(text.lastIndexOf('\n', at), text.lastIndexOf('\r', at)) + 1;
  const end = text.slice(at).search(/[\r\n]/);
  const stop = end < 0 ? text.length : at + end;
  return traces.some(({ span }) => span.start < stop && span.end > start);
}

/** Everything but the places. */
function shape(recognition: Recognition): unknown {
  return JSON.parse(
    JSON.stringify(recognition, (key, value: unknown) =>
      /^(span|spans|start|end|frame|evidence)$/.test(key) ? undefined : value,
    ),
  );
}

const ip = fc.oneof(
  fc.ipV4(),
  fc.ipV6().map((text) => text.toLowerCase()),
);
const name = fc.constantFrom('gw.example', 'ae-1-11.bar2.example.net', '192-0-2-1.pool.example', 'a_b.example');
const answer = fc.record({
  ip,
  name: fc.option(name, { nil: undefined }),
  times: fc.array(fc.integer({ min: 0, max: 9_999_999 }), { minLength: 1, maxLength: 3 }),
  note: fc.constantFrom('', ' !X', ' !H', ' !F-1400', ' !<13>', ' F=1500'),
});
const hop = fc.array(fc.option(answer, { nil: undefined, freq: 3 }), { minLength: 1, maxLength: 3 });

describe('traceroute for Linux', () => {
  it('reads back what its print_probe() writes', () => {
    fc.assert(
      fc.property(fc.array(hop, { minLength: 2, maxLength: 12 }), (hops) => {
        const rows = hops.map((probes, n) => `${String(n + 1).padStart(2)} ${probes.map(printAnswer).join('')}`);
        const text = ['traceroute to a.example (192.0.2.9), 30 hops max, 60 byte packets', ...rows].join('\n');
        const [trace] = read(text).traces;
        expect(trace?.dialect).toBe('traceroute-linux');
        expect(trace?.unparsed).toEqual([]);
        expect(
          trace?.hops.map(({ ttl, probes }) => ({
            ttl,
            probes: probes.map(({ rttMs, host, lost }) => ({ rttMs, host, lost })),
          })),
        ).toEqual(hops.map((probes, n) => ({ ttl: n + 1, probes: probes.flatMap(expectedOf) })));
      }),
      { numRuns: 500 },
    );
  });
});

type Answer = { ip: string; name: string | undefined; times: number[]; note: string } | undefined;

function printAnswer(one: Answer): string {
  if (!one) return ' *';
  const who = one.name === undefined ? ` ${one.ip}` : ` ${one.name} (${one.ip})`;
  return `${who}${one.times.map((time) => `  ${(time / 1000).toFixed(3)} ms${one.note}`).join('')}`;
}

function expectedOf(one: Answer): readonly object[] {
  if (!one) return [{ rttMs: undefined, host: undefined, lost: true }];
  return one.times.map((time) => ({ rttMs: time / 1000, host: one.name, lost: false }));
}
