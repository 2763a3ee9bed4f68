import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { recognize, splitLines } from '../../src/analyzers/detect';

const fixtures = join(import.meta.dirname, '../fixtures/traceroute');
const linux = readFileSync(join(fixtures, 'traceroute-linux/real-home-campus.txt'), 'utf8');
const windows = readFileSync(join(fixtures, 'tracert-windows/real-home-campus-ja.txt'), 'utf8');
const nmap = readFileSync(join(fixtures, 'nmap-text/real-home-campus.txt'), 'utf8');
const mail = [
  'Received: from mx.example (mx.example [192.0.2.25]) by in.example.org (Postfix) with ESMTPS id 4XYZ',
  '\tfor <a@example.org>; Fri, 10 May 2024 12:00:00 +0900 (JST)',
  'From: a@example.com',
  'Subject: my trace',
  'Date: Fri, 10 May 2024 11:59:58 +0900',
].join('\n');

function read(text: string, role?: 'forward' | 'return') {
  return recognize({ id: 'doc', name: 'doc', text, ...(role && { role }) });
}

describe('lines', () => {
  it('end at LF, CRLF and CR and nowhere else', () => {
    const text = 'a\nb\r\nc\rd\u2028e\u0085f\n';
    expect(splitLines(text).map((line) => line.text)).toEqual(['a', 'b', 'c', 'd\u2028e\u0085f', '']);
    expect(splitLines(text).every((line) => text.slice(line.start, line.end) === line.text)).toBe(true);
  });

  it('begin behind a byte order mark', () => {
    expect(splitLines('\ufeffa\nb')[0]).toEqual({ start: 1, end: 2, text: 'a' });
  });

  it.each(['\n', '\r\n', '\r', '\r\r\n'])('give the same hops whatever ends them (%j)', (end) => {
    const hops = (text: string) =>
      read(text).traces.map((trace) =>
        trace.hops.map((hop) => [hop.ttl, hop.probes.map((probe) => [probe.ip, probe.host, probe.rttMs])]),
      );
    const all = [windows, linux, nmap].join('\n');
    expect(hops(`\ufeff${all.replaceAll('\n', end)}`)).toEqual(hops(all));
    expect(hops(all)).toHaveLength(3);
  });
});

describe('several things in one text', () => {
  it.each([
    [
      [linux, windows, nmap],
      ['traceroute-linux', 'tracert-windows', 'nmap-text'],
    ],
    [
      [nmap, linux, windows],
      ['nmap-text', 'traceroute-linux', 'tracert-windows'],
    ],
    [
      [windows, nmap, linux, linux],
      ['tracert-windows', 'nmap-text', 'traceroute-linux', 'traceroute-linux'],
    ],
  ])('are found in text order with prose between them', (parts, dialects) => {
    const text = parts.map((part, n) => `This is trace number ${n}:\n${part}`).join('\n');
    const { traces, unparsed } = read(text);
    expect(traces.map((trace) => trace.dialect)).toEqual(dialects);
    expect(unparsed.map(({ start, end }) => text.slice(start, end))).toEqual(
      parts.map((_, n) => `This is trace number ${n}:`),
    );
  });

  it('keeps a thousand of a million empty lines, and what stands around them', () => {
    const text = `a\n${'\n'.repeat(1_000_000)}b\n${'\r\n'.repeat(999)}c`;
    const lines = splitLines(text);
    expect(lines.filter((line) => line.text !== '').map((line) => text.slice(line.start, line.end))).toEqual([
      'a',
      'b',
      'c',
    ]);
    expect(lines.length).toBe(3 + 1_000 + 999);
    expect(recognize({ id: 't', name: 't', text }).unparsed).toHaveLength(3);
  });

  it('stand directly below each other', () => {
    const rows = ' 1  192.0.2.1  1.0 ms  1.1 ms  1.2 ms\n 2  192.0.2.2  2.0 ms  2.1 ms  2.2 ms\n';
    expect(read(rows + rows + rows).traces.map((trace) => trace.hops.length)).toEqual([2, 2, 2]);
  });

  it('may be a message and a trace', () => {
    const { traces, messages } = read(`${mail}\n\n${linux}`);
    expect(messages.map((message) => message.hops.length)).toEqual([1]);
    expect(traces.map((trace) => trace.hops.length)).toEqual([11]);
  });
});

describe('ids', () => {
  it('count the traces of a document and do not change when it is read again', () => {
    const ids = () => read(linux + nmap + mail).traces.map((trace) => trace.id);
    expect(ids()).toEqual(['trace:doc@1', 'trace:doc@2']);
    expect(ids()).toEqual(ids());
  });

  it('go on behind a report with several hosts', () => {
    const twoHosts = readFileSync(join(fixtures, 'nmap-text/lab-two-targets.txt'), 'utf8');
    expect(read(twoHosts + linux).traces.map(({ id, dialect }) => [id, dialect])).toEqual([
      ['trace:doc@1', 'nmap-text'],
      ['trace:doc@2', 'nmap-text'],
      ['trace:doc@3', 'traceroute-linux'],
    ]);
  });

  it('carry the role that the user gave, and no other', () => {
    expect(read(linux, 'return').traces[0]?.role).toBe('return');
    expect(read(linux).traces[0]).not.toHaveProperty('role');
  });
});

describe('what nobody takes', () => {
  it('is listed line by line without outer blanks', () => {
    const text = 'one\n\n   two \n\t\nthree';
    expect(read(text).unparsed).toEqual([
      { source: 'doc', start: 0, end: 3 },
      { source: 'doc', start: 8, end: 11 },
      { source: 'doc', start: 15, end: 20 },
    ]);
  });

  it('stays inside a trace when it stands between its hops', () => {
    const text = linux.replace(' 5  ', 'Message from root: going down\n 5  ');
    const { traces, unparsed } = read(text);
    expect(unparsed).toEqual([]);
    expect(traces.flatMap((trace) => trace.unparsed.map(({ start, end }) => text.slice(start, end)))).toEqual([
      'Message from root: going down',
    ]);
    expect(traces[0]?.hops).toHaveLength(11);
  });

  it('is nothing in an empty text', () => {
    expect(read('')).toEqual({ traces: [], messages: [], hosts: [], sessions: [], unparsed: [] });
    expect(read('\ufeff\r\n \n')).toEqual({ traces: [], messages: [], hosts: [], sessions: [], unparsed: [] });
  });
});

describe('text around pretty-printed JSON', () => {
  const record = {
    type: 'traceroute',
    msm_id: 1,
    prb_id: 2,
    dst_addr: '192.0.2.9',
    result: Array.from({ length: 20 }, (_, n) => ({
      hop: n + 1,
      result: [{ from: `192.0.2.${n}`, rtt: 1.5, ttl: 60, size: 28 }],
    })),
  };
  const trace = 'traceroute to 192.0.2.9 (192.0.2.9), 30 hops max, 60 byte packets\n 1  192.0.2.1  0.5 ms\n';

  it.each(['\n', '\r\n', '\r'])('is read at its own places, whatever ends the lines (%j)', (end) => {
    const text = `${trace}\n${JSON.stringify(record, null, 2)}\n\nand then\n${trace}`.replaceAll('\n', end);
    const { traces, unparsed } = recognize({ id: 't', name: 't', text });
    expect(traces.map(({ dialect }) => dialect)).toEqual(['traceroute-linux', 'ripe-atlas', 'traceroute-linux']);
    expect(traces.map(({ span }) => text.slice(span.start, span.start + 5).trim())).toEqual([
      'trace',
      expect.stringMatching(/^\{/),
      'trace',
    ]);
    expect(unparsed.map((span) => text.slice(span.start, span.end))).toEqual(['and then']);
  });
});
