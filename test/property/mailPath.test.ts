import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readHeader, readPlace } from '../../src/analyzers/mailbox/readHeader';
import { passedAuthentication } from '../../src/analyzers/received/authentication/belief';
import { dateAt } from '../../src/analyzers/received/date';
import { usualDateAt } from '../../src/analyzers/received/usualDate';
import type { PathHop } from '../../src/analyzers/received/hop';
import type { MailAddress, Read } from '../../src/model/mail';
import '../seed';

const fixtures = path.join(import.meta.dirname, '../fixtures/received');
const HEADERS = readdirSync(fixtures, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(?:txt|eml)$/.test(name))
  .map((name) => readFileSync(path.join(fixtures, name), 'utf8').slice(0, 20_000))
  .filter((text) => /^received:/im.test(text))
  .map((text) => text.split(/\r?\n\r?\n/, 1)[0] ?? '');

const valueOf = (read: Read<string> | undefined) => read?.value;
const addressOf = (address: MailAddress | undefined) =>
  address && [address.raw, address.ip, address.masked, address.scope];

/** What the table of a mailbox is made of. */
function factsOf({ id, headerIndex, kind, from, by, organisation, recipients, auth, software, date }: PathHop) {
  return {
    ...{ id, headerIndex, kind, organisation, software, epochMs: date?.epochMs },
    client: from && { ...from, helo: valueOf(from.helo), rdns: valueOf(from.rdns), ident: valueOf(from.ident) },
    address: addressOf(from?.address),
    by: by && [valueOf(by.host), addressOf(by.address), by.port],
    recipients: recipients.map(valueOf),
    auth: valueOf(auth),
  };
}

const withoutAddress = (facts: ReturnType<typeof factsOf>) => ({
  ...facts,
  client: facts.client && { ...facts.client, address: undefined },
});

/** The mailbox's own way through a header says what the way of a single message says. */
function expectSame(header: string): void {
  const whole = readHeader(header, 'box', 1, {});
  const place = readPlace(header, 'box', 1, {});
  expect(place?.hops.map(factsOf).map(withoutAddress)).toEqual(whole?.hops.map(factsOf).map(withoutAddress));
  expect(place?.span).toEqual(whole?.span);
  expect(place?.subject).toEqual(whole?.subject);
  expect(place?.passed).toBe(whole && passedAuthentication(whole));
  expect(place?.boundary?.hop).toBe(whole?.boundary?.hop);
  expect(place?.boundary?.ip ?? place?.boundary?.raw).toBe(whole?.boundary?.ip ?? whole?.boundary?.raw);
}

const WORDS = fc.constantFrom(
  ...[
    ' ',
    '\t',
    '(',
    ')',
    '[',
    ']',
    ';',
    '"',
    '<',
    '>',
    '\\',
    ':',
    '.',
    '\n',
    '\n ',
    '\r\n\t',
    '\r',
    'x',
    '1',
    'unknown ',
  ],
  ...[
    'from ',
    'by ',
    'with ',
    'id ',
    'for ',
    '(Postfix)',
    '[192.0.2.1]',
    'IPv6:::1',
    '&lt;',
    '\u00a0',
    'x.x.x.x',
    'tls',
    'ESMTPSA',
  ],
  ...[
    '(using TLSv1.3 with cipher X (256/256 bits))',
    'pps.filterd',
    'no-reverse-dns.example',
    '; Fri, 31 Jan 2020 07:28:42 +0900',
  ],
);
const change = fc.record({ at: fc.nat({ max: 20_000 }), cut: fc.nat({ max: 5 }), word: WORDS });
const usual = fc
  .record({
    greeting: fc.constantFrom('mail.example.org', '[192.0.2.9]', 'localhost', '1.2.3.4', 'pps.example', 'x.x.x.x'),
    name: fc.constantFrom(
      'mail.example.org',
      'unknown',
      'no-reverse-dns.example',
      'host-9-2.dyn.example.net',
      '192.0.2.9',
    ),
    ip: fc.constantFrom('192.0.2.9', '300.1.2.3', '10.0.0.1', '127.0.0.1'),
    tls: fc.constantFrom(
      '',
      ' (using TLSv1.2 with cipher AES256 (256/256 bits))',
      ' (No client certificate requested)',
    ),
    by: fc.constantFrom('mx.example.net', 'mx1.pphosted.com', 'mail', '10.0.0.2', 'id'),
    protocol: fc.constantFrom('SMTP', 'ESMTPSA', 'LMTPS', 'local'),
    id: fc.constantFrom('4XyAbCdEf1', 'from', 'A1', '1KlqN6-0001Ca-5x'),
    rest: fc.constantFrom(' for <me@example.net>', '', ' for <a@example.net>,<b@example.net>'),
    date: fc.constantFrom(
      'Fri, 31 Jan 2020 07:28:42 +0900',
      '31 Feb 2020 07:28:42 +0900 (JST)',
      'Sat, 31 Jan 2020 07:28:42 -0000',
    ),
  })
  .map(
    ({ greeting, name, ip, tls, by, protocol, id, rest, date }) =>
      `Received: from ${greeting} (${name} [${ip}])${tls}\n\tby ${by} (Postfix) with ${protocol} id ${id}\n\t${rest.trim()}; ${date}`,
  );

describe('a mailbox', () => {
  it('reads every header of the fixtures as a single message is read', () => {
    expect(HEADERS.length).toBeGreaterThan(30);
    for (const header of HEADERS) {
      expectSame(header);
      expectSame(header.replace(/\r?\n/g, '\r\n'));
    }
  });

  it('reads damaged ones alike', () => {
    fc.assert(
      fc.property(fc.constantFrom(...HEADERS), fc.array(change, { minLength: 1, maxLength: 4 }), (header, changes) => {
        let text = header;
        for (const { at, cut, word } of changes) {
          const start = at % (text.length + 1);
          text = text.slice(0, start) + word + text.slice(start + cut);
        }
        expectSame(text);
      }),
      { numRuns: 400 },
    );
  });

  it('reads the usual form of a field as every other', () => {
    fc.assert(
      fc.property(fc.array(usual, { minLength: 1, maxLength: 3 }), (fields) => {
        expectSame(`${fields.join('\n')}\nSubject: x\n`);
      }),
      { numRuns: 400 },
    );
  });
});

describe('the usual date', () => {
  const pad = (number: number) => String(number).padStart(2, '0');
  const dates = fc
    .tuple(
      fc.constantFrom('', 'Fri, ', 'Sat, ', 'fri, '),
      fc.nat({ max: 33 }),
      fc.constantFrom('Jan', 'Feb', 'Apr', 'Dec', 'feb', 'Foo'),
      fc.constantFrom('2000', '1900', '2020', '0099', '20'),
      fc.tuple(fc.nat({ max: 25 }), fc.nat({ max: 61 }), fc.nat({ max: 61 })).map((parts) => parts.map(pad).join(':')),
      fc.constantFrom('+0900', '-0000', '+1400', '-1330', '+1360', 'GMT', '+09:00', ''),
      fc.constantFrom('', ' (JST)', ':', '5', ' EST'),
    )
    .map(([weekday, day, month, year, time, zone, rest]) => `${weekday}${day} ${month} ${year} ${time} ${zone}${rest}`);

  it('is read by its characters as by the patterns', () => {
    fc.assert(
      fc.property(dates, (text) => {
        const quick = usualDateAt(text, 0);
        if (!quick) return;
        // A blank in front keeps the quick reader out of it.
        const { epochMs, offsetMinutes, precision, problems } = dateAt(` ${text}`, 0) ?? {};
        expect([quick.epochMs, quick.precision, quick.problems]).toEqual([epochMs, precision, problems]);
        expect(quick.offsetMinutes).toBe((offsetMinutes ?? NaN) + 0);
      }),
      { numRuns: 3_000 },
    );
  });
});
