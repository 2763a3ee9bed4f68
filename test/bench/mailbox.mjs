// A mailbox as mail servers write it, message by message, the same at every run: a linear congruential generator, no Math.random.
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const two = (number) => String(number).padStart(2, '0');

function dates(ms) {
  const date = new Date(ms);
  const [day, month, time] = [
    DAYS[date.getUTCDay()],
    MONTHS[date.getUTCMonth()],
    `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}`,
  ];
  return {
    postmark: `${day} ${month} ${String(date.getUTCDate()).padStart(2)} ${time} ${date.getUTCFullYear()}`,
    field: `${day}, ${date.getUTCDate()} ${month} ${date.getUTCFullYear()} ${time} +0000`,
  };
}

/**
 * How the relay that took the message from outside writes its field, and how often among a hundred messages. The share of each program is
 * that of an ordinary mailbox of a small organisation: most mail comes through Postfix and the three large providers.
 * `at` = when, as RFC 5322 writes it; `mx` wrote the field about `name` at `ip`.
 */
const BORDERS = [
  [
    46,
    ({ name, ip, mx, id, at }) => `from ${name} (${name} [${ip}])
	(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits))
	by ${mx} (Postfix) with ESMTPS id ${id}
	for <me@example.net>; ${at}`,
  ],
  [
    16,
    ({ name, ip, mx, id, at }) => `from ${name} ([${ip}])
	by ${mx} with esmtps  (TLS1.3) tls TLS_AES_256_GCM_SHA384
	(Exim 4.96)
	(envelope-from <user@${name}>)
	id 1r${id.slice(0, 5)}-00${id.slice(0, 4)}-2B
	for me@example.net;
	${at}`,
  ],
  [
    16,
    ({ name, ip, id, at }) => `from ${name} (${name}. [${ip}])
        by mx.google.com with ESMTPS id d2e1a72fcca58-6c4${id.toLowerCase()}si1234567b3a.12
        for <me@example.net>
        (version=TLS1_3 cipher=TLS_AES_256_GCM_SHA384 bits=256/256);
        ${at.replace('+0000', '-0800 (PST)')}`,
  ],
  [
    12,
    ({ name, ip, at }) => `from ${name} (${ip}) by
 DB5EUR01FT011.mail.protection.outlook.com (10.152.4.230) with Microsoft SMTP
 Server (version=TLS1_2, cipher=TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384) id
 15.20.7409.20 via Frontend Transport; ${at}`,
  ],
  [
    7,
    ({ name, ip, mx, id, at }) => `from ${name} (${name} [${ip}])
	by ${mx} (8.17.1/8.17.1) with ESMTPS id 3B${id}012345
	(version=TLSv1.3 cipher=TLS_AES_256_GCM_SHA384 bits=256 verify=NOT)
	for <me@example.net>; ${at}`,
  ],
  [
    3,
    ({ name, ip, at }) => `from unknown (HELO ${name}) (${ip})
  by 0 with ESMTPS (TLS_AES_256_GCM_SHA384 encrypted); ${at.slice(5).replace('+0000', '-0000')}`,
  ],
];
/** What the sender's own server wrote about the program or the client that the message came from. */
const FIRSTS = [
  [
    46,
    ({ domain, inner, outer, id, at }) => `from [${inner}] (unknown [${outer}])
	by ${domain} (Postfix) with ESMTPSA id ${id};
	${at}`,
  ],
  [
    16,
    ({ domain, inner, outer, id, at }) => `from [${outer}] (helo=[${inner}])
	by ${domain} with esmtpsa (TLS1.2) tls TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384
	(Exim 4.96) id 1r${id.slice(0, 5)}-00${id.slice(0, 4)}-1A; ${at}`,
  ],
  [
    16,
    ({ id, at }) => `by mail-ed1-f41.google.com with SMTP id 4fb4d7f45d1cf-56c0${id.toLowerCase()}so1234567a12.3
        for <me@example.net>; ${at.replace('+0000', '-0800 (PST)')}`,
  ],
  [
    12,
    ({ at }) => `from AM0PR02MB1234.eurprd02.prod.outlook.com (2603:10a6:208:ed::33) by
 AM0PR02MB5678.eurprd02.prod.outlook.com (2603:10a6:208:19b::14) with Microsoft
 SMTP Server (version=TLS1_2, cipher=TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384) id
 15.20.7409.46; ${at}`,
  ],
  [
    7,
    ({ domain, id, at }) => `from localhost (localhost [127.0.0.1])
	by ${domain} (8.17.1/8.17.1/Submit) with ESMTP id 3B${id}012345;
	${at}`,
  ],
  [3, ({ at }) => `(qmail 16872 invoked by uid 1467); ${at.slice(5).replace('+0000', '-0000')}`],
];

/** The entry that a number below a hundred falls on. */
function among(entries, percent) {
  let left = percent;
  for (const [share, write] of entries) if ((left -= share) < 0) return write;
  throw new Error(`shares add up to less than ${percent}`);
}

/** `body` = characters of text in each message. */
export function* mailbox(count, body = 1_500) {
  let state = 20_000;
  const next = () => (state = (state * 1_103_515_245 + 12_345) & 0x7fffffff);
  // The low bits of such a generator repeat soon.
  const below = (limit) => (next() >>> 9) % limit;
  const hex = () => next().toString(16).toUpperCase().padStart(8, '0');
  const text = 'Nothing here is of interest to a reader of headers.\n>From here on it is quoted.\n';
  for (let n = 0; n < count; n++) {
    const ip = `${['203.0.113', '198.51.100', '203.0.114'][below(3)]}.${1 + ((below(16) * below(16)) % 250)}`;
    const mx = `mx${1 + (below(9) < 6 ? 0 : below(3))}.example.net`;
    const { postmark, field: at } = dates(1_700_000_000_000 + n * 61_000);
    const domain = `sender${below(90)}.example.org`;
    const [inner, outer] = [`10.1.2.${below(250)}`, `198.51.100.${below(250)}`];
    const kind = below(100);
    const border = among(BORDERS, kind)({ name: domain, ip, mx, id: hex(), at });
    // Whoever receives with one program does not send with another more often than not, so the two are drawn apart.
    const first = among(FIRSTS, below(100))({ domain, inner, outer, id: hex(), at });
    yield `From user${n}@${domain} ${postmark}
Return-Path: <user${n}@${domain}>
Delivered-To: me@example.net
Received: from ${mx} (${mx} [192.0.2.25])
	by imap.example.net (Postfix) with LMTPS id ${hex()}
	for <me@example.net>; ${at}
Received: ${border}
Authentication-Results: ${mx};
	dkim=${below(5) ? 'pass' : 'fail'} header.d=${domain};
	dmarc=${below(6) ? 'pass' : 'fail'};
	spf=pass smtp.mailfrom=user${n}@${domain}
Received: ${first}
Date: ${at}
From: User ${n} <user${n}@${domain}>
To: me@example.net
Subject: Message ${n}
Message-ID: <${n}.${hex()}@${domain}>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

${text.repeat(Math.ceil(body / text.length))}
`;
  }
}
