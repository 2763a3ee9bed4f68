import { exim } from '../software/exim';
import { HOST, patternOf, QUAD, read, RECIPIENT, usualHop, withProtocol, type UsualForm } from './form';
import { isLiteral, usualAddress, usualClient, usualHost } from './host';

/** `([192.0.2.1])`, `([192.0.2.1] helo=mx.example)` behind the verified reverse name; `[192.0.2.1] (helo=mx.example)` where there is none */
const CLIENT = String.raw`from (?:(${HOST}) \(\[(${QUAD})\](?: helo=(${HOST}|\[${QUAD}\]))?\)|\[(${QUAD})\] \(helo=(${HOST}|\[${QUAD}\])\))`;
const TLS = String.raw`(?: {1,2}\(TLS[\w.:-]{1,60}\))?(?: tls [A-Z0-9_]{5,60})?`;
const SENDER = String.raw`(?: \(envelope-from <[^<>\s();&]{0,320}>\))?`;

/**
 * `from mx.example ([192.0.2.1]) by mail.example with esmtps (TLS1.3) tls TLS_AES_256_GCM_SHA384 (Exim 4.96) (envelope-from
 * <bob@example.org>) id 1rPqKr-0000vK-2V for bob@example.net; `
 */
const FORM = patternOf(
  String.raw`${CLIENT} by (${HOST}) with (e?smtps?a?)${TLS} \(Exim \d[\w.-]{0,20}\)${SENDER} id [A-Za-z0-9]{6,7}-[A-Za-z0-9]{6,11}-[A-Za-z0-9]{2,4}(?: for (${RECIPIENT}))?; `,
);

export const eximForm: UsualForm = {
  pattern: FORM,
  read: ([, reverse, seen, said, bare = '', greeted = '', writer = '', protocol = '', recipient]) => {
    const greeting = reverse === undefined ? greeted : (said ?? reverse);
    const helo = isLiteral(greeting) ? read(greeting) : usualHost(greeting);
    const name = reverse === undefined ? undefined : usualHost(reverse);
    const [address, by] = [usualAddress(seen ?? bare), usualHost(writer)];
    if (!helo || !address || !by || (reverse !== undefined && !name)) return undefined;
    const client = usualClient(helo, name, name ? 'verified' : 'unknown', address);
    return withProtocol(usualHop(exim.name, client, by, recipient), protocol);
  },
};
