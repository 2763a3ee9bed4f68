import { describe, expect, it } from 'vitest';
import { atlas } from '../../../src/export/convert/atlas';
import { csv } from '../../../src/export/convert/csv';
import { linux } from '../../../src/export/convert/linux';
import { markdown } from '../../../src/export/convert/markdown';
import { csvRows } from './csvRows';
import { annotation, hopOf, readAll, traceOf } from './traces';

const NAMED = { target: 'a.example', targetIp: '192.0.2.9', maxHops: 30, packetSize: 60 };
const GW = { ip: '192.0.2.1', host: 'gw.example' };

const REPORT = [
  'Start: 2024-05-01T12:00:00+0000',
  'HOST: probe.example               Loss%   Snt   Last   Avg  Best  Wrst StDev',
  '  1.|-- 192.0.2.1                  0.0%    10    0.4   0.5   0.3   0.9   0.2',
  '  2.|-- ???                       100.0    10    0.0   0.0   0.0   0.0   0.0',
  '  3.|-- 198.51.100.7              10.0%    10    5.4   5.5   5.3   5.9   0.2',
  '',
].join('\n');

describe('the form of traceroute for Linux', () => {
  it('puts responders, losses and marks where traceroute puts them', () => {
    const stack = { ip: '198.51.100.1', asn: [64500, 64501], mpls: [{ label: 24, tc: 0, s: 1, ttl: 1 }], backHops: 7 };
    const hops = [
      hopOf(1, [
        { ...GW, rttMs: 0.5 },
        { ...GW, rttMs: 0.25 },
        { ...GW, rttMs: 1, rttLessThan: true },
      ]),
      hopOf(2, [{ lost: true }, { ...stack, rttMs: 3.25, pmtu: 1500 }, { lost: true }]),
      hopOf(10, [
        { ip: '198.51.100.1', rttMs: 1, annotation: annotation('!X') },
        { ip: '198.51.100.2', asn: [], annotation: annotation('!F-1400') },
      ]),
    ];
    expect(linux.write([traceOf(hops, NAMED)], []).split('\n')).toEqual([
      'traceroute to a.example (192.0.2.9), 30 hops max, 60 byte packets',
      ' 1  gw.example (192.0.2.1)  0.500 ms  0.250 ms  <1.000 ms',
      " 2  * 198.51.100.1 (198.51.100.1) [AS64500/AS64501] <MPLS:L=24,E=0,S=1,T=1> '-7'  3.250 ms F=1500 *",
      '10  198.51.100.1 (198.51.100.1)  1.000 ms !X 198.51.100.2 (198.51.100.2) [*] !F-1400',
      '',
    ]);
  });

  it('says in its own signs what other tools say in sentences', () => {
    const raw = 'reports: Destination net unreachable.';
    const sentence = { raw, kind: 'network-unreachable', span: { start: 0, end: 1 } } as const;
    const text = linux.write([traceOf([hopOf(1, [{ ...GW, rttMs: 2, annotation: sentence }])], NAMED)], []);
    expect(text).toContain('2.000 ms !N\n');
  });

  it('prints no time for statistics and says so', () => {
    const traces = readAll(REPORT);
    expect(linux.write(traces, [])).toBe(' 1  192.0.2.1\n 2  *\n 3  198.51.100.7\n');
    expect(traces.flatMap((trace) => linux.losses(trace))).toEqual([
      'statistics only: addresses are printed without times',
    ]);
  });

  it('says when the header is not from the text, and never contradicts the hops', () => {
    const trace = traceOf([hopOf(40, [{ ...GW, rttMs: 1 }])], { target: 'a.example' });
    expect(linux.write([trace], [])).toMatch(
      /^traceroute to a\.example \(a\.example\), 40 hops max, 60 byte packets\n/,
    );
    expect(linux.losses(trace)).toHaveLength(1);
    expect(linux.losses(traceOf(trace.hops, NAMED))).toEqual([]);
  });

  it('prints what has no address or no time as far as it goes, and says so', () => {
    const hops = [
      hopOf(1, [{ ...GW, rttMs: 1 }, { ...GW }, { ...GW, rttMs: 2 }]),
      hopOf(2, [{ rttMs: 3 }, { host: 'gw2', rttMs: 4 }, { ...GW, duplicate: true, rttMs: 5 }]),
    ];
    const text = linux.write([traceOf(hops, NAMED)], []);
    expect(text.split('\n').slice(1, 3)).toEqual([
      ' 1  gw.example (192.0.2.1)  1.000 ms gw.example (192.0.2.1) gw.example (192.0.2.1)  2.000 ms',
      ' 2  * gw2  4.000 ms',
    ]);
    expect(linux.losses(traceOf(hops, NAMED))).toEqual([
      'late and duplicate answers are left out',
      'answers without an address or a time are printed in part',
    ]);
  });

  it('takes any number of hops', () => {
    const hops = Array.from({ length: 300_000 }, () => hopOf(255, [{ lost: true }]));
    expect(linux.write([traceOf(hops, { target: 'a' })], []).split('\n')).toHaveLength(300_002);
  });
});

describe('tables', () => {
  it('have the statistics of a report, once a hop, and no probes', () => {
    const [head = [], ...rows] = csvRows(csv.write(readAll(REPORT), []));
    const cells = (name: string) => rows.map((row) => row[head.indexOf(name)]);
    expect(cells('ttl')).toEqual(['1', '2', '3']);
    expect(cells('ip')).toEqual(['192.0.2.1', '', '198.51.100.7']);
    expect(cells('loss_pct')).toEqual(['0', '100', '10']);
    expect(cells('avg_ms')).toEqual(['0.5', '0', '5.5']);
    for (const name of ['index', 'rtt_ms', 'lost']) expect(cells(name)).toEqual(['', '', '']);
    expect(markdown.write(readAll(REPORT), [])).toContain('| 3 | 198.51.100.7 |  |  | 10 | 10 |');
  });

  it('write what a spreadsheet would calculate as text', () => {
    const names = ['=1+1', '+1', '-1', '@a', '\t=1', 'a,b', 'a"b', 'a\nb', ' a'];
    const trace = traceOf(
      [
        hopOf(
          1,
          names.map((host) => ({ ip: '192.0.2.1', host, rttMs: 1 })),
        ),
      ],
      NAMED,
    );
    const text = csv.write([trace], []);
    const [head = [], ...rows] = csvRows(text);
    expect(rows.map((row) => row[head.indexOf('host')])).toEqual([
      "'=1+1",
      "'+1",
      "'-1",
      "'@a",
      "'\ufffd=1",
      'a,b',
      'a"b',
      'a\ufffdb',
      ' a',
    ]);
    expect(text).toContain(',"a,b",');
    expect(text).toContain(',"a""b",');
  });

  it('keep names from being markup', () => {
    const host = '<b>|`x`*[a](b)\\';
    const text = markdown.write([traceOf([hopOf(1, [{ ip: '192.0.2.1', host, rttMs: 1 }])], NAMED)], []);
    expect(text).toContain('| &#60;b&#62;&#124;\\`x\\`\\*\\[a\\](b)\\\\ |');
  });
});

describe('RIPE Atlas results', () => {
  it('have what the format carries and leave out the rest', () => {
    const hops = [
      hopOf(1, [{ ...GW, rttMs: 0.5, replyTtl: 64, size: 68 }, { lost: true }]),
      hopOf(2, [{ ip: '192.0.2.9', rttMs: 1, rttLessThan: true, annotation: annotation('!H') }]),
    ];
    const facts = {
      ...NAMED,
      startedAt: '2024-05-01T12:00:00Z',
      probeId: '77',
      flow: 'per-probe',
      protocol: 'udp',
    } as const;
    const trace = traceOf(hops, facts);
    expect(JSON.parse(atlas.write([trace], []))).toEqual({
      ...{ af: 4, dst_name: 'a.example', dst_addr: '192.0.2.9', proto: 'UDP', size: 60, paris_id: 0 },
      ...{ timestamp: 1714564800, prb_id: 77, type: 'traceroute' },
      result: [
        { hop: 1, result: [{ from: '192.0.2.1', rtt: 0.5, size: 68, ttl: 64 }, { x: '*' }] },
        { hop: 2, result: [{ from: '192.0.2.9', err: 'H' }] },
      ],
    });
    expect(atlas.losses(trace)).toEqual(['names of hosts are left out', 'times below a bound are left out']);
  });
});
