import type { SourceSpan } from './span';

/** How many messages, when the first trusted relay took them, and what it said of the sender's authentication. */
export interface MailTally {
  readonly count: number;
  /** Milliseconds since 1970-01-01 UTC; absent when no message of it has a usable date. */
  readonly firstMs?: number;
  readonly lastMs?: number;
  /** DMARC, or where it was not checked DKIM or SPF; believed only inside the trust boundary. The rest is unknown. */
  readonly passed: number;
  readonly failed: number;
}

/** One message as the table of a mailbox lists it. */
export interface MailEntry {
  /** Id of the message. */
  readonly id: string;
  readonly subject?: string;
  /** Where its header stands, in the document as a whole. */
  readonly span: SourceSpan;
  /** Line of its first character, beginning at 1; absent where only the text tells. */
  readonly line?: number;
}

/** An address that handed mail to the first trusted relay: both are vouched for by that relay. */
export interface MailOrigin extends MailTally {
  /** `origin:<address>@<relay>` */
  readonly id: string;
  /** Canonical address, else what the relay wrote (a masked address, a name). */
  readonly address: string;
  /** /24 or /48 of the address; absent when it is none. */
  readonly network?: string;
  /** Operator of the client by its name. */
  readonly organisation?: string;
  /** Host that wrote it down: the first trusted relay. */
  readonly relay: string;
  /** UTC days on which that relay took a message of it (`2026-11-20`), in order; absent when there are too many to tell apart. */
  readonly days?: readonly string[];
  /** The first ones in the order of the text, never more than some: a mailbox may have millions. */
  readonly messages: readonly MailEntry[];
}

/** The origins of one network, or those that one relay saw. */
export interface MailGroup extends MailTally {
  readonly name: string;
  /** Distinct boundary addresses. */
  readonly addresses: number;
}

/** What a mailbox tells as a whole. Facts only; order: most messages first, then by name. */
export interface Mailbox extends MailTally {
  /** Messages whose path names no client of a trusted relay: local mail, drafts, headers without Received. */
  readonly unplaced: number;
  /** Messages of addresses that came after the table was full; counted in the whole only. */
  readonly unlisted: number;
  readonly origins: readonly MailOrigin[];
  readonly networks: readonly MailGroup[];
  readonly relays: readonly MailGroup[];
}
