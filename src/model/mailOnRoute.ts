import type { SourceSpan } from './span';

/** A machine that handled a message, as its header tells: who handed it in, then each relay that wrote a Received field. */
export interface MailStation {
  /** `station:<message>#<n>`, counted from the sender, beginning at 0. */
  readonly id: string;
  /** Name, else address; empty = neither is written. */
  readonly label: string;
  /** Every address that the header gives it, canonical. */
  readonly addresses: readonly StationAddress[];
  readonly operator?: string;
  /** Id of the field that it wrote itself; the sender wrote none. */
  readonly wrote?: string;
  /** False where nobody trusted tells of it: the sender could have made it up. */
  readonly vouched: boolean;
  /** Id of the router or machine of the route that it is. */
  readonly onRoute?: string;
  /** Claim that says so. */
  readonly claim?: string;
  readonly evidence: readonly SourceSpan[];
}

export interface StationAddress {
  readonly text: string;
  /** A trusted relay wrote it down. */
  readonly vouched: boolean;
  readonly evidence: SourceSpan;
}

/** One hand-over of a message. */
export interface MailLeg {
  /** `leg:<station it leads to>` */
  readonly id: string;
  /** Ids of stations; the message goes from the first to the second. */
  readonly from: string;
  readonly to: string;
  /** Field that tells of it; absent where the relays on both sides of a gap are two and nothing says how it got across. */
  readonly hop?: string;
  /** `ESMTPS` */
  readonly protocol?: string;
  /** Signed, in milliseconds. */
  readonly delayMs?: number;
  readonly vouched: boolean;
}

/** The way of a message that has a machine in common with the traced route: both are one picture. */
export interface MailOnRoute {
  readonly message: string;
  /** From the sender to the mailbox; never empty. */
  readonly stations: readonly MailStation[];
  readonly legs: readonly MailLeg[];
}
