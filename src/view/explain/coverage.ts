import type { AuthenticationField, MailMessage } from '../../model/mail';

/** A DKIM signature as far as its text goes: who signs what. Nothing here says that it holds. */
export interface Coverage {
  /** `d=`, lower case. */
  readonly domain: string;
  /** How often `h=` names each field, lower case: the n-th naming covers the n-th occurrence from the bottom (RFC 6376 section 5.4.2). */
  readonly fields: ReadonlyMap<string, number>;
}

/** The domain that a signature or seal names; undefined when it names none. */
export function signerOf(field: AuthenticationField | undefined): string | undefined {
  return (field?.signature?.domain ?? field?.writer?.value)?.toLowerCase();
}

/** Signatures beyond this are an attack on the reader: no message of any software bears so many. */
const MOST_SIGNATURES = 50;

export function coveragesOf({ authentication = [] }: Pick<MailMessage, 'authentication'>): readonly Coverage[] {
  return authentication
    .filter(({ name }) => name.toLowerCase() === 'dkim-signature')
    .slice(0, MOST_SIGNATURES)
    .flatMap(({ signature }) => {
      const domain = signature?.domain?.toLowerCase();
      if (!domain) return [];
      const fields = new Map<string, number>();
      for (const name of signature?.signedFields ?? []) fields.set(name, (fields.get(name) ?? 0) + 1);
      return [{ domain, fields }];
    });
}

/** Domains whose signature these results (RFC 8601) call good: `header.d=example.org`, `header.i=@example.org`. */
export function passedDomains(fields: readonly AuthenticationField[]): ReadonlySet<string> {
  const passed = new Set<string>();
  for (const { method, result, properties } of fields.flatMap(({ results }) => results)) {
    if (method !== 'dkim' || result !== 'pass') continue;
    for (const { name, value } of properties) {
      if (name === 'header.d') passed.add(value.toLowerCase());
      if (name === 'header.i') passed.add(value.slice(value.lastIndexOf('@') + 1).toLowerCase());
    }
  }
  return passed;
}
