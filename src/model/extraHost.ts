import type { SourceSpan } from './span';

/** What a machine beside the path is; it chooses the symbol. */
export const EXTRA_HOST_KINDS = ['pc', 'phone', 'printer', 'router', 'server', 'tv', 'host'] as const;

export type ExtraHostKind = (typeof EXTRA_HOST_KINDS)[number];

/**
 * A machine that no trace passed: a neighbour that `arp -a` names, or one that the user drew. It never takes part in the inference.
 */
export interface ExtraHost {
  /** `host:<first address>`, or the user's own id. */
  readonly id: string;
  /** Its name; empty = only the address is known. */
  readonly label: string;
  readonly kind: ExtraHostKind;
  readonly addresses: readonly string[];
  /** Symbol that the user chose; absent = the one of its kind. */
  readonly icon?: string;
  /** Who made its network card. */
  readonly maker?: string;
  /** Where it hangs: the prefix of a segment, or the address of a router's interface. */
  readonly at: string;
  /** Where the text tells of it; the user's own hosts have none. */
  readonly evidence?: readonly SourceSpan[];
}
