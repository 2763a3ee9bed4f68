import type { HopKind } from '../../../model/mail';
import type { ReceivedField } from '../clause';
import type { RemarkReader } from '../remark';

/** How a field of one software is to be read where the words alone do not tell. */
export interface Grammar {
  /** Which name stands behind `from`: what the client said, what the reverse look-up said, or a word that is the same in every field. */
  readonly fromWord: 'helo' | 'rdns' | 'fixed';
  /** What a written reverse name is worth; `not-recorded` = the software writes none, a name in the comment is no reverse name. */
  readonly rdns: 'verified' | 'unverified' | 'not-recorded';
  /** What it means when no reverse name is written: it was looked for in vain, or the software never looks. */
  readonly withoutName: 'unknown' | 'not-recorded';
  /** The software always says when TLS was used, so its plain `ESMTP` means that it was not. */
  readonly saysTls: boolean;
  /** Comments that only this software writes; tried before the common ones. */
  readonly readers: readonly RemarkReader[];
}

/** For fields that bear no mark: `from HELO (REVERSE [ADDRESS])` is what most write, and nothing is concluded from silence. */
export const USUAL: Grammar = {
  fromWord: 'helo',
  rdns: 'unverified',
  withoutName: 'not-recorded',
  saysTls: false,
  readers: [],
};

/**
 * One mail software and how it writes a Received field. A new one is one entry of this shape in its own file (or beside its kin) and one
 * line in index.ts; clauses, addresses, dates and the usual comments are read before it and need not be read again.
 */
export interface Software extends Partial<Grammar> {
  /** Dialect id, for example `postfix`. */
  readonly id: string;
  /** Name as people know it, for example `Postfix`. */
  readonly name: string;
  /** A comment, not of `from`, that only this software writes. Group 1 is the version. */
  readonly mark?: RegExp;
  /** The words behind `with` that only this software writes. Group 1 is the version. */
  readonly words?: RegExp;
  /** Hosts that run this software: weaker than what the software says itself. */
  readonly host?: RegExp;
  /** 0…1 for forms that no mark tells: 1 for one that only this software writes, about 0.6 for one that it shares with others. */
  score?(field: ReceivedField): number;
  /** Where the version stands outside the mark. */
  version?(field: ReceivedField): string | undefined;
  /** A `by` that looks like an address and is only a name inside the provider. */
  isInternalName?(host: string): boolean;
  /** What stands behind `from` is no client: `from mail pickup service`. */
  isWithoutClient?(field: ReceivedField): boolean;
  /** Where the protocol word alone does not tell. */
  kind?(field: ReceivedField): HopKind | undefined;
}
