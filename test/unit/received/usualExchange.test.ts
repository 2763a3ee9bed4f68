import { describe, expect, it } from 'vitest';
import { unfoldText } from '../../../src/analyzers/received/fold';
import { readHop, readPathHop } from '../../../src/analyzers/received/hop';

const unfolded = (text: string) => unfoldText([{ start: 9, text: ` ${text}` }], true);

/** What the general reader says of the same field, without places. */
function both(text: string) {
  const place = { id: 'h', headerName: 'Received', headerIndex: 0, span: { start: 0, end: 0 } };
  const whole = readHop(unfolded(text), place);
  const short = readPathHop(unfolded(text), 'h', 0);
  const keys = ['id', 'headerIndex', 'kind', 'from', 'by', 'organisation', 'recipients', 'auth', 'software'] as const;
  const plain = (hop: Partial<typeof whole>) =>
    JSON.parse(
      JSON.stringify([keys.map((key) => hop[key] ?? null), hop.date?.epochMs ?? null], (key, value: unknown) =>
        key === 'span' ? undefined : value,
      ),
    ) as unknown;
  return [plain(short as never), plain(whole)] as const;
}

const TLS = '(version=TLS1_2, cipher=TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384)';
const END = 'id 15.20.7409.20; Sat, 31 Jan 2015 07:28:42 +0000';

describe('the field of Microsoft 365 cut by one pattern says what the general reader says', () => {
  const clients = [
    'mx.example.org (203.0.113.5)',
    'AM0PR02MB1234.eurprd02.prod.outlook.com (2603:10a6:208:ed::33)',
    'MX.EXAMPLE.ORG (10.0.0.5)',
    'mx.example.org (::1)',
    'mx.example.org (::ffff:192.0.2.1)',
    'mx.example.org (300.1.2.3)',
    'mx.example.org (15.20.1)',
    'mx.example.org (dead)',
    'pps.reinject.example (203.0.113.5)',
    '203.0.113.5 (203.0.113.5)',
    'mx1.example.org.5 (203.0.113.5)',
    'outbound.protection.outlook.com (40.107.1.2)',
  ];
  const writers = [
    'DB5.mail.protection.outlook.com (10.152.4.230)',
    'AM0.eurprd02.prod.outlook.com (2603:10a6:208:19b::14)',
    'mail.example.net (192.0.2.9)',
    'outlook.com (192.0.2.9)',
    'DB5.mail.protection.outlook.com (15.20.7409.20)',
  ];
  const ends = [
    END,
    END.replace(';', ' via Frontend Transport;'),
    `${END} (UTC)`,
    END.replace('+0000', '-0700 (PDT)'),
    END.replace('Sat', 'Fri'),
  ];
  const fields = clients.flatMap((client) =>
    writers.flatMap((writer) =>
      ends.map((end) => `from ${client} by ${writer} with Microsoft SMTP Server ${TLS} ${end}`),
    ),
  );
  it(`${fields.length} fields`, () => {
    for (const field of fields) {
      const [short, whole] = both(field);
      expect(short, field).toEqual(whole);
    }
  });
});
