/** Names that make a run of lines a mail header when two of them stand together (RFC 5322, 5321, 8601, 6376, 8617, 2369). */
const WELL_KNOWN = new Set(
  (
    'received x-received return-path delivered-to envelope-to x-original-to x-envelope-from from to cc bcc sender reply-to subject ' +
    'date message-id in-reply-to references mime-version user-agent x-mailer received-spf authentication-results ' +
    'dkim-signature domainkey-signature arc-seal arc-message-signature arc-authentication-results x-originating-ip ' +
    'resent-from resent-to resent-date resent-message-id list-id list-unsubscribe list-post list-help list-archive precedence ' +
    'x-spam-status x-spam-score x-google-dkim-signature x-gm-message-state x-forwarded-to x-forwarded-for errors-to importance ' +
    'x-priority thread-topic thread-index auto-submitted feedback-id'
  ).split(' '),
);

/** Well known too, but a MIME part inside a body begins with them as well: they prove no message. */
const PART_FIELDS = new Set(['content-type', 'content-transfer-encoding', 'content-disposition', 'content-id']);

/** Fields whose folded lines are `tag=value` lists, so that a lost folding blank can be told by its form. */
const TAG_FIELDS = new Set(
  'dkim-signature domainkey-signature x-google-dkim-signature arc-seal arc-message-signature arc-authentication-results authentication-results received-spf'.split(
    ' ',
  ),
);

export function isWellKnown(name: string): boolean {
  return WELL_KNOWN.has(name.toLowerCase());
}

export function isPartField(name: string): boolean {
  return PART_FIELDS.has(name.toLowerCase());
}

export function isTagField(name: string): boolean {
  return TAG_FIELDS.has(name.toLowerCase());
}

/** Received and its twin; both have the grammar of RFC 5321 section 4.4. */
export function isTraceField(name: string): boolean {
  const lower = name.toLowerCase();
  return lower === 'received' || lower === 'x-received';
}

/** Fields in which a server or client notes the sender's address. Nobody vouches for them. */
const CLAIMED_FIELDS = new Set(
  'x-originating-ip x-sender-ip x-client-ip x-source-ip x-real-ip x-remote-ip x-remote-addr x-sending-ip x-origin-ip x-sender-client-ip x-aol-ip x-yahoo-post-ip x-ip'.split(
    ' ',
  ),
);

export function isClaimedAddressField(name: string): boolean {
  return CLAIMED_FIELDS.has(name.toLowerCase());
}
