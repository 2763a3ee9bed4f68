// A mailbox as a mail server writes it, message by message, the same at every run: a linear congruential generator, no Math.random.
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

/** `body` = characters of text in each message. */
export function* mailbox(count, body = 1_500) {
  let state = 20_000;
  const next = () => (state = (state * 1_103_515_245 + 12_345) & 0x7fffffff);
  // The low bits of such a generator repeat soon.
  const below = (limit) => (next() >>> 9) % limit;
  const hex = () => next().toString(16).toUpperCase();
  const text = 'Nothing here is of interest to a reader of headers.\r\n>From here on it is quoted.\r\n'.replaceAll(
    '\r',
    '',
  );
  for (let n = 0; n < count; n++) {
    const ip = `${['203.0.113', '198.51.100', '203.0.114'][below(3)]}.${1 + ((below(16) * below(16)) % 250)}`;
    const mx = `mx${1 + (below(9) < 6 ? 0 : below(3))}.example.net`;
    const { postmark, field } = dates(1_700_000_000_000 + n * 61_000);
    const domain = `sender${below(90)}.example.org`;
    yield `From user${n}@${domain} ${postmark}
Return-Path: <user${n}@${domain}>
Delivered-To: me@example.net
Received: from ${mx} (${mx} [192.0.2.25])
	by imap.example.net (Postfix) with LMTPS id ${hex()}
	for <me@example.net>; ${field}
Received: from ${domain} (${domain} [${ip}])
	(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits))
	by ${mx} (Postfix) with ESMTPS id ${hex()}
	for <me@example.net>; ${field}
Authentication-Results: ${mx};
	dkim=${below(5) ? 'pass' : 'fail'} header.d=${domain};
	dmarc=${below(6) ? 'pass' : 'fail'};
	spf=pass smtp.mailfrom=user${n}@${domain}
Received: from [10.1.2.${below(250)}] (unknown [198.51.100.${below(250)}])
	by ${domain} (Postfix) with ESMTPSA id ${hex()};
	${field}
Date: ${field}
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
