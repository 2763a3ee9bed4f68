import type { SourceSpan, Span } from './span';
import type { Unparsed } from './source';
import type { AddressScope } from './address';

/** Values a clause may hold, each with the place it was read from. */
export interface Read<T> {
  readonly value: T;
  readonly span: Span;
}

export type HopKind =
  'smtp' | 'submission' | 'lmtp' | 'local' | 'http' | 'pickup' | 'fetch' | 'list' | 'scan' | 'spool';

/** An address token of a Received field. `masked` = written like an address but hidden (`xxx.xxx.xx.xx`). */
export interface MailAddress {
  readonly raw: string;
  /** Canonical form; absent when the token is masked or no address. */
  readonly ip?: string;
  readonly masked: boolean;
  readonly scope?: AddressScope;
  readonly span: Span;
}

export interface FromClause {
  readonly helo?: Read<string>;
  readonly heloKind?: 'name' | 'literal' | 'empty';
  readonly rdns?: Read<string>;
  /** `unverified` = the software writes the reverse name without saying that it checked it forwards. */
  readonly rdnsState: 'verified' | 'unverified' | 'unknown' | 'may-be-forged' | 'not-recorded';
  readonly address?: MailAddress;
  readonly port?: number;
  readonly ident?: Read<string>;
  /** Operator of the named client: provider group or registrable domain (Public Suffix List) of its reverse name, else of its HELO. */
  readonly organisation?: string;
}

export interface ByClause {
  readonly host?: Read<string>;
  readonly address?: MailAddress;
  readonly port?: number;
}

export interface MailDate {
  readonly raw: string;
  /** Milliseconds since 1970-01-01 UTC; absent when the date cannot be read or does not exist. */
  readonly epochMs?: number;
  /** Minutes east of UTC; absent when the text has no zone (then `epochMs` takes it as UTC, see `problems`). */
  readonly offsetMinutes?: number;
  readonly precision: 'second' | 'minute' | 'day';
  readonly problems: readonly (
    | 'no-zone'
    | 'unknown-zone'
    | 'impossible'
    | 'zone-out-of-range'
    | 'two-digit-year'
    | 'weekday-mismatch'
    | 'unreadable'
  )[];
  readonly span: Span;
}

export interface TlsState {
  /** `unknown` is not `no`: plain `ESMTP` proves nothing on some software (design/received.md). */
  readonly state: 'yes' | 'no' | 'unknown';
  /** `TLS1.3`, `TLS1.0`, `SSL3`, however it was spelled. */
  readonly version?: string;
  readonly cipher?: string;
  /** Secret bits of the cipher's key. */
  readonly bits?: number;
  /** What became of the client's certificate: `none` = the client showed none or was not asked. */
  readonly verify?: 'verified' | 'unverified' | 'none';
}

/** One Received field (or its pseudo twin) as read: facts only. Source: RFC 5321 section 4.4. */
export interface MailHop {
  /** `hop:<message>#<headerIndex>`; for a twin `hop:<message>#x<headerIndex>`, counted on its own. */
  readonly id: string;
  readonly headerName: string;
  /** Counts Received fields from the top (newest), beginning at 0. */
  readonly headerIndex: number;
  readonly kind: HopKind;
  readonly dialect: string;
  readonly from?: FromClause;
  readonly by?: ByClause;
  /** Operator of the host that wrote the field: provider group or registrable domain; the older field's when it was handed over locally. */
  readonly organisation?: string;
  readonly via?: Read<string>;
  readonly with?: Read<string>;
  /** The IANA "WITH protocol type" that `with` means, in capitals: `ESMTPS` for `esmtps`. */
  readonly protocol?: string;
  readonly queueId?: Read<string>;
  readonly recipients: readonly Read<string>[];
  readonly envelopeFrom?: Read<string>;
  /** The user who logged in; where the field names none, the words that say that one did. */
  readonly auth?: Read<string>;
  /** SASL mechanism as written: `LOGIN`, `plain`. */
  readonly authMethod?: Read<string>;
  readonly tls: TlsState;
  /** Name alone, for example `Sendmail`. */
  readonly software?: string;
  readonly softwareVersion?: string;
  readonly date?: MailDate;
  /** Signed; time since the previous hop in path order; absent when either date is unknown. */
  readonly delayMs?: number;
  readonly span: Span;
  readonly unparsed: readonly Span[];
}

/** Trust in what a hop wrote is a claim, kept apart from the hop. */
export interface HopTrust {
  readonly hop: string;
  readonly trust: 'trusted' | 'boundary' | 'untrusted';
  /** Message key of the rule that decided. */
  readonly reason: string;
}

/**
 * What the writer of a field was on the way (RFC 5598): `webmail` and `msa` take it from the author, `mx` is the first relay that is
 * trusted, `mda` delivers, `local` hands it on inside one machine.
 */
export type HopRole = 'webmail' | 'msa' | 'mta' | 'mx' | 'list' | 'filter' | 'local' | 'fetch' | 'mda';

/** Hops that are one step for a reader: local delivery, filters and lists write several fields. Path order. */
export interface MailStep {
  readonly role: HopRole;
  /** Ids, oldest first; never empty. */
  readonly hops: readonly string[];
}

/** One of the three separate answers: boundary, origin, claimed. */
export interface AddressVerdict {
  readonly ip?: string;
  /** What stood there when no usable address did (masked token, host name). */
  readonly raw?: string;
  /** `headerIndex` of the hop that wrote it. */
  readonly hop: number;
  readonly rule: string;
  readonly grade: 'certain' | 'likely' | 'possible';
  /** Claim id with the reasons. */
  readonly claim: string;
  readonly span: Span;
}

/** One `method=result` of an authentication field (RFC 8601 section 2.2). */
export interface AuthenticationResult {
  /** Lower case: `spf`, `dkim`, `dmarc`, `arc`, `iprev`, `auth`, `compauth` … */
  readonly method: string;
  /** Lower case: `pass`, `fail`, `softfail`, `neutral`, `none`, `temperror`, `permerror` … */
  readonly result: string;
  /** `smtp.mailfrom`, `header.d` … in the order written. */
  readonly properties: readonly { readonly name: string; readonly value: string }[];
  readonly comment?: string;
  readonly span: Span;
}

/** What a DKIM or ARC signature says of itself (RFC 6376 section 3.5); whether it holds is for the results to say. */
export interface SignatureTags {
  readonly domain?: string;
  readonly selector?: string;
  readonly algorithm?: string;
  /** Names of the signed fields in lower case. */
  readonly signedFields: readonly string[];
  /** `l=`: only so many bytes of the body are signed, more may be added unseen. */
  readonly bodyLimit?: number;
}

export type AuthenticationKind =
  'results' | 'received-spf' | 'dkim-signature' | 'arc-results' | 'arc-signature' | 'arc-seal' | 'vendor';

/** A field that says how the sender was checked, or by which it can be. Facts only: what it is worth is in AuthenticationTrust. */
export interface AuthenticationField {
  /** `authentication:<message>#<position among these fields from the top>` */
  readonly id: string;
  readonly kind: AuthenticationKind;
  readonly name: string;
  /** Who says so: authserv-id, `receiver=`, or the signing domain. */
  readonly writer?: Read<string>;
  /** `i=` of an ARC set (RFC 8617 section 4). */
  readonly instance?: number;
  /** `cv=` of an ARC seal. */
  readonly chainValidation?: string;
  readonly results: readonly AuthenticationResult[];
  readonly signature?: SignatureTags;
  /** Address of the client that was checked: `client-ip=`, `sender IP is`, `CIP:`. */
  readonly client?: MailAddress;
  /** Id of the hop that wrote it, told by its place in the header and its name; absent below the oldest hop. */
  readonly hop?: string;
  /** It stands under the Received field of that hop instead of above it, where a sender can put one as well. */
  readonly isUnderneath?: boolean;
  readonly span: Span;
}

/** Whether a result counts: only what was written inside the trust boundary does. */
export interface AuthenticationTrust {
  readonly field: string;
  readonly believed: 'yes' | 'no' | 'unknown';
  /** Message key of the rule that decided. */
  readonly reason: string;
}

export interface HeaderField {
  readonly name: string;
  /** Unfolded, outer blanks removed. */
  readonly value: string;
  readonly nameSpan: Span;
  readonly valueSpan: Span;
}

/** What held a message that came inside another one. */
export interface Container {
  /** `bounce` = in a report on delivery (RFC 3462), `digest` = in a collection (RFC 2046), `outlook` = in a .msg file. */
  readonly kind: 'attachment' | 'bounce' | 'digest' | 'outlook';
  /** Id of the message that holds it. */
  readonly message: string;
  /** Number of the part within that message, counted as IMAP does (RFC 3501 section 6.4.5): `2.1`. */
  readonly part: string;
  readonly name?: string;
  /** The part's content in the holder's text: the message itself where it is literal, else its encoded form. */
  readonly span: SourceSpan;
}

/** Protection of the message itself; TLS protects only the way between two relays. */
export type MessageProtection = 'none' | 'smime-signed' | 'smime-encrypted' | 'openpgp-signed' | 'openpgp-encrypted';

export interface MailMessage {
  /** `message:<source>@<ordinal>` */
  readonly id: string;
  readonly source: string;
  readonly fields: readonly HeaderField[];
  /** Decoded by mailparser where it is at hand, otherwise as written. */
  readonly subject?: string;
  readonly from?: string;
  readonly to?: string;
  /** ISO 8601 in UTC of the Date field. */
  readonly date?: string;
  readonly messageId?: string;
  /** The Date field as read: the sender's own word. */
  readonly sent?: MailDate;
  /** Who could read or change the body; found by src/mime, absent until it ran. */
  readonly protection?: MessageProtection;
  readonly attachments?: readonly string[];
  /** Outermost first; absent for a message that stands on its own. */
  readonly containers?: readonly Container[];
  /** Path order: nearest the sender first. */
  readonly hops: readonly MailHop[];
  /** `X-Received`, Gmail's internal twin of a Received field: shown, not counted as a hand-over. Path order. */
  readonly twins?: readonly MailHop[];
  /** Results and signatures from the top of the header down; absent when there are none. */
  readonly authentication?: readonly AuthenticationField[];
  readonly authenticationTrust?: readonly AuthenticationTrust[];
  readonly trust: readonly HopTrust[];
  /** Every hop is in one step; absent when there is no hop. */
  readonly steps?: readonly MailStep[];
  readonly boundary?: AddressVerdict;
  readonly origin?: AddressVerdict;
  readonly claimed: readonly {
    readonly ip?: string;
    readonly raw?: string;
    readonly source: string;
    readonly rule: string;
    readonly grade: AddressVerdict['grade'];
    /** Claim id with the reasons. */
    readonly claim: string;
    readonly span: Span;
  }[];
  /** First hop to last, signed; absent when either end has no usable date. */
  readonly totalMs?: number;
  readonly span: Span;
  readonly unparsed: readonly Unparsed[];
  /** Set when the header has more fields than are read; the first ones were. */
  readonly leftOut?: LeftOut;
}

/** Header fields at the end of a header that were not read. */
export interface LeftOut extends Span {
  readonly count: number;
}

/** Signed milliseconds; undefined when either date is unusable or names a day only. */
export function between(earlier: MailDate | undefined, later: MailDate | undefined): number | undefined {
  if (earlier?.epochMs === undefined || later?.epochMs === undefined) return undefined;
  if (earlier.precision === 'day' || later.precision === 'day') return undefined;
  return later.epochMs - earlier.epochMs;
}
