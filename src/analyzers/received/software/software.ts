import type { HopKind } from '../../../model/mail';
import type { ReceivedField } from '../clause';
import type { RemarkReader } from '../remark';

/**
 * One mail software and how it writes a Received field. A new one is one file with this shape and one line in index.ts; the
 * clauses, addresses, dates and the usual comments are read before it and need not be read again.
 */
export interface Software {
  /** Dialect id, for example `postfix`. */
  readonly id: string;
  /** Name as people know it, for example `Postfix`. */
  readonly name: string;
  /** 0…1: 1 for a mark that only this software writes, about 0.5 for a form that it shares with others, 0 for none. */
  score(field: ReceivedField): number;
  /** Comments that only this software writes; tried before the common ones. */
  readonly readers: readonly RemarkReader[];
  /** Which name stands behind `from`: what the client said, or what the reverse look-up said. */
  readonly fromWord: 'helo' | 'rdns';
  /** What a written reverse name is worth; `not-recorded` = the software writes none, a name in the comment is no reverse name. */
  readonly rdns: 'verified' | 'unverified' | 'not-recorded';
  /** What it means when no reverse name is written: it was looked for in vain, or the software never looks. */
  readonly withoutName: 'unknown' | 'not-recorded';
  /** The software always says when TLS was used, so its plain `ESMTP` means that it was not. */
  readonly saysTls: boolean;
  /** A `by` that looks like an address and is only a name inside the provider. */
  isInternalName?(host: string): boolean;
  /** What stands behind `from` is no client: `from mail pickup service`. */
  isWithoutClient?(field: ReceivedField): boolean;
  /** Where the protocol word alone does not tell. */
  kind?(field: ReceivedField): HopKind | undefined;
}
