import { describe, expect, it } from 'vitest';
import { hopOf, messageOf, messagesOf } from './summary';

const DATE = 'Mon, 1 Apr 2024 00:00:00 +0000';

describe('received: addresses', () => {
  it.each([
    ['[192.0.2.1]', '192.0.2.1', undefined],
    ['[192.0.2.1]:25', '192.0.2.1', 25],
    ['[IPv6:2001:db8::1]', '2001:db8::1', undefined],
    ['[fe80::1%9]]', 'fe80::1', undefined],
    ['[10.0.8.6.13219]', '10.0.8.6', 13219],
    ['?IPv6:::ffff:192.0.2.9?', '192.0.2.9', undefined],
    ['[203.0.113.300]', undefined, undefined],
    ['[1.2.3]', undefined, undefined],
  ])('%s', (token, ip, port) => {
    const { from } = hopOf(`Received: from h.example (r.example ${token}) by b.example; ${DATE}`);
    expect(from?.address?.ip).toBe(ip);
    expect(from?.port).toBe(port);
  });

  it('keeps a masked address as one, with its text', () => {
    const address = hopOf(`Received: from h.example (r.example [192.168.x.xx]) by b.example; ${DATE}`).from?.address;
    expect(address).toMatchObject({ raw: '192.168.x.xx', masked: true });
    expect(address?.ip).toBeUndefined();
  });

  it('keeps an impossible address apart from a masked one', () => {
    const address = hopOf(`Received: from h.example ([300.1.2.3]) by b.example; ${DATE}`).from?.address;
    expect(address).toMatchObject({ raw: '300.1.2.3', masked: false });
  });

  it('takes no version for an address', () => {
    const hop = hopOf(`Received: from a.example by b.example (build 15.1.225.42) with SMTP id 15.1.225.42; ${DATE}`);
    expect(hop.by?.address).toBeUndefined();
    expect(hop.from?.address).toBeUndefined();
  });
});

describe('received: TLS is yes, no or unknown', () => {
  it.each([
    ['by b.example (Postfix) with ESMTP id 1', 'no'],
    ['by b.example (Postfix) with ESMTPS id 1', 'yes'],
    ['by b.example with esmtp (Exim 4.92)', 'no'],
    ['by b.example with Microsoft SMTP Server id 14.3.1.2', 'unknown'],
    ['by mx.google.com with ESMTP id 1', 'unknown'],
    ['by b.example with ESMTP id 1', 'unknown'],
    ['by b.example with ESMTP over TLS secured channel', 'yes'],
    ['by b.example (Postfix, from userid 0)', 'unknown'],
    ['by b.example with UTF8SMTPSA id 1', 'yes'],
  ])('%s: %s', (clauses, state) => {
    expect(hopOf(`Received: from a.example (a.example [192.0.2.1]) ${clauses}; ${DATE}`).tls.state).toBe(state);
  });
});

describe('received: what is broken spoils no more than itself', () => {
  const rest = `([192.0.2.1]) by mx.example (Postfix) with ESMTP id Q1 for <a@b.example>; ${DATE}`;
  const deep = 10_000;
  it.each([
    ['comments nested ten thousand deep', `${'('.repeat(deep)}x${')'.repeat(deep)}`, 1],
    ['ten thousand open parentheses', '('.repeat(deep), 1],
    ['ten thousand closing parentheses', ')'.repeat(deep), 1],
    ['an open quote', '("', 1],
  ])('%s', (_name, broken, unparsed) => {
    const hop = hopOf(`Received: from a.example ${broken} ${rest}`);
    expect(hop.from?.helo?.value).toBe('a.example');
    expect(hop.from?.address?.ip).toBe('192.0.2.1');
    expect(hop.by?.host?.value).toBe('mx.example');
    expect(hop.queueId?.value).toBe('Q1');
    expect(hop.date?.epochMs).toBe(Date.UTC(2024, 3, 1));
    expect(hop.unparsed.length).toBeLessThanOrEqual(unparsed + 1);
    expect(hop.unparsed.length).toBeGreaterThan(0);
  });
});

it('received: a parenthesis that opens behind a date without semicolon is kept as not understood', () => {
  const text = 'Received: from a.example ([192.0.2.1]) by b.example id 1 Mon, 1 Apr 2024 00:00:00 +0000(JST)((';
  const { date, unparsed } = hopOf(text);
  expect(date?.epochMs).toBe(Date.UTC(2024, 3, 1));
  expect(unparsed.map(({ start, end }) => text.slice(start, end))).toEqual(['((']);
});

describe('received: what is no mail', () => {
  it.each([
    'Note: this is prose\nAnswer: yes',
    'Received: nothing so far\nTo: do',
    'traceroute to example.com (192.0.2.1), 30 hops max\n 1  192.0.2.9  1.0 ms',
    'Content-Type: text/plain\nContent-Transfer-Encoding: 7bit',
    '',
  ])('%j', (text) => {
    expect(messagesOf(text)).toEqual([]);
  });

  it('a quoted header inside a body is no second message, a forwarded one with its path is', () => {
    const head = `Received: from a.example ([192.0.2.1]) by b.example; ${DATE}\nFrom: a@a.example\nSubject: one\n\n`;
    expect(messagesOf(`${head}From: x@y.example\nTo: z@y.example\nSubject: quoted\n\ntext`)).toHaveLength(1);
    expect(messagesOf(`${head}${head}text`)).toHaveLength(2);
  });
});

describe('received: places in the text', () => {
  it('every value can be sliced back, across folds and quote marks', () => {
    const text = `> Received: from pc.example (r.example\n>  [192.0.2.1])\n>\tby b.example; ${DATE}\n> Subject: x\n`;
    const { hops } = messageOf(text);
    const from = hops[0]?.from;
    const slice = (span: { start: number; end: number } | undefined) => span && text.slice(span.start, span.end);
    expect(slice(from?.helo?.span)).toBe('pc.example');
    expect(slice(from?.rdns?.span)).toBe('r.example');
    expect(slice(from?.address?.span)).toBe('192.0.2.1');
    expect(slice(hops[0]?.date?.span)).toBe(DATE);
  });

  it('decodes what a web page wrote and still knows where it stood', () => {
    const text = `Received: from a.example ([192.0.2.1]) by b.example\n for &lt;u@b.example&gt;; ${DATE}\nSubject: a &lt; b\n`;
    const message = messageOf(text);
    const [recipient] = message.hops[0]?.recipients ?? [];
    expect(recipient?.value).toBe('u@b.example');
    expect(recipient && text.slice(recipient.span.start, recipient.span.end)).toBe('u@b.example');
    expect(message.subject).toBe('a &lt; b');
  });
});
