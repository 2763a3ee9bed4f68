import { remembered } from '../memory';
import { organisationOf } from '../organisation';
import { gmail } from '../software/gmail';
import { HOST, patternOf, QUAD, read, RECIPIENT, usualHop, withProtocol, type UsualForm } from './form';
import { usualAddress, usualClient, usualHost, type UsualHost } from './host';

const GOOGLE_HOST = String.raw`(?:[a-z0-9-]{1,60}\.){1,3}google\.com|smtp\.gmail\.com`;
const SHARD = '2002:a[0-9a-f]{2}(?::[0-9a-f]{1,4}){1,6}';
const FOR = String.raw`(?: for <(${RECIPIENT})>)?`;
const TLS = String.raw`(?: \(version=[\w.]{1,12} cipher=[\w-]{1,60} bits=[\d/]{1,9}\))?`;
const ID = '[A-Za-z0-9.-]{10,80}';

/** `from mx.example (mx.example. [192.0.2.1]) by mx.google.com with ESMTPS id d2e1…si1234567b3a.12 for <bob@example.net> (version=TLS1_3 cipher=… bits=256/256); ` */
const BORDER = patternOf(
  String.raw`from (${HOST}) \((?:(${HOST})\. )?\[(${QUAD})\]\) by (${GOOGLE_HOST}) with (E?SMTPS?A?) id ${ID}${FOR}${TLS}; `,
);
/** `by mail-ed1-f41.google.com with SMTP id 4fb4…so1234567a12.3 for <bob@example.net>; `, `by 2002:a05:6a10:1234:… with SMTP id …; ` */
const INSIDE = patternOf(String.raw`by (${GOOGLE_HOST}|${SHARD}) with SMTP id ${ID}${FOR}; `);

const googleHost = remembered((text): UsualHost => {
  const name = read(text);
  const organisation = organisationOf(text);
  return { name, clause: { host: name }, ...(organisation !== undefined && { organisation }) };
});

const border: UsualForm = {
  pattern: BORDER,
  read: ([, greeting = '', reverse, ip = '', writer = '', protocol = '', recipient]) => {
    const [helo, name] = [usualHost(greeting), reverse === undefined ? undefined : usualHost(reverse)];
    const address = usualAddress(ip);
    if (!helo || !address || (reverse !== undefined && !name)) return undefined;
    const client = usualClient(helo, name, name ? 'unverified' : 'unknown', address);
    return withProtocol(usualHop(gmail.name, client, googleHost(writer), recipient), protocol);
  },
};

/** Handed on between machines that it does not name. */
const inside: UsualForm = {
  pattern: INSIDE,
  read: ([, writer = '', recipient]) => {
    const hop = usualHop(gmail.name, undefined, googleHost(writer), recipient);
    hop.kind = 'local';
    return hop;
  },
};

export const gmailForms: readonly UsualForm[] = [border, inside];
