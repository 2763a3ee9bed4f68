/**
 * What leaves the machine readable (design/diagram.md, "Redaction"): nothing hidden; without private addresses and the names of hosts
 * behind them; without the last octet or the last 64 bits and host names; pseudonyms that keep networks apart; without the first hops
 * from home; without local parts, message ids and internal hosts of mail.
 */
export const REDACTION_MODES = ['off', 'private', 'last-bits', 'pseudonyms', 'home', 'mail'] as const;

export type RedactionMode = (typeof REDACTION_MODES)[number];

export interface Redaction {
  readonly mode: RedactionMode;
  /** Hops from home that mode `home` hides, the home host not counted. */
  readonly homeHops: number;
}
