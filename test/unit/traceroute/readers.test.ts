import { describe, expect, it } from 'vitest';
import { readAnnotation } from '../../../src/analyzers/traceroute/annotation';
import { dialects } from '../../../src/analyzers/traceroute/dialects';
import { readAsPath, readBackHops, readMplsStack } from '../../../src/analyzers/traceroute/labels';
import { withoutNoise } from '../../../src/analyzers/traceroute/noise';
import { readAddress, readNumber } from '../../../src/analyzers/traceroute/words';
import { readHeaderLine } from '../../../src/analyzers/traceroute/dialects/tracertHeader';
import { catalog } from '../../../src/messages';

describe('addresses', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1', undefined],
    ['2001:DB8:0:0::1', '2001:db8::1', undefined],
    ['::ffff:192.0.2.1', '192.0.2.1', undefined],
    ['fe80::1%eth0', 'fe80::1', 'fe80::1%eth0'],
    ['203.0.xxx.xxx', undefined, '203.0.xxx.xxx'],
    ['192.0.2.256', undefined, '192.0.2.256'],
    ['010.0.0.1', undefined, '010.0.0.1'],
  ])('%s is read', (text, ip, ipRaw) => {
    expect(readAddress(text, 10)).toEqual({
      ...(ip && { ip }),
      ...(ipRaw && { ipRaw }),
      span: { start: 10, end: 10 + (text.split('%')[0] ?? '').length },
    });
  });

  it.each(['192.0.2', '192.0.2.1.5', '1.2.3.4:80', '12:30', 'a.b.c.d', 'dead.beef', '1', '', ':', '192.0.2.1/24'])(
    '%j is none',
    (text) => {
      expect(readAddress(text, 0)).toBeUndefined();
    },
  );
});

describe('numbers', () => {
  it.each([
    ['<1', { value: 1, lessThan: true, unit: '' }],
    ['0.340', { value: 0.34, lessThan: false, unit: '' }],
    ['2.5ms', { value: 2.5, lessThan: false, unit: 'ms' }],
    ['12毫秒', { value: 12, lessThan: false, unit: '毫秒' }],
    ['4294967292', { value: 4294967292, lessThan: false, unit: '' }],
  ])('%s is read', (text, reading) => {
    expect(readNumber(text)).toEqual(reading);
  });

  it.each(['1.2.3', '22/tcp', '4:', '-1', '9999999999999', 'ms', '<', '', '192.0.2.1'])('%j is none', (text) => {
    expect(readNumber(text)).toBeUndefined();
  });
});

describe('annotations', () => {
  it.each([
    ['!H', 'host-unreachable', {}],
    ['!N', 'network-unreachable', {}],
    ['!P', 'protocol-unreachable', {}],
    ['!S', 'source-route-failed', {}],
    ['!F-1400', 'fragmentation-needed', { mtu: 1400 }],
    ['!X', 'prohibited', {}],
    ['!A', 'prohibited', {}],
    ['!V', 'precedence', {}],
    ['!<13>', 'icmp-code', { icmpCode: 13 }],
    ['!10', 'icmp-code', { icmpCode: 10 }],
    ['!', 'ttl-too-small', {}],
    ['!B', 'unknown', {}],
  ])('%s means %s', (text, kind, more) => {
    const span = { start: 5, end: 5 + text.length };
    expect(readAnnotation({ text, ...span })).toEqual({ raw: text, kind, ...more, span });
    expect(Object.keys(catalog)).toContain(`traceroute.annotation.${kind}`);
  });

  it.each(['!important', 'X', '!!', '!<>', '!x'])('%s is none', (text) => {
    expect(readAnnotation({ text, start: 0, end: text.length })).toBeUndefined();
  });
});

describe('labels', () => {
  it('AS paths', () => {
    expect(readAsPath('[AS4713/AS2914]')).toEqual([4713, 2914]);
    expect(readAsPath('[*]')).toEqual([]);
    expect(readAsPath('[192.0.2.1]')).toBeUndefined();
  });

  it('MPLS stacks and hops back', () => {
    expect(readMplsStack('<MPLS:L=24017,E=0,S=0,T=1/L=299776,E=3,S=1,T=2>')).toEqual([
      { label: 24017, tc: 0, s: 0, ttl: 1 },
      { label: 299776, tc: 3, s: 1, ttl: 2 },
    ]);
    expect(readBackHops("'-12'")).toBe(12);
    expect(readBackHops("'12'")).toBeUndefined();
  });
});

describe('noise', () => {
  it.each([
    ['> > 1  192.0.2.1', '1  192.0.2.1'],
    ['| 1  192.0.2.1', '1  192.0.2.1'],
    ['\x1b[1;32m 1\x1b[0m  a', '1      a'],
    ['\t1\u00a0\u3000a\u200b', '1  a'],
    [' 1 &lt;1 ms&nbsp;', '1    <1 ms'],
    [' 1 \\<1 ms \\* \\*', '1  <1 ms  *  *'],
    ['<pre>1 <a href="x">a</a> b<br/>', '1             a     b'],
    ['[2024-05-01 12:00:00.1] 1 a', '1 a'],
    ['2024-05-01T12:00:00Z 1 a', '1 a'],
    ['12:00:01.5 1 a', '1 a'],
    ['May  1 12:00:00 host trace[9]: 1 a', '1 a'],
  ])('%j is painted over', (line, left) => {
    expect(withoutNoise(line).trim()).toBe(left);
    expect(withoutNoise(line)).toHaveLength(line.length);
  });

  it.each([
    '  3  * <MPLS:L=1,E=0,S=1,T=1>  1 ms',
    ' 1  <1 ms  [192.0.2.1]',
    '  1.|-- 192.0.2.1  0.0%',
    '|   192.0.2.1 -    0 |   10 |',
  ])('%j is left alone', (line) => {
    expect(withoutNoise(line)).toBe(line);
  });
});

describe('header lines of tracert', () => {
  it.each([
    ['Tracing route to www.example.com [192.0.2.80]', { target: 'www.example.com', targetIp: '192.0.2.80' }],
    ['over a maximum of 30 hops:', { maxHops: 30 }],
    [
      'Tracing route to 192.0.2.80 over a maximum of 5 hops',
      { target: '192.0.2.80', targetIp: '192.0.2.80', maxHops: 5 },
    ],
    [
      'Tracing route to 2001:db8::80 over a maximum of 30 hops',
      { target: '2001:db8::80', targetIp: '2001:db8::80', maxHops: 30 },
    ],
    ['최대 30홉 이상의 8.8.8.8(으)로 가는 경로 추적', { target: '8.8.8.8', targetIp: '8.8.8.8', maxHops: 30 }],
    ['с максимальным числом прыжков 30:', { maxHops: 30 }],
    ['on the 3rd of May at 12:30 in room 7-4', {}],
    ['', {}],
  ])('%j', (line, told) => {
    expect(readHeaderLine(line)).toEqual(told);
  });
});

describe('every dialect', () => {
  it('has its own id and a name in the catalog', () => {
    expect(new Set(dialects.map((dialect) => dialect.id)).size).toBe(dialects.length);
    for (const dialect of dialects) expect(Object.keys(catalog)).toContain(dialect.name);
  });
});
