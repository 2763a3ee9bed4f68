import { describe, expect, it } from 'vitest';
import { readVerdicts } from '../../../src/analyzers/received/authentication/verdicts';
import { readResults } from '../../../src/analyzers/received/authentication/results';
import { unfoldText } from '../../../src/analyzers/received/fold';
import { readHop } from '../../../src/analyzers/received/hop';
import { readUsualHop } from '../../../src/analyzers/received/usual/hop';

const KEYS = ['kind', 'from', 'by', 'organisation', 'recipients', 'auth', 'software'] as const;

/** The facts of a hop without places. */
function plain(
  hop: Partial<Record<(typeof KEYS)[number], unknown>> & { readonly date?: { readonly epochMs?: number } },
) {
  return JSON.parse(
    JSON.stringify([KEYS.map((key) => hop[key] ?? null), hop.date?.epochMs ?? null], (key, value: unknown) =>
      key === 'span' ? undefined : value,
    ),
  ) as unknown;
}

/** What the pattern of a form says, and what the general reader says of the same field. */
function both(folded: string) {
  const start = `Received: `.length;
  const short = readUsualHop(`Received: ${folded}\nX: y`, { start, end: start + folded.length }, 'h', 0);
  const lines = folded.split('\n').map((text) => ({ start: 0, text }));
  const place = { id: 'h', headerName: 'Received', headerIndex: 0, span: { start: 0, end: 0 } };
  return [short && plain(short), plain(readHop(unfoldText(lines, true), place))] as const;
}

const HOSTS = [
  'mx.example.org',
  'MX-1.Example.ORG',
  'localhost',
  'mail-ed1-f41.google.com',
  'x.x.x.x',
  'host-9-2.dyn.example.net',
  'no-reverse-dns.example',
  'pps.filterd',
  'mx0a-0012ab01.pphosted.com',
  'by.example.id',
];
const GREETINGS = [...HOSTS, '[192.0.2.9]', '[300.1.2.3]', '[10.0.0.1]'];
const WRITERS = [
  'mx.example.net',
  'localhost',
  'mx.google.com',
  'mx1.pphosted.com',
  'inbound-smtp.us-east-1.amazonaws.com',
];
const ADDRESSES = ['192.0.2.9', '10.0.0.1', '127.0.0.1', '300.1.2.3', '203.0.113.5'];
const DATES = [
  'Sat, 31 Jan 2015 07:28:42 +0000',
  'Fri, 31 Jan 2015 07:28:42 +0000',
  '31 Jan 2015 07:28:42 -0800 (PST)',
  'Sat, 31 Jan 2015\n\t07:28:42 +0000',
  'Sat, 31 Jan 2015 07:28:42 +0000 (envelope-from <a@b.example>)',
];

/** Every combination of two lists, and the rest as a generator of numbers has it, the same at every run. */
function fields(
  write: (greeting: string, name: string, next: <T>(list: readonly T[]) => T) => string,
): readonly string[] {
  let state = 20;
  const next = <T>(list: readonly T[]) => {
    state = (state * 1_103_515_245 + 12_345) & 0x7fffffff;
    // The first of a list is the usual one.
    return list[(state >>> 20) % 4 === 0 ? (state >>> 9) % list.length : 0] as T;
  };
  return GREETINGS.flatMap((greeting) =>
    HOSTS.concat('unknown').flatMap((name) => Array.from({ length: 8 }, () => write(greeting, name, next))),
  );
}

const FORMS = {
  Postfix: fields(
    (greeting, name, next) =>
      `from ${greeting} (${name} [${next(ADDRESSES)}])${next(['', '\n\t(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits)\n\t key-exchange X25519 server-signature RSA-PSS (2048 bits))', ' (No client certificate requested)', '\n\t(Authenticated sender: bob@example.net)'])}\n\tby ${next(WRITERS)} (Postfix) with ${next(['ESMTPS', 'ESMTP', 'ESMTPSA', 'LMTP', 'SMTPUTF8'])} id ${next(['4XyAbCdEf1', 'A1', '1KlqN6-0001Ca-5x', 'bydate12'])}${next(['', '\n\tfor <me@example.net>', ' for <a@example.net>,<b@example.net>', '\n\tfor <a&amp;b@example.net>'])}; ${next(DATES)}`,
  ),
  Sendmail: fields(
    (greeting, name, next) =>
      `from ${greeting} (${next([name, name, `bob@${name}`])} [${next(ADDRESSES)}]${next(['', '', ' (may be forged)'])})\n\tby ${next(WRITERS)} (8.17.1/8.17.1${next(['', '/Submit', '/Debian-3'])}) with ${next(['ESMTPS', 'ESMTP', 'ESMTPSA'])} id ${next(['3BAbCdEf012345', 't1AB2CdE012345-t1AB2CdE012347'])}${next(['', '\n\t(version=TLSv1.3 cipher=TLS_AES_256_GCM_SHA384 bits=256 verify=NOT)'])}${next(['', '\n\tfor <me@example.net>'])}; ${next(DATES)}`,
  ),
  Exim: fields(
    (greeting, name, next) =>
      `${next([`from ${name} ([${next(ADDRESSES)}]${next(['', ` helo=${greeting}`])})`, `from [${next(ADDRESSES)}] (helo=${greeting})`, `from [192.0.2.9]:4711 (helo=${greeting})`])}\n\tby ${next(WRITERS)} with ${next(['esmtps', 'esmtp', 'esmtpsa', 'smtp', 'local'])} ${next(['', ' (TLS1.3) tls TLS_AES_256_GCM_SHA384\n\t', '(TLS1.2:ECDHE_RSA_AES_256_GCM_SHA384:256)\n\t'])}(Exim 4.9${next(['4.2', '6', '8'])})\n\t${next(['', '(envelope-from <bob@example.org>)\n\t', '(envelope-from <>)\n\t'])}id ${next(['1rPqKr-0000vK-2V', '1rPqKr-00000002vKI-2VjU'])}${next(['', '\n\tfor me@example.net', ' for a@example.net, b@example.net'])}; ${next(DATES)}`,
  ),
  Gmail: fields(
    (greeting, name, next) =>
      `${next([`from ${greeting} (${name}. [${next(ADDRESSES)}])\n        by`, `from ${greeting} ([${next(ADDRESSES)}])\n        by`, 'by', 'by'])} ${next(['mx.google.com', 'mail-ed1-f41.google.com', 'smtp.gmail.com', '2002:a05:6a10:1234:b0:1:2', '10.28.1.2', 'google.com'])} with ${next(['ESMTPS', 'SMTP', 'ESMTPSA', 'HTTP'])} id d2e1a72fcca58-6c4si1234567b3a.12${next(['', '\n        for <me@example.net>'])}${next(['', '\n        (version=TLS1_3 cipher=TLS_AES_256_GCM_SHA384 bits=256/256)', ' (Google Transport Security)'])};\n        ${next(DATES)}`,
  ),
};

describe('a field that is cut by the pattern of its form says what the general reader says', () => {
  for (const [name, list] of Object.entries(FORMS)) {
    it(name, () => {
      let taken = 0;
      for (const field of list) {
        const [short, whole] = both(field);
        if (!short) continue;
        taken++;
        expect(short, field).toEqual(whole);
      }
      expect(taken).toBeGreaterThan(80);
    });
  }

  it('and nothing beyond its end', () => {
    const head =
      'from mx.example.org (mx.example.org [192.0.2.9]) by mx.example.net (Postfix) with ESMTP id 4XyAbCdEf1';
    const date = 'Sat, 31 Jan 2015 07:28:42 +0000';
    const read = (text: string, end: number) => readUsualHop(text, { start: 0, end }, 'h', 0);
    const whole = `${head}; ${date}`;
    expect(read(whole, whole.length)).toBeDefined();
    expect(read(whole, head.length)).toBeUndefined();
    expect(read(`${whole} (JST)`, whole.length)).toBeDefined();
    expect(read(`${whole}; x`, whole.length + 3)).toBeUndefined();
  });
});

describe('verdicts that are read in one go', () => {
  const FIELDS = [
    'mx.example.net; dkim=pass header.d=example.org; dmarc=pass; spf=pass smtp.mailfrom=a@example.org',
    'mx.example.net 1;\n\tdkim/1 = pass (good; key) reason="a; b\n\t c" header.i=@example.org;\n\tspf=softfail',
    'spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=example.org; example.net; dkim=none (not signed) header.d=none;example.net; dmarc=bestguesspass action=none',
    'none; none',
    'mx.example.net; none',
    ';;; (a) mx.example.net (comment (nested)) ; auth=pass smtp.auth=bob; iprev=pass policy.iprev=192.0.2.1',
    'i=1; mx.example.net; arc=fail spf=PASS dkim="pass" x=y',
    'mx.example.net;\u00a0dkim=pass\u00a0header.d=example.org;\u3000spf=fail',
    'mx.example.net; dkim=\n\tpass; spf\n\t= fail; (open comment; dmarc=pass',
    `${'a=b;'.repeat(500)} dmarc=pass`,
  ];
  it('are those of the whole reader', () => {
    for (const field of FIELDS) {
      const lines = field.split('\n').map((text) => ({ start: 0, text }));
      const { results, writer } = readResults(unfoldText(lines, false));
      const whole = { results: results.map(({ method, result }) => ({ method, result })), writer: writer?.value };
      const short = readVerdicts(` ${field}`);
      expect({ results: short.results, writer: short.writer }, field).toEqual(whole);
    }
  });
});
